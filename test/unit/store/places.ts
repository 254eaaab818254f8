/** What the box's tests share: folders that are removed, a grant to keep, and what this machine lets a test do. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Grant } from '../../../src/core/grant/grant.ts';
import type { Holds, Keeping, Purpose } from '../../../src/core/keeping.ts';
import { safeText } from '../../../src/core/text/text.ts';
import { isTrouble, saysOf } from '../../../src/core/trouble/trouble.ts';
import { type FileOptions, openFiles } from '../../../src/store/file.ts';
import { grantForm, KEPT_VERSION } from '../../../src/store/form.ts';
import type { JournalOptions } from '../../../src/store/journal.ts';
import { openKeeping } from '../../../src/store/open.ts';
import { noSeal, type Seal } from '../../../src/store/seal.ts';

/** A folder for one test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'roomkey-box-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The files in `folder` without a seal, on a machine without a name, to be written by whoever comes. */
export function filesIn(folder: string, more: Partial<FileOptions> = {}) {
  const files = openFiles({ folder, seal: noSeal, box: null, now: () => 1234, ...more });
  return {
    ...files,
    save: async (account: string, grant: Grant) => (await files.loadSave())(account, grant),
  };
}

/** What is kept in `folder`, likewise. */
export function keepingIn(folder: string, more: Partial<FileOptions> = {}): Keeping {
  return openKeeping({ folder, seal: noSeal, box: null, now: () => 1234, ...more });
}

/** The account `default`, held at once; released with the test at the latest. */
export async function holdIn<For extends Purpose>(folder: string, purpose: For): Promise<Holds[For]> {
  const held = await keepingIn(folder).hold('default', purpose, 0);
  if (isTrouble(held)) throw new Error(saysOf(held));
  onTestFinished(() => held.release());
  return held;
}

/** The wall clock of the journals: what the next answer is dated. */
export const wall = { now: 1 };

/** How a test's journals are written, on a machine without a name. */
export function journaling(seal: Seal = noSeal, box: string | null = null): JournalOptions {
  return { seal, box, now: () => wall.now };
}

/** The text of a grant's file. */
export function fileText(grant: Grant, box: string | null = null): string {
  return JSON.stringify({ version: KEPT_VERSION, box, grant: grantForm(grant) });
}

/** A grant with every member filled. */
export function sampleGrant(more: Partial<Grant> = {}): Grant {
  return {
    server: {
      kind: 'zoom',
      issuer: 'https://zoom.example',
      deviceEndpoint: 'https://zoom.example/oauth/devicecode',
      authorizationEndpoint: 'https://zoom.example/oauth/authorize',
      tokenEndpoint: 'https://zoom.example/oauth/token',
      revocationEndpoint: 'https://zoom.example/oauth/revoke',
      userEndpoint: null,
      apiUrl: 'https://api.zoom.example',
      simulated: false,
    },
    client: { clientId: 'room', clientAuth: 'client_secret_basic' },
    flow: 'device',
    accessToken: 'CANARY-access',
    refreshToken: 'CANARY-refresh',
    scope: [safeText('user:read')],
    apiUrl: 'https://api.zoom.example',
    pairedAt: 1_700_000_000_000,
    refreshedAt: 1_700_000_001_000,
    expiresAt: 1_700_003_601_000,
    received: { boot: 'boot-1', ticks: 5_000 },
    lostAt: null,
    user: { id: safeText('u1'), email: safeText('room@example.com'), displayName: safeText('Room 1') },
    profile: 'kiosk',
    alive: true,
    ...more,
  };
}

/** Mounts an empty tmpfs at `folder` for the rest of the test. */
export function mountTmpfs(folder: string, size: string): void {
  mustRun('mount', '-t', 'tmpfs', '-o', `size=${size},mode=0700`, 'tmpfs', folder);
  onTestFinished(() => mustRun('umount', folder));
}

/** Makes what is mounted at `folder` read-only for the rest of the test. */
export function makeReadOnly(folder: string): void {
  mustRun('mount', '-o', 'remount,ro', folder);
}

/** Reports whether a tmpfs can be mounted here; where not, says so. */
export function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'roomkey-mount-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0;
  if (mounted) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
  return mounted || skip('what needs a file system of its own: a tmpfs cannot be mounted here (needs root)');
}

/** Reports whether files can be given to other users here; where not, says so. */
export function isRoot(): boolean {
  return process.getuid?.() === 0 || skip('what belongs to other users: only root can give files away');
}

/** Reports whether the `flock` program is there; where not, says so. */
export function hasFlock(): boolean {
  return (
    spawnSync('flock', ['--version']).error === undefined || skip('the flock lock: there is no flock here')
  );
}

/** Reports whether processes can be looked up in /proc; where not, says so. */
export function hasProc(): boolean {
  return process.platform === 'linux' || skip('recycled process ids: there is no /proc here');
}

function skip(what: string): false {
  console.log(`skipped: ${what}`);
  return false;
}

function mustRun(program: string, ...args: readonly string[]): void {
  const done = spawnSync(program, args, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${done.stderr}`);
}
