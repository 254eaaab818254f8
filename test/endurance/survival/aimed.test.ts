/**
 * Kills aimed at the one moment that counts: the answer has been taken from the network, and the disk is too slow for it
 * to be saved. And answers that break off. What came is never lost, and nothing is left lying about.
 */

import { readdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import { isTrouble, saysOf } from '../../../src/core/trouble/trouble.ts';
import { it, type Lab } from '../../program/roomkey.ts';
import { count, PATIENCE_MS } from '../../tiers.ts';
import { answers, configOf, holdOf, isQuiet, roomkey, send, stored, tell } from './bench.ts';
import { openGate } from './gate.ts';
import { giveGrant } from './grant.ts';
import { worse } from './shim.ts';
import { startWorker } from './worker.ts';

const slow = worse({ slowFsyncMs: 40 });
const skipped = typeof slow === 'string';
if (skipped) tell(`aimed kills are skipped: ${slow}`);

async function open(lab: Lab, env: Readonly<Record<string, string>>) {
  const server = await lab.simulator();
  const gate = await openGate(server, 4);
  const where = lab.place(env);
  await giveGrant(where, server, gate.url);
  return { server, gate, where };
}

it.skipIf(skipped)(
  'an answer that was taken is stored, however soon the worker is killed after it',
  async ({ lab }) => {
    if (typeof slow === 'string') return;
    const times = count(300, 6, 6);
    let replayed = 0;
    const { server, gate, where } = await open(lab, slow);
    for (let nth = 0; nth < times; nth++) {
      gate.progress = null;
      const worker = await startWorker(where);
      let over = false;
      void worker.ended.then(() => {
        over = true;
      });
      while (!gate.isTaken()) await delay(1);
      // The save takes three times 40 ms and more.
      await delay((nth % 4) * 30);
      if (!over) send(worker.pid, 'SIGKILL');
      await worker.ended;
      if (!isQuiet(where)) replayed++;
      const next = await roomkey(['token', '--verbose'], where);
      expect(next).toMatchObject({ code: 0, stdout: `${server.secrets.at(-2)}\n` });
      expect(await stored(where)).toMatchObject({ refreshToken: server.secrets.at(-1) });
      expect(isQuiet(where)).toBe(true);
    }
    // One more goes through: it clears away what the killed ones have left.
    expect((await roomkey(['token', '--fresh', '--verbose'], where)).code).toBe(0);
    expect(isQuiet(where)).toBe(true);
    expect(readdirSync(configOf(where)).filter((name) => name.includes('.tmp-'))).toEqual([]);
    await gate.close();
    expect(answers(server, '/oauth/token', 'invalid_grant')).toBe(0);
    tell(`${times} kills right after an answer was taken: 0 lost, ${replayed} saved by the next start`);
  },
  PATIENCE_MS,
);

describe.each([
  { place: 'behind its tokens', cutBytes: 2, code: 0 },
  { place: 'within its tokens', cutBytes: 700, code: 6 },
])('an answer that breaks off $place', ({ cutBytes, code }) => {
  it(code === 0 ? 'is as good as a whole one' : 'is named as the reason of the loss', async ({ lab }) => {
    const { server, gate, where } = await open(lab, {});
    gate.cutBytes = cutBytes;
    const cut = await roomkey(['token', '--fresh'], where);
    gate.cutBytes = 0;
    const next = await roomkey(['token', '--fresh'], where);
    await gate.close();
    expect({ cut: cut.code, next: next.code }).toEqual({ cut: code === 0 ? 0 : 5, next: code });
    if (code !== 0) expect(next.stderr).toContain('the last renewal was lost');
    else expect(await stored(where)).toMatchObject({ refreshToken: server.secrets.at(-1) });
  });
});

it('what a killed pairing has left never takes the place of what came after it', async ({ lab }) => {
  const { server, gate, where } = await open(lab, {});
  const grant = await stored(where);
  if (grant === null || grant === 'torn') throw new Error('there is no grant');
  // Killed between its save and the clearing of its journal, while a worker already waited for the lock.
  const pairing = await holdOf(where, 'pair');
  const journal = pairing.journals[0].open();
  if (isTrouble(journal)) throw new Error(saysOf(journal));
  const base = { ...grant, accessToken: '', refreshToken: null };
  journal.begin({ purpose: 'pair', at: Date.now(), base });
  journal.answered(200);
  const { accessToken, refreshToken } = grant;
  const answer = { access_token: accessToken, refresh_token: refreshToken, token_type: 'bearer' };
  journal.received(Buffer.from(JSON.stringify(answer)));
  journal.finished();
  pairing.release();
  expect((await (await startWorker(where)).ended).stdout).toBe('{"trouble":null}');
  expect(await roomkey(['token'], where)).toMatchObject({ code: 0, stdout: `${server.secrets.at(-2)}\n` });
  expect(await stored(where)).toMatchObject({ refreshToken: server.secrets.at(-1) });
  await gate.close();
});
