import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{a}from"./chunk-Y2KTHLP7.js";import"./chunk-7S46WAR4.js";import"./chunk-J43DDWNZ.js";import"./chunk-47GEDD2T.js";import"./chunk-2TSP4554.js";import"./chunk-HFDVS6TJ.js";import"./chunk-WHX7RJDL.js";import"./chunk-RIIO6AIG.js";import"./chunk-AW5NIIFM.js";export{a as pairHere};
