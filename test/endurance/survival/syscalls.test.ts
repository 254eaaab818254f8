/**
 * Every system call on the program's files, from request to exit, killed once and failed in three ways: the next start
 * repairs alone. Of pair, refresh (whoever asks and the worker), pairing again, and unpair.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import type { Simulator } from '../../../src/simulator/simulator.ts';
import { MARK } from '../../program/canary.ts';
import { it, type Lab, type Place, PROGRAM } from '../../program/roomkey.ts';
import { count, PATIENCE_MS } from '../../tiers.ts';
import {
  answers,
  configOf,
  type Ended,
  inLanes,
  isQuiet,
  noWorker,
  roomkey,
  start,
  stored,
  tell,
  type Victim,
} from './bench.ts';
import { giveGrant } from './grant.ts';
import { type Harm, noTracer, openTrace, type Point } from './tracer.ts';
import { startWorker } from './worker.ts';

type Scene = { readonly where: Place; readonly server: Simulator };

/** A command under test, and what is true after the next start, whatever was done to it. */
type Story = {
  readonly name: string;
  prepare(scene: Scene): Promise<unknown>;
  start(scene: Scene, before: readonly string[]): Promise<Victim>;
  /** Judges what the next start has made of it. */
  judge(scene: Scene, harm: Harm, point: Point, ended: Ended): Promise<void>;
  /** Of how many cases the long run has one; `npm test` has half as many. */
  readonly every: number;
};

const HARMS: readonly Harm[] = ['kill', 'EIO', 'ENOSPC', 'EROFS'];
/** What the contract knows; 1 is a fault of roomkey itself, and no disk may bring that out. */
const CODES: readonly (number | null)[] = [null, 0, 5, 6, 7, 75];
const LANES = 3;

/** A close that strace fails is not done, and a lock then never let go of; that of Linux always is. */
function harmsOf({ call, file }: Point): readonly Harm[] {
  return call === 'close' && /\.(lock|journal)$/.test(file) ? ['kill'] : HARMS;
}

const traced = (args: readonly string[]) => async (scene: Scene, before: readonly string[]) => {
  const [file = '', ...rest] = [...before, process.execPath, PROGRAM, ...args, ...pairWords(args, scene)];
  const victim = start([file, ...rest], scene.where.env);
  if (args[0] === 'pair') void victim.until(/"code"/).then(() => scene.server.approve());
  return victim;
};

function pairWords([command]: readonly string[], { server }: Scene): readonly string[] {
  return command === 'pair' ? ['--authority', server.url] : [];
}

/** Where the answer stands only in the memory of a process that is killed before it could write a byte of it. */
function isInFlight(harm: Harm, { call, file }: Point): boolean {
  return harm === 'kill' && call === 'pwrite64' && file.endsWith('.journal');
}

/** The stored refresh token, once the next start is over. */
async function afterNextStart({ where }: Scene): Promise<string | null> {
  const next = await roomkey(['token'], where);
  expect(next.stderr).not.toMatch(/\n\s+at /);
  expect(isQuiet(where)).toBe(true);
  const grant = await stored(where);
  expect(grant).not.toBe('torn');
  if (next.code === 0) expect(grant).toMatchObject({ accessToken: next.stdout.trim() });
  return grant === null || grant === 'torn' ? null : grant.refreshToken;
}

const tokenAnswers = ({ server }: Scene): number => answers(server, '/oauth/token', 'ok');

/** After a refresh the live token is stored, or it is said that its answer was lost. */
async function judgeRefresh(scene: Scene, harm: Harm, point: Point): Promise<void> {
  const token = await afterNextStart(scene);
  if (token === scene.server.secrets.at(-1)) return;
  expect({ lost: true, inFlight: isInFlight(harm, point) }).toEqual({ lost: true, inFlight: true });
  const told = await roomkey(['token', '--fresh'], scene.where);
  expect({ code: told.code, named: told.stderr.includes('the last renewal was lost') }).toEqual({
    code: 6,
    named: true,
  });
}

const STORIES: readonly Story[] = [
  {
    name: 'pair',
    prepare: async () => {},
    start: traced(['pair', '--json']),
    async judge(scene, harm, point, ended) {
      const token = await afterNextStart(scene);
      if (ended.code === 0) expect(token).not.toBe(null);
      if (tokenAnswers(scene) === 0) expect(token).toBe(null);
      else if (token !== scene.server.secrets.at(-1)) expect(isInFlight(harm, point)).toBe(true);
    },
    every: 131,
  },
  {
    name: 'a refresh, its caller',
    prepare: ({ where, server }) => giveGrant(where, server),
    start: traced(['token', '--fresh']),
    judge: judgeRefresh,
    every: 41,
  },
  {
    name: 'a refresh, its worker',
    prepare: ({ where, server }) => giveGrant(where, server),
    start: ({ where }, before) => startWorker(where, before),
    judge: judgeRefresh,
    every: 41,
  },
  {
    name: 'pairing again',
    prepare: ({ where, server }) => giveGrant(where, server),
    start: traced(['pair', '--force', '--json']),
    async judge(scene, harm, point, ended) {
      const token = await afterNextStart(scene);
      const isNew = token === scene.server.secrets.at(-1);
      if (ended.code === 0) expect(isNew).toBe(true);
      if (tokenAnswers(scene) === 1) expect(token).not.toBe(null);
      else if (!isNew) expect(isInFlight(harm, point)).toBe(true);
    },
    every: 131,
  },
  {
    name: 'unpair',
    prepare: ({ where, server }) => giveGrant(where, server),
    start: traced(['unpair']),
    async judge({ where }) {
      const next = await roomkey(['unpair'], where);
      expect([0, 6]).toContain(next.code);
      expect(await stored(where)).toBe(null);
      const left = readdirSync(configOf(where)).filter((name) =>
        readFileSync(join(configOf(where), name), 'latin1').includes(MARK),
      );
      expect(left).toEqual([]);
    },
    every: 25,
  },
];

async function openScene(lab: Lab, story: Story): Promise<Scene> {
  const scene = { where: lab.place(), server: await lab.simulator() };
  await story.prepare(scene);
  return scene;
}

/** The calls of a run that nobody harms. */
async function pointsOf(lab: Lab, story: Story): Promise<readonly Point[]> {
  const scene = await openScene(lab, story);
  const trace = openTrace(scene.where);
  const ended = await (await story.start(scene, trace.before)).ended;
  await noWorker(scene.where);
  expect(ended).toMatchObject({ code: 0 });
  const points = trace.points();
  trace.close();
  return points;
}

/** Harms one call; null where the run went another way and never came to it. */
async function harm(lab: Lab, story: Story, kind: Harm, point: Point): Promise<number | 'killed' | null> {
  const scene = await openScene(lab, story);
  const trace = openTrace(scene.where, kind, point);
  const ended = await (await story.start(scene, trace.before)).ended;
  await noWorker(scene.where);
  const hit = trace.harmed();
  trace.close();
  if (hit?.call !== point.call || hit.file !== point.file) return null;
  expect(CODES).toContain(ended.code);
  expect(ended.stderr).not.toMatch(/\n\s+at /);
  await story.judge(scene, kind, point, ended);
  return ended.code ?? 'killed';
}

const missing = noTracer();
if (missing !== null) tell(`system calls are skipped: ${missing}`);

describe.skipIf(missing !== null).each(STORIES)('$name', (story) => {
  it(
    'is repaired by the next start, whichever call is killed or fails',
    async ({ lab }) => {
      const points = await pointsOf(lab, story);
      expect(points.length).toBeGreaterThan(10);
      const all = points.flatMap((point) => harmsOf(point).map((kind) => ({ kind, point })));
      // Odd, so that each kind of harm has its turn.
      const every = count(1, story.every, 2 * story.every + 1);
      const chosen = all.filter((_, at) => at % every === Math.floor(every / 2));
      const seen = new Map<string, number>();
      const wrong: string[] = [];
      await inLanes(chosen, LANES, async ({ kind, point }) => {
        try {
          let result: number | 'killed' | null = null;
          for (let tries = 0; result === null && tries < 3; tries++)
            result = await harm(lab, story, kind, point);
          const key = result === null ? 'not reached' : result === 'killed' ? 'killed' : `exit ${result}`;
          seen.set(key, (seen.get(key) ?? 0) + 1);
        } catch (error) {
          wrong.push(`${kind} at ${point.call} ${point.nth} of "${point.file}": ${(error as Error).message}`);
        }
      });
      const ends = [...seen].sort().map(([key, number]) => `${number} × ${key}`);
      tell(
        `${story.name}: ${points.length} calls on its files, ${chosen.length} of ${all.length} cases run, ${wrong.length} not repaired (${ends.join(', ')})`,
      );
      expect(wrong).toEqual([]);
    },
    PATIENCE_MS,
  );
});
