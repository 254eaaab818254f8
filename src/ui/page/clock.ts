/**
 * Times as people read them, written by hand: the first use of `Intl` costs a small box more than the whole screen.
 */

import type { Pairing } from '../../core/pairing/pairing.ts';
import type { Moment } from '../view.ts';

/** The local time of day of an instant (epoch milliseconds): `14:05`. */
export function timeOfDay(epochMs: number): string {
  const date = new Date(epochMs);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The local time of day of a tick, as of a moment. */
export function timeOfTick(ticks: number, moment: Moment): string {
  return timeOfDay(moment.now + ticks - moment.ticks);
}

/** A span in minutes and seconds, never negative: `12:31`. */
export function minutes(spanMs: number): string {
  const seconds = Math.max(0, Math.ceil(spanMs / 1000));
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

/** Whole seconds from a moment to a tick, rounded up, never negative. */
export function secondsUntil(ticks: number, moment: Moment): number {
  return Math.max(0, Math.ceil((ticks - moment.ticks) / 1000));
}

/** Where every byte is expensive, the time left goes in steps of this until a code's last minute. */
const STEP_MS = 5_000;
const LAST_MS = 60_000;

/** The last moment at which the time left was a whole number of steps. */
export function quantised(pairing: Pairing, moment: Moment): Moment {
  if (pairing.state !== 'waiting') return moment;
  const left = pairing.endsAt - moment.ticks;
  const back = left > LAST_MS ? Math.ceil(left / STEP_MS) * STEP_MS - left : 0;
  return { ticks: moment.ticks - back, now: moment.now - back };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
