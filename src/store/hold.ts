/**
 * An account that is held: what its lock allows, for as long as it lasts. After the release nothing can be written any
 * more, so that a forgotten `await` cannot write beside the next holder.
 *
 * Which lock stands for which purpose is decided in `open.ts`.
 */

import { dirname } from 'node:path';
import type { JournalAccess, PairHold, RenewHold, WriteHold } from '../core/keeping.ts';
import type { Trouble } from '../core/trouble/trouble.ts';
import type { Files } from './file.ts';
import { makePrivateFolder, removeFile } from './folder.ts';
import { isBlank, type JournalOptions, openJournal, readJournal } from './journal.ts';
import type { Release } from './lock.ts';
import { attempt, storageTrouble } from './storage-trouble.ts';

/** A lock that is held, and what ends with it. */
export type Grip = {
  readonly account: string;
  /** Throws once the lock was released. */
  check(): void;
  /** Has `end` called just before the lock is released. */
  endWith(end: () => void): void;
  release(): void;
};

/** A grip on `lock`, which it releases once, however often it is told to. */
export function openGrip(account: string, lock: Release): Grip {
  const ends: (() => void)[] = [];
  let isHeld = true;
  return {
    account,
    check() {
      if (!isHeld) throw new Error(`the lock of "${account}" was released before this write`);
    },
    endWith: (end) => void ends.push(end),
    release() {
      if (!isHeld) return;
      isHeld = false;
      for (const end of ends) end();
      lock();
    },
  };
}

/** What the grip on a grant's own lock allows; `wipe` empties the journals that nobody else holds. */
export function writeHold(
  grip: Grip,
  journal: JournalAccess,
  files: Files,
  wipe: () => Promise<Trouble | null>,
): WriteHold {
  const { account } = grip;
  return {
    purpose: 'write',
    account,
    journal,
    async save(grant) {
      grip.check();
      const save = await files.loadSave();
      // Loading takes a while.
      grip.check();
      return save(account, grant);
    },
    async remove() {
      grip.check();
      const failed = files.remove(account);
      return failed ?? (await wipe());
    },
    async setAside() {
      grip.check();
      return files.setAside(account);
    },
    async keepUnrevoked(grant, inPlaceOf) {
      grip.check();
      return files.keepUnrevoked(account, grant, inPlaceOf?.path ?? null);
    },
    async removeLeftover({ path }) {
      grip.check();
      return files.removeLeftover(path);
    },
    release: grip.release,
  };
}

/** What the grip on a pairing's lock allows. */
export function pairHold({ account, release }: Grip, journals: PairHold['journals']): PairHold {
  return { purpose: 'pair', account, journals, release };
}

/** What a turn allows: nothing but to end it. */
export function renewHold({ account, release }: Grip): RenewHold {
  return { purpose: 'renew', account, release };
}

/** The journal at `path`, for as long as the grip lasts; a passing one leaves no file behind once it is blank. */
export function journalUnder(
  grip: Grip,
  path: string,
  options: JournalOptions,
  isPassing = false,
): JournalAccess {
  return {
    left: () => readJournal(path, options),
    open() {
      grip.check();
      try {
        makePrivateFolder(dirname(path));
        const journal = openJournal(path, options);
        grip.endWith(() => {
          journal.close();
          if (isPassing && isBlank(path)) attempt(path, () => removeFile(path));
        });
        return journal;
      } catch (error) {
        return storageTrouble(path, error);
      }
    },
  };
}
