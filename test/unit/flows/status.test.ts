/** How an account stands: for each kind of thing that may be stored. Never a secret, never a request. */

import { describe, expect, it } from 'vitest';
import type { Stored } from '../../../src/core/keeping.ts';
import { safeText } from '../../../src/core/text/text.ts';
import { trouble } from '../../../src/core/trouble/trouble.ts';
import { status } from '../../../src/flows/status.ts';
import { grant, NOON, zoom } from '../core/make.ts';
import { play } from './world.ts';

const kept = (changed: Parameters<typeof grant>[0]): Stored => ({ kind: 'grant', grant: grant(changed) });

async function of(stored: Stored, account = 'default') {
  const played = play();
  played.put(stored, account);
  const report = await status(played.world, account);
  expect(played.done).toEqual([]);
  return report;
}

describe('a status', () => {
  it('of a paired box tells all but the secrets', async () => {
    const user = { id: safeText('u1'), email: safeText('ann@example.com'), displayName: safeText('Ann') };
    const told = await of(kept({ user, profile: 'kiosk' }), 'lobby');
    expect(told).toEqual({
      report: {
        paired: true,
        account: 'lobby',
        state: 'ok',
        user: { id: 'u1', email: 'ann@example.com', display_name: 'Ann' },
        scope: ['user:read:user'],
        expires_at: '2026-01-07T13:00:00.000Z',
        refreshed_at: '2026-01-07T12:00:00.000Z',
        renews: true,
        flow: 'device',
        api_url: 'https://api.zoom.us',
        store: { kind: 'file', path: '/kept/lobby.json', protection: 'none' },
        profile: 'kiosk',
        issuer: 'https://zoom.us',
        simulated: false,
      },
      expiresInS: 3600,
      remedy: null,
      exitCode: 0,
      trouble: null,
    });
    expect(JSON.stringify(told)).not.toMatch(/access-1|refresh-1/);
  });

  it.each<[string, Stored, string, boolean, number]>([
    ['nothing', { kind: 'none' }, 'none', false, 6],
    ['a good grant', kept({}), 'ok', true, 0],
    ['a grant to be refreshed', kept({ expiresAt: NOON - 1 }), 'stale', true, 0],
    [
      'a grant from the future',
      kept({ refreshedAt: NOON + 120_000, expiresAt: NOON + 3_720_000 }),
      'stale',
      true,
      0,
    ],
    ['a dead grant', kept({ alive: false }), 'dead', false, 6],
    [
      'a grant that cannot be refreshed and is over',
      kept({ expiresAt: NOON, refreshToken: null }),
      'dead',
      false,
      6,
    ],
    ['a damaged file', { kind: 'damaged', why: 'it is empty' }, 'damaged', false, 7],
    ['a sealed file', { kind: 'unreadable', trouble: trouble('sealed') }, 'unreadable', false, 7],
    [
      'a file that cannot be read',
      { kind: 'unreadable', trouble: trouble('cannot_read') },
      'unreadable',
      false,
      7,
    ],
    ['a file of another user', { kind: 'unreadable', trouble: trouble('not_ours') }, 'unreadable', false, 7],
  ])('of %s', async (_name, stored, state, paired, exitCode) => {
    const told = await of(stored);
    expect(told).toMatchObject({ report: { state, paired, account: 'default' }, exitCode });
    expect(told.trouble === null).toBe(exitCode !== 7);
  });

  it('of a copied card names the other machine as the one that is paired', async () => {
    const told = await of({ kind: 'foreign' });
    expect(told).toMatchObject({
      report: { state: 'none', paired: false, user: null, issuer: null },
      exitCode: 6,
      trouble: { code: 'other_box', detail: expect.stringContaining('/kept/default.json') },
    });
  });

  it('counts on the boot clock, whatever the wall clock says', async () => {
    const played = play();
    played.keep(grant({ received: { boot: 'boot-1', ticks: 0 } }));
    played.wait(600_000);
    played.setWallClock(NOON + 10 * 365 * 86_400_000);
    expect(await status(played.world, 'default')).toMatchObject({
      report: { state: 'ok' },
      expiresInS: 3000,
    });
  });

  it('says what is wrong with a file, and which', async () => {
    const told = await of({ kind: 'damaged', why: 'it is empty' });
    expect(told.trouble).toMatchObject({
      code: 'damaged',
      detail: expect.stringContaining('/kept/default.json: it is empty'),
    });
  });

  it('marks a pairing of the simulator', async () => {
    const told = await of(kept({ server: { ...zoom, simulated: true } }));
    expect(told.report).toMatchObject({ simulated: true, profile: null, user: null });
  });
});
