/** Renewals under clocks that are wrong: as few requests as under right ones, and no token thrown away. */

import { describe, expect, it } from 'vitest';
import { isTrouble } from '../../../src/core/trouble/trouble.ts';
import { renew } from '../../../src/flows/renew.ts';
import { grant, NOON, reply, silence, tokenBody } from '../core/make.ts';
import { type Play, type Played, play } from './world.ts';

const HOUR = 3_600_000;
const YEARS = 10 * 365 * 86_400_000;
const fresh = (nth: number): Play =>
  reply(200, {
    ...tokenBody,
    access_token: `access-${nth + 2}`,
    refresh_token: `refresh-${nth + 2}`,
    expires_in: 3600,
  });
const outcome = async (played: Played, isFresh = false) => {
  const renewal = await renew(played.world, { account: 'default', minTtlS: 300, fresh: isFresh });
  return isTrouble(renewal) ? renewal.code : renewal.accessToken;
};
const kept = () => grant({ received: { boot: 'boot-1', ticks: 0 } });

describe('a wall clock that jumps while the box runs', () => {
  it.each([YEARS, -YEARS, -NOON, HOUR, -HOUR])(
    'by %d ms brings no request, and ends no token',
    async (jump) => {
      const played = play({ refresh: fresh });
      played.keep(kept());
      played.setWallClock(NOON + jump);
      expect(await outcome(played)).toBe('access-1');
      played.wait(HOUR - 300_000);
      expect(await outcome(played)).toBe('access-1');
      expect(played.made).toEqual([]);
      played.wait(1000);
      expect(await outcome(played)).toBe('access-2');
    },
  );

  it('again and again brings one refresh an hour all the same', async () => {
    const played = play({ refresh: fresh });
    played.keep(kept());
    for (let minute = 0; minute < 600; minute += 1) {
      played.setWallClock(NOON + ((minute % 3) - 1) * YEARS);
      await outcome(played);
      played.wait(60_000);
    }
    expect(played.made.length).toBeGreaterThanOrEqual(10);
    expect(played.made.length).toBeLessThanOrEqual(11);
  });

  it('is no matter after a suspend: the token is over, and one request brings the next', async () => {
    const played = play({ refresh: fresh });
    played.keep(kept());
    played.wait(8 * HOUR);
    played.setWallClock(NOON);
    expect(await outcome(played)).toBe('access-2');
    expect(await outcome(played)).toBe('access-2');
    expect(played.made).toHaveLength(1);
  });
});

describe.each([-YEARS, YEARS])('a reboot into a wall clock that is off by %i ms', (off) => {
  function rebooted(refresh: Parameters<typeof play>[0]) {
    const played = play(refresh);
    played.keep(kept());
    played.reboot();
    played.setWallClock(NOON + off);
    return played;
  }

  it('has the token refreshed, once', async () => {
    const played = rebooted({ refresh: fresh });
    expect(await outcome(played)).toBe('access-2');
    expect(await outcome(played)).toBe('access-2');
    played.setWallClock(NOON);
    expect(await outcome(played)).toBe('access-2');
    expect(played.made).toHaveLength(1);
    expect(played.kept().received).toEqual({ boot: 'boot-2', ticks: 0 });
  });

  it('still hands the token out while the provider is out of reach, but not as a fresh one', async () => {
    const played = rebooted({ refresh: () => silence });
    expect(await outcome(played)).toBe('access-1');
    expect(await outcome(played, true)).toBe('timeout');
    expect(played.kept()).toMatchObject({ accessToken: 'access-1', refreshToken: 'refresh-1', alive: true });
  });

  it('hands out no token that the provider calls dead', async () => {
    expect(await outcome(rebooted({ refresh: [reply(400, { error: 'invalid_grant' })] }))).toBe('grant_dead');
  });

  it('hands out one that cannot be refreshed', async () => {
    const played = rebooted({});
    played.keep({ ...kept(), refreshToken: null });
    expect(await outcome(played)).toBe('access-1');
    expect(played.made).toEqual([]);
  });
});

describe('a system without a boot id', () => {
  it('goes by the wall clock', async () => {
    const played = play({ refresh: fresh });
    played.reboot(null);
    played.keep(kept());
    expect(await outcome(played, true)).toBe('access-2');
    expect(played.kept().received).toBeNull();
    played.wait(HOUR - 299_000);
    expect(await outcome(played)).toBe('access-3');
  });
});
