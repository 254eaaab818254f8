/**
 * Everything a command may touch, as plain functions: time, network, disk, lock. `main.ts` builds the real one;
 * tests hand in others. Types only.
 */

import type { Grant, Provider } from './grant/grant.ts';
import type { Answer } from './pairing/pairing.ts';
import type { Trouble, TroubleCode } from './trouble/trouble.ts';

/** What came back from a request, unparsed: a reply of some server, or the reason why there is none. */
export type Exchange =
  | {
      readonly kind: 'reply';
      readonly status: number;
      /** Header names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
      readonly text: string;
    }
  | { readonly kind: 'no-reply'; readonly cause: TroubleCode; readonly detail: string };

/** A reply of some server, unparsed. */
export type Reply = Extract<Exchange, { kind: 'reply' }>;

/** The requests of one client to one provider. Each resolves; none rejects for what a network does. */
export type Requests = {
  readonly provider: Provider;
  /** Values that must never be shown, should a server send them back. */
  readonly secrets: readonly string[];
  deviceCode(scope: string): Promise<Exchange>;
  /** `sink` hears the answer as it arrives, before anybody reads it; so for `refresh`. */
  poll(deviceCode: string, sink: Sink): Promise<Exchange>;
  refresh(refreshToken: string, sink: Sink): Promise<Exchange>;
  revoke(token: string, hint: 'access_token' | 'refresh_token'): Promise<Exchange>;
  /** Who approved; `no-reply` where the provider has no such endpoint. */
  user(accessToken: string, apiUrl: string | null): Promise<Exchange>;
};

/** What is about to be asked for: written down before the request, so that an answer can be made sense of later. */
export type Intent = {
  readonly purpose: 'pair' | 'refresh';
  /** Epoch milliseconds. */
  readonly at: number;
  /** For a refresh the grant as it is stored; for a pairing the coming grant, its tokens still empty. */
  readonly base: Grant;
};

/** Hears an answer as it arrives. Never throws: an answer is worth more than its record. */
export type Sink = {
  /** The status line came, at epoch milliseconds. A later answer takes the place of an earlier one. */
  answered(status: number, at: number): void;
  received(bytes: Uint8Array): void;
  finished(): void;
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

/** A renewal as it is handed to another process, through its standard input only: `seen` is a token. */
export type RenewJob = {
  readonly account: string;
  /** Seconds; fewer left means refresh. */
  readonly minTtlS: number;
  readonly fresh: boolean;
  /** The access token that the caller found too old: whoever has another one by now has refreshed already. */
  readonly seen: string;
};

/** Lets go of a lock; calling it twice is harmless. */
export type Release = () => void;

/** What a command may use of the machine. */
export type World = {
  /** Wall clock, epoch milliseconds: for what is shown and kept. */
  now(): number;
  /** Milliseconds on a clock that nobody can set and that goes on during suspend: for every duration. */
  ticks(): number;
  /** Names this run of the machine, so that ticks of another one are not compared; null where nobody can tell. */
  readonly boot: string | null;
  /** Resolves at the tick, or as soon as `signal` is aborted. */
  sleepUntil(ticks: number, signal?: AbortSignal): Promise<void>;
  /** At least 0, below 1. */
  random(): number;
  readonly store: Store;
  readonly journals: Journals;
  /** Renews an account's grant in a process of its own, which outlives ours; null when it is done. */
  renewInWorker(job: RenewJob): Promise<Trouble | null>;
  /** Takes a lock that spans processes; `locked` when it is still taken after `waitMs`. */
  lock(name: string, waitMs: number): Promise<Release | Trouble>;
  /** A line for `--verbose`, already free of secrets. */
  log(line: string): void;
};

/** An answer together with what it carried that no face may see. */
export type Heard<Secret> = { readonly answer: Answer; readonly secret: Secret | null };
