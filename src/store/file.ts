/**
 * The grants kept on this box: one file an account, 0600 in a 0700 folder, written by conf and checked by us.
 *
 * conf writes a new file and renames it, but it forgets the folder's fsync, leaves its temporary files behind when it
 * is killed, and on a full tmpfs renames a truncated file over a good one without a word. So: room of real bytes is
 * claimed before anything is asked for and given up just before conf needs it, left-overs are swept, the folder is
 * synced, and nothing counts as saved before it was read back. Writers hold the account's lock. Reading needs neither
 * conf nor the lock.
 */

import { readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Grant } from '../core/grant/grant.ts';
import type { Store, Stored } from '../core/keeping.ts';
import { trouble } from '../core/trouble/trouble.ts';
import { diskWarning } from './disk.ts';
import { exposure, makePrivateFolder, removeFile, syncFolder } from './folder.ts';
import { fromKept, grantFromText, KEPT_VERSION, type Kept } from './form.ts';
import { claimRoom } from './reserve.ts';
import type { Seal } from './seal.ts';
import { attempt } from './storage-trouble.ts';

/** Where and how grants are kept. */
export type StoreOptions = {
  /** Made when it is first needed. */
  readonly folder: string;
  readonly seal: Seal;
  /** Names this machine, so that a copied card is recognised; null where nothing names it. */
  readonly box: string | null;
  /** Names files that are set aside. */
  readonly stamp: () => number;
};

const PURPOSE = 'roomkey grant';

/** The store of a folder. */
export function openStore({ folder, seal, box, stamp }: StoreOptions): Store {
  const path = (account: string): string => join(folder, `${account}.json`);
  const room = (account: string): string => `${path(account)}.room`;
  const read = (account: string): Stored => readStored(path(account), seal, box);
  return {
    path,
    protection: seal.source ?? 'none',
    warning: () => diskWarning(folder),
    exposure: (account) => exposure(folder, path(account)),
    read: async (account) => read(account),
    accounts: async () => accountsIn(folder),
    async prepare(account) {
      return attempt(path(account), () => {
        makePrivateFolder(folder);
        claimRoom(room(account));
      });
    },
    async save(account, grant) {
      const file = path(account);
      const before = read(account);
      if (before.kind === 'unreadable' && before.trouble.code === 'newer_version') return before.trouble;
      const { default: Conf } = await import('conf');
      const failed = attempt(file, () => {
        makePrivateFolder(folder);
        sweep(file);
        claimRoom(room(account));
        if (!isPlainFile(file)) throw new Error('something that is no file stands in its place');
        if (read(account).kind === 'damaged') renameSync(file, `${file}.damaged-${stamp()}`);
        const conf = new Conf<Kept>({
          cwd: folder,
          configName: account,
          fileExtension: 'json',
          configFileMode: 0o600,
          accessPropertiesByDotNotation: false,
        });
        removeFile(room(account));
        conf.store = toKept(grant, seal, box);
        syncFolder(folder);
        if (!isSame(read(account), grant)) throw new Error('what was read back is not what was written');
      });
      attempt(file, () => claimRoom(room(account)));
      return failed;
    },
    async remove(account) {
      return attempt(path(account), () => {
        removeFile(path(account));
        removeFile(room(account));
        sweep(path(account));
        syncFolder(folder);
      });
    },
    async setAside(account) {
      const file = path(account);
      const aside = `${file}.damaged-${stamp()}`;
      const failed = attempt(file, () => {
        renameSync(file, aside);
        syncFolder(folder);
      });
      return failed === null ? aside : null;
    },
  };
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
  if (seal.source === null) return { version: KEPT_VERSION, box, grant };
  const sealed = seal.seal(Buffer.from(JSON.stringify(grant)), PURPOSE).toString('base64');
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
  if (found.sealed === null) {
    return found.grant === null
      ? { kind: 'damaged', why: 'it holds no grant' }
      : { kind: 'grant', grant: found.grant };
  }
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
  const expected = grantFromText(JSON.stringify(grant));
  return stored.kind === 'grant' && JSON.stringify(stored.grant) === JSON.stringify(expected);
}

/** Temporary files of a writer that was killed hold tokens; nobody else writes while we hold the lock. */
function sweep(file: string): void {
  const name = basename(file);
  for (const other of readdirSync(dirname(file))) {
    // As conf names them; an account may be called alike, but its files end in more.
    const isLeft = other.startsWith(name) && /^\.tmp-\d{10}[0-9a-f]{6}$/.test(other.slice(name.length));
    if (isLeft) removeFile(join(dirname(file), other));
  }
}
