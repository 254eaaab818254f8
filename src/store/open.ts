/**
 * Opens what is kept in a folder: files, journals and locks under one roof, so that a writer always holds the lock.
 *
 * Which lock stands for which purpose, and which file it guards, is decided here and nowhere else. How a lock is taken,
 * a grant saved or an answer journalled is not.
 */

import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Holds, Keeping, Purpose } from '../core/keeping.ts';
import { minuteOf } from '../core/text/dates.ts';
import { isTrouble, type Trouble, type TroubleCode, trouble } from '../core/trouble/trouble.ts';
import { diskNote } from './disk.ts';
import { type FileOptions, openFiles } from './file.ts';
import { checkAccess, exposureOf, makePrivateFolder } from './folder.ts';
import { type Grip, journalUnder, openGrip, pairHold, renewHold, writeHold } from './hold.ts';
import { isBlank, wipeJournal } from './journal.ts';
import { type Release, takeBothLocks } from './lock.ts';
import { ownerOf } from './owner-lock.ts';
import { attempt, storageTrouble } from './storage-trouble.ts';

/** How each purpose's lock is named, as `NAME.lock` and `NAME.journal`, and what is said where another process has it. */
const LOCKS: Readonly<Record<Purpose, { readonly suffix: string; readonly taken: TroubleCode }>> = {
  write: { suffix: '', taken: 'locked' },
  pair: { suffix: '+pairing', taken: 'pairing_running' },
  renew: { suffix: '+renewing', taken: 'locked' },
};

/** A provider that keeps silent is asked again beside the polls that wait; more than these at once is no help. */
const MOST_POLLS = 12;

const PURPOSES: readonly Purpose[] = ['write', 'pair', 'renew'];

/** What is kept in a folder, as files of this box. */
export function openKeeping(options: FileOptions): Keeping {
  const { folder, seal } = options;
  const files = openFiles(options);
  const held = new Set<Grip>();
  const name = (account: string, purpose: Purpose): string =>
    join(folder, `${account}${LOCKS[purpose].suffix}`);
  const journal = (account: string, purpose: Purpose): string => `${name(account, purpose)}.journal`;
  const further = (account: string): readonly string[] =>
    Array.from({ length: MOST_POLLS - 1 }, (_, at) => `${name(account, 'pair')}.${at + 2}.journal`);
  const journals = (account: string): readonly string[] => [
    ...PURPOSES.map((purpose) => journal(account, purpose)),
    ...further(account),
  ];
  const access = (grip: Grip, purpose: Purpose) =>
    journalUnder(grip, journal(grip.account, purpose), options);
  const wipe = async (account: string): Promise<Trouble | null> => {
    const failed = wipeAll([journal(account, 'write')]);
    const ofPairing = [journal(account, 'pair'), ...further(account)].filter(isThere);
    if (failed !== null || ofPairing.length === 0) return failed;
    const lock = await takeFor(folder, account, 'pair', 0);
    // A pairing that is under way has nothing in there of the grant that is deleted.
    if (isTrouble(lock)) return lock.code === LOCKS.pair.taken ? null : lock;
    try {
      return wipeAll(ofPairing);
    } finally {
      lock();
    }
  };
  const holds: { readonly [For in Purpose]: (grip: Grip) => Holds[For] } = {
    write: (grip) => writeHold(grip, access(grip, 'write'), files, () => wipe(grip.account)),
    pair: (grip) =>
      pairHold(grip, [
        access(grip, 'pair'),
        ...further(grip.account).map((path) => journalUnder(grip, path, options, true)),
      ]),
    renew: renewHold,
  };
  return {
    read: async (account) => files.read(account),
    accounts: async () => files.accounts(),
    leftovers: async (account) => files.leftovers(account),
    prepare: async (account) => files.prepare(account),
    examine: async (account) =>
      files.prepare(account) ??
      checkBeside(
        PURPOSES.map((purpose) => `${name(account, purpose)}.lock`),
        journals(account),
      ),
    isQuiet: (account, purpose) =>
      isBlank(journal(account, purpose)) && (purpose === 'write' || further(account).every(isBlank)),
    async hold(account, purpose, waitMs) {
      const lock = await takeFor(folder, account, purpose, waitMs);
      if (isTrouble(lock)) return lock;
      const grip = openGrip(account, lock);
      held.add(grip);
      grip.endWith(() => held.delete(grip));
      return holds[purpose](grip);
    },
    where: (account) => ({ kind: 'file', path: files.path(account), protection: seal.source ?? 'none' }),
    notes(account) {
      const exposure = exposureOf(folder, files.path(account), journals(account));
      return [exposure, diskNote(folder)].filter((note) => note !== null);
    },
    async close() {
      for (const grip of held) grip.release();
    },
  };
}

function wipeAll(journals: readonly string[]): Trouble | null {
  return journals
    .filter(isThere)
    .reduce<Trouble | null>((cannot, path) => cannot ?? attempt(path, () => wipeJournal(path)), null);
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** What would keep a lock from being taken or a journal from being written; null where nothing does. */
function checkBeside(locks: readonly string[], journals: readonly string[]): Trouble | null {
  const files = [...locks, ...journals];
  return files.reduce<Trouble | null>(
    (cannot, file) => cannot ?? attempt(file, () => checkAccess(file, journals.includes(file))),
    null,
  );
}

/** Which process has a lock, and since when. */
function holderOf(file: string): string {
  const owner = ownerOf(`${file}.owner`);
  return owner === null ? '' : `process ${owner.pid} since ${minuteOf(owner.since)}`;
}

/** Takes the lock of a purpose. Its journal is locked as well: deleting `NAME.lock` while it is held opens no way in. */
async function takeFor(
  folder: string,
  account: string,
  purpose: Purpose,
  waitMs: number,
): Promise<Release | Trouble> {
  const { suffix, taken } = LOCKS[purpose];
  const name = join(folder, `${account}${suffix}`);
  const file = `${name}.lock`;
  try {
    makePrivateFolder(folder);
    return (await takeBothLocks(file, `${name}.journal`, waitMs)) ?? trouble(taken, holderOf(file));
  } catch (error) {
    return storageTrouble(file, error);
  }
}
