/** A person who asks for a new code: when it is granted, at which pace, and what is left of the plan. */

import { describe, expect, it } from 'vitest';
import { type Asking, begin, next, type Pairing, type Waiting } from '../../../src/core/pairing/pairing.ts';
import { trouble } from '../../../src/core/trouble/trouble.ts';
import { code, plan } from './make.ts';

const first = next(begin(plan(), 0), { said: 'code', code: code() }, 1000) as Waiting;

describe('a new code that is asked for', () => {
  it('is the next in number, and is asked for at once where the last one is old enough', () => {
    expect(next(first, { said: 'again' }, 60_000)).toMatchObject({
      state: 'asking',
      number: 2,
      since: 60_000,
      askAt: 60_000,
      outage: null,
    });
  });

  it('is never closer than five seconds to the last one', () => {
    expect(next(first, { said: 'again' }, 1500)).toMatchObject({ askAt: 6000 });
  });

  it('keeps the pace that the server asked for', () => {
    const slowed = next(first, { said: 'slow-down', intervalS: null }, 7000);
    const asking = next(slowed, { said: 'again' }, 8000);
    expect(next(asking, { said: 'code', code: code() }, 8100)).toMatchObject({
      number: 2,
      intervalMs: 10_000,
    });
  });

  it('takes none of the new codes that follow a lapsed one', () => {
    let state: Pairing = next(begin(plan({ renewals: 1 }), 0), { said: 'code', code: code() }, 0);
    for (const at of [10_000, 20_000, 30_000]) {
      state = next(next(state, { said: 'again' }, at), { said: 'code', code: code() }, at);
    }
    expect(state).toMatchObject({ state: 'waiting', number: 4 });
    state = next(state, { said: 'expired' }, 930_000);
    expect(state).toMatchObject({ state: 'lapsed', renewing: true, number: 5 });
    state = next(next(state, { said: 'code', code: code() }, 930_000), { said: 'expired' }, 1_830_000);
    expect(state).toMatchObject({ state: 'lapsed', renewing: false });
  });

  it('is waited for with all patience, since somebody is there', () => {
    const asking = next(first, { said: 'again' }, 60_000);
    const cause = { said: 'unreachable', trouble: trouble('timeout'), retryAfterMs: 600_000 } as const;
    expect((next(asking, cause, 60_100) as Asking).state).toBe('asking');
  });

  it.each<[string, Pairing]>([
    ['asking', begin(plan(), 0)],
    [
      'lapsed',
      next(
        next(begin(plan({ renewals: 1 }), 0), { said: 'code', code: code() }, 0),
        { said: 'expired' },
        900_000,
      ),
    ],
    ['saving', { state: 'saving' }],
    ['refused', { state: 'refused', trouble: trouble('access_denied') }],
    ['broken', { state: 'broken', trouble: trouble('cannot_save') }],
  ])('changes nothing while %s', (_name, state) => {
    expect(next(state, { said: 'again' }, 1000)).toBe(state);
  });
});
