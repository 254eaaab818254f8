/** Before a pairing: is one needed, and could it be kept? */

import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import { trouble } from '../../../src/core/trouble/trouble.ts';
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
      paired: { account: 'default', scope: ['user:read:user'], expiresAt: NOON + 3_600_000, user: null },
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
