import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{a,b,c,d,e}from"./chunk-VG36RYDA.js";import"./chunk-VOJCZSNC.js";import"./chunk-WHX7RJDL.js";import"./chunk-RIIO6AIG.js";import"./chunk-AW5NIIFM.js";export{c as errorEvent,e as eventLine,b as jsonEvents,a as openEvents,d as refreshedEvent};
