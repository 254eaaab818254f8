/**
 * From a file to what is kept in it, and back: whose it is, for which account and machine, plain or sealed.
 *
 * Another user who could write the file or its folder could send client id and secret wherever he likes, so such a file
 * is not read. What a grant's members may be is decided in `form.ts`.
 */

import { lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { isRefusal, readTrusted, refusalTrouble } from '../box/trusted-file.ts';
import type { Grant } from '../core/grant/grant.ts';
import type { Stored } from '../core/keeping.ts';
import { type Trouble, trouble } from '../core/trouble/trouble.ts';
import { checkFolder, removeFile } from './folder.ts';
import { fromKept, grantForm, grantFromText, KEPT_VERSION, type Kept } from './form.ts';
import type { Seal } from './seal.ts';
import { attempt, barrierText } from './storage-trouble.ts';

/** Whose file it is. */
export type KeptFor = {
  readonly account: string;
  readonly seal: Seal;
  /** Names this machine; null where nothing does. */
  readonly box: string | null;
};

/** Several times the longest grant, sealed and in JSON. */
const LARGEST_FILE = 2 * 1024 * 1024;
/** What seals were bound to before the account was a part of it; such a file is sealed anew by its next save. */
const OLD_PURPOSE = 'roomkey grant';

/** What a grant is kept for. */
export type KeptAs = 'grant' | 'unrevoked';

/** A grant as it is written for an account. */
export function keptAs(grant: Grant, { account, seal, box }: KeptFor, as: KeptAs = 'grant'): Kept {
  if (seal.source === null) return { version: KEPT_VERSION, box, grant: grantForm(grant) };
  const plain = Buffer.from(JSON.stringify(grantForm(grant)));
  const sealed = seal.seal(plain, purposeOf(as, account, box)).toString('base64');
  return { version: KEPT_VERSION, box, sealed };
}

/** What is kept in a file. */
export function readStored(file: string, { account, seal, box }: KeptFor, as: KeptAs = 'grant'): Stored {
  const text = readText(file);
  if (typeof text !== 'string') return text;
  const found = fromKept(text);
  if (found.kind === 'damaged') return found;
  if (found.kind === 'newer') return unreadable(trouble('newer_version', file));
  if (found.box !== null && box !== null && found.box !== box) return { kind: 'foreign' };
  if (found.kind === 'grant') return { kind: 'grant', grant: found.grant };
  const sealed = Buffer.from(found.sealed, 'base64');
  const purposes = [purposeOf(as, account, found.box), OLD_PURPOSE];
  const plain = seal.source === null ? null : opened(seal, sealed, purposes);
  if (plain === null) return unreadable(trouble('sealed', file));
  const grant = grantFromText(plain.toString('utf8'));
  return typeof grant === 'string' ? { kind: 'damaged', why: grant } : { kind: 'grant', grant };
}

/** Reports whether what is kept is a grant, and the same as this one. */
export function isSame(stored: Stored, grant: Grant): boolean {
  // Compared with what reading makes of it: texts at the limit of their length are cut once more.
  const expected = grantFromText(JSON.stringify(grantForm(grant)));
  return stored.kind === 'grant' && JSON.stringify(stored.grant) === JSON.stringify(expected);
}

/** Deletes a file, and where it is a link to what roomkey has written, that as well: the tokens are there. */
export function removeKept(file: string): void {
  if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true) {
    const text = readText(file);
    const kind = typeof text === 'string' ? fromKept(text).kind : null;
    if (kind === 'grant' || kind === 'sealed') removeFile(realpathSync(file));
  }
  removeFile(file);
}

/** Reports whether a file, or nothing, stands at a path: a pipe there would be read for ever. */
export function isPlainFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? true;
}

/** What a seal is bound to: moved to another account's place, or marked as another machine's, it does not open. */
function purposeOf(as: KeptAs, account: string, box: string | null): string {
  return `roomkey ${as} of ${JSON.stringify([account, box])}`;
}

/** What a seal holds, under the first purpose that opens it. */
function opened(seal: Seal, sealed: Buffer, purposes: readonly string[]): Buffer | null {
  return purposes.reduce<Buffer | null>((plain, purpose) => plain ?? seal.open(sealed, purpose), null);
}

function readText(file: string): string | Stored {
  const bytes = readTrusted(file, LARGEST_FILE);
  if (isRefusal(bytes)) {
    if (bytes.reason === 'missing') return { kind: 'none' };
    if (bytes.reason === 'too-large') return { kind: 'damaged', why: bytes.says };
    if (bytes.reason === 'not-ours') return unreadable(refusalTrouble(bytes, 'not_ours', file));
    return unreadable(trouble('cannot_read', `${file}: ${bytes.says}${barrierText(file, bytes)}`));
  }
  const exposed = attempt(file, () => checkFolder(dirname(file)));
  return exposed === null ? bytes.toString('utf8') : unreadable(exposed);
}

function unreadable(cause: Trouble): Stored {
  return { kind: 'unreadable', trouble: cause };
}
