/** Before a pairing: is one needed, and could it be kept? */

import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import { safeText } from '../../../src/core/text/text.ts';
import { exitOf, isTrouble, trouble } from '../../../src/core/trouble/trouble.ts';
import { type ReadyOrder, ready } from '../../../src/flows/ready.ts';
import { grant, NOON, reply, silence, tokenBody, zoom } from '../core/make.ts';
import { type Played, play } from './world.ts';

const run = (played: Played, changed: Partial<ReadyOrder> = {}) =>
  ready(played.world, {
    account: 'default',
    minTtlS: 0,
    fresh: false,
    force: false,
    issuer: 'https://zoom.us',
    clientId: 'room',
    ...changed,
  });

describe('a box', () => {
  it('that is not paired goes on', async () => {
    expect(await run(play())).toEqual({ go: true, note: null });
  });

  it('that is paired and well stays as it is, without a request', async () => {
    const played = play();
    played.keep(grant());
    expect(await run(played)).toEqual({
      go: false,
      paired: {
        account: 'default',
        scope: ['user:read:user'],
        expiresAt: NOON + 3_600_000,
        renews: true,
        remedy: null,
        user: null,
      },
    });
    expect(played.done).toEqual([]);
  });

  it('whose access token is over refreshes it instead of pairing', async () => {
    const played = play({ refresh: [reply(200, tokenBody)] });
    played.keep(grant({ expiresAt: NOON }));
    expect(await run(played)).toMatchObject({ go: false, paired: { expiresAt: NOON + 3_599_000 } });
    expect(played.kept().accessToken).toBe(tokenBody.access_token);
  });

  it.each<[string, Exchange, string]>([
    ['the provider is out of reach', silence, 'timeout'],
    ['the client is refused', reply(400, { error: 'invalid_client' }), 'invalid_client'],
  ])('whose access token is over does not pair anew when %s', async (_name, answer, code) => {
    const played = play({ refresh: [answer] });
    played.keep(grant({ expiresAt: NOON }));
    expect(await run(played)).toMatchObject({ kind: 'trouble', code });
  });

  it('whose grant turns out to be dead pairs anew', async () => {
    const played = play({ refresh: [reply(400, { error: 'invalid_grant' })] });
    played.keep(grant({ expiresAt: NOON }));
    expect(await run(played)).toEqual({ go: true, note: null });
    expect(played.kept().alive).toBe(false);
  });

  it.each([
    ['known to be dead', grant({ alive: false })],
    ['of the simulator', grant({ server: { ...zoom, simulated: true } })],
    ['over, with nothing to refresh it', grant({ expiresAt: NOON, refreshToken: null })],
  ])('whose grant is %s pairs anew without a request', async (_name, kept) => {
    const played = play();
    played.keep(kept);
    expect(await run(played)).toEqual({ go: true, note: null });
    expect(played.made).toEqual([]);
  });

  it('is paired anew by force, without a request, and nothing is deleted before', async () => {
    const played = play();
    played.keep(grant());
    expect(await run(played, { force: true, clientId: 'another' })).toEqual({ go: true, note: null });
    expect(played.stored().kind).toBe('grant');
  });
});

describe('another client', () => {
  it.each([
    ['by its id', { clientId: 'another' }],
    ['by its server', { issuer: 'https://zoomgov.com' }],
  ])('%s is wrong use', async (_name, changed) => {
    const played = play();
    played.keep(grant({ expiresAt: NOON }));
    expect(await run(played, changed)).toMatchObject({
      kind: 'trouble',
      code: 'other_client',
      detail: expect.stringContaining('room at https://zoom.us'),
    });
    expect(played.made).toEqual([]);
  });

  it('is none where nobody names one', async () => {
    const played = play();
    played.keep(grant());
    expect(await run(played, { clientId: null })).toMatchObject({
      go: false,
      paired: { account: 'default' },
    });
  });
});

describe('a box that a person paired before', () => {
  const user = (email: string | null) => ({
    id: safeText('u1'),
    email: email === null ? null : safeText(email),
    displayName: safeText('Ann'),
  });
  const expecting = (played: Played, domain = 'corp.example') =>
    run(played, { expected: { domain, connect: played.connect } });

  it.each(['ann@corp.example', 'Ann@CORP.example'])(
    'of the expected domain stays as it is: %s',
    async (email) => {
      const played = play();
      played.keep(grant({ user: user(email) }));
      expect(await expecting(played)).toMatchObject({ go: false, paired: { user: { email } } });
      expect(played.made).toEqual([]);
    },
  );

  it.each([
    'x@evil.example',
    'x@sub.corp.example',
    'x@evilcorp.example',
    'x@corp.example.',
    'x@c\u043erp.example',
  ])('of another domain is not what was asked for, ends with 3, and is left alone: %s', async (email) => {
    const played = play();
    played.keep(grant({ user: user(email) }));
    const cause = await expecting(played);
    expect(cause).toMatchObject({ code: 'other_account', detail: `${email}, expected corp.example` });
    expect(isTrouble(cause) && exitOf(cause)).toBe(3);
    expect(played.kept()).toEqual(grant({ user: user(email) }));
    expect(played.done).toEqual([]);
  });

  it('and whose token is over is renewed before that is looked at', async () => {
    const played = play({ refresh: [reply(200, tokenBody)] });
    played.keep(grant({ user: user('x@evil.example'), expiresAt: NOON }));
    expect(await expecting(played)).toMatchObject({ code: 'other_account' });
  });

  it.each<[string, Exchange, object]>([
    ['it is one of the domain', reply(200, { id: 'u1', email: 'ann@corp.example' }), { go: false }],
    ['it is one of another', reply(200, { id: 'u1', email: 'x@evil.example' }), { code: 'other_account' }],
    [
      'it is not verified',
      reply(200, { sub: 'u1', email: 'a@corp.example', email_verified: false }),
      { code: 'other_account' },
    ],
    ['it is not told', reply(200, { id: 'u1' }), { code: 'other_account' }],
    ['that may not be asked', reply(400, { code: 4711, message: 'no scope' }), { code: 'other_account' }],
    [
      'nobody tells',
      { kind: 'no-reply', cause: 'bad_answer', detail: 'no user endpoint' },
      { code: 'other_account' },
    ],
    ['the provider is out of reach', silence, { code: 'timeout' }],
  ])('without an address is asked for it; where %s', async (_name, answer, expected) => {
    for (const nobody of [null, user(null)]) {
      const played = play({ user: [answer] });
      played.keep(grant({ user: nobody }));
      expect(await expecting(played)).toMatchObject(expected);
      expect(played.made.map(({ what }) => what)).toEqual(['user']);
    }
  });

  it('is paired anew by force, whoever it was', async () => {
    const played = play();
    played.keep(grant({ user: user('x@evil.example') }));
    const expected = { domain: 'corp.example', connect: played.connect };
    expect(await run(played, { force: true, expected })).toEqual({ go: true, note: null });
  });

  it('whose grant is over makes way for another, whoever it was', async () => {
    const played = play();
    played.keep(grant({ user: user('x@evil.example'), alive: false }));
    expect(await expecting(played)).toEqual({ go: true, note: null });
  });
});

describe('a store', () => {
  it('that could not keep a pairing stops it before a code is shown', async () => {
    const played = play();
    played.failing.prepare = trouble('cannot_save', 'disk full');
    expect(await run(played)).toMatchObject({ kind: 'trouble', code: 'cannot_save' });
    expect(await run(played, { force: true })).toMatchObject({ kind: 'trouble', code: 'cannot_save' });
  });

  it('that is well paired need not be written to', async () => {
    const played = play();
    played.keep(grant());
    played.failing.prepare = trouble('cannot_save');
    expect(await run(played)).toMatchObject({ go: false, paired: {} });
  });

  it('that cannot be read stops it', async () => {
    const played = play();
    played.put({ kind: 'unreadable', trouble: trouble('cannot_read') });
    expect(await run(played, { force: true })).toMatchObject({ kind: 'trouble', code: 'cannot_read' });
  });

  it.each([false, true])('whose file is damaged sets it aside and says where (force: %s)', async (force) => {
    const played = play();
    played.put({ kind: 'damaged', why: 'it is empty' });
    const readiness = await run(played, { force });
    expect(readiness).toMatchObject({
      go: true,
      note: {
        code: 'aside_damaged',
        why: expect.stringContaining('it is empty'),
        path: '/kept/default.damaged',
      },
    });
    expect(played.done).toEqual(['lock default', 'set aside', 'unlock default']);
  });

  it('whose damaged file was repaired by another process while we waited for it is asked once more', async () => {
    const played = play();
    played.put({ kind: 'damaged', why: 'it is empty' });
    played.on.lock = () => played.keep(grant());
    expect(await run(played)).toMatchObject({ go: false, paired: { account: 'default' } });
    expect(played.done).toEqual(['lock default', 'unlock default']);
    expect(played.kept()).toEqual(grant());
  });

  it('whose grant another process holds is not waited for without end, and nothing is moved', async () => {
    const played = play();
    played.put({ kind: 'damaged', why: 'it is empty' });
    played.failing.lock = trouble('locked');
    expect(await run(played)).toMatchObject({ kind: 'trouble', code: 'locked' });
    expect(played.stored().kind).toBe('damaged');
  });

  it('whose damaged file cannot be moved stops it, and the file stays', async () => {
    const played = play();
    played.put({ kind: 'damaged', why: 'it is empty' });
    played.failing.setAside = true;
    expect(await run(played)).toMatchObject({ kind: 'trouble', code: 'cannot_save' });
    expect(played.stored().kind).toBe('damaged');
  });
});

describe('what a person should know', () => {
  it('of the disk is said before the code, and only then', async () => {
    const played = play();
    played.failing.notes = [
      { code: 'open_to_others', what: 'file', path: '/kept/default.json', mode: 0o644 },
      { code: 'kept_in_memory', folder: '/kept' },
    ];
    expect(await run(played)).toEqual({
      go: true,
      note: { code: 'kept_in_memory', folder: '/kept' },
    });
    played.keep(grant());
    expect(await run(played)).not.toHaveProperty('note');
  });

  it('of a copied card is that the copy was set aside; its machine is left in peace', async () => {
    const played = play();
    played.put({ kind: 'foreign' });
    expect(await run(played)).toMatchObject({
      go: true,
      note: { code: 'aside_foreign', path: '/kept/default.damaged' },
    });
    expect(played.made).toEqual([]);
    expect(played.done).toEqual(['lock default', 'set aside', 'unlock default']);
  });

  it('of a lost key is that it takes force to pair anew, which sets the file aside', async () => {
    const played = play();
    played.put({ kind: 'unreadable', trouble: trouble('sealed') });
    expect(await run(played)).toMatchObject({ kind: 'trouble', code: 'sealed' });
    expect(played.done).toEqual([]);
    expect(await run(played, { force: true })).toMatchObject({
      go: true,
      note: { code: 'aside_sealed', path: expect.any(String) },
    });
  });

  it('of a file by a newer roomkey is that no force replaces it', async () => {
    const played = play();
    played.put({ kind: 'unreadable', trouble: trouble('newer_version') });
    expect(await run(played, { force: true })).toMatchObject({ kind: 'trouble', code: 'newer_version' });
  });
});
