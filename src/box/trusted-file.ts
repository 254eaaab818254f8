/**
 * Files that are read on trust: what is in them decides where secrets go, and under which key. Only what its owner or
 * root wrote is taken, only regular files, only so much of them, and nothing is waited for.
 *
 * It must not know what a file is for, or what is done when it is refused.
 */

import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs';
import { errnoOf } from '../core/text/errno.ts';
import { type Trouble, type TroubleCode, trouble } from '../core/trouble/trouble.ts';

/** Why a file is not read. */
export type Refusal = {
  readonly kind: 'refused';
  /** `not-ours` where another user owns it or can write to it; `unusable` for whatever else is wrong with it. */
  readonly reason: 'missing' | 'not-ours' | 'too-large' | 'unusable';
  /** The particulars, such as owner and mode. */
  readonly says: string;
  /** The system's short word, such as `EACCES`; empty where it had none to say. */
  readonly code: string;
};

/** Whose file is read: one of ours or of root, or anybody's, where whoever owns it owns this program or machine, too. */
export type Trusted = 'ours' | 'anybody';

/** What of a file or folder tells whether others could have written there. */
export type Ownership = { readonly uid: number; readonly mode: number };

/** Reads a whole file of at most `mostBytes`. Links are followed: systemd and Kubernetes hand secrets out as links. */
export function readTrusted(path: string, mostBytes: number, trusted: Trusted = 'ours'): Buffer | Refusal {
  try {
    // Looked at before it is opened: to open a device or a pipe can have effects of its own.
    const wrong = wrongWith(statSync(path), mostBytes, trusted) ?? (trusted === 'ours' ? linkOf(path) : null);
    if (wrong !== null) return wrong;
    const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
    try {
      return wrongWith(fstatSync(fd), mostBytes, trusted) ?? readUpTo(fd, mostBytes);
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    const code = errnoOf(error);
    const isMissing = code === 'ENOENT' || code === 'ENOTDIR';
    return refusal(isMissing ? 'missing' : 'unusable', code === '' ? 'it cannot be read' : code, code);
  }
}

/** Tells a refusal from what was read. */
export function isRefusal(read: Buffer | Refusal): read is Refusal {
  return 'kind' in read;
}

/** The trouble of a refusal: `code` unless it is about who could have written the file. `what` names the file. */
export function refusalTrouble({ reason, says }: Refusal, code: TroubleCode, what: string): Trouble {
  return trouble(reason === 'not-ours' ? 'not_ours' : code, `${what}: ${says}`);
}

/** Why a file or folder is not trusted, with owner and mode; null where only we and root can have written there. */
export function distrustOf(found: Ownership, isFolder = false): string | null {
  const me = process.geteuid?.();
  if (me === undefined) return null;
  if (found.uid !== me && found.uid !== 0) return `it belongs to another user (${ownershipText(found)})`;
  // In a folder with the sticky bit, as /tmp has, others add files of their own but replace none of ours.
  const isSticky = isFolder && (found.mode & 0o1000) !== 0;
  if ((found.mode & 0o022) === 0 || isSticky) return null;
  return `others can write to it (${ownershipText(found)})`;
}

/** Owner and mode, as a person looks for them in `ls -ln`. */
export function ownershipText({ uid, mode }: Ownership): string {
  return `uid ${uid}, mode ${(mode & 0o7777).toString(8).padStart(4, '0')}`;
}

function wrongWith(found: Stats, mostBytes: number, trusted: Trusted): Refusal | null {
  if (!found.isFile()) return refusal('unusable', `it is not a regular file but ${kindOf(found)}`);
  const distrust = trusted === 'ours' ? distrustOf(found) : null;
  if (distrust !== null) return refusal('not-ours', distrust);
  return found.size > mostBytes ? tooLarge(mostBytes) : null;
}

function kindOf(found: Stats): string {
  if (found.isDirectory()) return 'a folder (EISDIR)';
  return found.isFIFO() ? 'a pipe' : found.isSocket() ? 'a socket' : 'a device';
}

/** A link leads where its owner likes, so that owner counts as well. */
function linkOf(path: string): Refusal | null {
  const { uid } = lstatSync(path);
  const distrust = distrustOf({ uid, mode: 0 });
  return distrust === null
    ? null
    : refusal('not-ours', `the link that stands there is not ours (uid ${uid})`);
}

/** A file may have grown since its size was asked for, or have none, as those of /proc. */
function readUpTo(fd: number, mostBytes: number): Buffer | Refusal {
  const pieces: Buffer[] = [];
  for (let total = 0; ; ) {
    const piece = Buffer.alloc(64 * 1024);
    const count = readSync(fd, piece, 0, piece.length, null);
    if (count === 0) return Buffer.concat(pieces);
    total += count;
    if (total > mostBytes) return tooLarge(mostBytes);
    pieces.push(piece.subarray(0, count));
  }
}

function tooLarge(mostBytes: number): Refusal {
  return refusal('too-large', `it is larger than ${mostBytes} bytes`);
}

function refusal(reason: Refusal['reason'], says: string, code = ''): Refusal {
  return { kind: 'refused', reason, says, code };
}
