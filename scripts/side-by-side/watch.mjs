/**
 * One run: a server for one play, one program that pairs with it, and a bounded look at both. Whatever happens, the
 * program's process group is killed and the server closed before the run is told.
 */

import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { TOO_MANY } from './plays.mjs';
import { openServer } from './server.mjs';

/** How long a program may take until it asks for its code. */
const START_S = 30;
const MOST_OUTPUT = 100_000;

const running = new Set();
process.on('exit', endAll);

/**
 * Plays `play` against `program` in the folder `home`, which it may fill. `onCode` is called when the code has gone out.
 * Times of the answer are seconds after that: `ended` is `ok`, `failed`, `hammers` (it was stopped) or `watched` (it was
 * still at it). Throws when no code was asked for: then nothing was seen.
 */
export async function watch(program, play, home, onCode = () => {}) {
  mkdirSync(home, { recursive: true });
  let noticed = () => {};
  const { port = 0, name = '127.0.0.1' } = program.apart ?? {};
  const server = await openServer(play, { port, name, heard: (log) => noticed(log) });
  const { command, args, env = {} } = program.start(server.origin, play);
  const options = {
    cwd: home,
    env: { PATH: process.env.PATH, HOME: home, TMPDIR: home, TERM: 'dumb', NO_COLOR: '1', ...env },
  };
  const child = spawnGroup(command, args, options);
  let timer;
  const over = new Promise((resolve) => {
    timer = setTimeout(resolve, START_S * 1000, 'watched');
    noticed = (log) => {
      if (log.polls.length >= TOO_MANY) resolve('hammers');
      if (log.codes.length !== 1 || log.polls.length > 0) return;
      clearTimeout(timer);
      timer = setTimeout(resolve, play.watch * 1000, 'watched');
      onCode();
    };
    void child.ended.then(() => resolve('ended'));
  });
  const how = await over;
  const overAt = performance.now();
  clearTimeout(timer);
  const { codes, polls } = structuredClone(server.log);
  endGroup(child.process);
  const end = await child.ended;
  server.close();
  const last = end.stderr.trim().slice(-300);
  if (codes.length === 0) throw new Error(`${program.name} never asked for a code; it said: ${last}`);
  const since = (at) => (at - codes[0].at) / 1000;
  const read = how === 'ended' ? program.readEnd(end) : { ended: how, says: '' };
  return {
    ...read,
    endedAt: since(overAt),
    play,
    codes: codes.length,
    codesAt: codes.map(({ at }) => since(at)),
    polls: polls.map(({ at, ...rest }) => ({ ...rest, at: since(at) })),
  };
}

/** Starts a program in a process group of its own; `ended` resolves with its exit code and what it said. */
export function spawnGroup(command, args, options, onLine = () => {}) {
  const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr']) {
    child[stream].setEncoding('utf8');
    child[stream].on('data', (text) => {
      said[stream] = (said[stream] + text).slice(-MOST_OUTPUT);
      if (stream === 'stdout') onLine(text);
    });
  }
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: null, stdout: '', stderr: error.message }));
    // Not `close`: what the program leaves behind may hold its streams open.
    child.on('exit', (code) => setTimeout(resolve, 100, { code, ...said }));
  }).finally(() => running.delete(child));
  return { process: child, ended };
}

/** Kills whatever still runs. */
export function endAll() {
  for (const child of running) endGroup(child);
}

/** Kills a program and all that it started and that did not leave its group. */
export function endGroup(child) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
