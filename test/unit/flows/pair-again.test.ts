/** The loop and a person who asks for a new code. */

import { describe, expect, it } from 'vitest';
import { pair } from '../../../src/flows/device.ts';
import { openRestart } from '../../../src/flows/restart.ts';
import { deviceBody, plan, reply, tokenBody } from '../core/make.ts';
import { play, type Scripts, statesOf } from './world.ts';

const pending = reply(400, { error: 'authorization_pending' });
const second = reply(200, {
  ...deviceBody,
  device_code: 'Second-Device-Code-0123456789',
  user_code: 'efgh5678',
});

function start(scripts: Scripts, signal = new AbortController().signal) {
  const restart = openRestart();
  const played = play({
    deviceCode: [reply(200, deviceBody), second],
    user: [reply(200, { id: 'u' })],
    ...scripts,
  });
  const states = pair(played.world, {
    held: played.pairing(),
    plan: plan(),
    scope: '',
    profile: 'kiosk',
    expectDomain: null,
    connect: async () => played.requests,
    connectStored: played.connect,
    signal,
    restart,
  });
  return { played, restart, states };
}

describe('a wish for a new code', () => {
  it('wakes the loop, which leaves the old code and polls the new one', async () => {
    const { played, restart, states } = start({ poll: [pending, reply(200, tokenBody)] });
    played.at(7000, restart.request);
    const { all } = await statesOf(states);
    expect(all.map(({ state }) => state)).toEqual([
      'asking',
      'waiting',
      'waiting',
      'asking',
      'waiting',
      'saving',
      'paired',
    ]);
    expect(played.instants('deviceCode')).toEqual([0, 7000]);
    expect(played.made.filter(({ what }) => what === 'poll').map(({ at, sent }) => [at, sent])).toEqual([
      [5100, deviceBody.device_code],
      [12_100, 'Second-Device-Code-0123456789'],
    ]);
  });

  it('waits for the floor between two codes', async () => {
    const { played, restart, states } = start({ poll: [reply(200, tokenBody)] });
    played.at(1000, restart.request);
    await statesOf(states);
    expect(played.instants('deviceCode')).toEqual([0, 5000]);
  });

  it('yields to a token that the poll under way brings', async () => {
    const { played, restart, states } = start({ poll: [{ ...reply(200, tokenBody), takesMs: 500 }] });
    played.at(5300, restart.request);
    const { last } = await statesOf(states);
    expect(last.state).toBe('paired');
    expect(played.instants('deviceCode')).toEqual([0]);
  });

  it('is granted after a poll under way that brings none', async () => {
    const { played, restart, states } = start({
      poll: [{ ...pending, takesMs: 500 }, reply(200, tokenBody)],
    });
    played.at(5300, restart.request);
    await statesOf(states);
    expect(played.instants('deviceCode')).toEqual([0, 5600]);
  });

  it('from before the code is on show is granted by that code', async () => {
    const { played, restart, states } = start({ poll: [reply(200, tokenBody)] });
    restart.request();
    await statesOf(states);
    expect(played.instants('deviceCode')).toEqual([0]);
  });

  it('does not keep the program from being left', async () => {
    const leaving = new AbortController();
    const { played, states } = start({ poll: [] }, leaving.signal);
    played.at(2000, () => leaving.abort());
    const { last } = await statesOf(states);
    expect(last.state).toBe('waiting');
    expect(played.instants('poll')).toEqual([]);
  });
});
