import { describe, expect, it } from 'vitest';
import { gapWords } from '../../../src/core/pairing/gap.ts';
import { type Answer, begin, next, type Pairing, type Plan } from '../../../src/core/pairing/pairing.ts';
import { safeText } from '../../../src/core/text/text.ts';
import { trouble } from '../../../src/core/trouble/trouble.ts';

const PLAN: Plan = { renewals: 1, patienceMs: 15_000, marginMs: 200 };
const CODE: Answer = {
  said: 'code',
  code: {
    userCode: safeText('abcd1234'),
    verificationUri: safeText('https://zoom.us/oauth_device'),
    verificationUriComplete: null,
    expiresInS: 60,
    intervalS: 5,
  },
};
const offline = (retryAfterMs: number | null): Answer => ({
  said: 'unreachable',
  trouble: trouble('name_not_found'),
  retryAfterMs,
});

/** The words after each answer, each heard the moment it was asked for. */
function words(...answers: readonly Answer[]): string[] {
  let pairing: Pairing = begin(PLAN, 0);
  return answers.map((answer) => {
    const ticks = 'askAt' in pairing ? pairing.askAt : 0;
    pairing = next(pairing, answer, ticks);
    return gapWords(answer, pairing, ticks);
  });
}

const PENDING: Answer = { said: 'pending' };

describe('the reason of a pause', () => {
  it('is the interval, or a slow_down', () => {
    expect(words(CODE, PENDING, { said: 'slow-down', intervalS: null }, PENDING)).toEqual([
      '; next poll in 5.2 s: the interval is 5 s',
      '; next poll in 5.2 s: the interval is 5 s',
      '; next poll in 10.2 s: slow_down, so the interval is 10 s from now on',
      '; next poll in 10.2 s: the interval is 10 s',
    ]);
  });

  it('is the trouble that came before it, and what the server asks for', () => {
    expect(words(CODE, offline(null), offline(12_000), PENDING)).toEqual([
      '; next poll in 5.2 s: the interval is 5 s',
      '; next poll in 10.2 s: a longer pause after name_not_found',
      '; next poll in 20.2 s: a longer pause, with Retry-After of 12.0 s, after name_not_found',
      '; next poll in 5.2 s: the interval is 5 s',
    ]);
    expect(words(offline(null))).toEqual([
      '; next request for a code in 2.2 s: a longer pause after name_not_found',
    ]);
  });

  it('is the end of the code', () => {
    const all = words(CODE, ...Array.from({ length: 11 }, () => PENDING));
    expect(all.at(-1)).toMatch(
      /^; (next poll in .*: the last one before the code ends|no further poll: .*)$/,
    );
    expect(all.some((line) => line.endsWith('the last one before the code ends'))).toBe(true);
    expect(words(CODE, { said: 'expired' })[1]).toMatch(/^; next request for a code in /);
    expect(words(CODE, { said: 'denied' })[1]).toBe('');
  });
});
