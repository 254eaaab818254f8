/**
 * Disks that are full, read-only or forget: real ones, mounted for the test. No token is lost, the exit code is the
 * contract's, and what can be known beforehand is said before a code is shown.
 */

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import type { Simulator } from '../../../src/simulator/simulator.ts';
import { it, type Lab, type Place } from '../../program/roomkey.ts';
import { count, PATIENCE_MS } from '../../tiers.ts';
import { answers, configOf, isQuiet, noWorker, roomkey, startRoomkey, stored, tell } from './bench.ts';
import { type Gate, openGate } from './gate.ts';
import { giveGrant } from './grant.ts';

/** Why nothing can be mounted here; null where it can. */
function cannotMount(): string | null {
  if (process.platform !== 'linux') return 'not Linux';
  if (process.getuid?.() !== 0) return 'only root mounts';
  const folder = mkdtempSync(join(tmpdir(), 'roomkey-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', folder], { stdio: 'pipe' });
    execFileSync('umount', [folder]);
    return null;
  } catch {
    return 'mounting is not allowed here';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const missing = cannotMount();
if (missing !== null) tell(`disks are skipped: ${missing}`);

type Scene = {
  readonly where: Place;
  readonly server: Simulator;
  readonly gate: Gate;
  readonly disk: string;
};

/** Runs `work` in a place whose folder is on a disk of its own, of 1 MB. */
async function onDisk(lab: Lab, work: (scene: Scene) => Promise<void>, kind: 'tmpfs' | 'overlay' = 'tmpfs') {
  const server = await lab.simulator();
  const gate = await openGate(server, 4);
  const root = mkdtempSync(join(tmpdir(), 'roomkey-disk-'));
  const below = join(root, 'below');
  const disk = join(root, 'disk');
  for (const folder of [below, disk]) mkdirSync(folder);
  const mounted = kind === 'tmpfs' ? disk : below;
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', mounted]);
  if (kind === 'overlay') {
    for (const name of ['lower', 'upper', 'work']) mkdirSync(join(below, name));
    const layers = ['lower', 'upper', 'work'].map((name) => `${name}dir=${join(below, name)}`).join(',');
    execFileSync('mount', ['-t', 'overlay', 'none', '-o', layers, disk]);
  }
  const where = lab.place({ ROOMKEY_CONFIG_DIR: join(disk, 'config') });
  try {
    await work({ where, server, gate, disk });
  } finally {
    await noWorker(where);
    for (const folder of kind === 'overlay' ? [disk, below] : [disk]) execFileSync('umount', ['-l', folder]);
    rmSync(root, { recursive: true, force: true });
    await gate.close();
  }
}

/** Takes the last free byte. */
function fill(disk: string): void {
  const piece = Buffer.alloc(4096, 1);
  try {
    for (let left = statfsSync(disk).bfree; left >= 0; left--)
      writeFileSync(join(disk, 'filler'), piece, { flag: 'a' });
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
  }
}

const free = (disk: string): void => rmSync(join(disk, 'filler'), { force: true });

/** Whether the disk could be made so: one with a file open for writing refuses to become read-only. */
function remount(disk: string, how: 'ro' | 'rw'): boolean {
  try {
    execFileSync('mount', ['-o', `remount,${how}`, disk], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

const pairWords = ({ server }: Scene): string[] => ['pair', '--json', '--authority', server.url];
const liveToken = ({ server }: Scene): string | undefined => server.secrets.at(-1);

async function storedToken({ where }: Scene): Promise<string | null> {
  const grant = await stored(where);
  expect(grant).not.toBe('torn');
  return grant === null || grant === 'torn' ? null : grant.refreshToken;
}

/** The next start, with the disk as it should be: everything is as it was meant to be. */
async function repaired(scene: Scene): Promise<void> {
  expect((await roomkey(['token'], scene.where)).code).toBe(0);
  expect(await storedToken(scene)).toBe(liveToken(scene));
  expect(isQuiet(scene.where)).toBe(true);
}

const asked = ({ server }: Scene): number =>
  server.requests.filter(({ path }) => path === '/oauth/token').length;

describe.skipIf(missing !== null).concurrent('a disk', () => {
  it('that is full is told before a code is shown', ({ lab }) =>
    onDisk(lab, async (scene) => {
      fill(scene.disk);
      const pairing = await roomkey(pairWords(scene), scene.where);
      expect(pairing.code).toBe(7);
      expect(pairing.stdout).not.toContain('"code","at"');
      expect(pairing.stdout + pairing.stderr).toContain('no space is left');
      expect(scene.server.requests).toEqual([]);
    }));

  it('that fills up while a code is on show still takes the token', ({ lab }) =>
    onDisk(lab, async (scene) => {
      const pairing = startRoomkey(pairWords(scene), scene.where);
      await pairing.until(/"user_code"/);
      fill(scene.disk);
      scene.server.approve();
      expect((await pairing.ended).code).toBe(0);
      expect(await storedToken(scene)).toBe(liveToken(scene));
      free(scene.disk);
      await repaired(scene);
    }));

  it('that is full keeps a refresh from being asked for, and a living token from nobody', ({ lab }) =>
    onDisk(lab, async (scene) => {
      await giveGrant(scene.where, scene.server, scene.gate.url);
      rmSync(join(configOf(scene.where), 'default.json.room'));
      fill(scene.disk);
      const before = asked(scene);
      expect((await roomkey(['token', '--fresh'], scene.where)).code).toBe(7);
      expect((await roomkey(['token'], scene.where)).code).toBe(0);
      expect((await roomkey(['status'], scene.where)).code).toBe(0);
      expect(asked(scene)).toBe(before);
      free(scene.disk);
      expect((await roomkey(['token', '--fresh'], scene.where)).code).toBe(0);
      await repaired(scene);
    }));

  it('that was made read-only is told before a code is shown and before a refresh is asked for', ({ lab }) =>
    onDisk(lab, async (scene) => {
      expect(remount(scene.disk, 'ro')).toBe(true);
      const pairing = await roomkey(pairWords(scene), scene.where);
      expect({ code: pairing.code, requests: scene.server.requests }).toEqual({ code: 7, requests: [] });
      remount(scene.disk, 'rw');
      await giveGrant(scene.where, scene.server, scene.gate.url);
      expect(remount(scene.disk, 'ro')).toBe(true);
      const before = asked(scene);
      expect((await roomkey(['token', '--fresh'], scene.where)).code).toBe(7);
      expect((await roomkey(['token'], scene.where)).code).toBe(0);
      expect((await roomkey(['unpair', '--local'], scene.where)).code).toBe(7);
      expect(asked(scene)).toBe(before);
      remount(scene.disk, 'rw');
      await repaired(scene);
    }));

  it('that forgets at a reboot is warned about, and used', async ({ lab }) => {
    for (const [kind, word] of [
      ['tmpfs', 'kept in memory'],
      ['overlay', 'overlay file system'],
    ] as const) {
      await onDisk(
        lab,
        async (scene) => {
          const pairing = startRoomkey(pairWords(scene), scene.where);
          await pairing.until(/"user_code"/);
          scene.server.approve();
          const { code, stderr } = await pairing.ended;
          expect({ code, told: stderr.includes(word) }).toEqual({ code: 0, told: true });
          await repaired(scene);
        },
        kind,
      );
    }
  });
});

const FAULTS = [
  { name: 'full', fail: fill, mend: free },
  {
    name: 'read-only',
    fail: (disk: string) => void remount(disk, 'ro'),
    mend: (disk: string) => void remount(disk, 'rw'),
  },
];

describe.skipIf(missing !== null).each(FAULTS)('a disk that becomes $name', ({ name, fail, mend }) => {
  it(
    'at a random moment of a refresh loses no token',
    async ({ lab }) => {
      const times = count(200, 10, 3);
      const seen = new Map<number | null, number>();
      await onDisk(lab, async (scene) => {
        await giveGrant(scene.where, scene.server, scene.gate.url);
        const started = performance.now();
        await roomkey(['token', '--fresh'], scene.where);
        const usual = performance.now() - started;
        for (let n = 0; n < times; n++) {
          const caller = startRoomkey(['token', '--fresh'], scene.where);
          await delay(Math.random() * usual);
          fail(scene.disk);
          const { code, stdout, stderr } = await caller.ended;
          await noWorker(scene.where);
          expect([0, 7]).toContain(code);
          expect(stderr).not.toMatch(/\n\s+at /);
          if (code === 0) expect(scene.server.secrets.at(-2)).toBe(stdout.trim());
          seen.set(code, (seen.get(code) ?? 0) + 1);
          mend(scene.disk);
          await repaired(scene);
        }
        expect(answers(scene.server, '/oauth/token', 'invalid_grant')).toBe(0);
      });
      const ends = [...seen].map(([code, number]) => `${number} × exit ${code}`);
      tell(`a disk ${name} at ${times} random moments of a refresh: 0 lost (${ends.join(', ')})`);
    },
    PATIENCE_MS,
  );
});
