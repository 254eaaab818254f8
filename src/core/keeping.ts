/** What is kept on this box: grants, the journals of requests under way, and who may write them. Types only. */

import type { Sink } from './exchange.ts';
import type { Grant } from './grant/grant.ts';
import type { Trouble } from './trouble/trouble.ts';

/** What is about to be asked for: written down before the request, so that an answer can be made sense of later. */
export type Intent = {
  readonly purpose: 'pair' | 'refresh';
  /** Epoch milliseconds. */
  readonly at: number;
  /** For a refresh the grant as it is stored; for a pairing the coming grant, its tokens still empty. */
  readonly base: Grant;
};

/** The journal of one kind of request, held open while its lock is held. */
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

/** The journals of this box, by the name of the lock that guards each. */
export type Journals = {
  isBlank(name: string): boolean;
  /** Null when there is nothing in it that can be read. */
  left(name: string): Remains | null;
  open(name: string): Journal | Trouble;
};

/** What the store holds for an account. A damaged file is not the same as none. */
export type Stored =
  | { readonly kind: 'none' }
  | { readonly kind: 'grant'; readonly grant: Grant }
  | { readonly kind: 'damaged'; readonly why: string }
  /** Copied from another machine, which goes on using it. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'unreadable'; readonly trouble: Trouble };

/** The grants kept on this box. Writers hold the account's lock. */
export type Store = {
  /** The file of an account. */
  path(account: string): string;
  read(account: string): Promise<Stored>;
  /** The accounts that have a file here, readable or not. */
  accounts(): Promise<readonly string[]>;
  /** Claims the room that a save needs, so that a full disk is met before a request is sent and not after. */
  prepare(account: string): Promise<Trouble | null>;
  /** What a person should know of the disk before pairing, such as that it forgets at a reboot. */
  warning(): string | null;
  /** Who else may look at an account's file, in words; null where nobody may. */
  exposure(account: string): string | null;
  /** What protects the files beside their mode: nothing, or a key from a file or from systemd. */
  readonly protection: 'none' | 'file' | 'systemd';
  /** Durable and read back when it resolves with null. */
  save(account: string, grant: Grant): Promise<Trouble | null>;
  remove(account: string): Promise<Trouble | null>;
  /** Moves a damaged file out of the way, keeping it; resolves with its new path. */
  setAside(account: string): Promise<string | null>;
};

/** Lets go of a lock; calling it twice is harmless. */
export type Release = () => void;
