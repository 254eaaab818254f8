import { defineConfig } from 'vitest/config';
import { FILES } from './test/tiers.ts';
import totals from './test/totals.ts';

export default defineConfig({
  test: {
    ...FILES,
    // Tests share nothing but code, so the files of a worker may share its modules: half the time goes into loading.
    isolate: false,
    // One more than two cores have: much of what the program tests do is wait for a poll.
    maxWorkers: 3,
    globalSetup: ['test/leaks.setup.ts'],
    reporters: ['default', totals],
    // A loaded machine makes child processes slow; the bound is there for what hangs.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
