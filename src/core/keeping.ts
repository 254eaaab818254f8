/**
 * What is kept on this box, and who may write it. Types only.
 *
 * Reading is free. Everything that writes comes from a hold: `Keeping.hold` takes the account's lock for one purpose, and
 * only what it returns can save, remove, set aside or journal. So a write without the lock does not compile.
 */

import type { Sink } from './exchange.ts';
import type { Grant } from './grant/grant.ts';
import type { Note } from './trouble/note.ts';
import type { Trouble } from './trouble/trouble.ts';

/** What is kept for an account. A damaged file is not the same as none. */
export type Stored =
  | { readonly kind: 'none' }
  | { readonly kind: 'grant'; readonly grant: Grant }
  | { readonly kind: 'damaged'; readonly why: string }
  /** Copied from another machine, which goes on using it. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'unreadable'; readonly trouble: Trouble };

/**
 * What lies beside a grant: a pairing that was set aside because it could not be used, or one that is not this box's and
 * is still to be revoked.
 */
export type Leftover = {
  readonly path: string;
  /** Null where it was only set aside, or cannot be read. */
  readonly unrevoked: Grant | null;
};

/** What is about to be asked for: written down before the request, so that an answer can be made sense of later. */
export type Intent = {
  readonly purpose: 'pair' | 'refresh';
  /** Epoch milliseconds. */
  readonly at: number;
  /** For a refresh the grant as it is stored; for a pairing the coming grant, its tokens still empty. */
  readonly base: Grant;
};

/** The journal of one kind of request, open while its lock is held. */
export type Journal = Sink & {
  /** Durable when it returns null. */
  begin(intent: Intent): Trouble | null;
  /** Nothing is in flight any more and everything is saved. */
  clear(): void;
  close(): void;
};

/** What a process left in a journal when it died: the intent, and as much of the answer as came. */
export type Remains = {
  readonly intent: Intent;
  readonly answer: {
    readonly status: number;
    readonly at: number;
    readonly text: string;
    /** False when the answer breaks off. */
    readonly finished: boolean;
  } | null;
};

/** The journal that a hold gives access to. */
export type JournalAccess = {
  /** Null when there is nothing in it that can be read. */
  left(): Remains | null;
  open(): Journal | Trouble;
};

/** An account that is held for one purpose, against all other processes of this box. */
type Hold<Purpose> = {
  readonly purpose: Purpose;
  readonly account: string;
  /** Ends the hold and closes its journal. Harmless when repeated; to write after it is a bug, and throws. */
  release(): void;
};

/** The grant is held, by the one process that may write it. */
export type WriteHold = Hold<'write'> & {
  /** The journal of refreshes. */
  readonly journal: JournalAccess;
  /** Durable and read back when it resolves with null. */
  save(grant: Grant): Promise<Trouble | null>;
  /** Deletes the grant, and what journals that nobody holds have of it. */
  remove(): Promise<Trouble | null>;
  /** Moves what is stored out of the way, keeping it; resolves with its new path. */
  setAside(): Promise<string | Trouble>;
  /** Keeps a grant that is not this box's until it is revoked, in the place of a leftover or as a new one. */
  keepUnrevoked(grant: Grant, inPlaceOf: Leftover | null): Promise<Trouble | null>;
  removeLeftover(leftover: Leftover): Promise<Trouble | null>;
};

/** The pairing of an account is held, by the one process that shows a code. An approval is saved under `write`. */
export type PairHold = Hold<'pair'> & {
  /** A journal for each poll that may be under way at the same time; the first is there before anybody approves. */
  readonly journals: readonly [JournalAccess, ...JournalAccess[]];
};

/** A turn to have the grant renewed: callers queue for it, so that many of them start one worker. */
export type RenewHold = Hold<'renew'>;

/** What each purpose gives. */
export type Holds = { readonly write: WriteHold; readonly pair: PairHold; readonly renew: RenewHold };

/** What an account can be held for. The purposes do not exclude each other. */
export type Purpose = keyof Holds;

/** Where an account's grant is kept. */
export type Where = {
  readonly kind: 'file';
  readonly path: string;
  /** What protects it beside the file's mode: nothing, or a key from a file or from systemd. */
  readonly protection: 'none' | 'file' | 'systemd';
};

/** What is kept on this box, and who may write it. */
export type Keeping = {
  read(account: string): Promise<Stored>;
  /** The accounts that something is kept for, readable or not. */
  accounts(): Promise<readonly string[]>;
  /** What lies beside an account's grant, the oldest first. */
  leftovers(account: string): Promise<readonly Leftover[]>;
  /** Claims the space that a save needs, so that a full disk is met before a request is sent and not after. */
  prepare(account: string): Promise<Trouble | null>;
  /** Prepares, and looks at everything else that pairing and refreshing need, so that it is met before anybody approves. */
  examine(account: string): Promise<Trouble | null>;
  /** Reports whether the journals that this purpose guards are blank: nothing is under way, nothing was left. Takes no lock. */
  isQuiet(account: string, purpose: 'write' | 'pair'): boolean;
  /**
   * Takes an account's lock for a purpose. `locked`, or `pairing_running` for a pairing, when another process still has
   * it after `waitMs`.
   */
  hold<For extends Purpose>(account: string, purpose: For, waitMs: number): Promise<Holds[For] | Trouble>;
  where(account: string): Where;
  /** What a person should know of the place, such as that it forgets at a reboot. */
  notes(account: string): readonly Note[];
  /** Releases whatever is still held. */
  close(): Promise<void>;
};
