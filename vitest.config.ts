import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/leaks.setup.ts'],
    // A loaded machine makes child processes slow; the bound is there for what hangs.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
