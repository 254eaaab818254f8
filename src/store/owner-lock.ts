/**
 * The lock that needs no program: a file that names its owner (process id, start time, boot) and appears whole.
 *
 * Alone, it has a price: after a crash the next comer must find out that the owner is dead, which needs a shared process
 * table; a holder in another container looks dead. Beside a `flock` it only keeps out those that have none.
 */

import { randomUUID } from 'node:crypto';
import { linkSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { isRefusal, readTrusted } from '../box/trusted-file.ts';
import { checkRegular, removeFile } from './folder.ts';

/** Releases a lock; harmless when repeated. */
export type Release = () => void;

/** Who holds a lock, and since when (epoch milliseconds). */
export type Owner = { readonly pid: number; readonly since: number };

/**
 * Takes the lock; null when a living owner still holds it after `waitMs`. `isFlocked` says that the caller holds the same
 * lock through the kernel already: then an owner who did so, too, has lost it, dead or not. Throws what the system says.
 */
export async function takeOwnerLock(
  path: string,
  waitMs: number,
  isFlocked = false,
): Promise<Release | null> {
  const start = performance.now();
  const how = isFlocked ? FLOCKED : ALONE;
  const mine = [process.pid, startOf(process.pid), thisBoot(), how, randomUUID()].join(' ');
  const isOver = (owner: string): boolean =>
    (isFlocked && owner.split(' ')[3] === FLOCKED) || !isAlive(owner);
  for (;;) {
    if (create(path, mine)) return () => read(path) === mine && removeFile(path);
    const owner = read(path);
    if (owner === null) checkRegular(path);
    else if (isOver(owner) && claim(path, owner, mine)) continue;
    if (performance.now() - start >= waitMs) return null;
    await delay(50);
  }
}

/** The owner that a lock's file names; null where there is none. */
export function ownerOf(path: string): Owner | null {
  const pid = Number((read(path) ?? '').split(' ')[0]);
  const since = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return Number.isInteger(pid) && pid > 0 && since !== undefined ? { pid, since } : null;
}

/** Far more than an owner's line, or a process's in /proc. */
const LARGEST_FILE = 16 * 1024;
const FLOCKED = 'flocked';
const ALONE = 'alone';

/** Linked into place, because a file that is created first and filled then is seen empty, like one without an owner. */
function create(path: string, mine: string): boolean {
  const whole = `${path}.new-${nameOf(mine)}`;
  try {
    writeFileSync(whole, mine, { flag: 'wx', mode: 0o600 });
    linkSync(whole, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    removeFile(whole);
  }
}

/**
 * Removes a dead owner's file. A second file, named after that owner, settles which of several claimants may: one that
 * comes late finds another owner behind it and removes nothing. A claimant who died is claimed in the same way.
 */
function claim(path: string, dead: string, mine: string): boolean {
  const guard = `${path}.dead-${nameOf(dead)}`;
  if (create(guard, mine)) {
    try {
      if (read(path) === dead) removeFile(path);
    } finally {
      removeFile(guard);
    }
    return true;
  }
  const claimant = read(guard);
  return claimant !== null && !isAlive(claimant) && claim(guard, claimant, mine);
}

function nameOf(owner: string): string {
  return (owner.split(' ').at(-1) ?? '').replace(/[^\w-]/g, '').slice(0, 40);
}

function isAlive(owner: string): boolean {
  const [pid = '', start = '', boot = ''] = owner.split(' ');
  if (!/^[1-9]\d*$/.test(pid) || boot !== thisBoot()) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const now = startOf(Number(pid));
  return now === UNKNOWN || now === start;
}

const UNKNOWN = '-';

/** When a process began, so that a recycled process id is not taken for its owner; a zombie is over. */
function startOf(pid: number): string {
  const stat = read(`/proc/${pid}/stat`);
  if (stat === null) return UNKNOWN;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? 'over' : (fields[19] ?? UNKNOWN);
}

/** Start times are counted from the boot: the same one after a reboot is somebody else's. */
function thisBoot(): string {
  return read('/proc/sys/kernel/random/boot_id')?.trim() ?? UNKNOWN;
}

/** Null where there is none, or no regular file: a pipe would be read forever. */
function read(path: string): string | null {
  const bytes = readTrusted(path, LARGEST_FILE, 'anybody');
  return isRefusal(bytes) ? null : bytes.toString('utf8');
}
