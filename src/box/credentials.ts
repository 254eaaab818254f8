/**
 * The app's client id and secret, and the proxy's login, from the environment, from files named there, or from systemd's
 * credentials folder. It must not keep them, and never shows their values.
 */

import { join } from 'node:path';
import { isQuoted, oddCharacterIn, trimmed } from '../core/text/credential.ts';
import { isTrouble, type Trouble, trouble } from '../core/trouble/trouble.ts';
import { isRefusal, readTrusted, refusalTrouble } from './trusted-file.ts';

/** A client's credentials; `clientSecret` is null for a public client. */
export type Credentials = {
  readonly clientId: string | null;
  readonly clientSecret: string | null;
  /** The variable or the file that each was found in. */
  readonly from: { readonly clientId: string | null; readonly clientSecret: string | null };
  /** Of these, the ones with quotation marks around the value, which hardly belong there. */
  readonly quoted: readonly string[];
};

/** Environment variables. */
export type Env = Readonly<Record<string, string | undefined>>;

/** The names of the environment variables that hold secrets and must not reach a child process. */
export const SECRET_VARIABLES = ['ROOMKEY_CLIENT_SECRET', 'ZOOM_CLIENT_SECRET'] as const;

const LONGEST = 4096;

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
    clientId: id?.value ?? null,
    clientSecret: secret?.value ?? null,
    from: { clientId: id?.from ?? null, clientSecret: secret?.from ?? null },
    quoted: [id, secret].flatMap((each) => (each !== null && isQuoted(each.value) ? [each.from] : [])),
  };
}

/** `NAME:PASSWORD` for the proxy, from `ROOMKEY_PROXY_LOGIN_FILE` or systemd's `proxy-login`; null where there is none. */
export function findProxyLogin(env: Env): string | Trouble | null {
  const file = env['ROOMKEY_PROXY_LOGIN_FILE'];
  const login = file
    ? ofFile(file, `ROOMKEY_PROXY_LOGIN_FILE=${file}`)
    : ofSystemd(env['CREDENTIALS_DIRECTORY'], 'proxy-login');
  if (login === null || isTrouble(login)) return login;
  return login.value.includes(':')
    ? login.value
    : trouble('bad_credentials_file', `${login.from}: it is not NAME:PASSWORD`);
}

/** `from` names the variable or the file. */
type Sourced = { readonly value: string; readonly from: string };

function findOne(
  env: Env,
  prefixes: readonly string[],
  name: string,
  systemd: string,
): Sourced | Trouble | null {
  for (const prefix of prefixes) {
    const from = `${prefix}_${name}`;
    const value = trimmed(env[from] ?? '');
    if (value !== '') {
      const odd = oddCharacterIn(value);
      return odd === null ? { value, from } : trouble('bad_credential', `${from} holds ${odd}`);
    }
    const file = env[`${from}_FILE`];
    if (file) return ofFile(file, `${from}_FILE=${file}`);
  }
  return ofSystemd(env['CREDENTIALS_DIRECTORY'], systemd);
}

/** A file that was named has to be there. */
function ofFile(file: string, from: string): Sourced | Trouble {
  return read(file, from) ?? trouble('bad_credentials_file', `${from}: ENOENT`);
}

function ofSystemd(folder: string | undefined, name: string): Sourced | Trouble | null {
  return folder ? read(join(folder, name), `systemd's credential ${name}`) : null;
}

/** Null where there is no such file. One that is there and of no use is not taken for none: that would be another client. */
function read(file: string, from: string): Sourced | Trouble | null {
  const bytes = readTrusted(file, 4 * LONGEST);
  if (isRefusal(bytes))
    return bytes.reason === 'missing' ? null : refusalTrouble(bytes, 'bad_credentials_file', from);
  const value = trimmed(bytes.toString('utf8'));
  const wrong = value === '' ? 'it is empty' : value.length > LONGEST ? 'it is too long' : null;
  if (wrong !== null) return trouble('bad_credentials_file', `${from}: ${wrong}`);
  const odd = oddCharacterIn(value);
  return odd === null ? { value, from } : trouble('bad_credentials_file', `${from}: it holds ${odd}`);
}
