/** Callers and the process that does their work: one for many, once more when it was ended, none when it is needless. */

import { describe, expect, it } from 'vitest';
import { isTrouble, trouble } from '../../../src/core/trouble/trouble.ts';
import type { RenewJob } from '../../../src/core/world.ts';
import { type RenewOrder, renew, renewLocked } from '../../../src/flows/renew.ts';
import { grant, NOON, reply, silence, tokenBody } from '../core/make.ts';
import { nameOf } from './keeping.ts';
import { type Play, type Played, play } from './world.ts';

const fresh = (nth: number): Play =>
  reply(200, { ...tokenBody, access_token: `access-${nth + 2}`, refresh_token: `refresh-${nth + 2}` });
const order = (changed: Partial<RenewOrder> = {}): RenewOrder => ({
  account: 'default',
  minTtlS: 300,
  fresh: false,
  ...changed,
});
const outcome = async (played: Played, changed: Partial<RenewOrder> = {}) => {
  const renewal = await renew(played.world, order(changed));
  return isTrouble(renewal) ? renewal.code : renewal.accessToken;
};
const many = (played: Played, changed: Partial<RenewOrder> = {}) =>
  Promise.all(Array.from({ length: 50 }, () => outcome(played, changed)));

describe('many callers', () => {
  it.each([false, true])(
    'have one process do the work, and all have its token (fresh: %s)',
    async (isFresh) => {
      const played = play({ refresh: fresh });
      played.keep(grant(isFresh ? {} : { expiresAt: NOON }));
      expect(new Set(await many(played, { fresh: isFresh }))).toEqual(new Set(['access-2']));
      expect(played.jobs).toHaveLength(1);
      expect(played.instants('refresh')).toHaveLength(1);
    },
  );

  it('learn of a death from one process, and keep asking nobody', async () => {
    const played = play({ refresh: [reply(400, { error: 'invalid_grant' })] });
    played.keep(grant({ expiresAt: NOON }));
    expect(new Set(await many(played))).toEqual(new Set(['grant_dead']));
    expect(played.jobs).toHaveLength(1);
  });

  it('with a good token have none start', async () => {
    const played = play();
    played.keep(grant());
    await many(played);
    expect(played.jobs).toEqual([]);
    expect(played.done).toEqual([]);
  });

  it('of several accounts do not wait for each other', async () => {
    const played = play({ refresh: fresh });
    for (const account of ['default', 'lobby']) played.keep(grant({ expiresAt: NOON }), account);
    const theirs = await played.world.keeping.hold('default', 'write', 0);
    const waiting = outcome(played);
    expect(await outcome(played, { account: 'lobby' })).toBe('access-2');
    if (!isTrouble(theirs)) theirs.release();
    expect(await waiting).toBe('access-3');
  });
});

describe('the process that does the work', () => {
  it('is told what is wanted and what was seen, and no secret that is worth more', async () => {
    const played = play({ refresh: [fresh(0)] });
    played.keep(grant({ expiresAt: NOON }));
    await outcome(played, { minTtlS: 600 });
    expect(played.jobs).toEqual([{ account: 'default', minTtlS: 600, fresh: false, seen: 'access-1' }]);
    expect(JSON.stringify(played.jobs)).not.toContain('refresh-1');
  });

  it('is started once more where it was ended, which saves what the first received', async () => {
    const played = play({ refresh: [fresh(0)] });
    played.keep(grant({ expiresAt: NOON }));
    played.on.renewInWorker = (nth) => {
      if (nth > 1) return null;
      const intent = { purpose: 'refresh', at: NOON, base: played.kept() } as const;
      const answer = { status: 200, at: NOON, text: JSON.stringify(tokenBody), finished: true };
      played.journal.set(nameOf('default', 'write'), { intent, answer });
      return trouble('interrupted');
    };
    expect(await outcome(played)).toBe(tokenBody.access_token);
    expect(played.jobs).toHaveLength(2);
    expect(played.made).toEqual([]);
  });

  it('is not started a third time; a token that lives is still handed out', async () => {
    const played = play();
    played.on.renewInWorker = () => trouble('interrupted');
    played.keep(grant({ expiresAt: NOON }));
    expect(await outcome(played)).toBe('interrupted');
    expect(played.jobs).toHaveLength(2);
    played.keep(grant({ expiresAt: NOON + 60_000 }));
    expect(await outcome(played)).toBe('access-1');
    expect(played.jobs).toHaveLength(4);
  });

  it.each(['timeout', 'locked', 'invalid_client', 'cannot_save'] as const)(
    'is started once only where it ended with %s',
    async (code) => {
      const played = play();
      played.on.renewInWorker = () => trouble(code);
      played.keep(grant({ expiresAt: NOON }));
      expect(await outcome(played)).toBe(code);
      expect(played.jobs).toHaveLength(1);
    },
  );

  it('has its lock let go, whatever comes', async () => {
    const played = play({ refresh: [silence] });
    played.keep(grant({ expiresAt: NOON }));
    await outcome(played);
    expect(played.done.slice(-2)).toEqual(['unlock default', 'unlock default+renewing']);
  });

  it('is not needed to say that nothing can be done', async () => {
    const played = play();
    played.keep(grant({ expiresAt: NOON, refreshToken: null }));
    expect(await outcome(played)).toBe('no_refresh_token');
    expect(played.jobs).toEqual([]);
  });
});

describe('its work, under the lock', () => {
  const job: RenewJob = { ...order(), seen: 'access-1' };
  const work = (played: Played, changed: Partial<RenewJob> = {}) =>
    renewLocked(played.world, { ...job, ...changed }, played.connect);

  it.each<[string, Partial<RenewJob>, number, number]>([
    ['a good token that the caller has seen, asked for anew', { fresh: true }, 3600, 1],
    ['a good token that the caller has not seen, asked for anew', { fresh: true, seen: 'access-0' }, 3600, 0],
    ['a good token', {}, 3600, 0],
    ['a token that is over, which the caller has not seen', { seen: 'access-0' }, 0, 1],
  ])('begins with what is stored: %s', async (_name, changed, left, requests) => {
    const played = play({ refresh: fresh });
    played.keep(grant({ expiresAt: NOON + left * 1000 }));
    expect(await work(played, changed)).toBeNull();
    expect(played.made).toHaveLength(requests);
  });

  it.each([
    ['unpaired', { kind: 'none' } as const, 'not_paired'],
    ['found dead', { kind: 'grant', grant: grant({ alive: false }) } as const, 'grant_dead'],
    ['copied from another machine', { kind: 'foreign' } as const, 'other_box'],
    ['damaged', { kind: 'damaged', why: 'it is empty' } as const, 'damaged'],
    ['sealed', { kind: 'unreadable', trouble: trouble('sealed') } as const, 'sealed'],
  ])('asks for nothing where the grant is %s by now', async (_name, stored, code) => {
    const played = play();
    played.put(stored);
    expect(await work(played)).toMatchObject({ code });
    expect(played.made).toEqual([]);
  });
});
