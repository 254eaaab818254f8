/** The story of unpair: revoked at the provider first, then deleted here; out of reach, nothing is lost. */

import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import type { Leftover } from '../../../src/core/keeping.ts';
import { exitOf, trouble } from '../../../src/core/trouble/trouble.ts';
import { type UnpairOrder, unpair } from '../../../src/flows/revoke.ts';
import { grant, NOON, other, reply, silence, tokenBody, zoom } from '../core/make.ts';
import { type Played, play } from './world.ts';

const success = reply(200, { status: 'success' });
const run = (played: Played, changed: Partial<UnpairOrder> = {}) =>
  unpair(played.world, {
    account: 'default',
    local: false,
    connect: played.connect,
    ...changed,
  });

describe('unpairing', () => {
  it('revokes by the access token at Zoom, then deletes, all under the lock', async () => {
    const played = play({ revoke: [success] });
    played.keep(grant());
    expect(await run(played)).toBeNull();
    expect(played.done).toEqual(['lock default', 'revoke', 'remove', 'unlock default']);
    expect(played.made[0]?.sent).toBe('access_token access-1');
    expect(played.stored().kind).toBe('none');
  });

  it('revokes by the refresh token elsewhere (RFC 7009 §2.1), even when the access token is over', async () => {
    const played = play({ revoke: [reply(200, '')] }, other);
    played.keep(grant({ server: other, expiresAt: NOON }));
    expect(await run(played)).toBeNull();
    expect(played.made.map(({ sent }) => sent)).toEqual(['refresh_token refresh-1']);
  });

  it('revokes by the access token elsewhere where there is no other', async () => {
    const played = play({ revoke: [reply(200, '')] }, other);
    played.keep(grant({ server: other, refreshToken: null, expiresAt: NOON }));
    expect(await run(played)).toBeNull();
    expect(played.made.map(({ sent }) => sent)).toEqual(['access_token access-1']);
  });

  it('refreshes first at Zoom when the access token is over, and saves that before it goes on', async () => {
    const played = play({
      refresh: [reply(200, { ...tokenBody, access_token: 'access-2' })],
      revoke: [success],
    });
    played.keep(grant({ expiresAt: NOON }));
    expect(await run(played)).toBeNull();
    expect(played.done).toEqual([
      // As every renewal, by a process that outlives this one.
      'lock default+renewing',
      'lock default',
      'begin default',
      'refresh',
      'save',
      'clear default',
      'unlock default',
      'unlock default+renewing',
      'lock default',
      'revoke',
      'remove',
      'unlock default',
    ]);
    expect(played.made.map(({ sent }) => sent)).toEqual(['refresh-1', 'access_token access-2']);
  });

  it('only deletes here where that is asked for', async () => {
    const played = play();
    played.keep(grant());
    expect(await run(played, { local: true })).toBeNull();
    expect(played.done).toEqual(['lock default', 'remove', 'unlock default']);
  });

  it.each([
    ['a grant that is dead', grant({ alive: false })],
    ['a grant of the simulator', grant({ server: { ...zoom, simulated: true } })],
  ])('asks nobody about %s', async (_name, kept) => {
    const played = play();
    played.keep(kept);
    expect(await run(played)).toBeNull();
    expect(played.made).toEqual([]);
    expect(played.stored().kind).toBe('none');
  });

  it('deletes a grant that turns out to be dead on the way', async () => {
    const played = play({ refresh: [reply(400, { reason: 'Invalid Token!', error: 'invalid_grant' })] });
    played.keep(grant({ expiresAt: NOON }));
    expect(await run(played)).toBeNull();
    expect(played.stored().kind).toBe('none');
  });

  it('of a box that is not paired says so', async () => {
    const played = play();
    expect(await run(played)).toMatchObject({ code: 'not_paired' });
    expect(await run(played, { local: true })).toMatchObject({ code: 'not_paired' });
  });
});

describe('a provider that does not revoke', () => {
  it.each<[string, Exchange, string, number]>([
    ['out of reach', silence, 'not_revoked', 5],
    ['faulty', reply(503, ''), 'not_revoked', 5],
    ['a portal', reply(302, ''), 'not_revoked', 5],
    ['that says no', reply(200, { status: 'failed', errorMessage: 'no' }), 'not_revoked', 5],
    ['that refuses the client', reply(400, { error: 'invalid_client' }), 'invalid_client', 8],
    [
      'that knows no such endpoint',
      { kind: 'no-reply', cause: 'bad_answer', detail: 'no revocation endpoint' },
      'not_revoked',
      5,
    ],
  ])('%s: nothing is deleted', async (_name, answer, code, exitCode) => {
    const played = play({ revoke: [answer] });
    played.keep(grant());
    const cause = await run(played);
    expect({ code: cause?.code, exitCode: cause && exitOf(cause) }).toEqual({ code, exitCode });
    expect(played.kept()).toEqual(grant());
    expect(played.done).toEqual(['lock default', 'revoke', 'unlock default']);
  });

  it('nor refreshes: nothing is deleted, nothing is revoked', async () => {
    const played = play({ refresh: [silence] });
    played.keep(grant({ expiresAt: NOON }));
    expect(await run(played)).toMatchObject({
      code: 'not_revoked',
      detail: expect.stringContaining('timeout'),
    });
    expect(played.kept().alive).toBe(true);
  });

  it('keeps the tokens of a refresh that went before', async () => {
    const played = play({
      refresh: [reply(200, { ...tokenBody, access_token: 'access-2' })],
      revoke: [silence],
    });
    played.keep(grant({ expiresAt: NOON }));
    expect(await run(played)).toMatchObject({ code: 'not_revoked' });
    expect(played.kept()).toMatchObject({ accessToken: 'access-2', refreshToken: tokenBody.refresh_token });
  });
});

describe('what a process left behind that died', () => {
  const left = (played: Played) =>
    played.journal.set('default', {
      intent: { purpose: 'refresh', at: NOON, base: played.kept() },
      answer: { status: 200, at: NOON, text: JSON.stringify(tokenBody), finished: true },
    });

  it('is saved first, so that the newest token is what revokes', async () => {
    const played = play({ revoke: [success] });
    played.keep(grant({ expiresAt: NOON }));
    left(played);
    expect(await run(played)).toBeNull();
    expect(played.made.map(({ sent }) => sent)).toEqual([`access_token ${tokenBody.access_token}`]);
    expect(played.journal.size).toBe(0);
    expect(played.stored().kind).toBe('none');
  });

  it('and cannot be saved is not written over by another refresh', async () => {
    const played = play();
    played.keep(grant({ expiresAt: NOON }));
    left(played);
    played.failing.save = trouble('cannot_save', 'disk full');
    expect(await run(played)).toMatchObject({ code: 'cannot_save' });
    expect(played.made).toEqual([]);
    expect(played.journal.size).toBe(1);
    expect(played.stored().kind).toBe('grant');
  });
});

describe('what stands in the way', () => {
  it.each([0, 60_000])('missing credentials: nothing is deleted (life left %d ms)', async (lifeMs) => {
    const played = play();
    played.keep(grant({ expiresAt: NOON + lifeMs }));
    const connect = () => trouble('no_client_secret');
    played.connectBy(connect);
    expect(await run(played, { connect })).toMatchObject({
      code: 'no_client_secret',
    });
    expect(played.stored().kind).toBe('grant');
  });

  it('the lock: nothing is done', async () => {
    const played = play();
    played.failing.lock = trouble('locked');
    played.keep(grant());
    expect(await run(played)).toMatchObject({ code: 'locked' });
    expect(played.done).toEqual([]);
  });

  it('a damaged file: only a local deletion takes it away', async () => {
    const played = play();
    played.put({ kind: 'damaged', why: 'it is empty' });
    expect(await run(played)).toMatchObject({ code: 'damaged' });
    expect(played.stored().kind).toBe('damaged');
    expect(await run(played, { local: true })).toBeNull();
    expect(played.stored().kind).toBe('none');
  });

  it('a disk that does not delete', async () => {
    const played = play({ revoke: [success] });
    played.keep(grant());
    played.failing.remove = trouble('cannot_save', 'read-only');
    expect(await run(played)).toMatchObject({ code: 'cannot_save' });
    expect(played.done.at(-1)).toBe('unlock default');
  });

  it('a server that echoes the token: it is not told', async () => {
    const played = play({ revoke: [reply(200, { status: 'failed', errorMessage: 'bad access-1' })] });
    played.keep(grant());
    expect(JSON.stringify(await run(played))).not.toContain('access-1');
  });
});

describe('what lies beside the pairing', () => {
  const aside = { path: '/kept/default.json.damaged-1', unrevoked: null };
  const stranger = {
    path: '/kept/default.json.unrevoked-2',
    unrevoked: grant({ accessToken: 'stranger', refreshToken: 'stranger-refresh' }),
  };
  const placed = (played: Played, ...leftovers: readonly Leftover[]) =>
    played.beside.set('default', leftovers);

  it.each([true, false])('as set aside is deleted with it (local: %s)', async (local) => {
    const played = play({ revoke: [success] });
    played.keep(grant());
    placed(played, aside);
    expect(await run(played, { local })).toBeNull();
    expect(played.beside.get('default')).toEqual([]);
    expect(played.stored().kind).toBe('none');
    expect(played.made.map(({ what }) => what)).toEqual(local ? [] : ['revoke']);
  });

  it.each([true, false])('is deleted where there is no pairing any more (local: %s)', async (local) => {
    const played = play();
    placed(played, aside);
    expect(await run(played, { local })).toBeNull();
    expect(played.beside.get('default')).toEqual([]);
    expect(await run(played, { local })).toMatchObject({ code: 'not_paired' });
  });

  it('stays while the provider is out of reach, as all the rest does', async () => {
    const played = play({ revoke: [silence] });
    played.keep(grant());
    placed(played, aside);
    expect(await run(played)).toMatchObject({ code: 'not_revoked' });
    expect(played.beside.get('default')).toEqual([aside]);
  });

  it('as an approval that is still to be revoked is revoked, each by its own token', async () => {
    const played = play({ revoke: [success, success] });
    played.keep(grant());
    placed(played, stranger, aside);
    expect(await run(played)).toBeNull();
    expect(played.made.map(({ sent }) => sent)).toEqual(['access_token access-1', 'access_token stranger']);
    expect(played.beside.get('default')).toEqual([]);
  });

  it.each<[string, Exchange, string]>([
    ['out of reach', silence, 'timeout'],
    ['faulty', reply(503, ''), 'server_error'],
  ])('as an approval that cannot be revoked, %s, is kept and named', async (_name, answer, code) => {
    const played = play({ revoke: [success, answer] });
    played.keep(grant());
    placed(played, stranger, aside);
    const cause = await run(played);
    expect(cause).toMatchObject({
      code: 'leftover_not_revoked',
      detail: expect.stringMatching(new RegExp(`^${stranger.path}: .*${code}`)),
    });
    expect(cause && exitOf(cause)).toBe(5);
    expect(played.stored().kind).toBe('none');
    expect(played.beside.get('default')).toEqual([stranger]);
    expect(await run(play(), {})).toMatchObject({ code: 'not_paired' });
  });

  it('as an approval is deleted without a request where that is asked for', async () => {
    const played = play();
    placed(played, stranger);
    expect(await run(played, { local: true })).toBeNull();
    expect(played.beside.get('default')).toEqual([]);
    expect(played.made).toEqual([]);
  });

  it('whose token is over is renewed first, and what that brought is kept before it is used', async () => {
    const played = play({
      refresh: [reply(200, { ...tokenBody, access_token: 'stranger-2' })],
      revoke: [silence, success],
    });
    placed(played, { ...stranger, unrevoked: { ...stranger.unrevoked, expiresAt: NOON } });
    expect(await run(played)).toMatchObject({ code: 'leftover_not_revoked' });
    expect(played.beside.get('default')).toMatchObject([
      {
        path: stranger.path,
        unrevoked: { accessToken: 'stranger-2', refreshToken: tokenBody.refresh_token },
      },
    ]);
    expect(await run(played)).toBeNull();
    expect(played.made.map(({ sent }) => sent)).toEqual([
      'stranger-refresh',
      'access_token stranger-2',
      'access_token stranger-2',
    ]);
    expect(played.stored().kind).toBe('none');
  });

  it('that is over at the provider needs no revoking', async () => {
    const played = play({ refresh: [reply(400, { error: 'invalid_grant' })] });
    placed(played, { ...stranger, unrevoked: { ...stranger.unrevoked, expiresAt: NOON } });
    expect(await run(played)).toBeNull();
    expect(played.beside.get('default')).toEqual([]);
  });

  it('of another client stays until that is set again', async () => {
    const played = play();
    placed(played, stranger);
    expect(await run(played, { connect: () => trouble('other_client', 'x') })).toMatchObject({
      code: 'leftover_not_revoked',
      detail: expect.stringContaining('other_client'),
    });
    expect(played.beside.get('default')).toEqual([stranger]);
  });
});
