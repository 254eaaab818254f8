/** What kept something from being written, told in words: the system's error codes as a person meets them. */

import { type Trouble, trouble } from '../core/trouble/trouble.ts';

const WORDS: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the disk',
  EDQUOT: "the user's disk quota is used up",
  EROFS: 'the file system is read-only',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EIO: 'the disk reports a fault',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'a folder stands in its place',
  EMFILE: 'this process may open no more files (ulimit -n)',
  ENFILE: 'this machine may open no more files',
  EAGAIN: 'this machine may start no more processes',
  ENOMEM: 'no memory is left',
};

/** Runs `work`; the trouble of what it threw, or null. */
export function attempt(file: string, work: () => void): Trouble | null {
  try {
    work();
    return null;
  } catch (error) {
    return storageTrouble(file, error);
  }
}

/** What kept something from being written, in words. */
export function storageTrouble(file: string, error: unknown): Trouble {
  const { code, message } = error as NodeJS.ErrnoException;
  const why = code === undefined ? message : `${WORDS[code] ?? 'the system says'} (${code})`;
  return trouble('cannot_save', `${file}: ${why}`);
}
