/** A grant: how it stands at a time, what an answer makes of it, and where its tokens may go. */

import { describe, expect, it } from 'vitest';
import {
  type Clocks,
  emptyGrant,
  endOf,
  renewed,
  secondsLeft,
  secondsToRenewal,
  standing,
  type Token,
} from '../../../src/core/grant/grant.ts';
import { isSameRegistration, type Registration } from '../../../src/core/grant/provider.ts';
import { safeText } from '../../../src/core/text/text.ts';
import { grant, NOON, other, registration, room, zoom } from './make.ts';

const token: Token = {
  accessToken: 'access-2',
  refreshToken: 'refresh-2',
  expiresInS: 3600,
  scope: null,
  apiUrl: null,
};

/** A box whose wall clock stands at `now`, a minute after its boot. */
const at = (now: number, changed: Partial<Clocks> = {}): Clocks => ({
  now,
  ticks: 60_000,
  boot: 'boot-1',
  ...changed,
});

describe('the life of a grant by the wall clock', () => {
  it.each<[string, number, number | null, string]>([
    ['just received', 0, 3600, 'ok'],
    ['half a second later', 500, 3599, 'ok'],
    ['a second before the end', 3_599_000, 1, 'ok'],
    ['within the last second', 3_599_500, 0, 'stale'],
    ['over', 3_600_000, 0, 'stale'],
    ['long over', 300 * 86_400_000, 0, 'stale'],
    ['a clock that is too far ahead to know', 10 ** 12, null, 'stale'],
    ['a clock that went back a little', -59_000, 3659, 'ok'],
    ['a clock that went back a minute', -60_000, 3660, 'ok'],
    ['a clock that went back too far to know', -60_001, null, 'stale'],
  ])('%s', (_name, laterMs, left, state) => {
    expect(secondsLeft(grant(), at(NOON + laterMs))).toBe(left);
    expect(standing(grant(), at(NOON + laterMs))).toBe(state);
  });

  it('is over for good without a refresh token, or when the provider said so', () => {
    expect(standing(grant({ refreshToken: null }), at(NOON))).toBe('ok');
    expect(standing(grant({ refreshToken: null }), at(NOON + 3_600_000))).toBe('dead');
    expect(standing(grant({ alive: false }), at(NOON))).toBe('dead');
  });

  it('is not over for good while nobody knows', () => {
    expect(standing(grant({ refreshToken: null }), at(NOON - 61_000))).toBe('stale');
  });
});

describe('a grant that is to come', () => {
  const coming = emptyGrant(registration, 'device', [safeText('a')], 'kiosk', NOON - 5000);

  it('holds what is known before an approval, and no token', () => {
    expect(coming).toEqual({
      server: zoom,
      client: room,
      flow: 'device',
      accessToken: '',
      refreshToken: null,
      scope: ['a'],
      apiUrl: 'https://api.zoom.us',
      pairedAt: NOON - 5000,
      refreshedAt: NOON - 5000,
      expiresAt: NOON - 5000,
      received: null,
      lostAt: null,
      user: null,
      profile: 'kiosk',
      alive: true,
    });
  });

  it('has the scope and the place that are granted, or those that were asked for', () => {
    expect(renewed(coming, token, at(NOON))).toMatchObject({
      accessToken: 'access-2',
      refreshToken: 'refresh-2',
      scope: ['a'],
      apiUrl: 'https://api.zoom.us',
      pairedAt: NOON - 5000,
      refreshedAt: NOON,
      expiresAt: NOON + 3_600_000,
    });
    const answered = { ...token, scope: [], apiUrl: 'https://api-eu.zoom.us' };
    expect(renewed(coming, answered, at(NOON))).toMatchObject({
      scope: [],
      apiUrl: 'https://api-eu.zoom.us',
    });
  });
});

describe('a refreshed grant', () => {
  it('has the new tokens and all that the answer left out', () => {
    const before = grant({ apiUrl: 'https://api-eu.zoom.us', alive: false, lostAt: NOON });
    expect(renewed(before, token, at(NOON + 5))).toEqual({
      ...before,
      accessToken: 'access-2',
      refreshToken: 'refresh-2',
      refreshedAt: NOON + 5,
      expiresAt: NOON + 5 + 3_600_000,
      received: { boot: 'boot-1', ticks: 60_000 },
      lostAt: null,
      alive: true,
    });
  });

  it('keeps a life that nobody told as an assumed one, and forgets that at the next answer', () => {
    const untold = renewed(grant(), { ...token, expiresInS: null }, at(NOON));
    expect(untold).toMatchObject({ isLifeAssumed: true, expiresAt: NOON + 3_600_000 });
    expect(secondsLeft(untold, at(NOON))).toBeNull();
    expect(secondsToRenewal(untold, at(NOON))).toBe(3600);
    expect(endOf(untold)).toBeNull();
    expect(renewed(untold, token, at(NOON)).isLifeAssumed).toBeUndefined();
  });

  it('is cut where it can be renewed, whichever refresh token does it', () => {
    const year = { ...token, refreshToken: null, expiresInS: 365 * 86_400 };
    expect(renewed(grant(), year, at(NOON)).expiresAt).toBe(NOON + 30 * 86_400_000);
    const alone = renewed(grant({ refreshToken: null }), year, at(NOON));
    expect(alone.expiresAt).toBe(NOON + 365 * 86_400_000);
  });

  it.each([
    ['told, and over', { expiresAt: NOON - 1, refreshToken: null }, 'dead'],
    ['told, over, and to be renewed', { expiresAt: NOON - 1 }, 'stale'],
    ['assumed, and over', { expiresAt: NOON - 1, isLifeAssumed: true }, 'stale'],
    [
      'assumed, over, and never to be renewed',
      { expiresAt: NOON - 1, isLifeAssumed: true, refreshToken: null },
      'ok',
    ],
  ] as const)('stands, %s', (_name, changed, expected) => {
    expect(standing(grant({ refreshedAt: NOON - 4_000_000, ...changed }), at(NOON))).toBe(expected);
  });

  it('keeps the old refresh token where the answer has none (RFC 6749 §6)', () => {
    expect(renewed(grant(), { ...token, refreshToken: null }, at(NOON)).refreshToken).toBe('refresh-1');
  });
});

describe('the server and client of a grant', () => {
  it('must be the same for its refresh token to go there', () => {
    const changed = {
      server: { ...zoom, revocationEndpoint: null },
      client: { ...room, clientAuth: 'none' },
    };
    expect(isSameRegistration(grant(), changed as Registration)).toBe(true);
    for (const another of [
      { server: other },
      { client: { ...room, clientId: 'x' } },
      { server: { ...zoom, issuer: 'https://zoomgov.com' } },
      { server: { ...zoom, tokenEndpoint: 'https://x.example' } },
    ]) {
      expect(isSameRegistration(grant(), grant(another))).toBe(false);
    }
  });
});
