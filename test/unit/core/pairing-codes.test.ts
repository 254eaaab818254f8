/** Codes one after another: the first that may not come, those that follow a lapsed one, those that hardly live. */

import { describe, expect, it } from 'vitest';
import {
  type Answer,
  type Asking,
  begin,
  isOver,
  next,
  type Pairing,
  type Waiting,
} from '../../../src/core/pairing/pairing.ts';
import { trouble } from '../../../src/core/trouble/trouble.ts';
import { code, plan } from './make.ts';

const cause = trouble('timeout', 'zoom.us');
const asking = begin(plan(), 1000);
const renewing = next(
  next(begin(plan({ renewals: 1 }), 0), { said: 'code', code: code() }, 0),
  { said: 'expired' },
  900_000,
);

describe('asking for a code', () => {
  const unreachable = (retryAfterMs: number | null): Answer => ({
    said: 'unreachable',
    trouble: cause,
    retryAfterMs,
  });

  it('waits longer after each failure, up to a minute', () => {
    let state: Pairing = begin(plan({ patienceMs: Number.POSITIVE_INFINITY }), 0);
    const gaps: number[] = [];
    for (let at = 0; gaps.length < 8; at = (state as Asking).askAt) {
      state = next(state, unreachable(null), at);
      gaps.push((state as Asking).askAt - at);
    }
    expect(gaps).toEqual([2100, 4100, 8100, 16_100, 32_100, 60_100, 60_100, 60_100]);
  });

  it('gives up when its patience would not outlast the next pause, with the last cause', () => {
    let state: Pairing = begin(plan({ patienceMs: 15_000 }), 0);
    const asked: number[] = [];
    while (state.state === 'asking') {
      asked.push(state.askAt);
      state = next(state, unreachable(null), state.askAt);
    }
    expect(asked).toEqual([0, 2100, 6200, 14_300]);
    expect(state).toEqual({ state: 'broken', trouble: cause });
  });

  it('counts a slow failure against its patience', () => {
    const first = next(begin(plan({ patienceMs: 15_000 }), 0), unreachable(null), 10_000);
    expect(first.state).toBe('asking');
    expect(next(first, unreachable(null), 22_000).state).toBe('broken');
  });

  it('gives up at once where the server asks for more than its patience, and waits where it has it', () => {
    expect(next(begin(plan(), 0), unreachable(60_000), 0).state).toBe('broken');
    expect(next(begin(plan({ patienceMs: 120_000 }), 0), unreachable(60_000), 0)).toMatchObject({
      askAt: 60_100,
    });
  });

  it('is as patient as can be once a code has been shown', () => {
    let state: Pairing = renewing;
    for (let at = 900_000, tries = 0; tries < 50; tries += 1) {
      state = next(state, unreachable(null), at);
      expect(state.state).toBe('asking');
      at = (state as Asking).askAt;
    }
    expect(state).toMatchObject({ number: 2, floorMs: 5000 });
  });

  it('ends with the error of a server that refuses', () => {
    expect(next(asking, { said: 'refused', trouble: cause }, 1)).toEqual({ state: 'broken', trouble: cause });
    expect(next(asking, { said: 'denied' }, 1).state).toBe('refused');
  });
});

describe('a code that ran out', () => {
  it.each([
    [0, [false]],
    [1, [true, false]],
    [3, [true, true, true, false]],
  ])('is followed by %d new ones', (renewals, expected) => {
    let state: Pairing = begin(plan({ renewals }), 0);
    const renewed: boolean[] = [];
    const counted: number[] = [];
    for (let at = 0; !isOver(state); at += 900_000) {
      state = next(state, { said: 'code', code: code() }, at);
      counted.push((state as Waiting).number);
      state = next(state, { said: 'expired' }, at + 900_000);
      if (state.state === 'lapsed') renewed.push(state.renewing);
    }
    expect(renewed).toEqual(expected);
    expect(counted).toEqual(expected.map((_, index) => index + 1));
  });

  it('is followed by new ones for ever where nobody says how many', () => {
    let state: Pairing = begin(plan({ renewals: Number.POSITIVE_INFINITY }), 0);
    for (let number = 1; number <= 1000; number += 1) {
      state = next(state, { said: 'code', code: code() }, number * 900_000);
      state = next(state, { said: 'expired' }, (number + 1) * 900_000);
      expect(state).toMatchObject({ state: 'lapsed', renewing: true, number: number + 1 });
    }
  });

  it('leaves five seconds between two requests for one', () => {
    const short = next(
      begin(plan({ renewals: 1 }), 0),
      { said: 'code', code: code({ expiresInS: 2 }) },
      1000,
    );
    expect(next(short, { said: 'expired' }, 3000)).toMatchObject({ state: 'lapsed', askAt: 6000 });
    expect(next(short, { said: 'expired' }, 8000)).toMatchObject({ askAt: 8000 });
  });

  it.each([
    ['smaller', 2, 15_000],
    ['equal', 15, 15_000],
    ['larger', 60, 60_000],
  ])('keeps its interval against a %s one of the next code', (_name, intervalS, intervalMs) => {
    let state = next(begin(plan({ renewals: 1 }), 0), { said: 'code', code: code() }, 0);
    state = next(state, { said: 'slow-down', intervalS: null }, 10_000);
    state = next(state, { said: 'slow-down', intervalS: null }, 30_000);
    state = next(state, { said: 'expired' }, 900_000);
    expect(next(state, { said: 'code', code: code({ intervalS }) }, 900_000)).toMatchObject({
      number: 2,
      intervalMs,
      askAt: 900_000 + intervalMs + 100,
    });
  });
});

describe('a code that lives no longer than its interval', () => {
  it.each([
    ['ten times the life', 300, 30, 28_500],
    ['the life itself', 30, 30, 28_500],
    ['just within the life: lawful, though late', 29, 30, 29_100],
    ['a life of two seconds', 5, 2, 1000],
  ])('is asked about once: interval %s', (_name, intervalS, expiresInS, askAt) => {
    const only = next(begin(plan(), 0), { said: 'code', code: code({ intervalS, expiresInS }) }, 0);
    expect(only).toMatchObject({ askAt });
    const after = next(only, { said: 'pending' }, askAt) as Waiting;
    expect(after.askAt).toBeGreaterThanOrEqual(after.endsAt);
  });
});
