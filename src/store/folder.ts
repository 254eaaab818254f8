/**
 * The folder where everything is kept: private to its owner.
 */

import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
  unlinkSync,
} from 'node:fs';
import { distrustOf, type Ownership } from '../box/trusted-file.ts';
import { errnoOf } from '../core/text/errno.ts';
import type { Note } from '../core/trouble/note.ts';

const OURS =
  /^[A-Za-z0-9][A-Za-z0-9._@+-]*\.(json|lock|journal)(\.[A-Za-z0-9._-]+)?$|^recording\.key(\.\d+)?$|^run$/;

/**
 * Makes the folder with mode 0700 whatever the umask. One that was there is tightened when it is ours alone: empty, or
 * with nothing but our files in it; `/etc` or a home folder that somebody named by mistake is left as it is. Throws
 * what the system says, and where others could have written into the folder.
 */
export function makePrivateFolder(folder: string): void {
  const made = mkdirSync(folder, { recursive: true, mode: 0o700 });
  const now = statSync(folder);
  if ((now.mode & 0o777) === 0o700) {
    checkOwner(folder, now, true);
    return;
  }
  const inside = made === undefined ? readdirSync(folder) : [];
  const mine = now.uid === (process.geteuid?.() ?? now.uid);
  // To make it private now would not undo what others may have put there before.
  if (inside.length > 0 || !mine) checkOwner(folder, now, true);
  const ours = mine && inside.every((name) => OURS.test(name));
  const sticky = (now.mode & 0o1000) !== 0;
  if (made !== undefined || (ours && !sticky)) chmodSync(folder, 0o700);
  checkFolder(folder);
}

/** Throws where another user owns the folder or can put files of others in the place of ours, or where there is none. */
export function checkFolder(folder: string): void {
  checkOwner(folder, statSync(folder), true);
}

/** Throws where another user could have written what was found at `path`. */
export function checkOwner(path: string, found: Ownership, isFolder = false): void {
  const distrust = distrustOf(found, isFolder);
  if (distrust !== null) throw Object.assign(new Error(`${path}: ${distrust}`), { code: NOT_OURS });
}

/** Throws where something that is no regular file stands at a path: a pipe there would be waited for. */
export function checkRegular(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() === false)
    throw new Error(`${path} is not a regular file`);
}

/** Throws what would keep a file that is there from being opened for more, and from being believed where it has to be. */
export function checkAccess(path: string, isBelieved = false): void {
  checkRegular(path);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (isBelieved) checkOwner(path, found);
  accessSync(path, constants.R_OK | constants.W_OK);
}

/** The code of errors about who could have written what is there. */
export const NOT_OURS = 'ENOTOURS';

/**
 * Who else may look at what is kept, by owner and mode of the folder, the file and the journals beside it; null where
 * nobody may. What cannot be looked at is no answer either, and said.
 */
export function exposureOf(folder: string, file: string, journals: readonly string[] = []): Note | null {
  const me = process.geteuid?.();
  if (me === undefined) return null;
  const files = [file, ...journals].map((path) => ['file', path] as const);
  for (const [what, path] of [['folder', folder] as const, ...files]) {
    try {
      const found = statSync(path, { throwIfNoEntry: false });
      if (found === undefined) continue;
      const mode = found.mode & 0o777;
      if (found.uid !== me) return { code: 'other_owner', what, path, uid: found.uid };
      if ((mode & 0o077) !== 0) return { code: 'open_to_others', what, path, mode };
    } catch (error) {
      return { code: 'not_seen', what, path, why: errnoOf(error) };
    }
  }
  return null;
}

/** Removes a file that may be gone already. Node's own `rmSync` loses the system's code on the way (Node 24). */
export function removeFile(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Makes a rename or a deletion in the folder outlive a power cut. */
export function syncFolder(folder: string): void {
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
