/** Who approved: Zoom's `users/me` and an issuer's `userinfo`. */

import { describe, expect, it } from 'vitest';
import { readUser } from '../../../src/core/oauth/answer.ts';
import { reply, silence } from './make.ts';

describe('who approved', () => {
  it('is read from Zoom and from an issuer', () => {
    expect(
      readUser(reply(200, { id: 'u1', email: 'ann@example.com', display_name: 'Ann', type: 2 }), []),
    ).toEqual({
      id: 'u1',
      email: 'ann@example.com',
      displayName: 'Ann',
    });
    expect(readUser(reply(200, { sub: 's1', name: 'Ann' }), [])).toEqual({
      id: 's1',
      email: null,
      displayName: 'Ann',
    });
  });

  it.each([
    ['no reply', silence],
    ['an error', reply(401, { code: 124, message: 'Invalid access token.' })],
    ['HTML', reply(200, '<html>')],
    ['nothing of use', reply(200, { id: 5, email: null })],
    ['a list', reply(200, [])],
  ])('is unknown after %s', (_name, exchange) => {
    expect(readUser(exchange, [])).toBeNull();
  });

  it.each([false, 'false', 'FALSE', 0, '0', null, 'no', '', 2, [true], {}])(
    'has no e-mail address where the provider has not verified it: %j',
    (said) => {
      const whole = { sub: 's1', email: 'ann@example.com', name: 'Ann' };
      for (const member of ['email_verified', 'verified'])
        expect(readUser(reply(200, { ...whole, [member]: said }), [])).toEqual({
          id: 's1',
          email: null,
          displayName: 'Ann',
        });
      expect(readUser(reply(200, { ...whole, email_verified: true, verified: said }), [])?.email).toBeNull();
      expect(readUser(reply(200, { email: 'ann@example.com', email_verified: said }), [])).toBeNull();
    },
  );

  it.each([true, 'true', 'True', 1, '1'])('has the address that is verified: %j', (said) => {
    const body = { sub: 's1', email: 'ann@example.com', email_verified: said };
    expect(readUser(reply(200, body), [])?.email).toBe('ann@example.com');
  });

  it('cannot move a cursor', () => {
    expect(readUser(reply(200, { display_name: '\u001b[2JAnn\u202E' }), [])?.displayName).toBe(
      '<U+001B>[2JAnn<U+202E>',
    );
  });
});
