/** What a pairing never tells, and how it leaves when it is told to. */

import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import { pair } from '../../../src/flows/device.ts';
import { deviceBody, plan, reply, silence, tokenBody, zoom } from '../core/make.ts';
import { play, type Script, type Scripts, statesOf } from './world.ts';

// Too short and too wordy to be hidden by its looks alone.
const DEVICE_CODE = 'sesame/open';
const SECRETS = [DEVICE_CODE, tokenBody.access_token, tokenBody.refresh_token, 'client/secret+1'];
const code = reply(200, { ...deviceBody, device_code: DEVICE_CODE });
const pending = reply(400, { error: 'authorization_pending' });

function begin(scripts: Scripts, controller = new AbortController()) {
  const atOnce = new AbortController();
  const played = play({ deviceCode: () => code, user: () => silence, ...scripts }, zoom, ['client/secret+1']);
  const states = pair(played.world, {
    held: played.pairing(),
    plan: plan({ renewals: 1 }),
    scope: '',
    profile: '',
    expectDomain: null,
    connect: async () => played.requests,
    connectStored: played.connect,
    signal: controller.signal,
    atOnce: atOnce.signal,
  });
  return { ...played, states, controller, atOnce };
}

/** Every text in a value, however deep, the names of members too. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Reflect.ownKeys(value).flatMap((name) => [String(name), ...textsIn(Reflect.get(value, name))]);
}

describe('a secret', () => {
  const echoes = SECRETS.flatMap((secret) => [secret, encodeURIComponent(secret)]).join(' ');
  const user = reply(200, { id: 'u1', email: 'ann@example.com', display_name: 'Ann' });
  const refused = (error: string, words: object): Exchange => reply(400, { error, ...words });

  it.each<[string, Scripts]>([
    [
      'all goes well',
      { poll: [pending, silence, reply(400, { error: 'slow_down' }), reply(200, tokenBody)], user: [user] },
    ],
    ['the server echoes it in a reason', { poll: [refused('invalid_request', { reason: echoes })] }],
    [
      'the server echoes it in a description',
      { poll: [refused('invalid_client', { error_description: echoes })] },
    ],
    ['the server makes an error of it', { poll: [refused(DEVICE_CODE, {})] }],
    [
      'the server echoes it in a message',
      { poll: [reply(400, { code: 4700, message: echoes }), refused('access_denied', {})] },
    ],
    [
      'the first request fails with it',
      { deviceCode: [refused('invalid_client', { reason: 'client/secret+1 client%2Fsecret%2B1' })] },
    ],
    [
      'a portal echoes it',
      {
        poll: [
          reply(200, `<html>${echoes}`),
          reply(302, '', { location: echoes }),
          refused('access_denied', {}),
        ],
      },
    ],
    [
      'the code runs out',
      { poll: [refused('expired_token', { reason: echoes }), refused('access_denied', {})] },
    ],
  ])('is in no state and no line of the log when %s', async (_name, scripts) => {
    const { states, lines } = begin(scripts);
    const { all } = await statesOf(states);
    expect(all.length).toBeGreaterThan(1);
    const told = [...textsIn(all), JSON.stringify(all), ...lines];
    for (const secret of SECRETS) {
      for (const form of [secret, encodeURIComponent(secret)]) {
        expect(told.filter((text) => text.includes(form))).toEqual([]);
      }
    }
  });
});

describe('a pairing that is told to end', () => {
  it('before it began asks nothing', async () => {
    const { states, controller, made } = begin({});
    controller.abort();
    const { all } = await statesOf(states);
    expect(all.map(({ state }) => state)).toEqual(['asking']);
    expect(made).toEqual([]);
  });

  it.each([0, 1, 5099, 7000, 12_000])('after %d ms sends nothing more', async (leaveAt) => {
    const { states, controller, made, at, world, stored } = begin({ poll: () => pending });
    at(leaveAt, () => controller.abort());
    const { last } = await statesOf(states);
    expect(world.ticks()).toBe(leaveAt);
    expect(made.every((one) => one.at <= leaveAt)).toBe(true);
    expect(['asking', 'waiting']).toContain(last.state);
    expect(stored().kind).toBe('none');
  });

  it('while a code has run out ends there', async () => {
    const scripts = { deviceCode: () => reply(200, { ...deviceBody, expires_in: 2 }), poll: () => pending };
    const { states, controller, at, instants } = begin(scripts);
    at(3000, () => controller.abort());
    const { last } = await statesOf(states);
    expect(last.state).toBe('lapsed');
    expect(instants('deviceCode')).toEqual([0]);
  });

  it('while a request is under way still keeps the token that it brings', async () => {
    const { states, controller, at, kept } = begin({ poll: [{ ...reply(200, tokenBody), takesMs: 1099 }] });
    at(5200, () => controller.abort());
    const { last } = await statesOf(states);
    expect(last.state).toBe('paired');
    expect(kept().refreshToken).toBe(tokenBody.refresh_token);
  });

  it.each([
    ['its usual time', 20_001, 25_200, false],
    ['a person who has no time at all', 15_000, 9_200, true],
  ])(
    'while a request is under way waits for it as long as %s, and no longer',
    async (_who, takesMs, endsAt, isHurried) => {
      const { states, controller, atOnce, at, instants, stored, journal, world } = begin({
        poll: [{ ...reply(200, tokenBody), takesMs: takesMs + 100 }],
      });
      at(5200, () => controller.abort());
      if (isHurried) at(9200, () => atOnce.abort());
      const { last } = await statesOf(states);
      expect(world.ticks()).toBe(endsAt);
      expect(last).toMatchObject({ state: 'waiting', outage: null });
      expect(instants('poll')).toEqual([5100]);
      expect(stored().kind).toBe('none');
      // Nobody waits for the answer any more; that it may come is still written down.
      expect(journal.get('default+pairing')).toMatchObject({ intent: { purpose: 'pair' }, answer: null });
    },
  );

  it('while a request is under way that brings none asks no more', async () => {
    const { states, controller, at, instants } = begin({ poll: [{ ...silence, takesMs: 300 }] });
    at(5200, () => controller.abort());
    const { last } = await statesOf(states);
    expect(last).toMatchObject({ state: 'waiting', outage: null });
    expect(instants('poll')).toEqual([5100]);
  });

  it('while the first request is under way leaves at once', async () => {
    const { states, controller, at, instants } = begin({ deviceCode: [{ ...code, takesMs: 300 }] });
    at(100, () => controller.abort());
    expect((await statesOf(states)).last.state).toBe('asking');
    expect(instants('poll')).toEqual([]);
  });

  it('while it saves still ends in paired', async () => {
    const user: Script = () => {
      run.controller.abort();
      return silence;
    };
    const run = begin({ poll: [reply(200, tokenBody)], user });
    expect((await statesOf(run.states)).last.state).toBe('paired');
  });
});
