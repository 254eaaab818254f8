/** Journals in memory that keep what the ones on disk keep, and tell in `done` what became of them. */

import type { Journals, Remains } from '../../../src/core/keeping.ts';
import type { Trouble } from '../../../src/core/trouble/trouble.ts';

/** What can go wrong with a journal. */
export type JournalFaults = { open?: Trouble; begin?: Trouble; clear?: true };

/** The journals, and what is in them by name; a name without a value is one that cannot be read. */
export function memoryJournals(done: string[], faults: JournalFaults, now: () => number) {
  const kept = new Map<string, Remains | 'unreadable'>();
  const journals: Journals = {
    isBlank: (name) => !kept.has(name),
    left(name) {
      const left = kept.get(name) ?? 'unreadable';
      return left === 'unreadable' ? null : structuredClone(left);
    },
    open(name) {
      if (faults.open !== undefined) return faults.open;
      let isOpen = true;
      const change = (to: (left: Remains) => Remains): void => {
        const left = kept.get(name);
        if (isOpen && left !== undefined && left !== 'unreadable') kept.set(name, to(left));
      };
      const answer = (left: Remains, text: string, finished: boolean): Remains =>
        left.answer === null
          ? left
          : { ...left, answer: { ...left.answer, text: left.answer.text + text, finished } };
      return {
        begin(intent) {
          if (faults.begin !== undefined) return faults.begin;
          done.push(`begin ${name}`);
          kept.set(name, { intent: structuredClone(intent), answer: null });
          return null;
        },
        answered: (status) =>
          change(({ intent }) => ({ intent, answer: { status, at: now(), text: '', finished: false } })),
        received: (bytes) => change((left) => answer(left, Buffer.from(bytes).toString(), false)),
        finished: () => change((left) => answer(left, '', true)),
        clear() {
          if (!isOpen || faults.clear === true) return;
          if (kept.delete(name)) done.push(`clear ${name}`);
        },
        close() {
          isOpen = false;
        },
      };
    },
  };
  return { journals, kept };
}
