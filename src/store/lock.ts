/**
 * Locks that span processes. Each is taken twice over: through `flock(2)`, which the kernel frees the moment its holder
 * dies, and by a file that names its owner, so that a process that finds no `flock` program is kept out as well. Which of
 * the two a caller can take is no property of the folder; that both are honoured is.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, constants, existsSync, fstatSync, openSync, statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { errnoOf } from '../core/text/errno.ts';
import { type Release, takeOwnerLock } from './owner-lock.ts';

export type { Release } from './owner-lock.ts';

// Looked for in fixed places first: the PATH of a cron job, a unit or another program's child may hold none of them.
const PLACES = [
  '/usr/bin/flock',
  '/bin/flock',
  '/usr/local/bin/flock',
  '/opt/homebrew/bin/flock',
  '/run/current-system/sw/bin/flock',
];
const RETRY_MS = 50;
/** How long a box may be short of processes or descriptors before that is reported. */
const SHORTAGE_MS = 2_000;

/** How locks are taken; `flock` is the program, null for none. */
export type LockOptions = { readonly flock: string | null };

const usual = (): LockOptions => ({ flock: PLACES.find((place) => existsSync(place)) ?? 'flock' });

/** Reports whether there is a `flock` program, and so locks that the kernel frees. */
export async function hasFlock(): Promise<boolean> {
  const { flock } = usual();
  return flock !== null && (await runFlock(flock, ['--version'], null, 5_000)) !== 'missing';
}

/**
 * Takes the lock whose file is `path` (created 0600, never deleted); null when it is still held after `waitMs`. Throws
 * what the system says.
 */
export function takeLock(path: string, waitMs: number, options = usual()): Promise<Release | null> {
  return takeAll([path], `${path}.owner`, waitMs, options);
}

/**
 * Takes the lock at `path` and one on the file that it `guards`, so that deleting a lock's file while it is held opens no
 * way in. The guarded file is created, empty, where it is new.
 */
export function takeBothLocks(
  path: string,
  guards: string,
  waitMs: number,
  options = usual(),
): Promise<Release | null> {
  return takeAll([path, guards], `${path}.owner`, waitMs, options);
}

async function takeAll(
  paths: readonly string[],
  ownerFile: string,
  waitMs: number,
  { flock }: LockOptions,
): Promise<Release | null> {
  const until = performance.now() + waitMs;
  const left = (): number => Math.max(0, until - performance.now());
  const taken: Release[] = [];
  const release: Release = () => {
    while (taken.length > 0) taken.pop()?.();
  };
  try {
    let isFlocked = flock !== null;
    for (const path of paths) {
      const got = flock === null ? 'missing' : await takeFlock(flock, path, left);
      if (got === 'missing') isFlocked = false;
      else if (got === null) return giveUp(release);
      else taken.push(got);
    }
    const owned = await takeOwner(ownerFile, left(), isFlocked);
    if (owned === null) return giveUp(release);
    taken.push(owned);
    return release;
  } catch (error) {
    release();
    throw error;
  }
}

function giveUp(release: Release): null {
  release();
  return null;
}

async function takeOwner(file: string, waitMs: number, isFlocked: boolean): Promise<Release | null> {
  try {
    return await takeOwnerLock(file, waitMs, isFlocked);
  } catch (error) {
    // A full disk must not keep an answer from being saved into the space that was claimed for it; a process without
    // flock cannot take the lock then either.
    if (isFlocked && ['ENOSPC', 'EDQUOT'].includes(errnoOf(error))) return () => {};
    throw error;
  }
}

async function takeFlock(
  program: string,
  path: string,
  left: () => number,
): Promise<Release | 'missing' | null> {
  const begun = performance.now();
  for (;;) {
    const fd = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o600);
    const waitMs = left();
    const how = await runFlock(program, waitMs > 0 ? ['-x', '3'] : ['-x', '-n', '3'], fd, waitMs);
    if (how === 'done' && isStillAt(fd, path)) return closer(fd);
    closeSync(fd);
    if (how === 'missing') return how;
    if (how === 'held' && left() <= 0) return null;
    if (typeof how === 'object') {
      if (performance.now() - begun >= Math.min(SHORTAGE_MS, Math.max(waitMs, RETRY_MS))) throw how;
      await delay(RETRY_MS);
    }
  }
}

type Outcome = 'done' | 'held' | 'missing' | Error;

/** Runs `flock` on a descriptor that it inherits, for at most `waitMs`; an error is a shortage of the system. */
function runFlock(
  program: string,
  args: readonly string[],
  fd: number | null,
  waitMs: number,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const failed = (error: unknown): void => {
      const code = errnoOf(error);
      resolve(code === 'ENOENT' || code === 'EACCES' ? 'missing' : (error as Error));
    };
    let child: ChildProcess;
    try {
      child = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore', fd ?? 'ignore'] });
    } catch (error) {
      failed(error);
      return;
    }
    const timer = setTimeout(() => child.kill('SIGKILL'), waitMs > 0 ? waitMs : SHORTAGE_MS);
    child.once('error', (error) => {
      clearTimeout(timer);
      failed(error);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      // Beyond 1 (`-n`, and it is held) flock reports that this file system has no such locks (sysexits.h).
      resolve(code === 0 ? 'done' : code === null || code === 1 ? 'held' : 'missing');
    });
  });
}

/** A lock on a file that was deleted or replaced meanwhile keeps nobody out. */
function isStillAt(fd: number, path: string): boolean {
  const now = statSync(path, { throwIfNoEntry: false });
  return now !== undefined && now.ino === fstatSync(fd).ino;
}

function closer(fd: number): Release {
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    try {
      closeSync(fd);
    } catch {
      // Linux has released it all the same, and the work that it guarded is done.
    }
  };
}
