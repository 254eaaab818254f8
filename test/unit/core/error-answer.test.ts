/** Answers that say no (RFC 8628 §3.5, RFC 6749 §5.2), in the RFC's shape, in Zoom's, and in no shape at all. */

import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import { readToken } from '../../../src/core/oauth/answer.ts';
import { saysOf } from '../../../src/core/trouble/trouble.ts';
import { context, numbers, reply, silence, tokenBody } from './make.ts';

const hear = (exchange: Exchange, secrets: readonly string[] = []) =>
  readToken(exchange, context({ secrets }));
const told = (exchange: Exchange, secrets: readonly string[] = []) => {
  const answer = hear(exchange, secrets);
  return answer.said === 'refused' || answer.said === 'unreachable'
    ? `${answer.said} ${answer.trouble.code}`
    : answer.said;
};
const messageOf = (exchange: Exchange, secrets: readonly string[] = []) => {
  const answer = hear(exchange, secrets);
  return answer.said === 'refused' || answer.said === 'unreachable' ? saysOf(answer.trouble) : '';
};

describe('the four errors that steer the flow', () => {
  const CASES = [
    ['authorization_pending', 'pending'],
    ['slow_down', 'slow-down'],
    ['access_denied', 'denied'],
    ['expired_token', 'expired'],
  ] as const;

  it.each(CASES)('%s is heard in either shape under any status below 500', (error, expected) => {
    for (const status of [200, 400, 401, 403, 404, 428, 429]) {
      expect(told(reply(status, { error, error_description: 'in words' }))).toBe(expected);
      expect(told(reply(status, { reason: 'in words', error }))).toBe(expected);
    }
  });

  it.each(CASES)('%s under 500 and more is the trouble of a gateway', (error) => {
    expect(told(reply(500, { error }))).toBe('unreachable server_error');
    expect(told(reply(503, { error }))).toBe('unreachable server_error');
  });

  it.each<[unknown, number | null]>([
    [undefined, null],
    [null, null],
    [0, null],
    [-5, null],
    ['abc', null],
    [10, 10],
    ['10', 10],
    [10.2, 11],
    [10 ** 12, 86_400],
  ])('slow_down with interval %j', (interval, intervalS) => {
    expect(hear(reply(400, { error: 'slow_down', interval }))).toEqual({ said: 'slow-down', intervalS });
  });
});

describe('any other error', () => {
  it.each<[string, Exchange, string]>([
    [
      'Zoom, bad credentials',
      reply(400, { reason: 'Invalid client_id or client_secret', error: 'invalid_client' }),
      'refused invalid_client',
    ],
    ['RFC, bad credentials', reply(401, { error: 'invalid_client' }), 'refused invalid_client'],
    ['an app that may not', reply(400, { error: 'unauthorized_client' }), 'refused unauthorized_client'],
    [
      'a grant not offered',
      reply(400, { error: 'unsupported_grant_type' }),
      'refused unsupported_grant_type',
    ],
    ['scopes not allowed', reply(400, { error: 'invalid_scope' }), 'refused invalid_scope'],
    [
      'a dead token',
      reply(400, { reason: 'Invalid Token!', error: 'invalid_grant' }),
      'refused provider_refused',
    ],
    [
      'a bad request',
      reply(400, { reason: 'Bad Request', error: 'invalid_request' }),
      'refused provider_refused',
    ],
    ['an unknown word', reply(400, { error: 'wibble' }), 'refused provider_refused'],
    [
      'a word of our own that is no OAuth error',
      reply(400, { error: 'cannot_save' }),
      'refused provider_refused',
    ],
    ['an empty word', reply(400, { error: '' }), 'refused provider_refused'],
    ['an error under 200', reply(200, { error: 'invalid_request' }), 'refused provider_refused'],
    [
      'an error beside a token',
      reply(200, { ...tokenBody, error: 'invalid_request' }),
      'refused provider_refused',
    ],
    ['pending beside a token', reply(200, { ...tokenBody, error: 'authorization_pending' }), 'pending'],
    ['401 without JSON', reply(401, 'Unauthorized'), 'refused invalid_client'],
    ['401 with an empty object', reply(401, {}), 'refused invalid_client'],
    ['too many requests by any name', reply(429, { error: 'wibble' }), 'unreachable rate_limited'],
  ])('%s', (_name, exchange, expected) => {
    expect(told(exchange)).toBe(expected);
  });

  it('ends the polls whatever its name is', () => {
    const random = numbers(20);
    for (let nth = 0; nth < 1000; nth += 1) {
      const word = Array.from({ length: 1 + Math.floor(random() * 30) }, () =>
        String.fromCodePoint(32 + Math.floor(random() * 800)),
      ).join('');
      expect(hear(reply(400, { error: word })).said).toBe('refused');
    }
  });

  it("tells the error's name and the server's words", () => {
    expect(messageOf(reply(400, { reason: 'Bad Request', error: 'invalid_request' }))).toBe(
      'The provider returned an error: invalid_request, Bad Request',
    );
    expect(messageOf(reply(400, { error: 'wibble', error_description: 'not today' }))).toContain(
      'wibble, not today',
    );
  });
});

describe('what is no OAuth answer', () => {
  it.each<[string, Exchange, string]>([
    ['no reply', silence, 'unreachable timeout'],
    [
      'no name',
      { kind: 'no-reply', cause: 'name_not_found', detail: 'zoom.us' },
      'unreachable name_not_found',
    ],
    ['a redirect', reply(302, '', { location: '/elsewhere' }), 'unreachable redirected'],
    [
      'a redirect to a stranger',
      reply(302, '', { location: 'https://portal.example' }),
      'unreachable captive_portal',
    ],
    ['not modified', reply(304, ''), 'unreachable redirected'],
    ['no content', reply(204, ''), 'unreachable bad_answer'],
    ['HTML under 200', reply(200, '<html>QrSign in</html>'), 'unreachable captive_portal'],
    ['HTML under 400', reply(400, '<html>Bad</html>'), 'unreachable bad_answer'],
    ['HTML under 404', reply(404, '<html>Not found</html>'), 'unreachable bad_answer'],
    ['HTML under 500', reply(500, '<html>Oops</html>'), 'unreachable server_error'],
    ['JSON under 500', reply(500, { code: 4700, message: 'x' }), 'unreachable server_error'],
    ['too many requests', reply(429, ''), 'unreachable rate_limited'],
    ['an error that is no word', reply(400, { error: { code: 5 } }), 'unreachable bad_answer'],
    ['an error that is null', reply(400, { error: null }), 'unreachable bad_answer'],
    [
      "Zoom's REST shape",
      reply(400, { code: 4702, message: 'Invalid client.' }),
      'unreachable provider_refused',
    ],
    ['a list', reply(200, []), 'unreachable bad_answer'],
    ['a text', reply(200, '"ok"'), 'unreachable bad_answer'],
    ['deep nesting', reply(200, '['.repeat(30_000)), 'unreachable bad_answer'],
  ])('%s', (_name, exchange, expected) => {
    expect(told(exchange)).toBe(expected);
  });

  it("still tells the words of Zoom's REST shape", () => {
    expect(messageOf(reply(400, { code: 4702, message: 'Invalid client.' }))).toContain(
      'HTTP 400, code 4702, Invalid client.',
    );
  });

  it('tells how long to wait where the server says so', () => {
    expect(hear(reply(429, '', { 'retry-after': '30' }))).toMatchObject({
      said: 'unreachable',
      retryAfterMs: 30_000,
    });
    expect(hear(reply(503, '<html>', { 'retry-after': '7' }))).toMatchObject({ retryAfterMs: 7000 });
    expect(hear(silence)).toMatchObject({ retryAfterMs: null });
  });
});

describe('a secret that the server echoes', () => {
  const secret = 'p/q+r s=t';

  it.each([
    ['plain', secret],
    ['url-encoded', encodeURIComponent(secret)],
  ])('%s is hidden, wherever it stands', (_name, echoed) => {
    for (const body of [
      { error: 'invalid_request', reason: `Invalid code ${echoed}` },
      { error: 'invalid_request', error_description: `Invalid code ${echoed}` },
      { error: echoed, reason: 'no' },
      { error: 'invalid_client', reason: echoed },
      { code: 4700, message: `token ${echoed} unknown` },
    ]) {
      const message = messageOf(reply(400, body), [secret]);
      expect(message).not.toContain(echoed);
      expect(message).toContain('[hidden]');
    }
  });

  it('is hidden even when nobody knew it', () => {
    const jwt = 'eyJhbGciOiJIUzUxMiJ9.eyJhdWQiOiJodHRwcyJ9.c2lnbmF0dXJl';
    expect(messageOf(reply(400, { error: 'invalid_request', reason: `Invalid ${jwt}` }))).not.toContain(
      'eyJ',
    );
  });

  it('is not cut in half and shown', () => {
    const long = `x${'1'.repeat(100)}`;
    expect(messageOf(reply(400, { error: 'e', reason: `${'w '.repeat(95)}${long}` }), [long])).not.toContain(
      '111',
    );
  });
});
