/** The life of a token across clocks that jump, stand still or begin anew: no storm, and nothing thrown away. */

import { describe, expect, it } from 'vitest';
import { type Clocks, secondsLeft, standing } from '../../../src/core/grant/grant.ts';
import { grant, NOON } from './make.ts';

const DAY = 86_400_000;
const YEARS = 10 * 365 * DAY;
const TICKS = 5_000_000;

const received = { boot: 'boot-1', ticks: TICKS };
const kept = grant({ received });
/** The clocks `laterMs` after the token came. */
const later = (laterMs: number, changed: Partial<Clocks> = {}): Clocks => ({
  now: NOON + laterMs,
  ticks: TICKS + laterMs,
  boot: 'boot-1',
  ...changed,
});

describe('on the boot of its receipt', () => {
  const WALLS: [string, number][] = [
    ['right', 0],
    ['ten years ahead', YEARS],
    ['ten years behind', -YEARS],
    ['at the epoch', -NOON],
    ['a second behind', -1000],
    ['a minute and a second behind', -61_000],
  ];
  it.each(WALLS)('a token lives its time with a wall clock that is %s', (_name, skew) => {
    for (const [laterMs, left] of [
      [0, 3600],
      [1, 3599],
      [1_800_000, 1800],
      [3_599_000, 1],
      [3_600_000, 0],
      [3_600_000 + YEARS, 0],
    ] as const) {
      const clocks = later(laterMs, { now: NOON + laterMs + skew });
      expect(secondsLeft(kept, clocks)).toBe(left);
      expect(standing(kept, clocks)).toBe(left > 0 ? 'ok' : 'stale');
    }
  });

  it.each(WALLS)('so does one that came while the wall clock was %s', (_name, skew) => {
    const refreshedAt = NOON + skew;
    const odd = grant({ received, refreshedAt, expiresAt: refreshedAt + 3_600_000 });
    expect(secondsLeft(odd, later(600_000))).toBe(3000);
    expect(secondsLeft(odd, later(3_600_000))).toBe(0);
  });

  it('the hours of a suspend count, because the boot clock goes on', () => {
    expect(secondsLeft(kept, later(0, { ticks: TICKS + 8 * 3_600_000 }))).toBe(0);
    expect(secondsLeft(kept, later(0, { ticks: TICKS + 1_800_000 }))).toBe(1800);
  });

  it('ticks that went backwards are not believed; the wall clock is', () => {
    expect(secondsLeft(kept, later(600_000, { ticks: TICKS - 1 }))).toBe(3000);
  });
});

describe('on another boot', () => {
  it.each<[string, Partial<Clocks>]>([
    ['a reboot', { boot: 'boot-2', ticks: 30_000 }],
    ['a reboot long ago', { boot: 'boot-2', ticks: TICKS + YEARS }],
    ['a system that names no boot', { boot: null }],
  ])('the wall clock counts: %s', (_name, changed) => {
    expect(secondsLeft(kept, later(600_000, changed))).toBe(3000);
    expect(secondsLeft(kept, later(3_600_000, changed))).toBe(0);
    expect(secondsLeft(kept, later(300 * DAY, changed))).toBe(0);
  });

  it.each<[string, number]>([
    ['a minute and a bit', -60_001],
    ['a day', -DAY],
    ['ten years', -YEARS],
    ['all its years', -NOON],
    ['ten years the other way', YEARS],
    ['four hundred days and a bit the other way', 400 * DAY + 1],
  ])('nobody knows with a wall clock that lost %s', (_name, skew) => {
    const clocks = later(0, { boot: 'boot-2', now: NOON + skew });
    expect(secondsLeft(kept, clocks)).toBeNull();
    expect(standing(kept, clocks)).toBe('stale');
    expect(standing(grant({ received, refreshToken: null }), clocks)).toBe('stale');
  });

  it('ticks of a grant without clocks are compared with nothing', () => {
    expect(secondsLeft(grant({ received: null }), later(600_000))).toBe(3000);
    expect(secondsLeft(grant({ received: null }), later(600_000, { boot: null }))).toBe(3000);
  });
});
