/**
 * The clocks of this box. The wall clock is for people and for what is kept across reboots; durations are counted on the
 * boot clock, which cannot be set and goes on while the box is suspended. The time that a single request takes is
 * measured on Node's own monotonic clock, which is finer.
 */

import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../core/clock.ts';

// Node's own monotonic clock stands still during suspend on Linux; /proc/uptime does not.
const UPTIME = '/proc/uptime';
// After a suspend a sleeper wakes within this time; and Node fires at once for delays over 2^31 ms.
const LONGEST_NAP_MS = 5_000;

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  deadline: (ms) => AbortSignal.timeout(ms),
};

/** Milliseconds on the boot clock. */
export function bootTicks(): number {
  try {
    const seconds = Number.parseFloat(readFileSync(UPTIME, 'utf8'));
    if (Number.isFinite(seconds)) return Math.round(seconds * 1000);
  } catch {
    // Not Linux.
  }
  return performance.now();
}

/** Resolves once `ticks()` has reached `until`, or as soon as `signal` is aborted. */
export async function sleepUntil(
  until: number,
  signal: AbortSignal | undefined,
  ticks: () => number,
): Promise<void> {
  for (let left = until - ticks(); left > 0 && !signal?.aborted; left = until - ticks()) {
    try {
      await delay(Math.min(left, LONGEST_NAP_MS), undefined, signal === undefined ? {} : { signal });
    } catch {
      return;
    }
  }
}
