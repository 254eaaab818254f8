/** Runs the survival suites with their full counts, which takes the better part of an hour. */

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
// One suite after the other: each fills the machine by itself, and its numbers are for an otherwise idle one.
const args = [vitest, 'run', 'test/survival', '--no-file-parallelism', ...process.argv.slice(2)];
const child = spawn(process.execPath, args, {
  stdio: 'inherit',
  env: { ...process.env, ROOMKEY_SOAK: '1' },
});
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
