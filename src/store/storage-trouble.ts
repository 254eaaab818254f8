/** What kept something from being written, told in words: the system's error codes as a person meets them. */

import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ownershipText } from '../box/trusted-file.ts';
import { errnoOf } from '../core/text/errno.ts';
import { type Trouble, trouble } from '../core/trouble/trouble.ts';
import { NOT_OURS } from './folder.ts';

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

// What changes a folder and not the file in it.
const OF_FOLDER = ['mkdir', 'rename', 'unlink', 'link', 'symlink', 'rmdir'];

/** Runs `work`; the trouble of what it threw, or null. */
export function attempt(file: string, work: () => void): Trouble | null {
  try {
    work();
    return null;
  } catch (error) {
    return storageTrouble(file, error);
  }
}

/** What kept something from being written, in words; with owner and mode of what is in the way. */
export function storageTrouble(file: string, error: unknown): Trouble {
  const code = errnoOf(error);
  const { message } = error as Error;
  if (code === NOT_OURS) return trouble('not_ours', message);
  const why = code === '' ? message : `${WORDS[code] ?? 'the system says'} (${code})`;
  return trouble('cannot_save', `${file}: ${why}${barrierText(file, error)}`);
}

/** Where the system denies access: what denies it, with owner and mode, as the end of a sentence. Empty for nothing. */
export function barrierText(file: string, error: unknown): string {
  const code = errnoOf(error);
  if (code !== 'EACCES' && code !== 'EPERM') return '';
  const { path = file, syscall = '' } = error as Partial<NodeJS.ErrnoException>;
  const barrier = barrierAt(resolve(OF_FOLDER.includes(syscall) ? dirname(path) : path));
  return barrier === null ? '' : `; ${barrier}`;
}

/** The last thing on the way to a path that can be looked at. */
function barrierAt(path: string): string | null {
  try {
    const found = statSync(path);
    return `${path} belongs to ${ownershipText(found)}`;
  } catch {
    const above = dirname(path);
    return above === path ? null : barrierAt(above);
  }
}
