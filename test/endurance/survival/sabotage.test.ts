/** The tests are tested: one of the seeded bugs here, all of them by `npm run sabotage`. */

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { tell } from './bench.ts';

const SCRIPT = fileURLToPath(new URL('../../../scripts/sabotage.mjs', import.meta.url));

it('a bug that is seeded into a copy is noticed', () => {
  const { PATH = '', HOME = '' } = process.env;
  const run = spawnSync(process.execPath, [SCRIPT, 'upper case'], {
    env: { PATH, HOME },
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
  expect(run.stdout).toContain('1 seeded bugs, 1 caught, 0 missed');
  tell(run.stdout.trim().split('\n').at(-1) ?? '');
});
