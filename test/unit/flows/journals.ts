/** Journals in memory that keep what the ones on disk keep, and tell in `done` what became of them. */

import type { Journal, Remains } from '../../../src/core/keeping.ts';
import type { Trouble } from '../../../src/core/trouble/trouble.ts';

/** What can go wrong with a journal. */
export type JournalFaults = { open?: Trouble; begin?: Trouble; clear?: true };

/** The journals, and what is in them by name; a name without a value is one that cannot be read. */
export function memoryJournals(done: string[], faults: JournalFaults, now: () => number) {
  const kept = new Map<string, Remains | 'unreadable'>();
  const left = (name: string): Remains | null => {
    const remains = kept.get(name) ?? 'unreadable';
    return remains === 'unreadable' ? null : structuredClone(remains);
  };
  const open = (name: string): Journal | Trouble => {
    if (faults.open !== undefined) return faults.open;
    let isOpen = true;
    const change = (to: (remains: Remains) => Remains): void => {
      const remains = kept.get(name);
      if (isOpen && remains !== undefined && remains !== 'unreadable') kept.set(name, to(remains));
    };
    const answer = (remains: Remains, text: string, finished: boolean): Remains =>
      remains.answer === null
        ? remains
        : { ...remains, answer: { ...remains.answer, text: remains.answer.text + text, finished } };
    return {
      begin(intent) {
        if (!isOpen) throw new Error(`${name} is begun though it is closed`);
        if (faults.begin !== undefined) return faults.begin;
        done.push(`begin ${name}`);
        kept.set(name, { intent: structuredClone(intent), answer: null });
        return null;
      },
      answered: (status) =>
        change(({ intent }) => ({ intent, answer: { status, at: now(), text: '', finished: false } })),
      received: (bytes) => change((remains) => answer(remains, Buffer.from(bytes).toString(), false)),
      finished: () => change((remains) => answer(remains, '', true)),
      clear() {
        if (!isOpen || faults.clear === true) return;
        if (kept.delete(name)) done.push(`clear ${name}`);
      },
      close() {
        isOpen = false;
      },
    };
  };
  return { kept, left, open };
}
