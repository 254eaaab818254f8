/**
 * The journal of an account: what was asked for, and the raw answer, on disk before anybody has read it.
 *
 * Zoom's refresh tokens are good once. Between the server's answer and the saved grant lies work in which a process can
 * die, and then the only copy of the new token is gone. So the intent is written and synced before the request, the room
 * for the answer is real bytes by then, and every piece of the answer goes to the file in one write as it arrives. The
 * next start finds what is left.
 *
 * The file is a row of frames, each `length (4 bytes), payload`; a length of 0 ends the row, and each write carries the
 * 0 that follows it. A frame that was cut ends the row, too. With a seal every payload is sealed.
 */

import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { asMembers, num } from '../core/text/members.ts';
import type { Journal, Journals, Remains } from '../core/world.ts';
import { makePrivateFolder, syncFolder } from './folder.ts';
import { intentFrom } from './form.ts';
import type { Seal } from './seal.ts';
import { storageTrouble } from './storage-trouble.ts';

/** Enough for an intent and the longest answer that is accepted, sealed in small pieces. */
const SIZE = 192 * 1024;
const LENGTH_BYTES = 4;
const PURPOSE = 'roomkey journal';

/**
 * The journals in `folder`; `NAME.journal` is guarded by the lock `NAME.lock`. `box` names this machine: what another one
 * left, on a card that was copied, is not ours to take up.
 */
export function openJournals(folder: string, seal: Seal, box: string | null = null): Journals {
  const path = (name: string): string => join(folder, `${name}.journal`);
  return {
    isBlank: (name) => isBlank(path(name)),
    left: (name) => readJournal(path(name), seal, box),
    open(name) {
      try {
        makePrivateFolder(folder);
        return openJournal(path(name), seal, box);
      } catch (error) {
        return storageTrouble(path(name), error);
      }
    },
  };
}

/** Opens the journal at `path`, made 0600 and filled with real bytes where it is new. Throws what the system says. */
export function openJournal(path: string, seal: Seal, box: string | null = null): Journal {
  const fd = openFilled(path);
  let isOpen = true;
  let end = 0;
  let afterIntent = 0;
  // Once a piece is missing, nothing is written behind it: half an answer is worth something, one with a hole is not.
  let isCut = false;

  const append = (payload: Uint8Array): void => {
    if (isCut) return;
    isCut = true;
    const sealed = seal.seal(Buffer.from(payload), PURPOSE);
    const frame = Buffer.alloc(LENGTH_BYTES + sealed.length + LENGTH_BYTES);
    frame.writeUInt32BE(sealed.length, 0);
    sealed.copy(frame, LENGTH_BYTES);
    if (end + frame.length > SIZE) return;
    writeAll(fd, frame, end);
    end += LENGTH_BYTES + sealed.length;
    isCut = false;
  };
  const appendJson = (value: unknown): void => append(Buffer.from(JSON.stringify(value)));
  const record = (work: () => void): void => {
    // An answer may still be coming in when nobody waits for it any more, and the descriptor be another file's by then.
    if (!isOpen) return;
    try {
      work();
    } catch {
      // The answer itself is still in hand; a disk that fails now will be named by the save.
    }
  };

  return {
    begin(intent) {
      try {
        end = 0;
        isCut = false;
        appendJson({ ...intent, box });
        if (isCut) throw new Error('what is to be written down is too long');
        fsyncSync(fd);
        afterIntent = end;
        return null;
      } catch (error) {
        return storageTrouble(path, error);
      }
    },
    answered: (status, at) =>
      record(() => {
        // A later answer takes the place of an earlier one: polls are many, and only the last can hold a token.
        end = afterIntent;
        isCut = false;
        appendJson({ status, at });
      }),
    received: (bytes) => record(() => append(bytes)),
    finished: () => record(() => appendJson({ finished: true })),
    clear: () =>
      record(() => {
        writeAll(fd, Buffer.alloc(usedLength(path)), 0);
        fsyncSync(fd);
        end = 0;
      }),
    close: () =>
      record(() => {
        isOpen = false;
        closeSync(fd);
      }),
  };
}

/** Reports whether nothing is left in the journal; a file that is not there, or cannot be read, has nothing left. */
export function isBlank(path: string): boolean {
  try {
    // Never waits: something else may stand in the file's place.
    const fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const length = Buffer.alloc(LENGTH_BYTES);
      readSync(fd, length, 0, LENGTH_BYTES, 0);
      return length.readUInt32BE(0) === 0;
    } finally {
      closeSync(fd);
    }
  } catch {
    return true;
  }
}

/** What was left behind, or null when it is blank, another machine's, or cannot be opened with this seal. */
export function readJournal(path: string, seal: Seal, box: string | null = null): Remains | null {
  const [first, ...rest] = payloads(path, seal);
  const writer = first === undefined ? undefined : asJson(first)?.['box'];
  if (typeof writer === 'string' && box !== null && writer !== box) return null;
  const intent = first === undefined ? null : intentFrom(first.toString('utf8'));
  if (intent === null) return null;
  const head = rest[0] === undefined ? null : asJson(rest[0]);
  const status = head === null ? null : num(head, 'status');
  const at = head === null ? null : num(head, 'at');
  if (status === null || at === null) return { intent, answer: null };
  const last = rest.at(-1);
  const finished = rest.length > 1 && last !== undefined && asJson(last)?.['finished'] === true;
  const pieces = finished ? rest.slice(1, -1) : rest.slice(1);
  return { intent, answer: { status, at, text: Buffer.concat(pieces).toString('utf8'), finished } };
}

/** The payloads up to the first that does not open, or that the disk kept in part: none of ours holds a zero byte. */
function payloads(path: string, seal: Seal): Buffer[] {
  const opened = frames(path).map((frame) => seal.open(frame, PURPOSE));
  const torn = opened.findIndex((payload) => payload === null || payload.includes(0));
  return opened.slice(0, torn < 0 ? opened.length : torn).filter((payload) => payload !== null);
}

function frames(path: string): Buffer[] {
  const bytes = contents(path);
  const found: Buffer[] = [];
  for (let at = 0; at + LENGTH_BYTES <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const start = at + LENGTH_BYTES;
    if (length === 0 || start + length > bytes.length) break;
    found.push(bytes.subarray(start, start + length));
    at = start + length;
  }
  return found;
}

/** Up to the last byte that is no zero: behind the row's end lies what is left of longer rows. */
function usedLength(path: string): number {
  return contents(path).findLastIndex((byte) => byte !== 0) + 1;
}

function contents(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

function asJson(bytes: Buffer) {
  try {
    return asMembers(JSON.parse(bytes.toString('utf8')));
  } catch {
    return null;
  }
}

/** With zeros, written and synced: a file that is merely long has no room on a full disk. */
function openFilled(path: string): number {
  const fd = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o600);
  try {
    const { size, mode } = fstatSync(fd);
    if ((mode & 0o077) !== 0) fchmodSync(fd, 0o600);
    if (size < SIZE) {
      writeAll(fd, Buffer.alloc(SIZE), 0);
      fsyncSync(fd);
      syncFolder(dirname(path));
    }
    return fd;
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

function writeAll(fd: number, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length; )
    done += writeSync(fd, bytes, done, bytes.length - done, position + done);
}
