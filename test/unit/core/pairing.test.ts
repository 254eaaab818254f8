/** The flow as a table: a state, an answer, an instant, and the state that follows (RFC 8628 §3.5). */

import { describe, expect, it } from 'vitest';
import {
  type Answer,
  begin,
  isOver,
  next,
  type Pairing,
  type Waiting,
} from '../../../src/core/pairing/pairing.ts';
import { trouble } from '../../../src/core/trouble/trouble.ts';
import { code, plan } from './make.ts';

const cause = trouble('timeout', 'zoom.us');
const paired = { account: 'default', scope: [], expiresAt: 1, renews: true, remedy: null, user: null };
const asking = begin(plan(), 1000);
const waiting = next(asking, { said: 'code', code: code() }, 1000) as Waiting;
const saving = next(waiting, { said: 'token' }, 9000);
const lapsed = next(waiting, { said: 'expired' }, 901_000);
const renewing = next(
  next(begin(plan({ renewals: 1 }), 0), { said: 'code', code: code() }, 0),
  { said: 'expired' },
  900_000,
);
const refused = next(waiting, { said: 'denied' }, 9000);
const broken = next(waiting, { said: 'refused', trouble: cause }, 9000);
const done = next(saving, { said: 'saved', paired }, 9000);

const STATES: readonly (readonly [string, Pairing])[] = [
  ['asking', asking],
  ['waiting', waiting],
  ['saving', saving],
  ['lapsed', lapsed],
  ['lapsed, renewing', renewing],
  ['refused', refused],
  ['broken', broken],
  ['paired', done],
];

const ANSWERS: readonly Answer[] = [
  { said: 'code', code: code() },
  { said: 'pending' },
  { said: 'slow-down', intervalS: null },
  { said: 'slow-down', intervalS: 30 },
  { said: 'token' },
  { said: 'denied' },
  { said: 'expired' },
  { said: 'unreachable', trouble: cause, retryAfterMs: null },
  { said: 'unreachable', trouble: cause, retryAfterMs: 90_000 },
  { said: 'refused', trouble: cause },
  { said: 'saved', paired },
  { said: 'not-saved', trouble: cause },
];

describe('the start', () => {
  it('asks for a code at once', () => {
    expect(asking).toEqual({
      state: 'asking',
      plan: plan(),
      number: 1,
      since: 1000,
      askAt: 1000,
      floorMs: 0,
      outage: null,
    });
  });

  it('waits one interval and the margin before the first poll (RFC 8628 §3.2)', () => {
    expect(waiting).toMatchObject({ askAt: 6100, endsAt: 901_000, since: 1000, intervalMs: 5000, number: 1 });
  });
});

describe('an answer to a poll', () => {
  it.each<[string, Answer, object]>([
    ['pending keeps the pace', { said: 'pending' }, { state: 'waiting', intervalMs: 5000, askAt: 15_100 }],
    [
      'slow_down adds five seconds',
      { said: 'slow-down', intervalS: null },
      { intervalMs: 10_000, askAt: 20_100 },
    ],
    [
      'slow_down with a larger interval takes it',
      { said: 'slow-down', intervalS: 30 },
      { intervalMs: 30_000, askAt: 40_100 },
    ],
    [
      'slow_down with a smaller interval adds five seconds',
      { said: 'slow-down', intervalS: 3 },
      { intervalMs: 10_000 },
    ],
    [
      'trouble doubles the gap and keeps the code',
      { said: 'unreachable', trouble: cause, retryAfterMs: null },
      {
        state: 'waiting',
        intervalMs: 5000,
        askAt: 20_100,
        outage: { trouble: cause, since: 10_000, gapMs: 10_000 },
      },
    ],
    [
      'trouble waits as long as the server asks',
      { said: 'unreachable', trouble: cause, retryAfterMs: 45_000 },
      { askAt: 55_100 },
    ],
    [
      'a shorter wait asked for does not undo the doubling',
      { said: 'unreachable', trouble: cause, retryAfterMs: 1000 },
      { askAt: 20_100 },
    ],
    ['a token is to be saved', { said: 'token' }, { state: 'saving' }],
    [
      'a refusal by the person ends it',
      { said: 'denied' },
      { state: 'refused', trouble: { code: 'access_denied' } },
    ],
    ['an error ends it', { said: 'refused', trouble: cause }, { state: 'broken', trouble: cause }],
    ['an end of the code lapses it', { said: 'expired' }, { state: 'lapsed', renewing: false }],
  ])('%s', (_name, answer, state) => {
    expect(next(waiting, answer, 10_000)).toMatchObject(state);
  });

  it('that is real ends a setback', () => {
    const troubled = next(waiting, { said: 'unreachable', trouble: cause, retryAfterMs: null }, 10_000);
    expect(next(troubled, { said: 'pending' }, 20_000)).toMatchObject({ outage: null, askAt: 25_100 });
    expect(next(troubled, { said: 'slow-down', intervalS: null }, 20_000)).toMatchObject({ outage: null });
  });

  it('keeps the instant at which trouble began', () => {
    let state: Pairing = waiting;
    for (const at of [10_000, 30_000, 60_000])
      state = next(state, { said: 'unreachable', trouble: cause, retryAfterMs: null }, at);
    expect(state).toMatchObject({ outage: { since: 10_000, gapMs: 40_000 } });
  });

  it('never pauses shorter than an interval above a minute', () => {
    const slow = next(asking, { said: 'code', code: code({ intervalS: 90 }) }, 1000);
    expect(next(slow, { said: 'unreachable', trouble: cause, retryAfterMs: null }, 100_000)).toMatchObject({
      askAt: 190_100,
    });
  });
});

describe('saving', () => {
  it('ends in paired, or in the trouble of the store', () => {
    expect(next(saving, { said: 'saved', paired }, 1)).toEqual({ state: 'paired', paired });
    expect(next(saving, { said: 'not-saved', trouble: cause }, 1)).toEqual({
      state: 'broken',
      trouble: cause,
    });
  });

  it('hears nothing else', () => {
    for (const answer of ANSWERS.filter(({ said }) => said !== 'saved' && said !== 'not-saved')) {
      expect(next(saving, answer, 1)).toBe(saving);
    }
  });
});

describe('every state', () => {
  it.each(STATES)('takes every answer at every time: %s', (_name, state) => {
    for (const answer of ANSWERS) {
      for (const ticks of [0, 1000, 5999, 899_500, 901_000, 10 ** 12]) {
        const after = next(state, answer, ticks);
        expect(STATES.map(([, { state: name }]) => name)).toContain(after.state);
        if (isOver(state)) expect(after).toBe(state);
      }
    }
  });

  it('is over, or is not', () => {
    expect(STATES.filter(([, state]) => isOver(state)).map(([name]) => name)).toEqual([
      'lapsed',
      'refused',
      'broken',
      'paired',
    ]);
  });

  it('takes a token of the code before it', () => {
    expect(next(asking, { said: 'token' }, 5000)).toEqual({ state: 'saving' });
    const renewing = { ...waiting, plan: { ...waiting.plan, renewals: 1 } };
    const lapsed = next(renewing, { said: 'expired' }, 5000);
    expect(next(lapsed, { said: 'token' }, 5000)).toEqual({ state: 'saving' });
  });

  it('ignores answers that belong to another', () => {
    for (const said of ['pending', 'slow-down', 'expired', 'saved', 'not-saved']) {
      for (const answer of ANSWERS.filter((one) => one.said === said))
        expect(next(asking, answer, 5000)).toBe(asking);
    }
    for (const said of ['code', 'saved', 'not-saved']) {
      for (const answer of ANSWERS.filter((one) => one.said === said))
        expect(next(waiting, answer, 5000)).toBe(waiting);
    }
  });
});
