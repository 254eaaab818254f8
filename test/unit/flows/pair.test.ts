/** A pairing from the first request to the saved grant, and every way it can end. */

import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import { trouble } from '../../../src/core/trouble/trouble.ts';
import { type PairOrder, pair } from '../../../src/flows/device.ts';
import { deviceBody, grant, NOON, plan, reply, silence, tokenBody } from '../core/make.ts';
import { type Play, type Played, play, type Script, type Scripts, statesOf } from './world.ts';

const code = reply(200, deviceBody);
const pending = reply(400, { error: 'authorization_pending' });
const granted = reply(200, tokenBody);
const ann = reply(200, { id: 'u1', email: 'ann@Example.com', display_name: 'Ann' });

const scripts = (changed: Scripts = {}): Scripts => ({
  deviceCode: [code],
  poll: [pending, granted],
  user: [ann],
  ...changed,
});
const start = (played: Played, changed: Partial<PairOrder> = {}) =>
  pair(played.world, {
    held: played.pairing(),
    plan: plan(),
    scope: '',
    profile: 'kiosk',
    expectDomain: null,
    connect: async () => played.requests,
    connectStored: played.connect,
    signal: new AbortController().signal,
    ...changed,
  });
const run = async (played: Played, changed: Partial<PairOrder> = {}) => statesOf(start(played, changed));

describe('a pairing', () => {
  it('goes from asking to paired, and tells who approved', async () => {
    const played = play(scripts());
    const { all, last } = await run(played);
    expect(all.map(({ state }) => state)).toEqual(['asking', 'waiting', 'waiting', 'saving', 'paired']);
    expect(last).toEqual({
      state: 'paired',
      paired: {
        account: 'default',
        scope: ['user:read:user', 'user:read:token'],
        renews: true,
        remedy: null,
        expiresAt: NOON + 10_200 + 3_599_000,
        user: { id: 'u1', email: 'ann@Example.com', displayName: 'Ann' },
      },
    });
    expect(played.kept()).toMatchObject({
      accessToken: tokenBody.access_token,
      refreshToken: tokenBody.refresh_token,
      apiUrl: 'https://api-us.zoom.us',
      pairedAt: NOON + 10_200,
      profile: 'kiosk',
      user: { id: 'u1' },
      alive: true,
    });
  });

  it('sends the device code that the server gave, and asks who approved where the token says', async () => {
    const played = play(scripts());
    await run(played, { scope: 'a b' });
    expect(played.made.map(({ what, sent }) => `${what} ${sent}`)).toEqual([
      'deviceCode a b',
      `poll ${deviceBody.device_code}`,
      `poll ${deviceBody.device_code}`,
      `user ${tokenBody.access_token} https://api-us.zoom.us`,
    ]);
  });

  it('is saved under the lock before anything else is done with the token', async () => {
    const played = play(scripts());
    await run(played);
    expect(played.done).toEqual([
      'deviceCode',
      'begin default+pairing',
      'poll',
      'poll',
      'lock default',
      'save',
      'clear default+pairing',
      'unlock default',
      'user',
      'lock default',
      'save',
      'unlock default',
    ]);
  });

  it('polls with the newest device code', async () => {
    const second = reply(200, { ...deviceBody, device_code: 'second' });
    const played = play(
      scripts({ deviceCode: [code, second], poll: [reply(400, { error: 'expired_token' }), granted] }),
    );
    await run(played, { plan: plan({ renewals: 1 }) });
    expect(played.made.filter(({ what }) => what === 'poll').map(({ sent }) => sent)).toEqual([
      deviceBody.device_code,
      'second',
    ]);
  });

  it('has the scope that was asked for where the answer names none', async () => {
    const { scope: _, ...rest } = tokenBody;
    const { last } = await run(play(scripts({ poll: [reply(200, rest)] })), { scope: 'a  b' });
    expect(last).toMatchObject({ paired: { scope: ['a', 'b'] } });
  });

  it.each<[string, Exchange]>([
    ['out of reach', silence],
    ['not allowed', reply(400, { code: 4711, message: 'does not contain scopes' })],
    ['HTML', reply(200, '<html>')],
  ])('is as good when who approved is %s', async (_name, answer) => {
    const played = play(scripts({ user: [answer] }));
    const { last } = await run(played);
    expect(last).toMatchObject({ state: 'paired', paired: { user: null } });
    expect(played.kept()).toMatchObject({ user: null, alive: true });
  });
});

describe('an answer that broke off behind its tokens', () => {
  const whole = JSON.stringify(tokenBody);
  const brokenOff = (came: string): Play => ({
    kind: 'no-reply',
    cause: 'connection_lost',
    detail: 'zoom.us',
    came,
  });

  it('is the pairing: the code is not good for another', async () => {
    const played = play(scripts({ poll: [pending, brokenOff(whole.slice(0, -1))] }));
    expect((await run(played)).last.state).toBe('paired');
    expect(played.kept()).toMatchObject({ accessToken: tokenBody.access_token });
    expect(played.journal.size).toBe(0);
  });

  it('is polled again where it broke off before them', async () => {
    const played = play(scripts({ poll: [brokenOff(whole.slice(0, 30)), granted] }));
    expect((await run(played)).last.state).toBe('paired');
    expect(played.instants('poll')).toHaveLength(2);
  });
});

describe('a token that came', () => {
  it('and cannot be saved breaks the pairing, and is not used', async () => {
    const played = play(scripts());
    played.failing.save = trouble('cannot_save', 'disk full');
    const { all, last } = await run(played);
    expect(last).toMatchObject({ state: 'broken', trouble: { code: 'cannot_save' } });
    expect(all.at(-2)?.state).toBe('saving');
    expect(played.instants('user')).toEqual([]);
  });

  it('and cannot be saved for the lock breaks the pairing', async () => {
    const played = play(scripts());
    played.failing.lock = trouble('locked');
    expect((await run(played)).last).toMatchObject({
      state: 'broken',
      trouble: { code: 'locked' },
    });
  });

  it('and is saved stays so when the name of the person cannot be', async () => {
    const played = play(scripts());
    played.failing.save = (nth) => (nth === 0 ? null : trouble('cannot_save', 'disk full'));
    const { last } = await run(played);
    expect(last).toMatchObject({ state: 'paired', paired: { user: { id: 'u1' } } });
    expect(played.kept().user).toBeNull();
  });

  it('and was refreshed by another roomkey meanwhile is not put back', async () => {
    const user: Script = () => {
      played.keep(grant({ accessToken: 'newer', refreshToken: 'newer-refresh' }));
      return ann;
    };
    const played = play(scripts({ user }));
    expect((await run(played)).last.state).toBe('paired');
    expect(played.kept()).toMatchObject({
      accessToken: 'newer',
      refreshToken: 'newer-refresh',
      user: { id: 'u1' },
    });
  });

  it('and was unpaired by another roomkey meanwhile is not brought back', async () => {
    const user: Script = () => {
      played.put({ kind: 'none' });
      return ann;
    };
    const played = play(scripts({ user }));
    await run(played);
    expect(played.stored().kind).toBe('none');
  });
});

describe('an end', () => {
  it.each<[string, Scripts, object]>([
    [
      'by the person',
      { poll: [pending, reply(400, { error: 'access_denied' })] },
      { state: 'refused', trouble: { code: 'access_denied' } },
    ],
    [
      'by an error of the server',
      { poll: [reply(400, { error: 'invalid_request' })] },
      { state: 'broken', trouble: { code: 'provider_refused' } },
    ],
    [
      'by a client that is refused',
      { deviceCode: [reply(400, { error: 'invalid_client' })] },
      { state: 'broken', trouble: { code: 'invalid_client' } },
    ],
    [
      'by an answer that lacks a code',
      { deviceCode: [reply(200, {})] },
      { state: 'broken', trouble: { code: 'incomplete_answer' } },
    ],
    [
      'by a token that could break a line',
      { poll: [reply(200, { ...tokenBody, access_token: 'a\nb' })] },
      { state: 'broken', trouble: { code: 'incomplete_answer' } },
    ],
    [
      'by the clock',
      { deviceCode: [reply(200, { ...deviceBody, expires_in: 1 })] },
      { state: 'lapsed', renewing: false },
    ],
  ])('%s: nothing is saved, nothing more is asked', async (_name, changed, expected) => {
    const played = play(scripts(changed));
    expect((await run(played)).last).toMatchObject(expected);
    expect(played.done).not.toContain('save');
  });
});

describe('a provider that is found by its metadata', () => {
  it('is looked for again while it is out of reach, then asked once', async () => {
    const played = play(scripts());
    const looked: number[] = [];
    const connect = async () => {
      looked.push(played.world.ticks());
      return looked.length < 3 ? trouble('timeout') : played.requests;
    };
    expect((await run(played, { connect })).last.state).toBe('paired');
    expect(looked).toEqual([0, 2100, 6200]);
    expect(played.instants('deviceCode')).toEqual([6200]);
  });

  it('is not looked for again when it cannot do this', async () => {
    const { all, last } = await run(play(), { connect: async () => trouble('no_device_flow') });
    expect(all).toHaveLength(2);
    expect(last).toMatchObject({ state: 'broken', trouble: { code: 'no_device_flow' } });
  });
});
