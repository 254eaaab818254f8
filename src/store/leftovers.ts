/**
 * What lies beside the files of the grants: pairings that were set aside because they could not be used, and grants that
 * are not this box's and could not be revoked yet. None of them is ever handed out.
 *
 * Who may write here is not asked, as in `file.ts`.
 */

import { closeSync, fsyncSync, openSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Grant } from '../core/grant/grant.ts';
import type { Leftover } from '../core/keeping.ts';
import type { Trouble } from '../core/trouble/trouble.ts';
import { makePrivateFolder, removeFile, syncFolder } from './folder.ts';
import { type KeptFor, keptAs, readStored, removeKept } from './kept.ts';
import { attempt } from './storage-trouble.ts';

/** Where a grant's file goes that cannot be used. */
export function asideOf(file: string, now: number): string {
  return `${file}.damaged-${now}`;
}

/** What lies beside a grant's file, the oldest first. */
export function leftoversOf(file: string, owner: KeptFor): readonly Leftover[] {
  const name = basename(file);
  return namesIn(dirname(file))
    .filter((other) => other.startsWith(name) && /^\.(damaged|unrevoked)-\d+$/.test(other.slice(name.length)))
    .sort()
    .map((other) => {
      const path = join(dirname(file), other);
      return { path, unrevoked: other.includes('.unrevoked-') ? grantIn(path, owner) : null };
    });
}

/** Keeps a grant that is still to be revoked, at `path` or beside the grant's file; durable when it returns null. */
export function keepUnrevoked(
  file: string,
  path: string | null,
  grant: Grant,
  owner: KeptFor,
  now: number,
): Trouble | null {
  const place = path ?? `${file}.unrevoked-${now}`;
  // Named as those of a killed writer are, which the next save sweeps away.
  const draft = `${file}.tmp-${String(now).padStart(10, '0').slice(-10)}${'0'.repeat(6)}`;
  return attempt(place, () => {
    makePrivateFolder(dirname(file));
    removeFile(draft);
    const fd = openSync(draft, 'wx', 0o600);
    try {
      writeFileSync(fd, JSON.stringify(keptAs(grant, owner, UNREVOKED)));
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(draft, place);
    syncFolder(dirname(file));
  });
}

/** Deletes one of them. */
export function removeLeftover(path: string): Trouble | null {
  return attempt(path, () => {
    removeKept(path);
    syncFolder(dirname(path));
  });
}

/** Bound to the seal, so that the grant of a stranger cannot be put in the place of this box's. */
const UNREVOKED = 'unrevoked';

function grantIn(path: string, owner: KeptFor): Grant | null {
  const stored = readStored(path, owner, UNREVOKED);
  return stored.kind === 'grant' ? stored.grant : null;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
