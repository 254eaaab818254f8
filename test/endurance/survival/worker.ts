/** The renewal worker started by hand, with the order that a caller would give it. */

import { fileURLToPath } from 'node:url';
import { type Place, PROGRAM } from '../../program/roomkey.ts';
import { start, stored, type Victim } from './bench.ts';

const PROFILES = fileURLToPath(new URL('../../../device-profiles/', import.meta.url));

/** The order to refresh the stored grant whatever is left of it. */
export async function orderFor(where: Place): Promise<string> {
  const grant = await stored(where);
  const seen = grant === null || grant === 'torn' ? '' : grant.accessToken;
  return JSON.stringify({
    start: {
      asked: { command: 'token', words: [], options: { fresh: true } },
      env: where.env,
      platform: process.platform,
      onTerminal: false,
      profilesFolder: PROFILES,
      version: '0',
    },
    job: { account: 'default', minTtlS: 300, fresh: true, seen },
  });
}

/** Starts a worker; `before` is put in front of the command line, as a tracer is. */
export async function startWorker(where: Place, before: readonly string[] = []): Promise<Victim> {
  const [file = '', ...rest] = [...before, process.execPath, PROGRAM, 'renew-worker'];
  const { ZOOM_CLIENT_ID: _, ZOOM_CLIENT_SECRET: __, ...env } = where.env;
  return start([file, ...rest], env, await orderFor(where));
}
