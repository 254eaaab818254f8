/**
 * A file that is written beside the store for others to read, at a path that a person named: whole at every moment, and
 * gone when it is over. What roomkey did not write there is neither replaced nor removed, and no link is followed.
 */

import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  fchmodSync,
  fstatSync,
  linkSync,
  lstatSync,
  openSync,
  readSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { removeFile } from './folder.ts';

/** A file beside the store. Both functions throw what the system says. */
export type BesideFile = {
  /** Makes the file, or puts new contents in place of the old ones in one step. Throws where a stranger's file is there. */
  replace(bytes: Uint8Array): void;
  /** Removes what `replace` has written; a file that somebody else has put there meanwhile stays. */
  remove(): void;
};

/** How to tell a file that an earlier run left behind: by its beginning. */
export type BesideOptions = {
  readonly mode: number;
  readonly isOurs: (head: Uint8Array) => boolean;
};

const HEAD_BYTES = 256;

/** The file at `path`; nothing is touched yet. */
export function openBeside(path: string, { mode, isOurs }: BesideOptions): BesideFile {
  let written: string | null = null;
  return {
    replace(bytes) {
      // A fixed name could have been planted; an exclusive one that nobody can guess was not.
      const draft = join(dirname(path), `.${basename(path)}.${randomBytes(9).toString('hex')}`);
      const fd = openSync(draft, 'wx', 0o600);
      try {
        try {
          writeFileSync(fd, bytes);
          fchmodSync(fd, mode);
          written = replaceBy(path, draft, fd, written, isOurs);
        } finally {
          closeSync(fd);
        }
      } finally {
        removeFile(draft);
      }
    },
    remove() {
      const mine = written;
      written = null;
      if (mine !== null && identityAt(path) === mine) removeFile(path);
    },
  };
}

/** Puts the draft in its place and returns what the file is known by from now on. */
function replaceBy(
  path: string,
  draft: string,
  fd: number,
  written: string | null,
  isOurs: BesideOptions['isOurs'],
): string {
  const there = identityAt(path);
  if (there === null) {
    return place(path, draft, fd);
  } else if (there === written || isOurs(headOf(path))) {
    renameSync(draft, path);
  } else {
    throw Object.assign(new Error('it was not written by roomkey'), { code: 'EEXIST' });
  }
  return identityOf(fstatSync(fd));
}

/** Makes the file where there was none: refused where the name was taken meanwhile, which a rename would replace. */
function place(path: string, draft: string, fd: number): string {
  try {
    linkSync(draft, path);
    return identityOf(fstatSync(fd));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Some file systems, such as FAT, have no links.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP' && code !== 'ENOSYS') throw error;
    copyFileSync(draft, path, constants.COPYFILE_EXCL);
    return identityAt(path) ?? '';
  }
}

function identityAt(path: string): string | null {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found === undefined ? null : identityOf(found);
}

function identityOf({ dev, ino }: { readonly dev: number; readonly ino: number }): string {
  return `${dev}:${ino}`;
}

/** The beginning of a regular file; empty for anything else. */
function headOf(path: string): Uint8Array {
  if (lstatSync(path).isFile() === false) return new Uint8Array();
  const fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    if (!fstatSync(fd).isFile()) return new Uint8Array();
    const head = new Uint8Array(HEAD_BYTES);
    return head.subarray(0, readSync(fd, head, 0, HEAD_BYTES, 0));
  } finally {
    closeSync(fd);
  }
}
