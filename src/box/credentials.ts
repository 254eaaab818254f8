/**
 * The app's client id and secret, and the proxy's login, from the environment, from files named there, or from systemd's credentials folder.
 * It must not keep them, and never says their value.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Trouble, trouble } from '../core/trouble.ts';

/** A client's credentials; `clientSecret` is null for a public client. */
export type Credentials = { readonly clientId: string | null; readonly clientSecret: string | null };

type Env = Readonly<Record<string, string | undefined>>;

/** The names of the environment variables that hold secrets and must not reach a child process. */
export const SECRET_VARIABLES = ['ROOMKEY_CLIENT_SECRET', 'ZOOM_CLIENT_SECRET'] as const;

/**
 * Finds the credentials. `ROOMKEY_…` wins over `ZOOM_…`, and the latter is for Zoom alone: Zoom's secret is not sent to
 * another issuer. For each, the value itself wins over its `…_FILE`; systemd's `client-id` and `client-secret` come last.
 */
export function findCredentials(env: Env, kind: 'zoom' | 'issuer'): Credentials | Trouble {
  const prefixes = kind === 'zoom' ? ['ROOMKEY', 'ZOOM'] : ['ROOMKEY'];
  const clientId = find(env, prefixes, 'CLIENT_ID', 'client-id');
  if (typeof clientId === 'object' && clientId !== null) return clientId;
  const clientSecret = find(env, prefixes, 'CLIENT_SECRET', 'client-secret');
  if (typeof clientSecret === 'object' && clientSecret !== null) return clientSecret;
  return { clientId, clientSecret };
}

/** `NAME:PASSWORD` for the proxy, from `ROOMKEY_PROXY_LOGIN_FILE` or systemd's `proxy-login`; null where there is none. */
export function findProxyLogin(env: Env): string | Trouble | null {
  const file = env['ROOMKEY_PROXY_LOGIN_FILE'];
  const folder = env['CREDENTIALS_DIRECTORY'];
  if (!file) return folder ? readCredential(join(folder, 'proxy-login')) : null;
  const login = readCredential(file);
  return login?.includes(':') ? login : trouble('bad_credentials_file', `ROOMKEY_PROXY_LOGIN_FILE=${file}`);
}

function find(env: Env, prefixes: readonly string[], name: string, systemd: string): string | Trouble | null {
  for (const prefix of prefixes) {
    const value = env[`${prefix}_${name}`]?.trim();
    if (value) return value;
    const variable = `${prefix}_${name}_FILE`;
    const file = env[variable];
    if (file) return readCredential(file) ?? trouble('bad_credentials_file', `${variable}=${file}`);
  }
  const folder = env['CREDENTIALS_DIRECTORY'];
  return folder ? readCredential(join(folder, systemd)) : null;
}

function readCredential(file: string): string | null {
  try {
    const value = readFileSync(file, 'utf8').trim();
    return value === '' || value.length > 4096 || value.includes('\n') ? null : value;
  } catch {
    return null;
  }
}
