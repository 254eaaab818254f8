/**
 * Locks that span processes: held through `flock(2)` on a file of their own, taken with the `flock` program on a
 * descriptor that it inherits. The kernel frees such a lock the moment its holder dies, however it dies.
 *
 * Where there is no `flock` program, a file that names its owner does: `owner-lock.ts` says what that costs.
 */

import { spawnSync } from 'node:child_process';
import { closeSync, constants, fstatSync, openSync, statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { type Release, takeOwnerLock } from './owner-lock.ts';

export type { Release } from './owner-lock.ts';

const RETRY_MS = 50;

/** Takes the lock whose file is `path` (created 0600, never deleted); null when it is still taken after `waitMs`. */
export async function takeLock(path: string, waitMs: number): Promise<Release | null> {
  const start = performance.now();
  for (;;) {
    const release = tryFlock(path);
    if (release === 'missing') return takeOwnerLock(`${path}.owner`, waitMs - (performance.now() - start));
    if (release !== null) return release;
    if (performance.now() - start >= waitMs) return null;
    await delay(RETRY_MS + Math.random() * RETRY_MS);
  }
}

/** Reports whether there is a `flock` program, and so locks that the kernel frees. */
export function hasFlock(): boolean {
  return spawnSync('flock', ['--version'], { stdio: 'ignore' }).error === undefined;
}

/**
 * Takes the lock at `path` and one on the file that it `guards`: deleting either while it is held opens no way in. The
 * guarded file is created, empty, where it is new.
 */
export async function takeBothLocks(path: string, guards: string, waitMs: number): Promise<Release | null> {
  const start = performance.now();
  const first = await takeLock(path, waitMs);
  if (first === null) return null;
  let second: Release | null = null;
  try {
    second = await takeLock(guards, Math.max(0, waitMs - (performance.now() - start)));
  } finally {
    if (second === null) first();
  }
  return (
    second &&
    (() => {
      second();
      first();
    })
  );
}

function tryFlock(path: string): Release | 'missing' | null {
  const fd = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o600);
  const done = spawnSync('flock', ['-x', '-n', '3'], { stdio: ['ignore', 'ignore', 'ignore', fd] });
  if (done.error === undefined && done.status === 0 && isStillAt(fd, path)) return closer(fd);
  closeSync(fd);
  // Only a program that is not there makes way for the other lock: a box short of processes has no second one.
  const cause = (done.error as NodeJS.ErrnoException | undefined)?.code;
  return cause === 'ENOENT' || cause === 'EACCES' ? 'missing' : null;
}

/** A lock on a file that was deleted or replaced meanwhile excludes no other process. */
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
