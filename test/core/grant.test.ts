/** A grant: how it stands at a time, what a refresh makes of it, and how it comes back from its file. */

import { describe, expect, it } from 'vitest';
import { fromKept, toKept } from '../../src/core/grant-file.ts';
import { safeText } from '../../src/core/text.ts';
import { belongsTo, newGrant, renewed, secondsLeft, standing, type Token } from '../../src/core/token.ts';
import { grant, NOON, other, zoom } from './make.ts';

const token: Token = {
  accessToken: 'access-2',
  refreshToken: 'refresh-2',
  expiresInS: 3600,
  scope: null,
  apiUrl: null,
};

describe('the life of a grant', () => {
  it.each<[string, number, number, string]>([
    ['just received', 0, 3600, 'ok'],
    ['half a second later', 500, 3599, 'ok'],
    ['a second before the end', 3_599_000, 1, 'ok'],
    ['within the last second', 3_599_500, 0, 'stale'],
    ['over', 3_600_000, 0, 'stale'],
    ['long over', 10 ** 12, 0, 'stale'],
    ['a clock that went back a little', -59_000, 3659, 'ok'],
    ['a clock that went back too far to know', -61_000, 0, 'stale'],
  ])('%s', (_name, laterMs, left, state) => {
    expect(secondsLeft(grant(), NOON + laterMs)).toBe(left);
    expect(standing(grant(), NOON + laterMs)).toBe(state);
  });

  it('is over for good without a refresh token, or when the provider said so', () => {
    expect(standing(grant({ refreshToken: null }), NOON)).toBe('ok');
    expect(standing(grant({ refreshToken: null }), NOON + 3_600_000)).toBe('dead');
    expect(standing(grant({ alive: false }), NOON)).toBe('dead');
  });
});

describe('a new grant', () => {
  it('has the scope that was granted, or the one that was asked for', () => {
    const asked = [safeText('a')];
    expect(newGrant(zoom, token, asked, 'kiosk', NOON)).toMatchObject({
      scope: ['a'],
      apiUrl: 'https://api.zoom.us',
      pairedAt: NOON,
      refreshedAt: NOON,
      expiresAt: NOON + 3_600_000,
      profile: 'kiosk',
      alive: true,
      user: null,
    });
    expect(
      newGrant(zoom, { ...token, scope: [], apiUrl: 'https://api-eu.zoom.us' }, asked, '', NOON),
    ).toMatchObject({
      scope: [],
      apiUrl: 'https://api-eu.zoom.us',
    });
  });
});

describe('a refreshed grant', () => {
  it('has the new tokens and all that the answer left out', () => {
    const before = grant({ apiUrl: 'https://api-eu.zoom.us', alive: false });
    expect(renewed(before, token, NOON + 5)).toEqual({
      ...before,
      accessToken: 'access-2',
      refreshToken: 'refresh-2',
      refreshedAt: NOON + 5,
      expiresAt: NOON + 5 + 3_600_000,
      alive: true,
    });
  });

  it('keeps the old refresh token where the answer has none (RFC 6749 §6)', () => {
    expect(renewed(grant(), { ...token, refreshToken: null }, NOON).refreshToken).toBe('refresh-1');
  });
});

describe('the server and client of a grant', () => {
  it('must be the same for its refresh token to go there', () => {
    expect(belongsTo(grant(), { ...zoom, clientAuth: 'none', revocationEndpoint: null })).toBe(true);
    for (const changed of [
      other,
      { ...zoom, clientId: 'x' },
      { ...zoom, issuer: 'https://zoomgov.com' },
      { ...zoom, tokenEndpoint: 'https://x.example' },
    ]) {
      expect(belongsTo(grant(), changed)).toBe(false);
    }
  });
});

describe('the file of a grant', () => {
  const whole = grant({ user: { id: safeText('u1'), email: null, displayName: safeText('Ann') } });
  const json = JSON.stringify(toKept(whole));

  it('reads back as it was written', () => {
    expect(fromKept(json)).toEqual(whole);
    expect(fromKept(JSON.stringify(toKept(grant({ refreshToken: null, alive: false }))))).toMatchObject({
      refreshToken: null,
      alive: false,
    });
  });

  it('is called damaged when it is cut anywhere', () => {
    for (let length = 0; length < json.length; length += 1)
      expect(typeof fromKept(json.slice(0, length))).toBe('string');
    expect(fromKept('')).toBe('it is empty');
    expect(fromKept(`${json}x`)).toBe('it is not JSON, or only a part of it');
  });

  it.each<[string, object, string]>([
    ['no token', { accessToken: '' }, 'its token is missing'],
    ['a refresh token that is no text', { refreshToken: 5 }, 'its refresh token is not whole'],
    ['a refresh token that is not there', { refreshToken: undefined }, 'its refresh token is not whole'],
    ['no time', { expiresAt: null }, 'its times are missing'],
    ['a time beyond all calendars', { expiresAt: 1e300 }, 'its times are missing'],
    ['no word on its life', { alive: 'yes' }, 'it does not say whether it is alive'],
    ['no provider', { provider: null }, 'its provider is not whole'],
    ['a provider of an unknown kind', { provider: { ...zoom, kind: 'x' } }, 'its provider is not whole'],
    [
      'a provider without an endpoint',
      { provider: { ...zoom, tokenEndpoint: null } },
      'its provider is not whole',
    ],
    [
      'an unknown way to prove itself',
      { provider: { ...zoom, clientAuth: 'x' } },
      'its provider is not whole',
    ],
  ])('is called damaged with %s', (_name, changed, why) => {
    expect(fromKept(JSON.stringify({ version: 1, grant: { ...whole, ...changed } }))).toBe(why);
  });

  it.each<[string, unknown, string]>([
    ['of a newer version', { version: 2, grant: whole }, 'it was made by another version (2)'],
    ['without a version', { grant: whole }, 'it was made by another version (undefined)'],
    ['without a grant', { version: 1 }, 'it holds no grant'],
    ['that is a list', [], 'it holds no grant'],
    ['that is null', null, 'it holds no grant'],
  ])('%s is not touched', (_name, value, why) => {
    expect(fromKept(JSON.stringify(value))).toBe(why);
  });

  it('lets no edited text move a cursor', () => {
    const edited = JSON.stringify({
      version: 1,
      grant: { ...whole, scope: ['\u001b[2J', 5], user: { email: '\u202E' } },
    });
    expect(fromKept(edited)).toMatchObject({ scope: ['<U+001B>[2J'], user: { email: '<U+202E>' } });
  });
});
