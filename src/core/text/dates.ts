/** Instants and spans as people read them, in UTC. Pure. */

/** The day of an instant (epoch milliseconds). */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The minute of an instant (epoch milliseconds). */
export function minuteOf(ms: number): string {
  return Number.isNaN(ms)
    ? 'an unknown time'
    : `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** A length of time in one unit. */
export type Span = { readonly count: number; readonly unit: 'minutes' | 'hours' | 'days' };

/** A length of time in the largest unit that leaves a number worth reading. */
export function spanOf(ms: number): Span {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 120) return { count: minutes, unit: 'minutes' };
  return minutes < 48 * 60
    ? { count: Math.round(minutes / 60), unit: 'hours' }
    : { count: Math.round(minutes / 1440), unit: 'days' };
}
