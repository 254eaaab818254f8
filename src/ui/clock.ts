/**
 * Times as people read them, written by hand: the first use of `Intl` costs a small box more than the whole screen.
 */

import type { Moment } from './face.ts';

/** The local time of day of an instant (epoch milliseconds): `14:05`. */
export function timeOfDay(epochMs: number): string {
  const date = new Date(epochMs);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The local time of day of a tick, seen from a moment. */
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

function two(number: number): string {
  return String(number).padStart(2, '0');
}
