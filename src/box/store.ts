/**
 * The grants kept on this box: one file an account, 0600 in a 0700 folder, written by conf and checked by us.
 *
 * conf writes a new file and renames it, but it forgets the folder's fsync, leaves its temporary files behind when it
 * is killed, and on a full tmpfs renames a truncated file over a good one without a word. So: room is proven first,
 * left-overs are swept, the folder is synced, and nothing counts as saved before it was read back. Writers hold the
 * account's lock. Reading needs neither conf nor the lock.
 */

import {
  closeSync,
  constants,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fromKept, toKept } from '../core/grant-file.ts';
import type { Grant } from '../core/token.ts';
import { type Trouble, trouble } from '../core/trouble.ts';
import type { Store, Stored } from '../core/world.ts';
import { makePrivateFolder, syncFolder } from './folder.ts';

// Real bytes for a grant with the longest tokens, claimed before a code is shown.
const ROOM = Buffer.alloc(64 * 1024, 1);

/** The store in `folder`, which is made when it is first needed. `stamp` names files that are set aside. */
export function openStore(folder: string, stamp: () => number): Store {
  const path = (account: string): string => join(folder, `${account}.json`);
  return {
    path,
    read: async (account) => readStored(path(account)),
    async prepare(account) {
      return attempt(path(account), () => {
        makePrivateFolder(folder);
        proveRoom(`${path(account)}.room`);
      });
    },
    async save(account, grant) {
      const file = path(account);
      const { default: Conf } = await import('conf');
      return attempt(file, () => {
        makePrivateFolder(folder);
        sweep(file);
        proveRoom(`${file}.room`);
        if (!isPlainFile(file)) throw new Error('something that is no file stands in its place');
        const conf = new Conf<ReturnType<typeof toKept>>({
          cwd: folder,
          configName: account,
          fileExtension: 'json',
          configFileMode: 0o600,
          accessPropertiesByDotNotation: false,
        });
        conf.store = toKept(grant);
        syncFolder(folder);
        if (!isSame(readStored(file), grant)) throw new Error('what was read back is not what was written');
      });
    },
    async remove(account) {
      return attempt(path(account), () => {
        rmSync(path(account), { force: true });
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

function readStored(file: string): Stored {
  let text: string;
  try {
    if (!isPlainFile(file))
      return { kind: 'unreadable', trouble: trouble('cannot_read', `${file} (no plain file)`) };
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'none' };
    return { kind: 'unreadable', trouble: trouble('cannot_read', `${file} (${code})`) };
  }
  const grant = fromKept(text);
  return typeof grant === 'string' ? { kind: 'damaged', why: grant } : { kind: 'grant', grant };
}

/** A pipe in the file's place would be read for ever. True where there is nothing. */
function isPlainFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? true;
}

function isSame(stored: Stored, grant: Grant): boolean {
  // Compared with what reading makes of it: texts at the limit of their length are cut once more.
  const expected = fromKept(JSON.stringify(toKept(grant)));
  return stored.kind === 'grant' && JSON.stringify(stored.grant) === JSON.stringify(expected);
}

/** A full disk is met here, while the old file is still whole and before anybody is asked to approve. */
function proveRoom(probe: string): void {
  try {
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW;
    const fd = openSync(probe, flags, 0o600);
    try {
      writeFileSync(fd, ROOM);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } finally {
    rmSync(probe, { force: true });
  }
}

/** Temporary files of a writer that was killed hold tokens; nobody else writes while we hold the lock. */
function sweep(file: string): void {
  const left = `${basename(file)}.tmp-`;
  for (const name of readdirSync(dirname(file))) {
    if (name.startsWith(left) && !name.endsWith('.json')) rmSync(join(dirname(file), name), { force: true });
  }
}

const WORDS: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the disk',
  EDQUOT: "the user's disk quota is used up",
  EROFS: 'the file system is read-only',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EIO: 'the disk reports a fault',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'a folder stands in its place',
};

function attempt(file: string, work: () => void): Trouble | null {
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
