import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{e as a,f as b}from"./chunk-6FIBBVX3.js";import"./chunk-WRGYLGE2.js";import"./chunk-2TSP4554.js";import"./chunk-DJZMKZDA.js";import"./chunk-RIIO6AIG.js";import"./chunk-AW5NIIFM.js";export{a as codePage,b as messagePage};
