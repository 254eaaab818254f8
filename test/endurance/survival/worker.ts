/** The renewal worker started by hand, with the order that a caller would give it. */

import { fileURLToPath } from 'node:url';
import { findProfile } from '../../../src/box/profiles.ts';
import { settle } from '../../../src/cli/start/settle.ts';
import { isTrouble, saysOf } from '../../../src/core/trouble/trouble.ts';
import { baseOf } from '../../../src/wiring/settings.ts';
import { type Place, PROGRAM } from '../../program/roomkey.ts';
import { start, stored, type Victim } from './bench.ts';

const PROFILES = fileURLToPath(new URL('../../../device-profiles/', import.meta.url));

/** The order to refresh the stored grant whatever is left of it. */
export async function orderFor(where: Place): Promise<string> {
  const grant = await stored(where);
  const seen = grant === null || grant === 'torn' ? '' : grant.accessToken;
  const profile = findProfile(PROFILES, 'meeting-sdk');
  if (isTrouble(profile)) throw new Error(saysOf(profile));
  const settings = settle({ command: 'token', words: [], options: {} }, where.env, profile, {
    platform: process.platform,
    hostname: 'bench',
    home: where.env['HOME'] ?? '/',
    onTerminal: false,
    version: '0',
  });
  if (isTrouble(settings)) throw new Error(saysOf(settings));
  const job = { account: 'default', minTtlS: 300, fresh: true, seen };
  return JSON.stringify({ settings: baseOf(settings), job });
}

/** Starts a worker; `before` is put in front of the command line, as a tracer is. */
export async function startWorker(where: Place, before: readonly string[] = []): Promise<Victim> {
  const [file = '', ...rest] = [...before, process.execPath, PROGRAM, 'renew-worker'];
  const { ZOOM_CLIENT_ID: _, ZOOM_CLIENT_SECRET: __, ...env } = where.env;
  return start([file, ...rest], env, await orderFor(where));
}
