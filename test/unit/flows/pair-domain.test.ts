/** A pairing that takes accounts of one e-mail domain only. */

import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import { exitOf, trouble } from '../../../src/core/trouble/trouble.ts';
import { type PairOrder, pair } from '../../../src/flows/device.ts';
import { deviceBody, other, plan, reply, silence, tokenBody, zoom } from '../core/make.ts';
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

type Unexpected = [name: string, user: Exchange, expectDomain: string];

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

  it.each([true, 'true', 'True', 1, '1', undefined])(
    'takes an address that is verified: %j',
    async (said) => {
      const user = reply(200, { sub: 'u1', email: 'ann@example.com', email_verified: said });
      const played = play(scripts({ user: [user] }));
      expect((await run(played, { expectDomain: 'example.com' })).last.state).toBe('paired');
    },
  );

  it.each<Unexpected>([
    ['another domain', ann, 'corp.example'],
    ['a domain that only ends alike', ann, 'ample.com'],
    ['a subdomain', reply(200, { email: 'ann@sub.corp.example' }), 'corp.example'],
    ['an account without an address', reply(200, { id: 'u1' }), 'corp.example'],
    ['an account nobody knows', silence, 'corp.example'],
    ['an address that is bent', reply(200, { email: 'ann@corp.example\u202E' }), 'corp.example'],
    ['an address of two', reply(200, { email: 'ann@evil.test@corp.example' }), 'corp.example'],
    ['a domain in letters that look alike', reply(200, { email: 'ann@\u212aorp.example' }), 'korp.example'],
    ['an address with a dot at its end', reply(200, { email: 'ann@corp.example.' }), 'corp.example'],
    ...[false, 'false', 'False', 0, '0', null, 'no', '', [true], {}].map(
      (email_verified): Unexpected => [
        `an address that is not verified: ${JSON.stringify(email_verified)}`,
        reply(200, { sub: 'u1', email: 'ann@corp.example', email_verified }),
        'corp.example',
      ],
    ),
    [
      'an address that Zoom has not verified',
      reply(200, { id: 'u1', email: 'ann@corp.example', verified: 0 }),
      'corp.example',
    ],
    ['a list of addresses', reply(200, { sub: 'u1', email: ['ann@corp.example'] }), 'corp.example'],
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
      trouble: { code: 'stranger_not_revoked' },
    });
    expect(played.done).not.toContain('save');
    expect(played.stored().kind).toBe('none');
  });
});

describe('a stranger whose approval cannot be revoked', () => {
  const refused = reply(400, { error: 'invalid_client' });

  it.each<[string, Exchange, string]>([
    ['the provider is out of reach', silence, 'timeout'],
    ['it says no', reply(200, { status: 'failed' }), 'not_revoked'],
    ['it refuses this client', refused, 'invalid_client'],
    ['it is at fault', reply(503, ''), 'server_error'],
    ['a portal answers', reply(200, '<html>'), 'captive_portal'],
  ])('because %s: that is said with exit 3, and what it takes is kept aside', async (_name, revoke, code) => {
    const played = play(scripts({ revoke: [revoke] }));
    const { last } = await run(played, { expectDomain: 'corp.example' });
    expect(last).toMatchObject({
      state: 'broken',
      trouble: {
        code: 'stranger_not_revoked',
        detail: `ann@Example.com, expected corp.example (${code})`,
      },
    });
    if (last.state === 'broken') expect(exitOf(last.trouble)).toBe(3);
    expect(played.stored().kind).toBe('none');
    expect(played.beside.get('default')).toMatchObject([
      {
        unrevoked: {
          accessToken: tokenBody.access_token,
          refreshToken: tokenBody.refresh_token,
          user: { email: 'ann@Example.com' },
        },
      },
    ]);
    expect(JSON.stringify(last)).not.toContain(tokenBody.refresh_token);
  });

  it('because there is no such endpoint is said, and nothing is kept that would never be of use', async () => {
    const none: Exchange = { kind: 'no-reply', cause: 'bad_answer', detail: 'no revocation endpoint' };
    const played = play(scripts({ revoke: [none] }), { ...zoom, revocationEndpoint: null });
    const { last } = await run(played, { expectDomain: 'corp.example' });
    expect(last).toMatchObject({ trouble: { code: 'stranger_not_revoked' } });
    expect(played.beside.get('default')).toBeUndefined();
  });

  it('and cannot be kept is said just the same', async () => {
    const played = play(scripts({ revoke: [silence] }));
    played.failing.keepUnrevoked = trouble('cannot_save', 'disk full');
    const { last } = await run(played, { expectDomain: 'corp.example' });
    expect(last).toMatchObject({ trouble: { code: 'stranger_not_revoked' } });
  });

  it('is revoked by the next pairing that succeeds', async () => {
    const revoke = [silence, reply(200, { status: 'success' })];
    const played = play({
      ...scripts({ revoke, user: [ann, reply(200, { id: 'u2', email: 'bob@corp.example' })] }),
      deviceCode: [code, code],
      poll: [granted, reply(200, { ...tokenBody, access_token: 'second' })],
    });
    await run(played, { expectDomain: 'corp.example' });
    expect((await run(played, { expectDomain: 'corp.example' })).last.state).toBe('paired');
    expect(played.made.at(-1)).toMatchObject({
      what: 'revoke',
      sent: `access_token ${tokenBody.access_token}`,
    });
    expect(played.beside.get('default')).toEqual([]);
    expect(played.kept().accessToken).toBe('second');
  });
});
