/**
 * The built program as a child process, with a folder of its own, a simulator to talk to and a record of all it said.
 * Nothing is inherited from the environment but PATH.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject, test } from 'vitest';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/simulator.ts';
import { CLIENT, MARK } from './canary.ts';

/** The built program. */
export const PROGRAM = fileURLToPath(new URL('../../dist/roomkey.js', import.meta.url));

/** How a run ended and what it said. */
export type Run = {
  /** The exit code, or 128+n. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** stdout as JSON, an object a line. */
  events(): readonly Record<string, unknown>[];
};

/** A run that is under way. */
export type Running = {
  readonly child: ChildProcess;
  readonly ended: Promise<Run>;
  /** Resolves with the whole stdout once it matches. */
  until(pattern: RegExp): Promise<string>;
};

/** What a test works with; everything in it is ended and removed after the test. */
export type Lab = {
  /** A fresh config folder and an environment with the test client's credentials. */
  place(env?: Readonly<Record<string, string>>): Place;
  /** A simulator that knows the test client and marks its secrets; its codes may be polled each second. */
  simulator(options?: Partial<SimulatorOptions>): Promise<Simulator>;
  /** Starts the program. What it says is recorded, except the stdout of commands whose result is a token. */
  start(args: readonly string[], where: Place): Running;
  /** Runs the program to its end. */
  roomkey(args: readonly string[], where: Place): Promise<Run>;
  /** Pairs a place with a simulator that approves at once; fails the test where that does not work. */
  paired(where: Place, server: Simulator, ...more: string[]): Promise<void>;
};

/** A place to run in: a config folder and the environment for it, and the user to run as where that is not ours. */
export type Place = {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Needs a copy of the program that this user can read. */
  readonly as?: { readonly uid: number; readonly program: string };
};

/** Tests with a `lab`. */
export const it = test.extend<{ lab: Lab }>({
  // biome-ignore lint/correctness/noEmptyPattern: the form that fixtures must have.
  lab: async ({}, use) => {
    const cleanups: (() => unknown)[] = [];
    await use(openLab((cleanup) => cleanups.unshift(cleanup)));
    for (const cleanup of cleanups) await cleanup();
  },
});

function openLab(afterwards: (cleanup: () => unknown) => void): Lab {
  const lab: Lab = {
    place(env = {}) {
      const folder = mkdtempSync(join(tmpdir(), 'roomkey-test-'));
      // A program whose terminal is gone may still be tidying up in here.
      afterwards(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
      return { folder, env: { ...environment(folder), ...env } };
    },
    async simulator(options = {}) {
      const started = await startSimulator({ ...SIMULATOR, ...options });
      afterwards(() => started.close());
      return started;
    },
    start(args, where) {
      const running = run(args, where);
      afterwards(() => {
        endGroup(running.child);
        return running.ended;
      });
      return running;
    },
    roomkey: (args, where) => lab.start(args, where).ended,
    async paired(where, server, ...more) {
      const running = lab.start(['pair', '--json', '--authority', server.url, ...more], where);
      await running.until(/"code"/);
      server.approve();
      const { code, stdout, stderr } = await running.ended;
      if (code !== 0) throw new Error(`not paired (${code}): ${stdout}${stderr}`);
    },
  };
  return lab;
}

const SIMULATOR: SimulatorOptions = {
  port: 0,
  clientId: CLIENT.id,
  clientSecret: CLIENT.secret,
  intervalS: 1,
  mark: MARK,
  now: () => performance.now(),
  random: randomBytes,
};

function environment(folder: string): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    LANG: 'C.UTF-8',
    ROOMKEY_CONFIG_DIR: join(folder, 'config'),
    ZOOM_CLIENT_ID: CLIENT.id,
    ZOOM_CLIENT_SECRET: CLIENT.secret,
  };
}

function run(args: readonly string[], { env, as }: Place): Running {
  const user = as === undefined ? {} : { uid: as.uid, gid: as.uid };
  const child = spawn(process.execPath, [as?.program ?? PROGRAM, ...args], {
    ...user,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let stdout = '';
  let stderr = '';
  const watchers = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    for (const watcher of watchers) watcher();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const argv = commandLine(child.pid);
  const ended = new Promise<Run>((resolve) => {
    child.once('close', (code, signal) => {
      const isResult = args[0] === 'token' || args[0] === 'exec';
      record(`roomkey ${args.join(' ')}`, [argv, isResult ? '' : stdout, stderr].join('\n'));
      const events = () =>
        stdout
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line) as Record<string, unknown>);
      resolve({ code: code ?? (signal === null ? -1 : 128), stdout, stderr, events });
    });
  });
  const until = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!pattern.test(stdout)) return;
        watchers.delete(look);
        resolve(stdout);
      };
      watchers.add(look);
      look();
      void ended.then((run) =>
        reject(new Error(`ended (${run.code}) before ${pattern}:\n${run.stdout}${run.stderr}`)),
      );
    });
  return { child, ended, until };
}

/** Ends a run and whatever it started: each run leads a process group of its own. */
function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing is left of it.
  }
}

/** Keeps something the program said for the search at the end. */
export function record(title: string, text: string): void {
  appendFileSync(join(inject('transcripts'), `${process.pid}.txt`), `== ${title}\n${text}\n`);
}

function commandLine(pid: number | undefined): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
