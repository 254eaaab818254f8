import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{d as a}from"./chunk-OIHGVQIQ.js";import"./chunk-47GEDD2T.js";import"./chunk-2TSP4554.js";import"./chunk-HFDVS6TJ.js";import"./chunk-WHX7RJDL.js";import"./chunk-RIIO6AIG.js";import"./chunk-AW5NIIFM.js";export{a as readChain};
