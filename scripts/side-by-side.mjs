/**
 * Plays what goes wrong at authorization servers against roomkey and others that pair by device flow, all at once and
 * each against a scripted server of its own on loopback, and prints one table: what the server saw and whether that is
 * right. Words pick the rows that hold them; --write makes docs/side-by-side.md of the whole table. Exit 1 when roomkey
 * is not right in every row.
 */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, platform, release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cellOf, LEGEND, page, textTable } from './side-by-side/page.mjs';
import { ROWS } from './side-by-side/plays.mjs';
import { installLibraries, NAMESPACE, PROGRAMS } from './side-by-side/programs.mjs';
import { endAll, endGroup, spawnGroup, watch } from './side-by-side/watch.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const APART = fileURLToPath(new URL('./side-by-side/apart.mjs', import.meta.url));
/** How many programs start at the same time: a first poll must not be late because others were loading. */
const STARTING_AT_ONCE = 3;
/** Longer than any run inside a namespace may take by itself. */
const APART_MS = 150_000;

const isWriting = process.argv.includes('--write');
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const rows = ROWS.filter(({ title }) => isWriting || words.every((word) => title.includes(word)));
const folder = mkdtempSync(join(tmpdir(), 'roomkey-side-by-side-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);

const noLibraries = installLibraries();
const columns = PROGRAMS.map(columnOf);
const unseen = [];
let isStopping = false;
const gate = openGate(STARTING_AT_ONCE);
const startedAt = performance.now();
const runs = await allRuns();
if (isStopping) process.exit(1);
const table = rows.map((row) => ({
  ...row,
  cells: columns.map((column) => cellOf(row, runsOf(row, column))),
}));

console.log(`${textTable(columns, table)}\n\n${LEGEND.join('\n')}`);
for (const { name, why } of columns) if (why !== null) console.log(`${name}: not run, ${why}`);
for (const line of unseen) console.log(line);
const wrong = table.filter(({ cells }) => cells[0].right !== true);
const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
console.log(`\nroomkey: ${table.length - wrong.length} of ${table.length} rows right; ${seconds} s`);
if (isWriting)
  writeFileSync(join(ROOT, 'docs', 'side-by-side.md'), page({ columns, rows: table, facts: facts() }));
process.exit(wrong.length === 0 ? 0 : 1);

/** Ends everything, and leaves a moment later so that nothing is left for another process to reap. */
function stop() {
  isStopping = true;
  endAll();
  setTimeout(() => process.exit(1), 300);
}

function columnOf(program) {
  const why = (program.isLibrary ? noLibraries : null) ?? program.absent();
  return {
    name: program.name,
    how: program.how,
    program,
    why,
    version: why === null ? program.version() : '',
  };
}

/** The runs of a row; null where the program is not here or one of them could not be watched. */
function runsOf(row, column) {
  const found = row.plays.map((play) => runs.get(play).get(column));
  return found.includes(undefined) ? null : found;
}

/** Every play of the rows against every program that is here: play → column → run. The longest begin first. */
async function allRuns() {
  const plays = rows.flatMap((row) => row.plays).sort((one, other) => other.watch - one.watch);
  const here = columns.filter(({ why }) => why === null);
  const found = new Map(plays.map((play) => [play, new Map()]));
  let number = 0;
  await Promise.all(
    plays.flatMap((play) =>
      here.map(async (column) => {
        const home = join(folder, String(number++));
        const leave = await gate.enter();
        if (isStopping) return;
        const watching = column.program.apart === undefined ? watch : watchApart;
        try {
          found.get(play).set(column, await watching(column.program, play, home, leave));
        } catch (error) {
          unseen.push(`not seen: ${error.message}`);
        } finally {
          leave();
        }
      }),
    ),
  );
  return found;
}

/** The same as `watch`, with server and program in a namespace of their own. */
async function watchApart(program, play, home, onCode) {
  const [command, ...before] = NAMESPACE;
  const args = [...before, process.execPath, APART, program.name, JSON.stringify(play), home];
  const options = { env: { PATH: process.env.PATH } };
  const child = spawnGroup(command, args, options, (text) => /^code$/m.test(text) && onCode());
  const timer = setTimeout(() => endGroup(child.process), APART_MS);
  const { stdout, stderr } = await child.ended;
  clearTimeout(timer);
  endGroup(child.process);
  try {
    return JSON.parse(stdout.trim().split('\n').at(-1));
  } catch {
    throw new Error(
      `${program.name} could not be watched: ${stderr.trim() || stdout.trim() || 'it said nothing'}`,
    );
  }
}

/** Lets so many in at a time; each gets the function that lets the next one in. */
function openGate(width) {
  let free = width;
  const waiting = [];
  return {
    async enter() {
      if (free > 0) free--;
      else await new Promise((resolve) => waiting.push(resolve));
      let isIn = true;
      return () => {
        if (!isIn) return;
        isIn = false;
        const next = waiting.shift();
        if (next === undefined) free++;
        else next();
      };
    },
  };
}

function facts() {
  const machine = `${systemName()}, Node ${process.versions.node}, ${availableParallelism()} cores`;
  return { machine, date: new Date().toISOString().slice(0, 10), interval: ROWS[0].plays[0].code.interval };
}

function systemName() {
  try {
    return /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync('/etc/os-release', 'utf8'))[1];
  } catch {
    return `${platform()} ${release()}`;
  }
}
