/** What the survival suites share: the program as a child that can be killed, and the look at what is left of it. */

import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { machineName } from '../../../src/box/machine.ts';
import type { Grant } from '../../../src/core/grant/grant.ts';
import type { Holds, Keeping, Purpose } from '../../../src/core/keeping.ts';
import { isTrouble, saysOf } from '../../../src/core/trouble/trouble.ts';
import type { Simulator } from '../../../src/simulator/simulator.ts';
import { openKeeping } from '../../../src/store/open.ts';
import { noSeal } from '../../../src/store/seal.ts';
import { type Place, PROGRAM, record } from '../../program/roomkey.ts';

/** Prints what a suite has counted. */
export function tell(line: string): void {
  console.log(`survival: ${line}`);
}

/** How a child ended and what it said. */
export type Ended = {
  /** Null when it was killed. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** A child that may be killed at any moment. */
export type Victim = {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly ended: Promise<Ended>;
  /** Resolves when stdout matches or the child has ended. */
  until(pattern: RegExp): Promise<void>;
};

/** Starts a command line; `input` goes to its standard input. */
export function start(
  command: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
  input = '',
): Victim {
  const [file, ...args] = command;
  const child = spawn(file, args, { env, stdio: ['pipe', 'pipe', 'pipe'], detached: true });
  let stdout = '';
  let stderr = '';
  let over = false;
  const looking = new Set<() => void>();
  const look = (): void => {
    for (const each of looking) each();
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    look();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin.on('error', () => {}).end(input);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      over = true;
      look();
      const isResult = args.includes('token') || args.includes('renew-worker');
      record(args.slice(-4).join(' '), isResult ? stderr : stdout + stderr);
      resolve({ code, signal, stdout, stderr });
    });
  });
  const until = (pattern: RegExp): Promise<void> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (!over && !pattern.test(stdout)) return;
        looking.delete(check);
        resolve();
      };
      looking.add(check);
      check();
    });
  return { child, pid: child.pid ?? 0, ended, until };
}

/** Starts the program. */
export function startRoomkey(args: readonly string[], where: Place): Victim {
  return start([process.execPath, PROGRAM, ...args], where.env);
}

/** Runs the program to its end. */
export function roomkey(args: readonly string[], where: Place): Promise<Ended> {
  return startRoomkey(args, where).ended;
}

/** Sends a signal; false when the process has ended before. */
export function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/**
 * Waits until nothing of the program runs for a place any more; `known` is a worker that is known to have been there.
 * One that its caller was just starting looks like the caller until it is the worker, so whatever has the environment
 * of the place is waited for.
 */
export async function noWorker(where: Place, known = 0): Promise<void> {
  while (known !== 0 && peek(`/proc/${known}/cmdline`) !== '') await delay(5);
  const mine = `ROOMKEY_CONFIG_DIR=${configOf(where)}\0`;
  const isThere = (pid: string): boolean => peek(`/proc/${pid}/environ`).includes(mine);
  // Twice, since a process has no environment for a moment while it becomes another program.
  for (let looks = 0; looks < 2; looks++) {
    await delay(10);
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    if (pids.some(isThere)) looks = -1;
  }
}

/** The first child of a process that is a renewal worker, as soon as there is one; 0 when the process ends before. */
export async function workerOf(victim: Victim): Promise<number> {
  let over = false;
  void victim.ended.then(() => {
    over = true;
  });
  for (; !over; await delay(4)) {
    const children = peek(`/proc/${victim.pid}/task/${victim.pid}/children`).split(' ').filter(Boolean);
    const found = children.find((pid) => peek(`/proc/${pid}/cmdline`).includes('\0renew-worker\0'));
    if (found !== undefined) return Number(found);
  }
  return 0;
}

/** The milliseconds that the main thread of a process has been at work; the system counts in tens. */
export function workedMs(pid: number): number {
  const { fields = '' } = /\) (?<fields>.*)/.exec(peek(`/proc/${pid}/task/${pid}/stat`))?.groups ?? {};
  const [user, kernel] = fields.split(' ').slice(11).map(Number);
  return ((user ?? Number.NaN) + (kernel ?? Number.NaN)) * 10;
}

/** The folder where a place keeps everything. */
export function configOf(where: Place): string {
  return where.env['ROOMKEY_CONFIG_DIR'] ?? '';
}

/** What is kept in a place, as the program opens it. */
export function keepingOf(where: Place): Keeping {
  return openKeeping({ folder: configOf(where), seal: noSeal, box: machineName(), now: () => Date.now() });
}

/** The account `default` of a place, held as the program holds it. */
export async function holdOf<For extends Purpose>(where: Place, purpose: For): Promise<Holds[For]> {
  const held = await keepingOf(where).hold('default', purpose, 10_000);
  if (isTrouble(held)) throw new Error(saysOf(held));
  return held;
}

/** Saves a grant into a place. */
export async function save(where: Place, grant: Grant): Promise<void> {
  const held = await holdOf(where, 'write');
  const failed = await held.save(grant);
  held.release();
  if (failed !== null) throw new Error(saysOf(failed));
}

/** The grant that is stored; `torn` for a file that cannot be read, null for none. */
export async function stored(where: Place): Promise<Grant | 'torn' | null> {
  const found = await keepingOf(where).read('default');
  if (found.kind === 'none') return null;
  return found.kind === 'grant' ? found.grant : 'torn';
}

/** Reports whether every journal of a place is blank. */
export function isQuiet(where: Place): boolean {
  return ['default', 'default+pairing'].every((name) => {
    const text = peek(join(configOf(where), `${name}.journal`), 'latin1');
    return text === '' || text.startsWith('\0\0\0\0');
  });
}

/** How many requests were answered so. */
export function answers(server: Simulator, path: string, answer: string): number {
  return server.requests.filter((each) => each.path === path && each.answer === answer).length;
}

/** Runs `work` for each item, at most `lanes` at a time; `work` hears which lane it is in. */
export async function inLanes<Item>(
  items: readonly Item[],
  lanes: number,
  work: (item: Item, lane: number) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const run = async (lane: number): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item, lane);
  };
  await Promise.all(Array.from({ length: lanes }, (_, lane) => run(lane)));
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[numbers.length >> 1] ?? 0;
}

function peek(path: string, encoding: BufferEncoding = 'utf8'): string {
  try {
    return readFileSync(path, encoding);
  } catch {
    return '';
  }
}
