/**
 * Everything a command may touch, as plain functions: time, network, disk, lock. `main.ts` builds the real one;
 * tests hand in others. Types only.
 */

import type { Answer } from './pairing.ts';
import type { Grant, Provider } from './token.ts';
import type { Trouble, TroubleCode } from './trouble.ts';

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

/** The requests of one client to one provider. Each resolves; none rejects for what a network does. */
export type Requests = {
  readonly provider: Provider;
  /** Values that must never be shown, should a server send them back. */
  readonly secrets: readonly string[];
  deviceCode(scope: string): Promise<Exchange>;
  poll(deviceCode: string): Promise<Exchange>;
  refresh(refreshToken: string): Promise<Exchange>;
  revoke(token: string, hint: 'access_token' | 'refresh_token'): Promise<Exchange>;
  /** Who approved; `no-reply` where the provider has no such endpoint. */
  user(accessToken: string, apiUrl: string | null): Promise<Exchange>;
};

/** What the store holds for an account. A damaged file is not the same as none. */
export type Stored =
  | { readonly kind: 'none' }
  | { readonly kind: 'grant'; readonly grant: Grant }
  | { readonly kind: 'damaged'; readonly why: string }
  | { readonly kind: 'unreadable'; readonly trouble: Trouble };

/** The grants kept on this box. Writers hold the account's lock. */
export type Store = {
  /** The file of an account. */
  path(account: string): string;
  read(account: string): Promise<Stored>;
  /** Makes sure that something can be written before anybody is shown a code. */
  prepare(account: string): Promise<Trouble | null>;
  /** Durable and read back when it resolves with null. */
  save(account: string, grant: Grant): Promise<Trouble | null>;
  remove(account: string): Promise<Trouble | null>;
  /** Moves a damaged file out of the way, keeping it; resolves with its new path. */
  setAside(account: string): Promise<string | null>;
};

/** Lets go of a lock; calling it twice is harmless. */
export type Release = () => void;

/** What a command may use of the machine. */
export type World = {
  /** Wall clock, epoch milliseconds: for what is shown and kept. */
  now(): number;
  /** Milliseconds on a clock that nobody can set and that goes on during suspend: for every duration. */
  ticks(): number;
  /** Resolves at the tick, or as soon as `signal` is aborted. */
  sleepUntil(ticks: number, signal?: AbortSignal): Promise<void>;
  /** At least 0, below 1. */
  random(): number;
  readonly store: Store;
  /** Takes a lock that spans processes; `locked` when it is still taken after `waitMs`. */
  lock(name: string, waitMs: number): Promise<Release | Trouble>;
  /** A line for `--verbose`, already free of secrets. */
  log(line: string): void;
};

/** An answer together with what it carried that no face may see. */
export type Heard<Secret> = { readonly answer: Answer; readonly secret: Secret | null };
