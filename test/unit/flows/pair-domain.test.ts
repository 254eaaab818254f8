/** A pairing that takes accounts of one e-mail domain only. */

import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import { type PairOrder, pair } from '../../../src/flows/device.ts';
import { deviceBody, other, plan, reply, silence, tokenBody } from '../core/make.ts';
import { type Played, play, type Scripts, statesOf } from './world.ts';

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

describe('an expected domain', () => {
  it.each(['example.com', 'EXAMPLE.com'])(
    '%s takes its accounts, and saves once they are known',
    async (expectDomain) => {
      const played = play(scripts());
      expect((await run(played, { expectDomain })).last.state).toBe('paired');
      expect(played.done.slice(3)).toEqual(['user', 'lock default', 'save', 'unlock default']);
      expect(played.kept().user?.email).toBe('ann@Example.com');
    },
  );

  it.each<[string, Exchange, string]>([
    ['another domain', ann, 'corp.example'],
    ['a domain that only ends alike', ann, 'ample.com'],
    ['a subdomain', reply(200, { email: 'ann@sub.corp.example' }), 'corp.example'],
    ['an account without an address', reply(200, { id: 'u1' }), 'corp.example'],
    ['an account nobody knows', silence, 'corp.example'],
    ['an address that is bent', reply(200, { email: 'ann@corp.example\u202E' }), 'corp.example'],
  ])('revokes what %s approved, and keeps nothing', async (_name, user, expectDomain) => {
    const played = play(scripts({ user: [user], revoke: [reply(200, { status: 'success' })] }));
    const { last } = await run(played, { expectDomain });
    expect(last).toMatchObject({ state: 'broken', trouble: { code: 'wrong_account' } });
    expect(played.made.at(-1)).toMatchObject({
      what: 'revoke',
      sent: `access_token ${tokenBody.access_token}`,
    });
    expect(played.stored().kind).toBe('none');
  });

  it('revokes the whole grant elsewhere by the refresh token (RFC 7009 §2.1)', async () => {
    const verification_uri = 'https://login.example.com/device';
    const device = reply(200, { ...deviceBody, verification_uri, verification_uri_complete: undefined });
    const played = play(scripts({ deviceCode: [device], revoke: [reply(200, '')] }), other);
    await run(played, { expectDomain: 'corp.example' });
    expect(played.made.at(-1)?.sent).toBe(`refresh_token ${tokenBody.refresh_token}`);
  });

  it('keeps nothing of a stranger even when revoking fails', async () => {
    const played = play(scripts({ revoke: [silence] }));
    expect((await run(played, { expectDomain: 'corp.example' })).last).toMatchObject({
      trouble: { code: 'wrong_account' },
    });
    expect(played.done).not.toContain('save');
  });
});
