/**
 * Runs the survival suites and the fuzzing with their full counts, which takes some hours; with words, only the files
 * whose path holds one of them. ROOMKEY_SOAK above 1 is how many answers the fuzzing tries.
 */

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
// One suite after the other: each fills the machine by itself, and its numbers are for an otherwise idle one.
const words = process.argv.slice(2);
const chosen =
  words.length > 0
    ? words
    : ['test/endurance/survival', 'test/endurance/fuzz', 'test/unit/provider/recording/record.property'];
const args = [vitest, 'run', ...chosen, '--no-file-parallelism'];
const { PATH, HOME, ROOMKEY_SOAK = '1' } = process.env;
const child = spawn(process.execPath, args, {
  stdio: 'inherit',
  env: { PATH, HOME, ROOMKEY_SOAK },
});
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
