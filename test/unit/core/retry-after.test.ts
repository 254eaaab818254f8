/** How long a server asks us to wait, in every form (RFC 9110 §10.2.3). */

import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../../src/core/oauth/retry-after.ts';
import { NOON, numbers, pick } from './make.ts';

const HOUR = 3_600_000;
const wait = (value: string, headers: Record<string, string> = {}) =>
  retryAfterMs({ 'retry-after': value, ...headers }, NOON);

describe('Retry-After', () => {
  it.each<[string, string, number | null]>([
    ['seconds', '30', 30_000],
    ['seconds with spaces around', ' 30 ', 30_000],
    ['a fraction of seconds', '1.5', 1500],
    ['zero', '0', null],
    ['negative', '-5', null],
    ['10^12 seconds', '1000000000000', HOUR],
    ['more digits than a number has', '9'.repeat(400), HOUR],
    ['an HTTP date', 'Wed, 07 Jan 2026 12:00:40 GMT', 40_000],
    ['an HTTP date of RFC 850', 'Wednesday, 07-Jan-26 12:00:40 GMT', 40_000],
    ['an HTTP date of asctime', 'Wed Jan  7 12:00:40 2026', 40_000],
    ['an ISO date', '2026-01-07T12:00:40Z', 40_000],
    ['a date that is past', 'Wed, 07 Jan 2026 11:00:00 GMT', null],
    ['a date years ahead', 'Thu, 07 Jan 2038 12:00:00 GMT', HOUR],
    ['nothing', '', null],
    ['words', 'soon', null],
    ['two values', '5, 10', null],
    ['an exponent', '1e3', null],
    ['a date that does not exist', 'Wed, 99 Foo 2026 12:00:00 GMT', null],
    ['digits of another script', '٣٠', null],
  ])('as %s', (_name, value, expected) => {
    expect(wait(value)).toBe(expected);
  });

  it('is not there', () => {
    expect(retryAfterMs({}, NOON)).toBeNull();
  });

  it("reads a date against the answer's own, since our clock may be wrong", () => {
    const value = 'Sat, 01 Jan 2000 00:01:00 GMT';
    expect(wait(value)).toBeNull();
    expect(wait(value, { date: 'Sat, 01 Jan 2000 00:00:00 GMT' })).toBe(60_000);
    expect(wait('2000-01-01T00:00:30Z', { date: 'Sat, 01 Jan 2000 00:00:00 GMT' })).toBe(30_000);
    expect(wait('Wed, 07 Jan 2026 12:00:40 GMT', { date: 'nonsense' })).toBe(40_000);
  });

  it('is finite and at most an hour, whatever it says', () => {
    const random = numbers(3);
    const signs = [
      ...'0123456789',
      ',',
      ' ',
      ':',
      '-',
      '.',
      'e',
      'GMT',
      'Jan',
      'Wed, ',
      '2026',
      'T',
      'Z',
      '+',
      '\u0000',
    ] as unknown as [string, ...string[]];
    for (let nth = 0; nth < 5000; nth += 1) {
      const value = Array.from({ length: Math.floor(random() * 12) }, () => pick(random, signs)).join('');
      const ms = wait(value) ?? 1;
      expect(ms > 0 && ms <= HOUR, value).toBe(true);
    }
  });
});
