/** A repair beside other processes: what is in flight is left to them, and an idle box is not touched at all. */

import { describe, expect, it } from 'vitest';
import { emptyGrant } from '../../../src/core/grant/grant.ts';
import type { Remains } from '../../../src/core/keeping.ts';
import { isTrouble, trouble } from '../../../src/core/trouble/trouble.ts';
import { recover } from '../../../src/flows/recover.ts';
import { renewLocked } from '../../../src/flows/renew.ts';
import { unpair } from '../../../src/flows/revoke.ts';
import { grant, NOON, registration, reply, tokenBody } from '../core/make.ts';
import { nameOf } from './keeping.ts';
import { play } from './world.ts';

const answer: Remains['answer'] = {
  status: 200,
  at: NOON,
  text: JSON.stringify(tokenBody),
  finished: true,
};
const refreshed: Remains = { intent: { purpose: 'refresh', at: NOON, base: grant() }, answer };
const paired: Remains = {
  intent: { purpose: 'pair', at: NOON, base: emptyGrant(registration, 'device', [], '', NOON) },
  answer: {
    ...answer,
    text: JSON.stringify({ ...tokenBody, access_token: 'paired-access', refresh_token: 'paired-refresh' }),
  },
};
const GRANT = nameOf('default', 'write');
const PAIRING = nameOf('default', 'pair');

describe('a box with nothing to repair', () => {
  it('takes no lock and writes nothing', async () => {
    const played = play();
    played.keep(grant());
    await recover(played.world, 'default');
    expect(played.done).toEqual([]);
  });

  it('leaves the journals of other accounts to them', async () => {
    const played = play();
    played.journal.set(nameOf('lobby', 'write'), refreshed).set(nameOf('lobby', 'pair'), paired);
    await recover(played.world, 'default');
    expect(played.done).toEqual([]);
    expect(played.journal.size).toBe(2);
  });
});

describe('what another process is at', () => {
  it.each([
    ['its refresh', GRANT, GRANT],
    ['its pairing', PAIRING, PAIRING],
    ['its refresh, while a pairing is left', GRANT, PAIRING],
  ])('is left to it: %s', async (_name, locked, journal) => {
    const played = play();
    played.keep(grant());
    const theirs = await played.world.keeping.hold('default', locked === GRANT ? 'write' : 'pair', 0);
    played.journal.set(journal, journal === GRANT ? refreshed : paired);
    await recover(played.world, 'default');
    expect(played.kept()).toEqual(grant());
    expect(played.journal.size).toBe(1);
    if (!isTrouble(theirs)) theirs.release();
    await recover(played.world, 'default');
    expect(played.kept().refreshToken).not.toBe('refresh-1');
    expect(played.journal.size).toBe(0);
  });

  it('holds up nothing: no lock is waited for, and every lock is let go', async () => {
    const played = play();
    played.keep(grant());
    played.journal.set(GRANT, refreshed).set(PAIRING, paired);
    await recover(played.world, 'default');
    expect(played.done).toEqual([
      `lock ${PAIRING}`,
      `lock ${GRANT}`,
      'save',
      `clear ${GRANT}`,
      'save',
      `clear ${PAIRING}`,
      `unlock ${GRANT}`,
      `unlock ${PAIRING}`,
    ]);
    expect(played.kept().refreshToken).toBe('paired-refresh');
  });

  it('may be something that keeps locks from being taken at all', async () => {
    const played = play();
    played.journal.set(GRANT, refreshed);
    played.failing.lock = trouble('cannot_save', 'read-only');
    await recover(played.world, 'default');
    expect(played.journal.size).toBe(1);
  });
});

describe('an approval that was left, found under the lock', () => {
  const over = () => {
    const played = play({
      refresh: [reply(200, { ...tokenBody, access_token: 'access-3', refresh_token: 'refresh-3' })],
      revoke: [reply(200, { status: 'success' })],
    });
    played.keep(grant({ expiresAt: NOON }));
    played.journal.set(PAIRING, paired);
    return played;
  };
  const job = { account: 'default', minTtlS: 300, fresh: false, seen: 'access-1' };

  it('is what a renewal builds on, and never comes back after it', async () => {
    const played = over();
    expect(await renewLocked(played.world, job, played.connect)).toBeNull();
    expect(
      await renewLocked(played.world, { ...job, seen: 'paired-access', fresh: true }, played.connect),
    ).toBeNull();
    expect(played.made.map(({ sent }) => sent)).toEqual(['paired-refresh']);
    await recover(played.world, 'default');
    expect(played.kept().refreshToken).toBe('refresh-3');
    expect(played.journal.size).toBe(0);
  });

  it('is what unpairing revokes', async () => {
    const played = over();
    const order = { account: 'default', connect: played.connect, local: false };
    expect(await unpair(played.world, order)).toBeNull();
    expect(played.made.map(({ sent }) => sent)).toEqual(['access_token paired-access']);
    await recover(played.world, 'default');
    expect(played.stored().kind).toBe('none');
  });

  it('is left to the pairing that is at it', async () => {
    const played = over();
    await played.world.keeping.hold('default', 'pair', 0);
    expect(await renewLocked(played.world, job, played.connect)).toBeNull();
    expect(played.made.map(({ sent }) => sent)).toEqual(['refresh-1']);
    expect(played.journal.has(PAIRING)).toBe(true);
  });
});

describe('a journal that fails', () => {
  it('because nobody can read it is left, and harms nothing', async () => {
    const played = play();
    played.keep(grant());
    played.journal.set(GRANT, 'unreadable');
    await recover(played.world, 'default');
    expect(played.kept()).toEqual(grant());
    expect(played.journal.size).toBe(1);
  });

  it.each<[string, { open: ReturnType<typeof trouble> } | { clear: true }]>([
    ['opened', { open: trouble('cannot_save') }],
    ['cleared', { clear: true }],
  ])('because it cannot be %s has saved the grant all the same, once', async (_name, failing) => {
    const played = play();
    played.keep(grant());
    played.journal.set(GRANT, refreshed);
    Object.assign(played.failing, failing);
    for (let start = 0; start < 3; start += 1) await recover(played.world, 'default');
    expect(played.kept().refreshToken).toBe(tokenBody.refresh_token);
    expect(played.done.filter((did) => did === 'save')).toEqual(['save']);
  });
});
