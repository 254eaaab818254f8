/**
 * A row of frames in a file of fixed size, sealed one by one: written so that whatever kills the writer leaves a row of
 * whole frames, and read up to the first that is not whole.
 *
 * A frame is `length (4 bytes), payload`; a length of 0 ends the row, and each write carries the 0 that follows it. What
 * the payloads mean is the journal's.
 */

import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { checkOwner, syncFolder } from './folder.ts';
import type { Seal } from './seal.ts';

/** Enough for an intent and the longest answer that is accepted, sealed in small pieces. */
const SIZE = 256 * 1024;
const LENGTH_BYTES = 4;
/** What frames were bound to before the name of their journal was a part of it. */
const OLD_PURPOSE = 'roomkey journal';

/** Appends frames to an open file. */
export type Row = {
  /** False when there is no space for the frame, or one before it is missing. Throws what the system says. */
  append(payload: Buffer): boolean;
  /** Where the next frame goes, in bytes. */
  end(): number;
  /** Goes on at an earlier end; what stands behind it is written over. */
  goBackTo(end: number): void;
};

/** The row in the file behind `fd`, from its beginning. `name` is bound to its frames: moved elsewhere they do not open. */
export function openRow(fd: number, seal: Seal, name: string): Row {
  let end = 0;
  // Once a piece is missing, nothing is written behind it: half an answer is worth something, one with a hole is not.
  let isCut = false;
  return {
    append(payload) {
      if (isCut) return false;
      isCut = true;
      const sealed = seal.seal(payload, purposeOf(name));
      const frame = Buffer.alloc(LENGTH_BYTES + sealed.length + LENGTH_BYTES);
      frame.writeUInt32BE(sealed.length, 0);
      sealed.copy(frame, LENGTH_BYTES);
      if (end + frame.length > SIZE) return false;
      writeAll(fd, frame, end);
      end += LENGTH_BYTES + sealed.length;
      isCut = false;
      return true;
    },
    end: () => end,
    goBackTo(earlier) {
      end = earlier;
      isCut = false;
    },
  };
}

/**
 * Opens the file of a row, made private and filled with zeros: one that is merely long has no space on a full disk.
 * Throws what the system says, and where another user could have written what is in it.
 */
export function openFilled(path: string): number {
  const flags = constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const fd = openSync(path, flags, 0o600);
  try {
    const found = fstatSync(fd);
    if (!found.isFile()) throw new Error(`${path} is not a regular file`);
    checkOwner(path, found);
    if ((found.mode & 0o077) !== 0) fchmodSync(fd, 0o600);
    if (found.size < SIZE) {
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

/** Puts zeros over everything that was ever written into the file. */
export function blankOut(fd: number): void {
  // Behind the row's end lies what is left of longer rows.
  writeAll(fd, Buffer.alloc(readAll(fd).findLastIndex((byte) => byte !== 0) + 1), 0);
  fsyncSync(fd);
}

/** Reports whether the row is empty. */
export function isEmptyRow(fd: number): boolean {
  const length = Buffer.alloc(LENGTH_BYTES);
  readSync(fd, length, 0, LENGTH_BYTES, 0);
  return length.readUInt32BE(0) === 0;
}

/** The payloads up to the first that does not open, or that the disk kept in part: none of ours holds a zero byte. */
export function payloadsIn(bytes: Buffer, seal: Seal, name: string): Buffer[] {
  const opened = framesIn(bytes).map(
    (frame) => seal.open(frame, purposeOf(name)) ?? seal.open(frame, OLD_PURPOSE),
  );
  const torn = opened.findIndex((payload) => payload === null || payload.includes(0));
  return opened.slice(0, torn < 0 ? opened.length : torn).filter((payload) => payload !== null);
}

function purposeOf(name: string): string {
  return `roomkey journal ${name}`;
}

function framesIn(bytes: Buffer): Buffer[] {
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

function readAll(fd: number): Buffer {
  const bytes = Buffer.alloc(fstatSync(fd).size);
  for (let done = 0; done < bytes.length; ) {
    const count = readSync(fd, bytes, done, bytes.length - done, done);
    if (count === 0) break;
    done += count;
  }
  return bytes;
}

function writeAll(fd: number, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length; )
    done += writeSync(fd, bytes, done, bytes.length - done, position + done);
}
