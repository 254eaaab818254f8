/** What becomes of the grant before, and of the journal, when an approval is kept. */

import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import type { Grant } from '../../../src/core/grant/grant.ts';
import { safeText } from '../../../src/core/text/text.ts';
import { trouble } from '../../../src/core/trouble/trouble.ts';
import { type PairOrder, pair } from '../../../src/flows/device.ts';
import { recover } from '../../../src/flows/recover.ts';
import { deviceBody, grant, NOON, other, plan, reply, room, silence, tokenBody, zoom } from '../core/make.ts';
import { nameOf } from './keeping.ts';
import { type Played, play, type Scripts, statesOf } from './world.ts';

const PAIRING = nameOf('default', 'pair');
const named = (id: string) => ({ id: safeText(id), email: null, displayName: null });
const pending = reply(400, { error: 'authorization_pending' });

const scripts = (changed: Scripts = {}): Scripts => ({
  deviceCode: [reply(200, deviceBody)],
  poll: [pending, reply(200, tokenBody)],
  user: [reply(200, { id: 'ann', email: 'ann@example.com' })],
  ...changed,
});
const run = (played: Played, changed: Partial<PairOrder> = {}) =>
  statesOf(
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
    }),
  );
const revoked = ({ made }: Played) => made.filter(({ what }) => what === 'revoke').map(({ sent }) => sent);

describe('a grant that is replaced', () => {
  const revoke = [reply(200, { status: 'success' })];

  it.each<[string, Partial<Grant>]>([
    ['by another user', { user: named('bob') }],
    ['for another app', { client: { ...room, clientId: 'another' }, user: named('ann') }],
    ['at another cloud', { server: { ...zoom, issuer: 'https://zoomgov.com' }, user: null }],
  ])('%s is revoked, but only once the new one is saved', async (_name, changed) => {
    const played = play(scripts({ revoke }));
    played.keep(grant(changed));
    expect((await run(played)).last.state).toBe('paired');
    expect(revoked(played)).toEqual(['access_token access-1']);
    expect(played.done.indexOf('save')).toBeLessThan(played.done.indexOf('revoke'));
    expect(played.done.indexOf(`clear ${PAIRING}`)).toBeLessThan(played.done.indexOf('user'));
    expect(played.kept().accessToken).toBe(tokenBody.access_token);
  });

  it('elsewhere is revoked by its refresh token', async () => {
    const played = play(scripts({ revoke: [reply(200, '')] }));
    played.keep(grant({ server: other }));
    await run(played);
    expect(revoked(played)).toEqual(['refresh_token refresh-1']);
  });

  it.each<[string, Partial<Grant>, Scripts]>([
    ['of the same user and app', { user: named('ann') }, {}],
    ['of a user nobody knew', { user: null }, {}],
    ['of a user nobody knows now', { user: named('bob') }, { user: [silence] }],
    ['that is dead', { user: named('bob'), alive: false }, {}],
    ['of the simulator', { user: named('bob'), server: { ...zoom, simulated: true } }, {}],
  ])('%s is left alone: to revoke it might end the new one', async (_name, changed, more) => {
    const played = play(scripts(more));
    played.keep(grant(changed));
    expect((await run(played)).last.state).toBe('paired');
    expect(revoked(played)).toEqual([]);
  });

  it('is neither revoked nor lost when the new one cannot be saved', async () => {
    const played = play(scripts());
    const before = grant({ user: named('bob') });
    played.keep(before);
    played.failing.save = trouble('cannot_save', 'disk full');
    expect((await run(played)).last.state).toBe('broken');
    expect(revoked(played)).toEqual([]);
    expect(played.kept()).toEqual(before);
  });

  it.each<[string, Scripts, Partial<PairOrder>]>([
    ['the provider is out of reach', { revoke: [silence] }, {}],
    ['its credentials are gone', {}, { connectStored: () => trouble('no_client_secret') }],
  ])('is in the way of nothing when %s', async (_name, more, changed) => {
    const played = play(scripts(more));
    played.keep(grant({ user: named('bob') }));
    expect((await run(played, changed)).last.state).toBe('paired');
    expect(played.kept().user?.id).toBe('ann');
  });

  it('under an expected domain is revoked just the same', async () => {
    const played = play(scripts({ revoke }));
    played.keep(grant({ user: named('bob') }));
    expect((await run(played, { expectDomain: 'example.com' })).last.state).toBe('paired');
    expect(revoked(played)).toEqual(['access_token access-1']);
    expect(played.done.indexOf('save')).toBeLessThan(played.done.indexOf('revoke'));
  });

  it.each<[string, Exchange]>([
    ['out of reach', silence],
    ['that says no', reply(200, { status: 'failed' })],
  ])('at a provider %s is kept aside until it is revoked, and so not lost', async (_name, answer) => {
    const played = play(scripts({ revoke: [answer] }));
    played.keep(grant({ user: named('bob') }));
    expect((await run(played)).last.state).toBe('paired');
    expect(played.beside.get('default')).toMatchObject([{ unrevoked: { refreshToken: 'refresh-1' } }]);
    expect(played.lines).not.toContain('the pairing before this one was revoked');
    expect(played.lines.join()).toContain('not revoked: ');
  });

  it('whose client is no longer set up is kept aside as well', async () => {
    const played = play(scripts());
    played.keep(grant({ client: { ...room, clientId: 'another' } }));
    const connectStored = () => trouble('other_client');
    expect((await run(played, { connectStored })).last.state).toBe('paired');
    expect(played.beside.get('default')).toMatchObject([{ unrevoked: { client: { clientId: 'another' } } }]);
  });

  it('stays where a stranger was turned away', async () => {
    const played = play(scripts({ revoke }));
    const before = grant({ user: named('bob') });
    played.keep(before);
    await run(played, { expectDomain: 'corp.example' });
    expect(revoked(played)).toEqual([`access_token ${tokenBody.access_token}`]);
    expect(played.kept()).toEqual(before);
  });
});

describe('the journal of a pairing', () => {
  it('is begun before the first poll with the grant that is to come, and holds the last answer only', async () => {
    const seen: unknown[] = [];
    const played = play(
      scripts({
        poll: (nth) => {
          seen.push(structuredClone(played.journal.get(PAIRING)));
          return nth < 2 ? pending : reply(200, tokenBody);
        },
      }),
    );
    await run(played, { scope: 'a b' });
    const intent = {
      purpose: 'pair',
      at: NOON,
      base: expect.objectContaining({ accessToken: '', refreshToken: null, scope: ['a', 'b'] }),
    };
    expect(seen[0]).toEqual({ intent, answer: null });
    expect(seen[2]).toEqual({
      intent,
      answer: { status: 400, at: NOON + 10_200, text: expect.stringContaining('pending'), finished: true },
    });
    expect(played.journal.size).toBe(0);
  });

  it('is not kept under an expected domain: nobody has checked the account yet', async () => {
    const played = play(
      scripts({
        user: () => {
          expect(played.journal.size).toBe(0);
          return reply(200, { id: 'ann', email: 'ann@example.com' });
        },
      }),
    );
    expect((await run(played, { expectDomain: 'example.com' })).last.state).toBe('paired');
    expect(played.done).not.toContain(`begin ${PAIRING}`);
  });

  it.each(['open', 'begin'] as const)(
    'that cannot be had (%s) breaks the pairing before a code is shown',
    async (what) => {
      const played = play(scripts());
      played.failing[what] = trouble('cannot_save', 'read-only');
      const { all, last } = await run(played);
      expect(last).toMatchObject({ state: 'broken', trouble: { code: 'cannot_save' } });
      expect(all.map(({ state }) => state)).not.toContain('waiting');
      expect(played.instants('poll')).toEqual([]);
    },
  );

  it.each<[string, (played: Played) => void]>([
    ['for the disk', (played) => (played.failing.save = trouble('cannot_save', 'disk full'))],
    ['for the lock', (played) => (played.failing.lock = trouble('locked'))],
  ])('keeps an approval that could not be saved %s, and the next start saves it', async (_name, fail) => {
    const played = play(scripts());
    fail(played);
    expect((await run(played)).last.state).toBe('broken');
    expect(played.journal.size).toBe(1);
    delete played.failing.save;
    delete played.failing.lock;
    await recover(played.world, 'default');
    expect(played.kept()).toMatchObject({ refreshToken: tokenBody.refresh_token, profile: 'kiosk' });
    expect(played.journal.size).toBe(0);
  });

  it('is over before the grant can be refreshed by others, so that no spent token comes back', async () => {
    const played = play(
      scripts({
        user: () => {
          played.keep(grant({ accessToken: 'newer', refreshToken: 'newer-refresh' }));
          expect(played.journal.size).toBe(0);
          return silence;
        },
      }),
    );
    await run(played);
    await recover(played.world, 'default');
    expect(played.kept().refreshToken).toBe('newer-refresh');
  });

  it.each<[string, Scripts]>([
    ['declined', { poll: [reply(400, { error: 'access_denied' })] }],
    ['ran out', { deviceCode: [reply(200, { ...deviceBody, expires_in: 1 })] }],
    ['was refused', { poll: [reply(400, { error: 'invalid_client' })] }],
  ])('holds nothing after a pairing that %s', async (_name, more) => {
    const played = play(scripts(more));
    await run(played);
    expect(played.journal.size).toBe(0);
  });
});
