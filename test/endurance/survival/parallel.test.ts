/**
 * Many callers at the same moment whose token has run out: one refresh, and everybody has the new token. With `status`
 * among them, their lock files deleted under their hands, and the box unpaired and paired again between the rounds.
 */

import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Simulator } from '../../../src/simulator/simulator.ts';
import { it, type Place } from '../../program/roomkey.ts';
import { count, PATIENCE_MS } from '../../tiers.ts';
import { answers, configOf, type Ended, roomkey, save, stored, tell } from './bench.ts';
import { openGate } from './gate.ts';
import { giveGrant } from './grant.ts';

const CALLERS = count(50, 20, 8);
const ROUNDS = count(20, 3, 2);

/** Lets the stored token run out. */
async function expire(where: Place): Promise<void> {
  const grant = await stored(where);
  if (grant === null || grant === 'torn') throw new Error('there is no grant to let run out');
  await save(where, { ...grant, expiresAt: grant.refreshedAt });
}

/** Deletes the lock files again and again until `work` is done. */
async function withoutLocks<Value>(where: Place, work: Promise<Value>): Promise<Value> {
  let over = false;
  const done = work.finally(() => {
    over = true;
  });
  while (!over) {
    for (const name of readdirSync(configOf(where))) {
      if (name.endsWith('.lock')) rmSync(join(configOf(where), name), { force: true });
    }
    await delay(Math.random() * 20);
  }
  return done;
}

function callers(where: Place): Promise<readonly Ended[]> {
  return Promise.all(Array.from({ length: CALLERS }, () => roomkey(['token'], where)));
}

const refreshed = (server: Simulator): number => answers(server, '/oauth/token', 'ok');

it(
  `${CALLERS} callers with an expired token share one refresh`,
  async ({ lab }) => {
    const server = await lab.simulator();
    const gate = await openGate(server, 15);
    const where = lab.place();
    const seen = { right: 0, refreshes: 0, unlinked: 0, unpaired: 0, statuses: 0 };
    await giveGrant(where, server, gate.url);
    for (let round = 0; round < ROUNDS; round++) {
      if (round % 5 === 1) {
        expect((await roomkey(['unpair'], where)).code).toBe(0);
        expect((await roomkey(['token'], where)).code).toBe(6);
        await giveGrant(where, server, gate.url);
        seen.unpaired++;
      }
      await expire(where);
      const before = refreshed(server);
      const asked = callers(where);
      const looking = Promise.all([1, 2, 3].map(() => roomkey(['status', '--json'], where)));
      const unlinks = round % 2 === 1;
      if (unlinks) seen.unlinked++;
      const runs = unlinks ? await withoutLocks(where, asked) : await asked;
      const live = server.secrets.at(-2) ?? '';
      seen.right += runs.filter(({ code, stdout }) => code === 0 && stdout.trim() === live).length;
      seen.refreshes += refreshed(server) - before;
      for (const { code, stdout } of await looking) {
        expect({ code, paired: JSON.parse(stdout).paired }).toEqual({ code: 0, paired: true });
        seen.statuses++;
      }
    }
    await gate.close();
    const reused = answers(server, '/oauth/token', 'invalid_grant');
    tell(
      `${CALLERS} callers × ${ROUNDS} rounds: ${seen.refreshes} refreshes, ${seen.right} right answers, ${reused} spent tokens used again ` +
        `(${seen.statuses} looks at the status, ${seen.unlinked} rounds without lock files, ${seen.unpaired} times unpaired and paired)`,
    );
    expect({ ...seen, reused }).toMatchObject({
      right: CALLERS * ROUNDS,
      refreshes: ROUNDS,
      reused: 0,
    });
  },
  PATIENCE_MS,
);

it(
  'callers in the midst of whom the box is unpaired get a token or hear that there is none',
  async ({ lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    const rounds = count(20, 3, 1);
    const seen = { served: 0, refused: 0 };
    for (let round = 0; round < rounds; round++) {
      await giveGrant(where, server);
      await expire(where);
      const asked = Promise.all(Array.from({ length: 8 }, () => roomkey(['token'], where)));
      await delay(Math.random() * 400);
      const unpaired = await roomkey(['unpair'], where);
      expect(unpaired.code).toBe(0);
      for (const { code, stdout, stderr } of await asked) {
        if (code === 0) expect(server.secrets).toContain(stdout.trim());
        else expect({ code, stderr: stderr.includes('not paired') }).toEqual({ code: 6, stderr: true });
        seen[code === 0 ? 'served' : 'refused']++;
      }
      expect(await stored(where)).toBe(null);
      expect(server.requests.at(-1)).toMatchObject({ path: '/oauth/revoke', answer: 'ok' });
    }
    expect(answers(server, '/oauth/token', 'invalid_grant')).toBe(0);
    tell(
      `${rounds} times unpaired among 8 callers: ${seen.served} served, ${seen.refused} told that there is no pairing, 0 spent tokens used again`,
    );
  },
  PATIENCE_MS,
);
