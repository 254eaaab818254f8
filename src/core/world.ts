/**
 * What a flow may use of the machine, as plain functions: time, what is kept, the process that renews. `wiring/` builds
 * the real one; tests hand in others.
 */

import type { Clocks } from './grant/grant.ts';
import type { Keeping } from './keeping.ts';
import type { Trouble } from './trouble/trouble.ts';

/** A renewal as it is handed to another process, through its standard input only: `seen` is a token. */
export type RenewJob = {
  readonly account: string;
  /** Seconds; fewer left means refresh. */
  readonly minTtlS: number;
  readonly fresh: boolean;
  /** The access token that the caller found too old; another one in the store means that it was refreshed meanwhile. */
  readonly seen: string;
};

/** What a flow may use of the machine. */
export type World = {
  /** Wall clock, epoch milliseconds: for what is shown and kept. */
  now(): number;
  /** Milliseconds on a clock that cannot be set and that goes on during suspend: for every duration. */
  ticks(): number;
  /** Names this run of the machine, so that ticks of another one are not compared; null where it has no name. */
  readonly boot: string | null;
  /** Resolves at the tick, or as soon as `signal` is aborted. */
  sleepUntil(ticks: number, signal?: AbortSignal): Promise<void>;
  /** At least 0, below 1. */
  random(): number;
  readonly keeping: Keeping;
  /** Renews an account's grant in a process of its own, which outlives ours; null when it is done. */
  renewInWorker(job: RenewJob): Promise<Trouble | null>;
  /** A line for `--verbose`, already free of secrets. */
  log(line: string): void;
};

/**
 * How long a request that may bring a token is listened to: giving up waiting is not hanging up, because the server has
 * changed the token by then whether its answer arrives or not.
 */
export const LISTEN_MS = 600_000;

/** How long a request is waited for that loses nothing when it is dropped. */
export const REQUEST_MS = 20_000;

/** How long a lock is waited for by those who can try again. */
export const LOCK_WAIT_MS = 45_000;

/** How long a lock is waited for by those who hold an approval: longer than any holder listens. */
export const LONG_LOCK_WAIT_MS = LISTEN_MS + 60_000;

/** The clocks of the box at this moment. */
export function clocks(world: World): Clocks {
  return { now: world.now(), ticks: world.ticks(), boot: world.boot };
}
