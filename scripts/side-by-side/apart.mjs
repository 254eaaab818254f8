/**
 * One run inside a namespace: started by unshare with a program's name, a play and a folder, it raises loopback, gives
 * the server's name to it, watches the run as ever, and prints it as one line of JSON. `code` on a line of its own tells
 * that the code has gone out.
 */

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROGRAMS } from './programs.mjs';
import { watch } from './watch.mjs';

const [, , name, play, home] = process.argv;
const program = PROGRAMS.find((each) => each.name === name);

mkdirSync(home, { recursive: true });
const hosts = join(home, 'hosts');
writeFileSync(hosts, `127.0.0.1 localhost ${program.apart.name} api.${program.apart.name}\n`);
execFileSync('ip', ['link', 'set', 'lo', 'up']);
execFileSync('mount', ['--bind', hosts, '/etc/hosts']);

const run = await watch(program, JSON.parse(play), home, () => console.log('code'));
process.stdout.write(`${JSON.stringify(run)}\n`, () => process.exit(0));
