/**
 * What is kept, played: grants and journals in memory that can fail, locks that note who took them. It is as strict as
 * the real one: a hold that was released writes no more.
 */

import type { Grant } from '../../../src/core/grant/grant.ts';
import type {
  Holds,
  JournalAccess,
  Keeping,
  Leftover,
  PairHold,
  Purpose,
  Stored,
} from '../../../src/core/keeping.ts';
import type { Note } from '../../../src/core/trouble/note.ts';
import { isTrouble, type Trouble, trouble } from '../../../src/core/trouble/trouble.ts';
import { type JournalFaults, memoryJournals } from './journals.ts';

/** What can go wrong. */
export type KeepingFaults = JournalFaults & {
  save?: Trouble | ((nth: number) => Trouble | null);
  prepare?: Trouble;
  remove?: Trouble;
  keepUnrevoked?: Trouble;
  setAside?: true;
  lock?: Trouble;
  notes?: readonly Note[];
};

const SUFFIX: Readonly<Record<Purpose, string>> = { write: '', pair: '+pairing', renew: '+renewing' };

/** The name by which `done` and the journals know what a purpose guards. */
export function nameOf(account: string, purpose: Purpose): string {
  return `${account}${SUFFIX[purpose]}`;
}

/** What is kept; `done` receives what was done to it, `onLock` is called before a lock is taken. */
export function playKeeping(
  done: string[],
  onLock: (name: string) => void,
  sleep: (until: number, signal?: AbortSignal) => Promise<void>,
  ticks: () => number,
  now: () => number,
) {
  const files = new Map<string, Stored>();
  const beside = new Map<string, readonly Leftover[]>();
  const leftoversOf = (account: string): readonly Leftover[] => beside.get(account) ?? [];
  const failing: KeepingFaults = {};
  const journals = memoryJournals(done, failing, now);
  const takeLock = memoryLocks(done, sleep, ticks);
  let saves = 0;

  function save(account: string, grant: Grant): Trouble | null {
    const failed = typeof failing.save === 'function' ? failing.save(saves) : (failing.save ?? null);
    saves += 1;
    done.push(failed === null ? 'save' : 'save failed');
    if (failed === null) files.set(account, { kind: 'grant', grant: structuredClone(grant) });
    return failed;
  }

  function remove(account: string): Trouble | null {
    if (failing.remove !== undefined) return failing.remove;
    done.push('remove');
    files.delete(account);
    return null;
  }

  function setAside(account: string): string | Trouble {
    if (failing.setAside === true) return trouble('cannot_save', `/kept/${account}.json`);
    done.push('set aside');
    files.delete(account);
    return `/kept/${account}.damaged`;
  }

  function keepUnrevoked(account: string, grant: Grant, inPlaceOf: Leftover | null): Trouble | null {
    if (failing.keepUnrevoked !== undefined) return failing.keepUnrevoked;
    done.push('keep unrevoked');
    const path = inPlaceOf?.path ?? `/kept/${account}.unrevoked-${leftoversOf(account).length}`;
    const others = leftoversOf(account).filter((each) => each.path !== path);
    beside.set(account, [...others, { path, unrevoked: structuredClone(grant) }]);
    return null;
  }

  function removeLeftover(account: string, { path }: Leftover): Trouble | null {
    if (failing.remove !== undefined) return failing.remove;
    done.push('remove leftover');
    beside.set(
      account,
      leftoversOf(account).filter((each) => each.path !== path),
    );
    return null;
  }

  /** What the three purposes give over one lock. */
  function holds(account: string, unlock: () => void): { readonly [For in Purpose]: () => Holds[For] } {
    let isHeld = true;
    const held = <Value>(work: () => Value): Value => {
      if (!isHeld) throw new Error(`${account} is written to though it was released`);
      return work();
    };
    const release = (): void => {
      if (isHeld) unlock();
      isHeld = false;
    };
    const journalOf = (name: string): JournalAccess => ({
      left: () => journals.left(name),
      open: () => held(() => journals.open(name)),
    });
    const journal = (purpose: Purpose): JournalAccess => journalOf(nameOf(account, purpose));
    const pollJournals = (of: string): PairHold['journals'] => [
      journal('pair'),
      ...[2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((nth) => journalOf(`${nameOf(of, 'pair')}.${nth}`)),
    ];
    return {
      renew: () => ({ purpose: 'renew', account, release }),
      pair: () => ({ purpose: 'pair', account, journals: pollJournals(account), release }),
      write: () => ({
        purpose: 'write',
        account,
        journal: journal('write'),
        save: async (grant) => held(() => save(account, grant)),
        remove: async () => held(() => remove(account)),
        setAside: async () => held(() => setAside(account)),
        keepUnrevoked: async (grant, inPlaceOf) => held(() => keepUnrevoked(account, grant, inPlaceOf)),
        removeLeftover: async (leftover) => held(() => removeLeftover(account, leftover)),
        release,
      }),
    };
  }

  const keeping: Keeping = {
    read: async (account) => files.get(account) ?? { kind: 'none' },
    accounts: async () => [...files.keys()],
    leftovers: async (account) => leftoversOf(account),
    prepare: async () => failing.prepare ?? null,
    examine: async () => failing.prepare ?? null,
    isQuiet: (account, purpose) =>
      ![...journals.kept.keys()].some(
        (name) =>
          name === nameOf(account, purpose) ||
          (purpose === 'pair' && name.startsWith(`${nameOf(account, 'pair')}.`)),
      ),
    async hold(account, purpose, waitMs) {
      onLock(nameOf(account, purpose));
      const unlock = failing.lock ?? (await takeLock(nameOf(account, purpose), waitMs));
      if (!isTrouble(unlock)) return holds(account, unlock)[purpose]();
      return unlock.code === 'locked' && purpose === 'pair' ? trouble('pairing_running') : unlock;
    },
    where: (account) => ({ kind: 'file', path: `/kept/${account}.json`, protection: 'none' }),
    notes: () => failing.notes ?? [],
    close: async () => {},
  };

  return {
    keeping,
    failing,
    files,
    /** What lies beside an account's grant. */
    beside,
    /** What is in the journals. */
    journal: journals.kept,
    /** An account that is held for a pairing, in a lock of its own that `done` does not tell of. */
    pairing: (account = 'default'): PairHold => holds(account, () => {}).pair(),
  };
}

/** Locks within this process, each handed on to whoever has waited longest. */
function memoryLocks(
  done: string[],
  sleep: (until: number, signal?: AbortSignal) => Promise<void>,
  ticks: () => number,
) {
  const held = new Map<string, (() => void)[]>();
  return async (name: string, waitMs: number): Promise<(() => void) | Trouble> => {
    const waiting = held.get(name);
    if (waiting !== undefined) {
      if (waitMs === 0) return trouble('locked');
      const mine = new AbortController();
      const turn = (): void => mine.abort();
      waiting.push(turn);
      await sleep(ticks() + waitMs, mine.signal);
      if (!mine.signal.aborted) {
        waiting.splice(waiting.indexOf(turn), 1);
        return trouble('locked');
      }
    }
    done.push(`lock ${name}`);
    held.set(name, waiting ?? []);
    return () => {
      done.push(`unlock ${name}`);
      const next = held.get(name)?.shift();
      if (next === undefined) held.delete(name);
      else next();
    };
  };
}
