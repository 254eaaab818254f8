/** What was received carries its secret as far as the loop, and no further: no state of a pairing takes it up. */

import { describe, expect, it } from 'vitest';
import type { HeardCode, HeardToken } from '../../../src/core/exchange.ts';
import { readDeviceCode, readToken } from '../../../src/core/oauth/answer.ts';
import { begin, next, type Pairing } from '../../../src/core/pairing/pairing.ts';
import { trouble } from '../../../src/core/trouble/trouble.ts';
import { code, context, deviceBody, plan, reply, tokenBody } from './make.ts';

const heardCode = readDeviceCode(reply(200, deviceBody), context());
const heardToken = readToken(reply(200, tokenBody), context());
const SECRETS = [deviceBody.device_code, tokenBody.access_token, tokenBody.refresh_token];

const asking = begin(plan({ renewals: 1 }), 0);
const waiting = next(asking, { said: 'code', code: code() }, 0);
const STATES: readonly Pairing[] = [
  asking,
  waiting,
  next(waiting, { said: 'unreachable', trouble: trouble('timeout'), retryAfterMs: null }, 6_000),
  next(waiting, { said: 'token' }, 6_000),
  next(waiting, { said: 'expired' }, 900_000),
  next(waiting, { said: 'denied' }, 6_000),
  next(waiting, { said: 'refused', trouble: trouble('invalid_client') }, 6_000),
];

describe('a secret that was received', () => {
  it('is with the answer that brought it', () => {
    const carried = JSON.stringify([heardCode, heardToken]);
    for (const secret of SECRETS) expect(carried).toContain(secret);
  });

  it.each(STATES.map((state) => [state.state, state] as const))(
    'gets into no state that follows %s',
    (_name, state) => {
      for (const heard of [heardCode, heardToken]) {
        const after = JSON.stringify(next(state, heard, 7_000));
        for (const secret of SECRETS) expect(after).not.toContain(secret);
      }
    },
  );

  it('cannot be left out where its answer is made', () => {
    // @ts-expect-error: a token answer without its token
    const token: HeardToken = { said: 'token' };
    // @ts-expect-error: a code without what it is polled by
    const polled: HeardCode = { said: 'code', code: code() };
    // @ts-expect-error: a token where a code was asked for
    const swapped: HeardCode = heardToken;
    expect([token, polled, swapped]).toHaveLength(3);
  });
});
