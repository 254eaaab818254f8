/** The story of a renewal: no token, a good one, a refresh, another; and what a provider's answer does to a grant. */

import { describe, expect, it } from 'vitest';
import { isTrouble, trouble } from '../../../src/core/trouble/trouble.ts';
import { type RenewOrder, renew } from '../../../src/flows/renew.ts';
import { grant, NOON, reply, tokenBody, zoom } from '../core/make.ts';
import { type Play, type Played, play } from './world.ts';

const HOUR = 3_600_000;
const fresh = (nth: number, changed: object = {}): Play =>
  reply(200, {
    ...tokenBody,
    access_token: `access-${nth + 2}`,
    refresh_token: `refresh-${nth + 2}`,
    expires_in: 3600,
    ...changed,
  });

function order(changed: Partial<RenewOrder> = {}): RenewOrder {
  return { account: 'default', minTtlS: 300, fresh: false, ...changed };
}
const outcome = async (played: Played, changed: Partial<RenewOrder> = {}) => {
  const renewal = await renew(played.world, order(changed));
  return isTrouble(renewal) ? renewal.code : renewal.accessToken;
};

describe('the life of a pairing', () => {
  it('goes from no token to a good one, to a refresh, to the next', async () => {
    const played = play({ refresh: (nth) => fresh(nth) });
    expect(await outcome(played)).toBe('not_paired');
    played.keep(grant());
    expect(await outcome(played)).toBe('access-1');
    played.wait(HOUR - 300_000);
    expect(await outcome(played)).toBe('access-1');
    expect(played.made).toEqual([]);
    played.wait(1000);
    expect(await outcome(played)).toBe('access-2');
    expect(await outcome(played)).toBe('access-2');
    played.wait(HOUR);
    expect(await outcome(played)).toBe('access-3');
    expect(played.made.map(({ sent }) => sent)).toEqual(['refresh-1', 'refresh-2']);
    expect(played.kept()).toMatchObject({
      refreshToken: 'refresh-3',
      pairedAt: NOON,
      expiresAt: played.world.now() + HOUR,
    });
  });

  it.each([
    [300, 299, 'access-2'],
    [300, 300, 'access-1'],
    [0, 1, 'access-1'],
    [0, 0, 'access-2'],
    [7200, 3600, 'access-2'],
  ])('asks for at least %d s: with %d s left it is %s', async (minTtlS, left, expected) => {
    const played = play({ refresh: [fresh(0)] });
    played.keep(grant({ expiresAt: NOON + left * 1000 }));
    expect(await outcome(played, { minTtlS })).toBe(expected);
  });

  it('refreshes a good token where that is asked for', async () => {
    const played = play({ refresh: [fresh(0)] });
    played.keep(grant());
    expect(await outcome(played, { fresh: true })).toBe('access-2');
  });

  it('refreshes when the wall clock went back behind the last refresh', async () => {
    const played = play({ refresh: [fresh(0)] });
    played.keep(grant());
    played.setWallClock(NOON - 10 * HOUR);
    expect(await outcome(played)).toBe('access-2');
  });

  it('saves under the lock before it hands anything out', async () => {
    const played = play({ refresh: [fresh(0)] });
    played.keep(grant({ expiresAt: NOON }));
    await outcome(played);
    expect(played.done).toEqual([
      'lock default+renewing',
      'lock default',
      'begin default',
      'refresh',
      'save',
      'clear default',
      'unlock default',
      'unlock default+renewing',
    ]);
  });

  it('keeps what a refresh left out: the refresh token, the scope, the place of the API (RFC 6749 §6)', async () => {
    const played = play({
      refresh: [reply(200, { access_token: 'access-2', token_type: 'bearer' }), fresh(1)],
    });
    played.keep(grant({ expiresAt: NOON, apiUrl: 'https://api-eu.zoom.us' }));
    expect(await outcome(played)).toBe('access-2');
    expect(played.kept()).toMatchObject({
      refreshToken: 'refresh-1',
      scope: ['user:read:user'],
      apiUrl: 'https://api-eu.zoom.us',
    });
    expect(await outcome(played, { fresh: true })).toBe('access-3');
    expect(played.made.at(-1)?.sent).toBe('refresh-1');
  });

  it('keeps the old refresh token where the new one is an empty text', async () => {
    const played = play({ refresh: [fresh(0, { refresh_token: '' })] });
    played.keep(grant({ expiresAt: NOON }));
    expect(await outcome(played)).toBe('access-2');
    expect(played.kept().refreshToken).toBe('refresh-1');
  });
});

describe('another roomkey', () => {
  it.each([false, true])(
    'that refreshed while we waited for the lock spares us the request (fresh: %s)',
    async (isFresh) => {
      const played = play();
      played.keep(grant({ expiresAt: NOON }));
      played.on.lock = () => played.keep(grant({ accessToken: 'theirs', refreshToken: 'their-refresh' }));
      expect(await outcome(played, { fresh: isFresh })).toBe('theirs');
      expect(played.made).toEqual([]);
      expect(played.done).toEqual(['lock default+renewing', 'unlock default+renewing']);
      expect(played.jobs).toEqual([]);
    },
  );

  it('whose token is over already does not', async () => {
    const played = play({ refresh: [fresh(0)] });
    played.keep(grant({ expiresAt: NOON }));
    played.on.lock = () =>
      played.keep(grant({ accessToken: 'theirs', refreshToken: 'their-refresh', expiresAt: NOON }));
    expect(await outcome(played)).toBe('access-2');
    expect(played.made.map(({ sent }) => sent)).toEqual(['their-refresh']);
  });

  it.each([
    ['unpaired', { kind: 'none' } as const, 'not_paired'],
    ['found it dead', { kind: 'grant', grant: grant({ alive: false }) } as const, 'grant_dead'],
  ])('that %s is believed', async (_name, stored, expected) => {
    const played = play();
    played.keep(grant({ expiresAt: NOON }));
    played.on.lock = () => played.put(stored);
    expect(await outcome(played)).toBe(expected);
    expect(played.made).toEqual([]);
  });

  it('that never lets go of the lock leaves a living token usable, but not a fresh one', async () => {
    const played = play();
    played.failing.lock = trouble('locked');
    played.keep(grant({ expiresAt: NOON + 60_000 }));
    expect(await outcome(played)).toBe('access-1');
    expect(await outcome(played, { fresh: true })).toBe('locked');
    played.keep(grant({ expiresAt: NOON }));
    expect(await outcome(played)).toBe('locked');
    expect(played.made).toEqual([]);
  });
});

describe('what cannot be refreshed', () => {
  it.each<[string, Parameters<typeof grant>[0], string]>([
    ['a grant without a refresh token', { refreshToken: null }, 'no_refresh_token'],
    ['a grant of the simulator', { server: { ...zoom, simulated: true } }, 'simulation_over'],
  ])('%s is good until it is over', async (_name, changed, expected) => {
    const played = play();
    played.keep(grant({ ...changed, expiresAt: NOON + 60_000 }));
    expect(await outcome(played)).toBe('access-1');
    played.wait(60_000);
    expect(await outcome(played)).toBe(expected);
    expect(played.made).toEqual([]);
  });

  it('is refused where the credentials are missing', async () => {
    const played = play();
    played.connectBy(() => trouble('no_client_secret'));
    played.keep(grant({ expiresAt: NOON }));
    expect(await outcome(played)).toBe('no_client_secret');
  });

  it('is a file that is damaged or cannot be read', async () => {
    const played = play();
    played.put({ kind: 'damaged', why: 'it is empty' });
    const renewal = await renew(played.world, order());
    expect(renewal).toMatchObject({
      code: 'damaged',
      detail: expect.stringContaining('/kept/default.json: it is empty'),
    });
    played.put({ kind: 'unreadable', trouble: trouble('cannot_read') });
    expect(await outcome(played)).toBe('cannot_read');
  });
});

describe('a secret', () => {
  it('is in no trouble and no line of the log, though the server echoes it', async () => {
    for (const sent of ['refresh-1', 'access-1', 'client+secret']) {
      const reason = `${sent} ${encodeURIComponent(sent)}`;
      const played = play({ refresh: [reply(400, { error: 'invalid_request', reason })] }, zoom, [
        'client+secret',
      ]);
      played.keep(grant({ expiresAt: NOON }));
      const told = JSON.stringify([await renew(played.world, order()), played.lines]);
      expect(told).not.toContain(sent);
      expect(told).not.toContain(encodeURIComponent(sent));
    }
  });
});
