/** Who approved: Zoom's `users/me` and an issuer's `userinfo`. */

import { describe, expect, it } from 'vitest';
import { readUser } from '../../../src/core/oauth/answer.ts';
import { reply, silence } from './make.ts';

describe('who approved', () => {
  it('is read from Zoom and from an issuer', () => {
    expect(
      readUser(reply(200, { id: 'u1', email: 'ann@example.com', display_name: 'Ann', type: 2 })),
    ).toEqual({
      id: 'u1',
      email: 'ann@example.com',
      displayName: 'Ann',
    });
    expect(readUser(reply(200, { sub: 's1', name: 'Ann' }))).toEqual({
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
    expect(readUser(exchange)).toBeNull();
  });

  it('cannot move a cursor', () => {
    expect(readUser(reply(200, { display_name: '\u001b[2JAnn\u202E' }))?.displayName).toBe(
      '<U+001B>[2JAnn<U+202E>',
    );
  });
});
