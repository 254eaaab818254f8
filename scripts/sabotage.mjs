/**
 * Seeds one bug after another into a copy of the project and runs the tests that must notice. Ends with 1 when a bug is
 * noticed by none. With words, only the bugs whose name holds one of them.
 */

import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SEEDED_BUGS } from './seeded-bugs.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PARTS = [
  'src',
  'test',
  'scripts',
  'device-profiles',
  'docs',
  'README.md',
  'package.json',
  'tsconfig.json',
];
const TOOLS = ['build.mjs', 'vitest.config.ts'];
/** A test that hangs on a bug has noticed it. */
const PATIENCE_MS = 180_000;

const words = process.argv.slice(2);
const bugs = SEEDED_BUGS.filter(({ bug }) => words.length === 0 || words.some((word) => bug.includes(word)));
const copy = mkdtempSync(join(tmpdir(), 'roomkey-sabotage-'));

try {
  for (const part of [...PARTS, ...TOOLS])
    cpSync(join(ROOT, part), join(copy, part), {
      recursive: true,
      filter: (path) => !path.includes('node_modules'),
    });
  symlinkSync(realpathSync(join(ROOT, 'node_modules')), join(copy, 'node_modules'));
  // A bug that no longer fits would go unnoticed until its turn comes.
  for (const { bug, file, search, replace, also } of SEEDED_BUGS) {
    const text = replaced(readFileSync(join(copy, file), 'utf8'), search, replace, bug);
    if (also) replaced(text, also.search, also.replace, bug);
  }
  const needed = [...new Set(bugs.flatMap(({ tests }) => tests))];
  const sound = await passes(needed);
  if (sound !== null) throw new Error(`the tests fail without any bug:\n${sound}`);
  let missed = 0;
  for (const { bug, file, tests, ...change } of bugs) {
    const path = join(copy, file);
    const text = readFileSync(path, 'utf8');
    const changes = [
      { search: change.search, replace: change.replace },
      ...(change.also ? [change.also] : []),
    ];
    writeFileSync(
      path,
      changes.reduce((now, { search, replace }) => replaced(now, search, replace, bug), text),
    );
    const noticed = await passes(tests);
    writeFileSync(path, text);
    if (noticed === null) missed++;
    console.log(`${noticed === null ? 'MISSED' : 'caught'}  ${bug}`);
  }
  console.log(`sabotage: ${bugs.length} seeded bugs, ${bugs.length - missed} caught, ${missed} missed`);
  process.exitCode = missed === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function replaced(text, search, replace, bug) {
  if (text.split(search).length !== 2) throw new Error(`"${bug}" no longer fits: ${search}`);
  return text.replace(search, () => replace);
}

/** Null when the program builds and the tests pass; else what they said. */
async function passes(tests) {
  if (tests.some((test) => !/^test\/core\//.test(test))) {
    const built = await run(['build.mjs']);
    if (built !== null) throw new Error(`a seeded bug does not build:\n${built}`);
  }
  return run(['node_modules/vitest/vitest.mjs', 'run', '--bail', '1', ...tests]);
}

/** Null when it ended with 0; else what it said. */
function run(args) {
  const { PATH, HOME } = process.env;
  const options = { cwd: copy, env: { PATH, HOME }, timeout: PATIENCE_MS, maxBuffer: 64 << 20 };
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      resolve(error === null ? null : `${stdout}\n${stderr}`.slice(-4000));
    });
  });
}
