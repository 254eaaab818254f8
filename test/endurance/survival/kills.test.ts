/**
 * kill -9 at random moments of a refresh: of the caller that asked for it, and of the worker that does it. With a disk
 * that answers at once, and with one that takes 40 ms for every fsync. Nothing that was received may be lost.
 */

import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import type { Simulator } from '../../../src/simulator/simulator.ts';
import { it, type Lab, type Place } from '../../program/roomkey.ts';
import { count, PATIENCE_MS, TIER } from '../../tiers.ts';
import {
  answers,
  type Ended,
  inLanes,
  isQuiet,
  median,
  noWorker,
  roomkey,
  send,
  startRoomkey,
  stored,
  tell,
  workedMs,
  workerOf,
} from './bench.ts';
import { type Gate, isUnread, openGate } from './gate.ts';
import { giveGrant } from './grant.ts';
import { worse } from './shim.ts';
import { startWorker } from './worker.ts';

type Bench = { readonly where: Place; readonly server: Simulator; readonly gate: Gate };

const LANES = count(3, 2, 2);
/** A worker that has read its answer off the network, and worked this long since, must have it in its journal. */
const READY_MS = 50;

const slow = worse({ slowFsyncMs: 40 });
if (typeof slow === 'string') tell(`kills with a slow disk are skipped: ${slow}`);

type Disk = { readonly name: string; readonly env: Readonly<Record<string, string>> };
const AT_ONCE: Disk = { name: 'fsync at 0 ms', env: {} };
const SLOW: readonly Disk[] = typeof slow === 'string' ? [] : [{ name: 'fsync at 40 ms', env: slow }];
const BOTH: readonly Disk[] = [AT_ONCE, ...SLOW];
// A slow disk leaves callers the most moments to be killed at; of the worker's, most are spent elsewhere.
const FOR_CALLERS = TIER === 'usual' ? BOTH.slice(-1) : BOTH;
const FOR_WORKERS = TIER === 'usual' ? [AT_ONCE] : BOTH;

async function open(lab: Lab, env: Readonly<Record<string, string>>): Promise<Bench> {
  const server = await lab.simulator();
  const gate = await openGate(server, 4);
  const where = lab.place(env);
  await giveGrant(where, server, gate.url);
  return { where, server, gate };
}

async function duration(run: () => Promise<Ended>): Promise<number> {
  const taken: number[] = [];
  for (let n = 0; n < count(3, 1, 1); n++) {
    const start = performance.now();
    const { code, stderr } = await run();
    taken.push(performance.now() - start);
    if (code !== 0) throw new Error(`a refresh that nobody killed ended with ${code}: ${stderr}`);
  }
  return median(taken);
}

const liveToken = ({ server }: Bench): string | undefined => server.secrets.at(-1);

/** The refresh token that is stored; a torn file is never right. */
async function storedToken({ where }: Bench): Promise<string | null> {
  const grant = await stored(where);
  expect(grant).not.toBe('torn');
  return grant === null || grant === 'torn' ? null : grant.refreshToken;
}

/** Has `work` kill something a number of times, on a few benches side by side; it reports whether it came in time. */
async function onBenches(
  lab: Lab,
  env: Readonly<Record<string, string>>,
  times: number,
  measure: (bench: Bench) => Promise<Ended>,
  work: (bench: Bench, durationMs: number, nth: number) => Promise<boolean>,
): Promise<readonly Bench[]> {
  const benches = await Promise.all(Array.from({ length: LANES }, () => open(lab, env)));
  const durations = await Promise.all(benches.map((bench) => duration(() => measure(bench))));
  const rounds = Array.from({ length: times }, (_, nth) => nth);
  await inLanes(rounds, LANES, async (nth, lane) => {
    const bench = benches[lane] as Bench;
    // One that had ended before its kill is no kill; a busy machine makes the measured duration too long or too short.
    for (let usual = durations[lane] ?? 0, killed = false; !killed; durations[lane] = usual) {
      bench.gate.progress = null;
      killed = await work(bench, usual, nth);
      usual *= killed ? 1.01 : 0.9;
    }
  });
  await Promise.all(benches.map(({ gate }) => gate.close()));
  return benches;
}

describe.each(FOR_CALLERS)('a refresh, $name', ({ name: disk, env }) => {
  it(
    'outlives the caller that asked for it',
    async ({ lab }) => {
      const times = count(1000, 50, 20);
      const seen = { beforeWorker: 0, refreshed: 0 };
      const fresh = ({ where }: Bench) => roomkey(['token', '--fresh'], where);
      const benches = await onBenches(lab, env, times, fresh, async (bench, durationMs, nth) => {
        const before = liveToken(bench);
        const caller = startRoomkey(['token', '--fresh'], bench.where);
        let ended = false;
        void caller.ended.then(() => {
          ended = true;
        });
        const worker = workerOf(caller);
        await delay(Math.random() * durationMs);
        if (ended) return false;
        send(caller.pid, 'SIGKILL');
        await caller.ended;
        await noWorker(bench.where, await worker);
        await bench.gate.idle();
        if ((await worker) === 0) seen.beforeWorker++;
        if (liveToken(bench) !== before) seen.refreshed++;
        expect(await storedToken(bench)).toBe(liveToken(bench));
        if (nth % 10 === 0) expect((await roomkey(['token'], bench.where)).code).toBe(0);
        return true;
      });
      const reused = benches.reduce(
        (sum, { server }) => sum + answers(server, '/oauth/token', 'invalid_grant'),
        0,
      );
      tell(
        `${times} kills of the caller, ${disk}: 0 torn, 0 lost, ${reused} spent tokens used again ` +
          `(${seen.beforeWorker} before there was a worker; ${seen.refreshed} refreshed all the same)`,
      );
      expect(reused).toBe(0);
    },
    PATIENCE_MS,
  );
});

describe.each(FOR_WORKERS)('a refresh, $name', ({ name: disk, env }) => {
  it(
    'loses nothing that its killed worker had received, and names what it had not',
    async ({ lab }) => {
      const times = count(1000, 50, 20);
      const seen = { before: 0, flying: 0, after: 0, repaired: 0, lost: 0, named: 0 };
      const direct = async ({ where }: Bench) => (await startWorker(where)).ended;
      const benches = await onBenches(lab, env, times, direct, async (bench, durationMs, nth) => {
        const { where, gate } = bench;
        const before = liveToken(bench);
        const worker = await startWorker(where);
        gate.watched = worker.pid;
        await delay(Math.random() * durationMs);
        const progress = gate.progress === null ? null : { ...gate.progress };
        const workMs = workedMs(worker.pid) - (progress?.workedMs ?? Infinity);
        const unread = progress !== null && isUnread(progress);
        const killedAt = performance.now();
        send(worker.pid, 'SIGKILL');
        if ((await worker.ended).code !== null) return false;
        await gate.idle();
        const rotated = liveToken(bench) !== before;
        const taken = progress !== null && progress.takenAt < killedAt;
        seen[!rotated ? 'before' : taken ? 'after' : 'flying']++;
        if (!isQuiet(where)) seen.repaired++;
        // The next start, whichever it is, must put things right by itself.
        if (!isQuiet(where) || nth % 10 === 0) await roomkey([nth % 2 ? 'status' : 'token'], where);
        if ((await storedToken(bench)) === liveToken(bench)) return true;
        seen.lost++;
        expect(rotated).toBe(true);
        expect({
          taken,
          status: taken ? progress?.status : 0,
          ready: !unread && workMs > READY_MS,
        }).toEqual({
          taken: false,
          status: 0,
          ready: false,
        });
        const told = await roomkey(['token', '--fresh'], where);
        expect(told).toMatchObject({ code: 6, stdout: '' });
        expect(told.stderr).toContain('the last renewal was lost');
        // It is still known by that name later.
        if (nth % 5 === 0)
          expect((await roomkey(['token'], where)).stderr).toContain('the last renewal was lost');
        seen.named++;
        await giveGrant(where, bench.server, gate.url);
        return true;
      });
      const reused = benches.reduce(
        (sum, { server }) => sum + answers(server, '/oauth/token', 'invalid_grant'),
        0,
      );
      tell(
        `${times} kills of the worker, ${disk}: 0 torn, 0 lost after receipt, ${seen.lost} lost in flight (${seen.named} named); ` +
          `killed ${seen.before} before the server answered, ${seen.flying} in flight, ${seen.after} after; ${seen.repaired} journals replayed`,
      );
      expect(reused).toBe(seen.lost);
    },
    PATIENCE_MS,
  );
});

describe('a caller whose worker is killed', () => {
  it(
    'has the work done by another, or says what was lost',
    async ({ lab }) => {
      const times = count(200, 10, 3);
      const seen = { good: 0, lost: 0 };
      const fresh = ({ where }: Bench) => roomkey(['token', '--fresh'], where);
      await onBenches(lab, {}, times, fresh, async (bench, durationMs) => {
        const caller = startRoomkey(['token', '--fresh'], bench.where);
        const worker = await workerOf(caller);
        await delay(Math.random() * durationMs * 0.6);
        const inTime = worker !== 0 && send(worker, 'SIGKILL');
        const { code, stdout, stderr } = await caller.ended;
        if (code === 0) {
          expect(await storedToken(bench)).toBe(liveToken(bench));
          expect(bench.server.secrets.at(-2)).toBe(stdout.trim());
          if (inTime) seen.good++;
          return inTime;
        }
        seen.lost++;
        expect({ code, named: stderr.includes('the last renewal was lost') }).toEqual({
          code: 6,
          named: true,
        });
        await giveGrant(bench.where, bench.server, bench.gate.url);
        return true;
      });
      tell(
        `${times} callers whose worker was killed: ${seen.good} got their token, ${seen.lost} heard of the loss`,
      );
    },
    PATIENCE_MS,
  );
});
