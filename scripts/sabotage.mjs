/**
 * Seeds one bug after another into a copy of the project and runs the tests that must notice. Ends with 1 when a bug is
 * noticed by none. With words, only the bugs whose name holds one of them.
 */

import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SEEDED_BREACHES } from './seeded-breaches.mjs';
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
const all = [...SEEDED_BREACHES, ...SEEDED_BUGS];
const bugs = all.filter(({ bug }) => words.length === 0 || words.some((word) => bug.includes(word)));
const copy = mkdtempSync(join(tmpdir(), 'roomkey-sabotage-'));

try {
  for (const part of [...PARTS, ...TOOLS])
    cpSync(join(ROOT, part), join(copy, part), {
      recursive: true,
      filter: (path) => !path.includes('node_modules'),
    });
  symlinkSync(realpathSync(join(ROOT, 'node_modules')), join(copy, 'node_modules'));
  // A bug that no longer fits would go unnoticed until its turn comes.
  for (const bug of all) seeded(textOf(bug.file), bug);
  const needed = [...new Set(bugs.flatMap(({ tests }) => tests))];
  const sound = await passes(needed);
  if (sound !== null) throw new Error(`the tests fail without any bug:\n${sound}`);
  let missed = 0;
  for (const bug of bugs) {
    const path = join(copy, bug.file);
    const text = textOf(bug.file);
    writeFileSync(path, seeded(text, bug));
    const noticed = await passes(bug.tests);
    if (text === '') rmSync(path);
    else writeFileSync(path, text);
    if (noticed === null) missed++;
    console.log(`${noticed === null ? 'MISSED' : 'caught'}  ${bug.bug}`);
  }
  console.log(`sabotage: ${bugs.length} seeded bugs, ${bugs.length - missed} caught, ${missed} missed`);
  process.exitCode = missed === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}

/** The text of a file of the copy; empty where the bug is a new file. */
function textOf(file) {
  const path = join(copy, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** The text with the bug in it: lines more, or one place replaced, or two. */
function seeded(text, { bug, append, search, replace, also }) {
  if (append !== undefined) return `${text}\n${append}\n`;
  const once = replaced(text, search, replace, bug);
  return also === undefined ? once : replaced(once, also.search, also.replace, bug);
}

function replaced(text, search, replace, bug) {
  if (text.split(search).length !== 2) throw new Error(`"${bug}" no longer fits: ${search}`);
  return text.replace(search, () => replace);
}

/** Null when the program builds and the tests pass; else what they said. */
async function passes(tests) {
  if (tests.some((test) => !/^test\/(unit\/core\/|shape)/.test(test))) {
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
