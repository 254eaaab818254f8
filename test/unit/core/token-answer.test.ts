/** The token answer (RFC 6749 §5.1), in every shape it may come; and who approved. */

import { describe, expect, it } from 'vitest';
import type { HeardToken } from '../../../src/core/exchange.ts';
import { readToken } from '../../../src/core/oauth/answer.ts';
import { saysOf } from '../../../src/core/trouble/trouble.ts';
import { context, loopback, other, reply, tokenBody, WRONG_VALUES } from './make.ts';

const read = (body: unknown, server = context().server) => readToken(reply(200, body), context({ server }));
const tokenIn = (heard: HeardToken) => (heard.said === 'token' ? heard.token : null);
const tokenOf = (changed: object, server = context().server) =>
  tokenIn(read({ ...tokenBody, ...changed }, server));
const said = (body: unknown) => {
  const answer = read(body);
  return answer.said === 'refused' || answer.said === 'unreachable'
    ? `${answer.said} ${answer.trouble.code}`
    : answer.said;
};

describe('a good token answer', () => {
  it('is read into a token', () => {
    expect(read(tokenBody)).toEqual({
      said: 'token',
      token: {
        accessToken: tokenBody.access_token,
        refreshToken: tokenBody.refresh_token,
        expiresInS: 3599,
        scope: ['user:read:user', 'user:read:token'],
        apiUrl: 'https://api-us.zoom.us',
      },
    });
  });

  it('may hold no more than a token and its type', () => {
    expect(tokenIn(read({ access_token: 'a', token_type: 'Bearer' }))).toEqual({
      accessToken: 'a',
      refreshToken: null,
      expiresInS: null,
      scope: null,
      apiUrl: null,
    });
  });

  it('may have a byte order mark, strange members and doubled ones', () => {
    expect(read(`\uFEFF${JSON.stringify({ ...tokenBody, extra: [1] })}`).said).toBe('token');
    expect(
      tokenIn(read(`{"access_token":"first","token_type":"bearer","access_token":"second"}`))?.accessToken,
    ).toBe('second');
  });

  it('is not bent by a member named __proto__', () => {
    const bent = `{"__proto__":{"access_token":"evil","token_type":"bearer"}}`;
    expect(said(bent)).toBe('unreachable bad_answer');
    expect(tokenOf({}, context().server)?.accessToken).toBe(tokenBody.access_token);
    expect(({} as Record<string, unknown>)['access_token']).toBeUndefined();
  });

  it.each([16_385, 20_000, 60_000])('takes tokens of %d characters', (size) => {
    expect(tokenOf({ access_token: 'a'.repeat(size) })?.accessToken).toHaveLength(size);
    expect(tokenOf({ refresh_token: 'a'.repeat(size) })?.refreshToken).toHaveLength(size);
  });
});

describe('the access token', () => {
  it.each(WRONG_VALUES.filter(([, value]) => value !== undefined))(
    'as %s is refused by name',
    (_name, value) => {
      const answer = read({ ...tokenBody, access_token: value });
      expect(answer).toMatchObject({ said: 'refused', trouble: { code: 'incomplete_answer' } });
      expect(answer.said === 'refused' && saysOf(answer.trouble)).toContain('access_token');
      expect(answer).not.toHaveProperty('token');
    },
  );

  it('that is absent is an answer that is none', () => {
    expect(said({ token_type: 'bearer' })).toBe('unreachable bad_answer');
    expect(said({})).toBe('unreachable bad_answer');
  });

  it.each(['a\nb', 'a\r\nSet-Cookie: x', 'a\u001b[2J', 'a\u0000', 'ä', 'a\u007f', 'a\u2028'])(
    'that could break a line or a header is refused, and named: %j',
    (access_token) => {
      expect(tokenOf({ access_token })).toBeNull();
      const answer = read({ ...tokenBody, access_token });
      const detail = answer.said === 'refused' ? answer.trouble.detail : '';
      expect(detail).toBe(
        `access_token of ${access_token.length} characters, one of which is no printable ASCII`,
      );
    },
  );

  it('may hold every printable character and the space (RFC 6749 A.12)', () => {
    const access_token = Array.from({ length: 0x5f }, (_, at) => String.fromCharCode(0x20 + at)).join('');
    expect(tokenOf({ access_token })?.accessToken).toBe(access_token);
    expect(tokenOf({ refresh_token: access_token })?.refreshToken).toBe(access_token);
  });

  it.each(['a', 'a.b.c', 'a-_~+/=', 'abc=='])('may be %s', (access_token) => {
    expect(tokenOf({ access_token })?.accessToken).toBe(access_token);
  });
});

describe('the type of the token', () => {
  it.each(['bearer', 'Bearer', 'BEARER', 'bearer ', '', null, undefined])('%j is taken', (token_type) => {
    expect(tokenOf({ token_type })).not.toBeNull();
  });

  it.each(['MAC', 'DPoP', 5, ['bearer'], {}])('%j is refused (RFC 6749 §7.1)', (token_type) => {
    expect(said({ ...tokenBody, token_type })).toBe('refused incomplete_answer');
  });
});

describe('the refresh token', () => {
  it.each([
    ['absent', undefined],
    ['null', null],
    ['empty', ''],
    ['a number', 5],
    ['an object', {}],
  ])('that is %s is none', (_name, refresh_token) => {
    expect(tokenOf({ refresh_token })).toMatchObject({
      accessToken: tokenBody.access_token,
      refreshToken: null,
    });
  });

  it.each(['a\nb', 'a\u001b', 'ä', 'a\u007f'])('that could break a line is refused: %j', (refresh_token) => {
    expect(tokenOf({ refresh_token })).toBeNull();
  });

  it('may be of any visible characters', () => {
    expect(tokenOf({ refresh_token: '1//0g-a|b,c;d:"e"' })?.refreshToken).toBe('1//0g-a|b,c;d:"e"');
  });
});

describe('the life of the token', () => {
  it.each<[string, unknown, number | null]>([
    ['absent', undefined, null],
    ['null', null, null],
    ['words', 'soon', null],
    ['an object', {}, null],
    ['digits in a text', '3599', 3599],
    ['a fraction', 10.9, 10],
    ['zero', 0, 0],
    ['negative', -60, 0],
    ['huge', 10 ** 12, 2_592_000],
  ])('as %s', (_name, expires_in, expected) => {
    expect(tokenOf({ expires_in })?.expiresInS).toBe(expected);
  });

  it('beyond all numbers counts as unsaid', () => {
    expect(tokenIn(read(JSON.stringify(tokenBody).replace('3599', '1e400')))?.expiresInS).toBeNull();
  });

  it.each<[string, unknown, number | null]>([
    ['a year', 31_536_000, 31_536_000],
    ['beyond all calendars', 10 ** 15, 3_153_600_000],
    ['zero, which would be of use to nobody', 0, null],
    ['negative', -5, null],
  ])('that nothing can renew is not cut: %s', (_name, expires_in, expected) => {
    const token = tokenOf({ expires_in, refresh_token: undefined });
    expect(token).not.toBeNull();
    expect(token?.expiresInS).toBe(expected);
  });
});

describe('the scope', () => {
  it.each<[string, unknown, readonly string[] | null]>([
    ['a text', 'a b', ['a', 'b']],
    ['spaces around', '  a   b ', ['a', 'b']],
    ['empty', '', []],
    ['a list', ['a', 'b'], ['a', 'b']],
    ['a list with strangers in it', ['a', 5, null], ['a']],
    ['absent', undefined, null],
    ['null', null, null],
    ['a number', 5, null],
    ['an object', { a: 1 }, null],
    ['hostile', 'a\u001b[2J', ['a<U+001B>[2J']],
  ])('as %s', (_name, scope, expected) => {
    expect(tokenOf({ scope })?.scope).toEqual(expected);
  });
});

describe('the place for API calls', () => {
  it.each([
    ['https://api-us.zoom.us', 'https://api-us.zoom.us'],
    ['https://api-us.zoom.us/', 'https://api-us.zoom.us'],
    ['https://eu01api.zoom.us', 'https://eu01api.zoom.us'],
    ['https://zoom.us', 'https://zoom.us'],
    ['https://api.zoom.us/sub//', 'https://api.zoom.us/sub'],
  ])('%s is taken', (api_url, expected) => {
    expect(tokenOf({ api_url })?.apiUrl).toBe(expected);
  });

  it.each([
    'http://api.zoom.us',
    'https://evil.example',
    'https://zoom.us.evil.example',
    'https://evilzoom.us',
    'https://api.zoom.us@evil.example',
    'https://api.zoom.us\\@evil.example',
    'https://api.zoom.us?x=1',
    'https://api.zoom.us?',
    'https://api.zoom.us#',
    'https://api.zoom.us/\n',
    'http://127.0.0.1',
    'javascript:alert(1)',
    `https://api.zoom.us/${'a'.repeat(256)}`,
    '',
    null,
    5,
    {},
  ])('%j is left out, and the token is taken (RFC 9700 §4.9.1)', (api_url) => {
    expect(tokenOf({ api_url })).toMatchObject({ accessToken: tokenBody.access_token, apiUrl: null });
  });

  it('belongs to the provider that gave the token', () => {
    expect(tokenOf({ api_url: 'https://api-us.zoom.us' }, other)?.apiUrl).toBeNull();
    expect(tokenOf({ api_url: 'https://api.login.example.com' }, other)?.apiUrl).toBe(
      'https://api.login.example.com',
    );
    expect(tokenOf({ api_url: 'http://127.0.0.1:99' }, loopback)?.apiUrl).toBe('http://127.0.0.1:99');
    expect(tokenOf({ api_url: 'https://api-us.zoom.us' }, loopback)?.apiUrl).toBeNull();
  });
});

describe('a token answer that is cut', () => {
  it('anywhere is no token and no end of the pairing', () => {
    const whole = JSON.stringify(tokenBody);
    for (let length = 0; length < whole.length; length += 1) {
      expect(said(whole.slice(0, length))).toBe('unreachable bad_answer');
    }
  });
});
