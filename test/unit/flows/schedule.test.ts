/** Whole pairings against a scripted server, told as the list of instants (milliseconds) at which it was asked. */

import { describe, expect, it } from 'vitest';
import type { Plan, Waiting } from '../../../src/core/pairing/pairing.ts';
import { pair } from '../../../src/flows/device.ts';
import { deviceBody, plan, reply, silence, tokenBody } from '../core/make.ts';
import { type Play, play, type Script, statesOf } from './world.ts';

const pending = reply(400, { reason: 'not yet', error: 'authorization_pending' });
const slowDown = reply(400, { error: 'slow_down' });
const slower = (interval: unknown) => reply(400, { error: 'slow_down', interval });
const granted = reply(200, tokenBody);
const broken = reply(502, '<html>Bad gateway</html>');
const away = { kind: 'no-reply', cause: 'no_route', detail: '' } as const;
const within = (takesMs: number, exchange: Play): Play => ({ ...exchange, takesMs });
const user: Script = () => silence;

async function run(poll: Script, device: object = {}, planned: Partial<Plan> = {}, deviceTakesMs = 0) {
  const deviceCode: Script = () => within(deviceTakesMs, reply(200, { ...deviceBody, ...device }));
  const played = play({ deviceCode, poll, user });
  const { all, last } = await statesOf(
    pair(played.world, {
      held: played.pairing(),
      plan: plan(planned),
      scope: '',
      profile: '',
      expectDomain: null,
      connect: async () => played.requests,
      connectStored: played.connect,
      signal: new AbortController().signal,
    }),
  );
  return { ...played, all, last, polls: played.instants('poll') };
}

describe('the instants of the polls', () => {
  it.each<[string, Play[], object, number[]]>([
    ['one interval and the margin before the first', [granted], {}, [5100]],
    [
      'five seconds where the server names no interval',
      [pending, granted],
      { interval: undefined },
      [5100, 10_200],
    ],
    ['five seconds where the interval is nonsense', [pending, granted], { interval: 'abc' }, [5100, 10_200]],
    ['a longer interval', [pending, pending, granted], { interval: 8 }, [8100, 16_200, 24_300]],
    ['pending keeps the pace', [pending, pending, pending, granted], {}, [5100, 10_200, 15_300, 20_400]],
    [
      'slow_down is for good and adds up',
      [pending, slowDown, pending, slowDown, pending, pending, granted],
      {},
      [5100, 10_200, 20_300, 30_400, 45_500, 60_600, 75_700],
    ],
    ['a larger interval in a slow_down wins', [slower(30), pending, granted], {}, [5100, 35_200, 65_300]],
    [
      'a smaller interval in a slow_down is ignored',
      [slower(1), pending, granted],
      {},
      [5100, 15_200, 25_300],
    ],
    [
      'trouble doubles the gap up to a minute, then the pace is back',
      [away, away, away, away, away, pending, granted],
      {},
      [5100, 15_200, 35_300, 75_400, 135_500, 195_600, 200_700],
    ],
    [
      'gateways are trouble, too',
      [broken, reply(200, ''), reply(404, 'nothing'), pending, granted],
      {},
      [5100, 15_200, 35_300, 75_400, 80_500],
    ],
    [
      'after a slow_down trouble doubles the longer gap',
      [slowDown, silence, pending, granted],
      {},
      [5100, 15_200, 35_300, 45_400],
    ],
    [
      'a slow_down between two troubles starts the doubling anew',
      [silence, silence, slowDown, silence, granted],
      {},
      [5100, 15_200, 35_300, 45_400, 65_500],
    ],
    [
      'Retry-After is a floor',
      [reply(503, '', { 'retry-after': '25' }), reply(429, '', { 'retry-after': '3' }), granted],
      {},
      [5100, 30_200, 80_300],
    ],
    [
      'a gap starts at the end of a slow answer',
      [within(4000, pending), within(12_000, pending), granted],
      {},
      [5100, 14_200, 31_300],
    ],
    [
      'a gap after a timeout starts when it was given up',
      [within(10_000, silence), granted],
      {},
      [5100, 25_200],
    ],
  ])('%s', async (_name, answers, device, expected) => {
    const { polls, last } = await run(answers, device);
    expect(polls).toEqual(expected);
    expect(last.state).toBe('paired');
  });

  it('count from the end of the answer that brought the code', async () => {
    const { polls } = await run([granted], {}, {}, 7000);
    expect(polls).toEqual([12_100]);
  });

  it('outlive twenty slow_downs', async () => {
    const answers: Play[] = [...Array<Play>(20).fill(slowDown), granted];
    const { polls, last } = await run(answers, { expires_in: 3600 });
    const gaps = polls.map((at, index) => at - (polls[index - 1] ?? 0));
    expect(gaps).toEqual(Array.from({ length: 21 }, (_, index) => 5100 + 5000 * index));
    expect(last.state).toBe('paired');
  });

  it.each([
    ['100 ms', 100, 5100],
    ['400 ms', 400, 5400],
  ])('carry the margin of the plan, %s', async (_name, marginMs, first) => {
    expect((await run([granted], {}, { marginMs })).polls).toEqual([first]);
  });
});

describe('the end of a code', () => {
  it.each<[string, Script, object, number[], number]>([
    [
      'one poll is put just before it',
      () => pending,
      { expires_in: 30 },
      [5100, 10_200, 15_300, 20_400, 28_500],
      30_000,
    ],
    [
      'a pause after trouble does not sleep through it',
      () => away,
      { expires_in: 60 },
      [5100, 15_200, 35_300, 58_500],
      60_000,
    ],
    [
      'a long Retry-After does not either',
      () => reply(503, '', { 'retry-after': '600' }),
      { expires_in: 60 },
      [5100, 58_500],
      60_000,
    ],
    [
      'an answer that ends too late leaves no poll',
      [pending, within(16_000, pending)],
      { expires_in: 30 },
      [5100, 10_200],
      30_000,
    ],
    ['an answer that ends after it', [within(60_000, pending)], { expires_in: 30 }, [5100], 65_100],
    ['an interval longer than its life', () => pending, { expires_in: 60, interval: 300 }, [58_500], 60_000],
    ['a life of a second', () => pending, { expires_in: 1 }, [], 1000],
  ])('%s', async (_name, poll, device, expected, endsAt) => {
    const { polls, last, world } = await run(poll, device);
    expect(polls).toEqual(expected);
    expect(last).toMatchObject({ state: 'lapsed', renewing: false });
    expect(world.ticks()).toBe(endsAt);
  });

  it('still hears a late approval', async () => {
    const answers: Script = (nth) => (nth === 4 ? granted : pending);
    const { polls, last } = await run(answers, { expires_in: 30 });
    expect(polls.at(-1)).toBe(28_500);
    expect(last.state).toBe('paired');
  });

  it('takes a token that came after it, since the server gave it', async () => {
    const { last } = await run([within(60_000, granted)], { expires_in: 30 });
    expect(last.state).toBe('paired');
  });

  it('said by the server ends the polls at once', async () => {
    const { polls, last } = await run([pending, reply(400, { error: 'expired_token' })]);
    expect(polls).toEqual([5100, 10_200]);
    expect(last.state).toBe('lapsed');
  });
});

describe('new codes', () => {
  it('come when one ran out, each with its number, as many as were planned', async () => {
    const { instants, all, last } = await run(() => pending, { expires_in: 20 }, { renewals: 2 });
    expect(instants('deviceCode')).toEqual([0, 20_000, 40_000]);
    expect(instants('poll')).toEqual([5100, 10_200, 18_500, 25_100, 30_200, 38_500, 45_100, 50_200, 58_500]);
    const numbers = all
      .filter((state): state is Waiting => state.state === 'waiting')
      .map((state) => state.number);
    expect([...new Set(numbers)]).toEqual([1, 2, 3]);
    expect(last).toMatchObject({ state: 'lapsed', renewing: false, number: 3 });
  });

  it('are not asked for in a rush by a server whose codes run out at once', async () => {
    const { instants } = await run(
      () => reply(400, { error: 'expired_token' }),
      { expires_in: 2 },
      { renewals: 3 },
    );
    expect(instants('deviceCode')).toEqual([0, 5000, 10_000, 15_000]);
  });

  it('do not bring a smaller interval back', async () => {
    const answers: Script = (nth) => (nth === 0 ? slowDown : pending);
    const { polls } = await run(answers, { expires_in: 30 }, { renewals: 1 });
    expect(polls).toEqual([5100, 15_200, 28_500, 40_100, 58_500]);
  });
});

describe('a first code that does not come', () => {
  async function first(deviceCode: Script, patienceMs: number) {
    const played = play({ deviceCode, poll: [granted], user });
    const { last } = await statesOf(
      pair(played.world, {
        held: played.pairing(),
        plan: plan({ patienceMs }),
        scope: '',
        profile: '',
        expectDomain: null,
        connect: async () => played.requests,
        connectStored: played.connect,
        signal: new AbortController().signal,
      }),
    );
    return { last, instants: played.instants('deviceCode') };
  }

  it('is asked for again, then given up with the cause', async () => {
    const { last, instants } = await first(() => away, 15_000);
    expect(instants).toEqual([0, 2100, 6200, 14_300]);
    expect(last).toMatchObject({ state: 'broken', trouble: { code: 'no_route' } });
  });

  it('is waited for by a screen that never gives up', async () => {
    const { last, instants } = await first(
      (nth) => (nth < 9 ? away : reply(200, deviceBody)),
      Number.POSITIVE_INFINITY,
    );
    expect(instants).toEqual([0, 2100, 6200, 14_300, 30_400, 62_500, 122_600, 182_700, 242_800, 302_900]);
    expect(last.state).toBe('paired');
  });
});
