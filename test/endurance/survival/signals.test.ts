/**
 * INT, TERM and HUP to a pairing between the answer that brings the token and its save, on a slow disk: once the token
 * has come it is saved, whoever wants the program to end.
 */

import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { it } from '../../program/roomkey.ts';
import { count, PATIENCE_MS } from '../../tiers.ts';
import { answers, inLanes, isQuiet, roomkey, send, startRoomkey, stored, tell } from './bench.ts';
import { openGate } from './gate.ts';
import { worse } from './shim.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const NUMBERS: Readonly<Record<string, number>> = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 };
const TIMES = count(1000, 18, 6);
const LANES = 6;
/** From the answer on until the last fsync of its save. */
const SAVE_MS = 700;

const slow = worse({ slowFsyncMs: 40 });
const skipped = typeof slow === 'string';
if (skipped) tell(`signals are skipped: ${slow}`);

it.skipIf(skipped)(
  'a token that has come is saved, whatever signal comes before it is',
  async ({ lab }) => {
    if (typeof slow === 'string') return;
    const seen = { paired: 0, ended: 0, repaired: 0 };
    const cases = Array.from({ length: TIMES }, (_, nth) => SIGNALS[nth % SIGNALS.length] ?? 'SIGINT');
    await inLanes(cases, LANES, async (signal) => {
      const server = await lab.simulator();
      const gate = await openGate(server, 3);
      const where = lab.place(slow);
      const pairing = startRoomkey(['pair', '--json', '--authority', gate.url], where);
      let over = false;
      void pairing.ended.then(() => {
        over = true;
      });
      await pairing.until(/"user_code"/);
      server.approve();
      while (answers(server, '/oauth/token', 'ok') === 0 && !over) await delay(2);
      await delay(Math.random() * SAVE_MS);
      const isSaving = gate.isTaken();
      send(pairing.pid, signal);
      // Somebody who is in a hurry asks twice.
      await delay(Math.random() * 100);
      send(pairing.pid, signal);
      const { code, signal: by, stdout, stderr } = await pairing.ended;
      await gate.close();
      // From the answer on the end is put off until the token is saved, and then there is a pairing to tell of.
      const isTold = stdout.includes('"event":"paired"');
      if (isSaving)
        expect({ isTold, code, by }).toEqual({
          isTold: true,
          ...(by ? { code, by: signal } : { code: 0, by }),
        });
      else expect([0, 128 + (NUMBERS[signal] ?? 0)]).toContain(code);
      expect(stderr).not.toMatch(/\n\s+at /);
      seen[code === 0 ? 'paired' : 'ended']++;
      if (!isQuiet(where)) seen.repaired++;
      expect((await roomkey(['token'], where)).code).toBe(0);
      expect(await stored(where)).toMatchObject({ refreshToken: server.secrets.at(-1) });
    });
    tell(
      `${TIMES} times a signal between answer and save: 0 lost; ${seen.paired} said so and ended with 0, ${seen.ended} ended by the signal, ${seen.repaired} saved by the next start`,
    );
  },
  PATIENCE_MS,
);
