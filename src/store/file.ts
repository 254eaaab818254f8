/**
 * The files of the grants: one an account, 0600 in a 0700 folder, written by conf and checked by us.
 *
 * conf writes a new file and renames it, but it forgets the folder's fsync, leaves its temporary files behind when it
 * is killed, and on a full tmpfs renames a truncated file over a good one without a word. So: space of real bytes is
 * claimed before anything is asked for and given up just before conf needs it, left-overs are swept, the folder is
 * synced, and nothing counts as saved before it was read back. Reading needs no conf. Whether a caller may write is not
 * asked here: only a hold of `open.ts` has the functions that do.
 */

import { readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Grant } from '../core/grant/grant.ts';
import type { Stored } from '../core/keeping.ts';
import { type Trouble, trouble } from '../core/trouble/trouble.ts';
import { checkDescriptors } from './descriptors.ts';
import { makePrivateFolder, removeFile, syncFolder } from './folder.ts';
import { fromKept, grantForm, grantFromText, KEPT_VERSION, type Kept } from './form.ts';
import { claimRoom } from './reserve.ts';
import type { Seal } from './seal.ts';
import { attempt } from './storage-trouble.ts';

/** Where and how grants are kept. */
export type FileOptions = {
  /** Made when it is first needed. */
  readonly folder: string;
  readonly seal: Seal;
  /** Names this machine, so that a copied card is recognised; null where nothing names it. */
  readonly box: string | null;
  /** Wall clock, epoch milliseconds: names files that are set aside. */
  readonly now: () => number;
};

/** Durable and read back when it returns null. */
export type Save = (account: string, grant: Grant) => Trouble | null;

/** The files in a folder. */
export type Files = {
  path(account: string): string;
  read(account: string): Stored;
  accounts(): readonly string[];
  /** Claims the space that a save needs. */
  prepare(account: string): Trouble | null;
  /** Loads what saves, which takes longer than everything else here. */
  loadSave(): Promise<Save>;
  remove(account: string): Trouble | null;
  /** Moves a file out of the way, keeping it; returns its new path. */
  setAside(account: string): string | Trouble;
};

const PURPOSE = 'roomkey grant';

/** The files of a folder. */
export function openFiles(options: FileOptions): Files {
  const { folder, seal, box, now } = options;
  const path = (account: string): string => join(folder, `${account}.json`);
  return {
    path,
    read: (account) => readStored(path(account), seal, box),
    accounts: () => accountsIn(folder),
    prepare: (account) =>
      attempt(path(account), () => {
        checkDescriptors();
        makePrivateFolder(folder);
        claimRoom(roomOf(path(account)));
      }),
    loadSave: () => loadSave(options, path),
    remove: (account) =>
      attempt(path(account), () => {
        removeFile(path(account));
        removeFile(roomOf(path(account)));
        sweep(path(account));
        syncFolder(folder);
      }),
    setAside(account) {
      const aside = asideOf(path(account), now);
      const failed = attempt(path(account), () => {
        renameSync(path(account), aside);
        syncFolder(folder);
      });
      return failed ?? aside;
    },
  };
}

async function loadSave(
  { folder, seal, box, now }: FileOptions,
  path: (account: string) => string,
): Promise<Save> {
  const { default: Conf } = await import('conf');
  return (account, grant) => {
    const file = path(account);
    const before = readStored(file, seal, box);
    if (before.kind === 'unreadable' && before.trouble.code === 'newer_version') return before.trouble;
    const failed = attempt(file, () => {
      makePrivateFolder(folder);
      sweep(file);
      claimRoom(roomOf(file));
      if (!isPlainFile(file)) throw new Error('something that is no file stands in its place');
      if (before.kind === 'damaged') renameSync(file, asideOf(file, now));
      const conf = new Conf<Kept>({
        cwd: folder,
        configName: account,
        fileExtension: 'json',
        configFileMode: 0o600,
        accessPropertiesByDotNotation: false,
      });
      removeFile(roomOf(file));
      conf.store = toKept(grant, seal, box);
      syncFolder(folder);
      if (!isSame(readStored(file, seal, box), grant))
        throw new Error('what was read back is not what was written');
    });
    attempt(file, () => claimRoom(roomOf(file)));
    return failed;
  };
}

/** Where the space for the next save is held. */
function roomOf(file: string): string {
  return `${file}.room`;
}

function asideOf(file: string, now: () => number): string {
  return `${file}.damaged-${now()}`;
}

function accountsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).flatMap(
      (name) => /^([A-Za-z0-9][A-Za-z0-9._@-]*)\.json$/.exec(name)?.[1] ?? [],
    );
  } catch {
    return [];
  }
}

function toKept(grant: Grant, seal: Seal, box: string | null): Kept {
  if (seal.source === null) return { version: KEPT_VERSION, box, grant: grantForm(grant) };
  const sealed = seal.seal(Buffer.from(JSON.stringify(grantForm(grant))), PURPOSE).toString('base64');
  return { version: KEPT_VERSION, box, sealed };
}

function readStored(file: string, seal: Seal, box: string | null): Stored {
  let text: string;
  try {
    if (!isPlainFile(file)) {
      return { kind: 'unreadable', trouble: trouble('cannot_read', `${file} (no plain file)`) };
    }
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'none' };
    return { kind: 'unreadable', trouble: trouble('cannot_read', `${file} (${code})`) };
  }
  const found = fromKept(text);
  if (found.kind === 'damaged') return found;
  if (found.kind === 'newer') return { kind: 'unreadable', trouble: trouble('newer_version', file) };
  if (found.box !== null && box !== null && found.box !== box) return { kind: 'foreign' };
  if (found.kind === 'grant') return { kind: 'grant', grant: found.grant };
  const plain = seal.source === null ? null : seal.open(Buffer.from(found.sealed, 'base64'), PURPOSE);
  if (plain === null) return { kind: 'unreadable', trouble: trouble('sealed', file) };
  const grant = grantFromText(plain.toString('utf8'));
  return typeof grant === 'string' ? { kind: 'damaged', why: grant } : { kind: 'grant', grant };
}

/** A pipe in the file's place would be read for ever. True where there is nothing. */
function isPlainFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? true;
}

function isSame(stored: Stored, grant: Grant): boolean {
  // Compared with what reading makes of it: texts at the limit of their length are cut once more.
  const expected = grantFromText(JSON.stringify(grantForm(grant)));
  return stored.kind === 'grant' && JSON.stringify(stored.grant) === JSON.stringify(expected);
}

/** Temporary files of a writer that was killed hold tokens; no other process writes while we hold the lock. */
function sweep(file: string): void {
  const name = basename(file);
  for (const other of readdirSync(dirname(file))) {
    // As conf names them; an account may be called alike, but its files end in more.
    const isLeft = other.startsWith(name) && /^\.tmp-\d{10}[0-9a-f]{6}$/.test(other.slice(name.length));
    if (isLeft) removeFile(join(dirname(file), other));
  }
}
