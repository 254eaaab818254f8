/** Answers that come late: nobody waits for them any more, and they count all the same. */

import { describe, expect, it } from 'vitest';
import { isTrouble } from '../../../src/core/trouble/trouble.ts';
import { pair } from '../../../src/flows/device.ts';
import { renew } from '../../../src/flows/renew.ts';
import { deviceBody, grant, NOON, plan, reply, silence, tokenBody } from '../core/make.ts';
import { type Play, play, type Scripts, statesOf } from './world.ts';

const pending: Play = reply(400, { error: 'authorization_pending' });
const token: Play = reply(200, tokenBody);
const late = (answer: Play, takesMs: number): Play => ({ ...answer, takesMs });

function begin(scripts: Scripts, renewals = 0) {
  const played = play({ deviceCode: () => reply(200, deviceBody), user: () => silence, ...scripts });
  const states = pair(played.world, {
    held: played.pairing(),
    plan: plan({ renewals }),
    scope: '',
    profile: '',
    expectDomain: null,
    connect: async () => played.requests,
    connectStored: played.connect,
    signal: new AbortController().signal,
  });
  return { ...played, states };
}

describe('a token that a poll brings', () => {
  it.each([19_000, 21_000, 25_000, 60_000, 300_000])('after %d ms pairs', async (takesMs) => {
    const run = begin({ poll: (nth) => late(token, nth === 0 ? takesMs : 600_000) });
    const { all, last } = await statesOf(run.states);
    expect(last.state).toBe('paired');
    expect(run.world.ticks()).toBe(5_100 + takesMs);
    expect(run.kept().refreshToken).toBe(tokenBody.refresh_token);
    expect(all.filter(({ state }) => state === 'saving')).toHaveLength(1);
    expect([...run.journal.keys()]).toEqual([]);
  });

  it('beside others that wait wins, whichever it is', async () => {
    const run = begin({ poll: (nth) => (nth === 2 ? token : late(pending, 400_000)) });
    expect((await statesOf(run.states)).last.state).toBe('paired');
    expect(run.instants('poll').sort((one, other) => one - other)).toEqual([5_100, 35_200, 75_300]);
    expect(run.done.filter((did) => did === 'save')).toHaveLength(1);
  });

  it.each([
    ['invalid_grant', { state: 'paired' }],
    ['expired_token', { state: 'paired' }],
    ['access_denied', { state: 'refused' }],
  ])('counts although a later poll was told %s before it came', async (error, expected) => {
    const run = begin({
      poll: (nth) => (nth === 0 ? late(token, 90_000) : reply(400, { error })),
    });
    const { last } = await statesOf(run.states);
    expect(last).toMatchObject(expected);
    expect(run.instants('poll').filter((at) => at > 5_100)).toEqual([35_200]);
  });

  it('never comes: then the verdict holds', async () => {
    const run = begin({
      poll: (nth) => (nth === 0 ? late(pending, 90_000) : reply(400, { error: 'invalid_grant' })),
    });
    expect((await statesOf(run.states)).last).toMatchObject({ state: 'lapsed', renewing: false });
    expect(run.world.ticks()).toBe(95_100);
  });

  it('for a code that has run out wins over the code on show', async () => {
    const run = begin(
      {
        deviceCode: (nth) => reply(200, { ...deviceBody, expires_in: nth === 0 ? 30 : 900 }),
        poll: (nth) => (nth === 0 ? late(token, 60_000) : pending),
      },
      1,
    );
    const { all, last } = await statesOf(run.states);
    expect(last.state).toBe('paired');
    expect(all.map(({ state }) => state)).toContain('lapsed');
    expect(run.world.ticks()).toBe(65_100);
  });

  it('after the end of the last code is still waited for', async () => {
    const run = begin({
      deviceCode: () => reply(200, { ...deviceBody, expires_in: 30 }),
      poll: (nth) => (nth === 0 ? late(token, 60_000) : late(pending, 100)),
    });
    expect((await statesOf(run.states)).last.state).toBe('paired');
  });

  it('for that long, and no longer', async () => {
    const run = begin({
      deviceCode: () => reply(200, { ...deviceBody, expires_in: 30 }),
      poll: () => late(token, 599_000),
    });
    expect((await statesOf(run.states)).last).toMatchObject({ state: 'lapsed', renewing: false });
    expect(run.world.ticks()).toBe(90_000);
  });
});

describe('polls beside a silent one', () => {
  it('go out after it, each further from the last, and no more than a dozen at once', async () => {
    const run = begin({ poll: () => late(pending, 3_600_000) });
    await statesOf(run.states);
    const begun = run.done.filter((did) => did.startsWith('begin'));
    expect(begun.length).toBeGreaterThan(5);
    expect(begun.length).toBeLessThanOrEqual(12);
    expect(new Set(begun).size).toBe(begun.length);
    expect(begun[0]).toBe('begin default+pairing');
  });

  it('are never nearer to one another than the interval and what they waited', async () => {
    const run = begin({ poll: (nth) => late(pending, nth % 2 === 0 ? 30_000 : 10) });
    await statesOf(run.states);
    const sent = run.instants('poll').sort((one, other) => one - other);
    const gaps = sent.slice(1).map((at, nth) => at - (sent[nth] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5_100);
  });

  it.each([
    ['declined', reply(400, { error: 'access_denied' }), { state: 'refused' }],
    ['refused', reply(401, { error: 'invalid_client' }), { state: 'broken' }],
  ] as const)('count when it was %s in the end', async (_how, answer, expected) => {
    const run = begin({ poll: (nth) => (nth === 0 ? late(answer, 50_000) : pending) });
    expect((await statesOf(run.states)).last).toMatchObject(expected);
    expect(run.world.ticks()).toBe(55_100);
  });

  it('slow down when it says so in the end', async () => {
    const slowDown = reply(400, { error: 'slow_down' });
    const run = begin({ poll: (nth) => (nth === 0 ? late(slowDown, 22_000) : nth > 3 ? token : pending) });
    const { all } = await statesOf(run.states);
    expect(all.some((state) => state.state === 'waiting' && state.intervalMs === 10_000)).toBe(true);
  });
});

describe('a refresh that is answered', () => {
  it.each([25_000, 60_000, 300_000])('after %d ms is spent once, whoever asks meanwhile', async (takesMs) => {
    const played = play({ refresh: () => late(token, takesMs) });
    played.keep(grant({ expiresAt: NOON }));
    const ask = () => renew(played.world, { account: 'default', minTtlS: 60, fresh: false });
    const callers = [ask(), ask(), ask()];
    const early = await Promise.all(callers);
    for (const outcome of early)
      if (isTrouble(outcome)) expect(outcome.code).toBe('locked');
      else expect(outcome.accessToken).toBe(tokenBody.access_token);
    while (played.kept().accessToken !== tokenBody.access_token) {
      const again = await ask();
      if (isTrouble(again)) expect(again.code).toBe('locked');
    }
    expect(played.made.map(({ what, sent }) => [what, sent])).toEqual([['refresh', 'refresh-1']]);
    expect(played.kept()).toMatchObject({ refreshToken: tokenBody.refresh_token, lostAt: null, alive: true });
  });

  it('late leaves its callers the token that still lives', async () => {
    const played = play({ refresh: () => late(token, 120_000) });
    played.keep(grant({ expiresAt: NOON + 200_000 }));
    const outcome = await renew(played.world, { account: 'default', minTtlS: 300, fresh: false });
    expect(outcome).toMatchObject({ accessToken: 'access-1' });
    expect(played.world.ticks()).toBe(30_000);
    const fresh = await renew(played.world, { account: 'default', minTtlS: 300, fresh: true });
    expect(fresh).toMatchObject({ code: 'locked' });
  });
});
