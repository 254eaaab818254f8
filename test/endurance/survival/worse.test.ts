/** Machines on which nothing can be taken for granted: a disk that lies about what it has written, a clock that jumps. */

import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { it } from '../../program/roomkey.ts';
import { answers, isQuiet, roomkey, startRoomkey, stored, tell } from './bench.ts';
import { giveGrant } from './grant.ts';
import { worse } from './shim.ts';

const lying = worse({ lyingDisk: true });
const jumping = worse({ jumpingClock: true });
const skipped = typeof lying === 'string' || typeof jumping === 'string';
if (typeof lying === 'string') tell(`lying disks and jumping clocks are skipped: ${lying}`);

it.skipIf(skipped).concurrent(
  'a disk that says it has written what it has not is found out',
  async ({ lab }) => {
    if (typeof lying === 'string') return;
    const server = await lab.simulator();
    const where = lab.place();
    await giveGrant(where, server);
    const onLyingDisk = { ...where, env: { ...where.env, ...lying } };
    expect(await roomkey(['token', '--fresh'], onLyingDisk)).toMatchObject({ code: 7, stdout: '' });
    // With an honest disk the next start has the token that came.
    const next = await roomkey(['token'], where);
    expect(next).toMatchObject({ code: 0, stdout: `${server.secrets.at(-2)}\n` });
    expect(await stored(where)).toMatchObject({ refreshToken: server.secrets.at(-1) });
    expect(isQuiet(where)).toBe(true);
    expect(answers(server, '/oauth/token', 'invalid_grant')).toBe(0);
  },
);

it.skipIf(skipped).concurrent(
  'a wall clock that jumps by decades makes no poll early and no token old',
  async ({ lab }) => {
    if (typeof jumping === 'string') return;
    const server = await lab.simulator();
    const where = lab.place(jumping);
    const pairing = startRoomkey(['pair', '--json', '--authority', server.url], where);
    await pairing.until(/"user_code"/);
    await delay(2_500);
    server.approve();
    expect((await pairing.ended).code).toBe(0);
    expect(answers(server, '/oauth/token', 'slow_down')).toBe(0);
    expect(answers(server, '/oauth/token', 'authorization_pending')).toBeGreaterThan(0);
    for (const _ of [1, 2]) expect((await roomkey(['token'], where)).code).toBe(0);
    expect(answers(server, '/oauth/token', 'ok')).toBe(1);
    tell('a lying disk and a jumping clock: 0 lost, 0 early polls, 0 needless refreshes');
  },
);
