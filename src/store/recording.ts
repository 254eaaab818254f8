/**
 * The file that `--record` names: private, ours, and only ever added to; and the key of the fingerprints in it.
 *
 * The key lies in roomkey's own folder, so that every process of this box makes the same fingerprints and nobody who is
 * given a recording can try out what is behind one. It must not know what the lines say.
 */

import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  linkSync,
  openSync,
  readSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { isRefusal, readTrusted, refusalTrouble } from '../box/trusted-file.ts';
import { isTrouble, type Trouble, trouble } from '../core/trouble/trouble.ts';
import { makePrivateFolder, removeFile } from './folder.ts';
import { attempt } from './storage-trouble.ts';

/** A recording that is open for more. */
export type Recording = {
  readonly key: Uint8Array;
  /** Adds a line in one write; throws what the system says. */
  write(line: string): void;
  close(): void;
};

const KEY_BYTES = 32;
/** How each line of a recording begins; a file that begins otherwise is somebody's work. */
const BEGINS = '{"format":';

/** Opens the recording at `path`, made 0600 where it is new; `folder` is where roomkey keeps its own files. */
export function openRecording(path: string, folder: string): Recording | Trouble {
  const key = readKey(folder);
  if (isTrouble(key)) return key;
  const fd = openOwn(path);
  if (typeof fd === 'string') return trouble('bad_record_file', `${path}: ${fd}`);
  // A line that a full disk cut short is ended first, so that it spoils no other.
  let isCut = fstatSync(fd).size > 0 && lastByte(fd) !== '\n';
  return {
    key,
    write(line) {
      const bytes = Buffer.from(`${isCut ? '\n' : ''}${line}\n`);
      const written = writeSync(fd, bytes);
      if (written === bytes.length) isCut = false;
      else if (written > 0) isCut = true;
      if (written < bytes.length) throw Object.assign(new Error('cut short'), { code: 'ENOSPC' });
    },
    close: () => closeSync(fd),
  };
}

/** The descriptor of a regular file of our own, or what is wrong with it. */
function openOwn(path: string): number | string {
  let fd: number;
  try {
    // Never waits, and follows no link: something else may stand in the file's place.
    const flags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW;
    fd = openSync(path, flags | constants.O_NONBLOCK, 0o600);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return WORDS[code] ?? `it cannot be opened (${code})`;
  }
  const wrong = wrongWith(fd);
  if (wrong !== null) closeSync(fd);
  return wrong ?? fd;
}

const WORDS: Readonly<Record<string, string>> = {
  ELOOP: 'it is a symbolic link',
  EISDIR: 'it is a folder',
  ENXIO: 'it is no file',
  ENOENT: 'there is no such folder',
  EACCES: 'permission denied',
};

function wrongWith(fd: number): string | null {
  try {
    const { size, uid, nlink } = fstatSync(fd);
    if (!fstatSync(fd).isFile()) return 'it is no file';
    if (process.getuid !== undefined && uid !== process.getuid()) return 'it belongs to somebody else';
    if (nlink > 1) return 'it has another name as well';
    if (size > 0 && firstBytes(fd) !== BEGINS) return 'it holds something else';
    fchmodSync(fd, 0o600);
    return null;
  } catch (error) {
    return `it cannot be used (${(error as NodeJS.ErrnoException).code ?? ''})`;
  }
}

function firstBytes(fd: number): string {
  const bytes = Buffer.alloc(BEGINS.length);
  return bytes.toString('latin1', 0, readSync(fd, bytes, 0, bytes.length, 0));
}

function lastByte(fd: number): string {
  const byte = Buffer.alloc(1);
  readSync(fd, byte, 0, 1, fstatSync(fd).size - 1);
  return byte.toString('latin1');
}

/** The key of this box, made when it is first asked for; where it cannot be kept, one for this process. */
function readKey(folder: string): Uint8Array | Trouble {
  const file = join(folder, 'recording.key');
  const fresh = randomBytes(KEY_BYTES);
  const draft = `${file}.${process.pid}`;
  const kept = readWhole(file);
  if (kept !== null) return kept;
  for (const step of [
    () => makePrivateFolder(folder),
    () => writeFileSync(draft, fresh, { mode: 0o600 }),
    // A link is made whole and once, so that two processes at the same time end up with the same key.
    () => linkSync(draft, file),
    () => removeFile(draft),
  ])
    attempt(file, step);
  return readWhole(file) ?? fresh;
}

/** Null where there is no key that can be used; a trouble where another user could have chosen it. */
function readWhole(file: string): Uint8Array | Trouble | null {
  const key = readTrusted(file, KEY_BYTES);
  if (!isRefusal(key)) return key.length === KEY_BYTES ? key : null;
  return key.reason === 'not-ours' ? refusalTrouble(key, 'bad_record_file', file) : null;
}
