import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import"./chunk-AW5NIIFM.js";var e={};export{e as default};
