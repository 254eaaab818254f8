/**
 * The files of the grants: one an account, 0600 in a 0700 folder, written by conf and checked by us.
 *
 * conf writes a new file and renames it, but it forgets the folder's fsync, leaves its temporary files behind when it
 * is killed, and on a full tmpfs renames a truncated file over a good one without a word. So: space of real bytes is
 * claimed before anything is asked for and given up just before conf needs it, left-overs are swept, the folder is
 * synced, and nothing counts as saved before it was read back. Reading needs no conf. Whether a caller may write is not
 * asked here: only a hold of `open.ts` has the functions that do.
 */

import { accessSync, constants, readdirSync, realpathSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Grant } from '../core/grant/grant.ts';
import type { Leftover, Stored } from '../core/keeping.ts';
import type { Trouble, TroubleCode } from '../core/trouble/trouble.ts';
import { checkDescriptors } from './descriptors.ts';
import { makePrivateFolder, removeFile, syncFolder } from './folder.ts';
import type { Kept } from './form.ts';
import { isPlainFile, isSame, keptAs, readStored, removeKept } from './kept.ts';
import { asideOf, keepUnrevoked, leftoversOf, removeLeftover } from './leftovers.ts';
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
  leftovers(account: string): readonly Leftover[];
  /** Keeps a grant that is still to be revoked, at `path` or at a new one. */
  keepUnrevoked(account: string, grant: Grant, path: string | null): Trouble | null;
  removeLeftover(path: string): Trouble | null;
};

/** What is not ours to write over. */
const NEVER_REPLACED: readonly TroubleCode[] = ['newer_version', 'not_ours'];

/** The files of a folder. */
export function openFiles(options: FileOptions): Files {
  const { folder, seal, box, now } = options;
  const path = (account: string): string => join(folder, `${account}.json`);
  return {
    path,
    read: (account) => readStored(path(account), { account, seal, box }),
    accounts: () => accountsIn(folder),
    prepare: (account) =>
      attempt(path(account), () => {
        checkDescriptors();
        makePrivateFolder(folder);
        // A save makes new files beside the old ones.
        accessSync(folder, constants.W_OK | constants.X_OK);
        claimRoom(roomOf(path(account)));
      }),
    loadSave: () => loadSave(options, path),
    remove: (account) =>
      attempt(path(account), () => {
        sweep(path(account));
        removeKept(path(account));
        removeFile(roomOf(path(account)));
        syncFolder(folder);
      }),
    setAside(account) {
      const aside = asideOf(path(account), now());
      const failed = attempt(path(account), () => {
        renameSync(path(account), aside);
        syncFolder(folder);
      });
      return failed ?? aside;
    },
    leftovers: (account) => leftoversOf(path(account), { account, seal, box }),
    keepUnrevoked: (account, grant, place) =>
      keepUnrevoked(path(account), place, grant, { account, seal, box }, now()),
    removeLeftover,
  };
}

async function loadSave(
  { folder, seal, box, now }: FileOptions,
  path: (account: string) => string,
): Promise<Save> {
  const { default: Conf } = await import('conf');
  return (account, grant) => {
    const file = path(account);
    const owner = { account, seal, box };
    const before = readStored(file, owner);
    if (before.kind === 'unreadable' && NEVER_REPLACED.includes(before.trouble.code)) return before.trouble;
    const failed = attempt(file, () => {
      makePrivateFolder(folder);
      sweep(file);
      claimRoom(roomOf(file));
      if (!isPlainFile(file)) throw new Error('something that is no file stands in its place');
      if (before.kind === 'damaged') renameSync(file, asideOf(file, now()));
      const conf = new Conf<Kept>({
        cwd: folder,
        configName: account,
        fileExtension: 'json',
        configFileMode: 0o600,
        accessPropertiesByDotNotation: false,
      });
      removeFile(roomOf(file));
      conf.store = keptAs(grant, owner);
      syncFolder(folder);
      if (!isSame(readStored(file, owner), grant))
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

function accountsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).flatMap(
      (name) => /^([A-Za-z0-9][A-Za-z0-9._@-]*)\.json$/.exec(name)?.[1] ?? [],
    );
  } catch {
    return [];
  }
}

/** Temporary files of a writer that was killed hold tokens; no other process writes while we hold the lock. */
function sweep(file: string): void {
  // conf writes beside what a link leads to.
  for (const place of new Set([file, targetOf(file)])) {
    const name = basename(place);
    for (const other of readdirSync(dirname(place))) {
      // As conf names them; an account may be called alike, but its files end in more.
      const isLeft = other.startsWith(name) && /^\.tmp-\d{10}[0-9a-f]{6}$/.test(other.slice(name.length));
      if (isLeft) removeFile(join(dirname(place), other));
    }
  }
}

function targetOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
