/** Closes a run with one plain line: how many tests passed, failed and were skipped. */

import type { Reporter, TestModule } from 'vitest/node';

/** The reporter. */
const totals: Reporter = {
  onTestRunEnd(modules: readonly TestModule[]) {
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      for (const test of tests) counts[test.result().state] += 1;
      // A file that could not even be loaded has no tests that could fail.
      if (tests.length === 0) counts.failed += 1;
    }
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
    console.log(`${counts.passed} passed, ${counts.failed + counts.pending} failed${skipped}`);
  },
};

export default totals;
