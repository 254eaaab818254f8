/** Waiting for the first of several things: a tick, or any of some signals. */

import type { World } from '../core/world.ts';

/** Sleeps until the tick, or until one of the signals is aborted. */
export async function sleep(world: World, until: number, signals: readonly AbortSignal[]): Promise<void> {
  const stop = new AbortController();
  const end = (): void => stop.abort();
  if (signals.some((signal) => signal.aborted)) return;
  for (const signal of signals) signal.addEventListener('abort', end, { once: true, signal: stop.signal });
  await world.sleepUntil(until, stop.signal);
  stop.abort();
}
