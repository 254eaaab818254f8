/**
 * The app's client id and secret, and the proxy's login, from the environment, from files named there, or from systemd's
 * credentials folder. It must not keep them, and never shows their values.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isTrouble, type Trouble, trouble } from '../core/trouble/trouble.ts';

/** A client's credentials; `clientSecret` is null for a public client. */
export type Credentials = {
  readonly clientId: string | null;
  readonly clientSecret: string | null;
  /** The variable or the file that each was found in. */
  readonly from: { readonly clientId: string | null; readonly clientSecret: string | null };
};

/** Environment variables. */
export type Env = Readonly<Record<string, string | undefined>>;

/** The names of the environment variables that hold secrets and must not reach a child process. */
export const SECRET_VARIABLES = ['ROOMKEY_CLIENT_SECRET', 'ZOOM_CLIENT_SECRET'] as const;

/**
 * Finds the credentials. `ROOMKEY_…` wins over `ZOOM_…`, and the latter is for Zoom alone: Zoom's secret is not sent to
 * another issuer. For each, the value itself wins over its `…_FILE`; systemd's `client-id` and `client-secret` come last.
 */
export function findCredentials(env: Env, kind: 'zoom' | 'issuer'): Credentials | Trouble {
  const prefixes = kind === 'zoom' ? ['ROOMKEY', 'ZOOM'] : ['ROOMKEY'];
  const id = findOne(env, prefixes, 'CLIENT_ID', 'client-id');
  if (isTrouble(id)) return id;
  const secret = findOne(env, prefixes, 'CLIENT_SECRET', 'client-secret');
  if (isTrouble(secret)) return secret;
  return {
    clientId: id.value,
    clientSecret: secret.value,
    from: { clientId: id.from, clientSecret: secret.from },
  };
}

/** `NAME:PASSWORD` for the proxy, from `ROOMKEY_PROXY_LOGIN_FILE` or systemd's `proxy-login`; null where there is none. */
export function findProxyLogin(env: Env): string | Trouble | null {
  const file = env['ROOMKEY_PROXY_LOGIN_FILE'];
  const folder = env['CREDENTIALS_DIRECTORY'];
  if (!file) return folder ? readCredential(join(folder, 'proxy-login')) : null;
  const login = readCredential(file);
  return login?.includes(':') ? login : trouble('bad_credentials_file', `ROOMKEY_PROXY_LOGIN_FILE=${file}`);
}

/** `from` names the variable or the file. */
type Sourced = { readonly value: string | null; readonly from: string | null };

function findOne(env: Env, prefixes: readonly string[], name: string, systemd: string): Sourced | Trouble {
  for (const prefix of prefixes) {
    const value = env[`${prefix}_${name}`]?.trim();
    if (value) return { value, from: `${prefix}_${name}` };
    const variable = `${prefix}_${name}_FILE`;
    const file = env[variable];
    if (!file) continue;
    const inFile = readCredential(file);
    return inFile === null
      ? trouble('bad_credentials_file', `${variable}=${file}`)
      : { value: inFile, from: `${variable}=${file}` };
  }
  const folder = env['CREDENTIALS_DIRECTORY'];
  const given = folder ? readCredential(join(folder, systemd)) : null;
  return { value: given, from: given === null ? null : `systemd's credential ${systemd}` };
}

function readCredential(file: string): string | null {
  try {
    const value = readFileSync(file, 'utf8').trim();
    return value === '' || value.length > 4096 || value.includes('\n') ? null : value;
  } catch {
    return null;
  }
}
