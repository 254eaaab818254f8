/**
 * The journal of an account: what was asked for, and the raw answer, on disk before anybody has read it.
 *
 * Zoom's refresh tokens are good once. Between the server's answer and the saved grant lies work in which a process can
 * die, and then the only copy of the new token is gone. So the intent is written and synced before the request, the space
 * for the answer is real bytes by then, and every piece of the answer goes to the file in one write as it arrives. The
 * next start finds what is left.
 *
 * With a seal everything in it is sealed, and bound to the name of its file. Who may open a journal is decided in `open.ts`.
 */

import { closeSync, constants, fstatSync, fsyncSync, openSync } from 'node:fs';
import { basename } from 'node:path';
import { isRefusal, readTrusted } from '../box/trusted-file.ts';
import type { Journal, Remains } from '../core/keeping.ts';
import { asMembers, num } from '../core/text/members.ts';
import { intentForm, intentFrom } from './form.ts';
import { blankOut, isEmptyRow, openFilled, openRow, payloadsIn } from './frames.ts';
import type { Seal } from './seal.ts';
import { storageTrouble } from './storage-trouble.ts';

/** Several times what is ever written. */
const LARGEST_JOURNAL = 1024 * 1024;

/** How journals are written and read. */
export type JournalOptions = {
  readonly seal: Seal;
  /** Names this machine, since what another one left on a copied card is not ours to take up; null where nothing does. */
  readonly box: string | null;
  /** Wall clock, epoch milliseconds: dates the answers. */
  readonly now: () => number;
};

/** Opens the journal at `path`, made 0600 and filled with real bytes where it is new. Throws what the system says. */
export function openJournal(path: string, { seal, box, now }: JournalOptions): Journal {
  const fd = openFilled(path);
  const row = openRow(fd, seal, basename(path));
  let isOpen = true;
  let afterIntent = 0;
  const append = (value: unknown): boolean => row.append(Buffer.from(JSON.stringify(value)));
  const record = (work: () => void): void => {
    // An answer may still be coming in after the journal was closed, and the descriptor be another file's by then.
    if (!isOpen) return;
    try {
      work();
    } catch {
      // The answer itself is still in hand; a disk that fails now will be named by the save.
    }
  };
  return {
    begin(intent) {
      try {
        if (!isOpen) throw new Error('the journal is closed');
        row.goBackTo(0);
        if (!append({ ...intentForm(intent), box }))
          throw new Error('what is to be written down is too long');
        fsyncSync(fd);
        afterIntent = row.end();
        return null;
      } catch (error) {
        return storageTrouble(path, error);
      }
    },
    answered: (status) =>
      record(() => {
        // A later answer takes the place of an earlier one: polls are many, and only the last can hold a token.
        row.goBackTo(afterIntent);
        append({ status, at: now() });
      }),
    received: (bytes) => record(() => row.append(Buffer.from(bytes))),
    finished: () => record(() => append({ finished: true })),
    clear: () =>
      record(() => {
        blankOut(fd);
        row.goBackTo(0);
      }),
    close: () =>
      record(() => {
        isOpen = false;
        closeSync(fd);
      }),
  };
}

/** Reports whether nothing is left in the journal; a file that is not there, or cannot be read, has nothing left. */
export function isBlank(path: string): boolean {
  try {
    // Never waits: something else may stand in the file's place.
    const fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      return isEmptyRow(fd);
    } finally {
      closeSync(fd);
    }
  } catch {
    return true;
  }
}

/** Puts zeros over a journal, whatever is in it and under whichever key. Throws what the system says. */
export function wipeJournal(path: string): void {
  const fd = openSync(path, constants.O_RDWR | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    if (fstatSync(fd).isFile()) blankOut(fd);
  } finally {
    closeSync(fd);
  }
}

/**
 * What was left behind, or null when it is blank, another machine's, or cannot be opened with this seal; and where
 * another user could have written it, for what is in it is sent to the provider that it names.
 */
export function readJournal(path: string, { seal, box }: Omit<JournalOptions, 'now'>): Remains | null {
  const [first, ...rest] = payloadsIn(contents(path), seal, basename(path));
  const writer = first === undefined ? undefined : asJson(first)?.['box'];
  if (typeof writer === 'string' && box !== null && writer !== box) return null;
  const intent = first === undefined ? null : intentFrom(first.toString('utf8'));
  if (intent === null) return null;
  const head = rest[0] === undefined ? null : asJson(rest[0]);
  const status = head === null ? null : num(head, 'status');
  const at = head === null ? null : num(head, 'at');
  if (status === null || at === null) return { intent, answer: null };
  const last = rest.at(-1);
  const finished = rest.length > 1 && last !== undefined && asJson(last)?.['finished'] === true;
  const pieces = finished ? rest.slice(1, -1) : rest.slice(1);
  return { intent, answer: { status, at, text: Buffer.concat(pieces).toString('utf8'), finished } };
}

function contents(path: string): Buffer {
  const bytes = readTrusted(path, LARGEST_JOURNAL);
  return isRefusal(bytes) ? Buffer.alloc(0) : bytes;
}

function asJson(bytes: Buffer) {
  try {
    return asMembers(JSON.parse(bytes.toString('utf8')));
  } catch {
    return null;
  }
}
