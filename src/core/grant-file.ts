/**
 * A grant as it stands in its file: written by `toKept`, read back by `fromKept`, member by member, so that a file
 * that was cut, edited or made by another version is told apart from a good one.
 */

import { asMembers, type Members, num, str } from './members.ts';
import type { User } from './pairing.ts';
import { type SafeText, safeText } from './text.ts';
import type { ClientAuth, Grant, Provider } from './token.ts';

/** The version of the file's form; a newer one is not touched. */
export const KEPT_VERSION = 1;

/** What is written: plain JSON values. */
export type Kept = { readonly version: number; readonly grant: Grant };

/** A grant in the form of its file. */
export function toKept(grant: Grant): Kept {
  return { version: KEPT_VERSION, grant };
}

/** Reads a file's text; a string says what is wrong with it. */
export function fromKept(text: string): Grant | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text.trim() === '' ? 'it is empty' : 'it is not JSON, or only a part of it';
  }
  const members = asMembers(value);
  const grant = members === null ? null : asMembers(members['grant']);
  if (members === null || grant === null) return 'it holds no grant';
  if (members['version'] !== KEPT_VERSION)
    return `it was made by another version (${String(members['version'])})`;
  return grantFrom(grant);
}

function grantFrom(grant: Members): Grant | string {
  const provider = providerFrom(asMembers(grant['provider']));
  if (provider === null) return 'its provider is not whole';
  const accessToken = str(grant, 'accessToken');
  const refreshToken = grant['refreshToken'] === null ? null : str(grant, 'refreshToken');
  const pairedAt = instant(grant, 'pairedAt');
  const refreshedAt = instant(grant, 'refreshedAt');
  const expiresAt = instant(grant, 'expiresAt');
  if (accessToken === null || accessToken === '') return 'its token is missing';
  if (refreshToken === null && grant['refreshToken'] !== null) return 'its refresh token is not whole';
  if (pairedAt === null || refreshedAt === null || expiresAt === null) return 'its times are missing';
  if (typeof grant['alive'] !== 'boolean') return 'it does not say whether it is alive';
  return {
    provider,
    accessToken,
    refreshToken,
    scope: scopeFrom(grant['scope']),
    apiUrl: str(grant, 'apiUrl'),
    pairedAt,
    refreshedAt,
    expiresAt,
    user: userFrom(asMembers(grant['user'])),
    profile: str(grant, 'profile') ?? '',
    alive: grant['alive'],
  };
}

/** Epoch milliseconds that a calendar can show. */
function instant(members: Members, name: string): number | null {
  const ms = num(members, name);
  return ms !== null && Math.abs(ms) <= 8.64e15 ? ms : null;
}

const AUTHS: readonly string[] = ['client_secret_basic', 'client_secret_post', 'none'] satisfies ClientAuth[];

function providerFrom(members: Members | null): Provider | null {
  if (members === null) return null;
  const kind = str(members, 'kind');
  const issuer = str(members, 'issuer');
  const clientId = str(members, 'clientId');
  const clientAuth = str(members, 'clientAuth');
  const deviceEndpoint = str(members, 'deviceEndpoint');
  const tokenEndpoint = str(members, 'tokenEndpoint');
  if (kind !== 'zoom' && kind !== 'issuer') return null;
  if (issuer === null || clientId === null || deviceEndpoint === null || tokenEndpoint === null) return null;
  if (clientAuth === null || !AUTHS.includes(clientAuth)) return null;
  return {
    kind,
    issuer,
    clientId,
    clientAuth: clientAuth as ClientAuth,
    deviceEndpoint,
    tokenEndpoint,
    revocationEndpoint: str(members, 'revocationEndpoint'),
    userEndpoint: str(members, 'userEndpoint'),
    apiUrl: str(members, 'apiUrl'),
    simulated: members['simulated'] === true,
  };
}

function userFrom(members: Members | null): User | null {
  if (members === null) return null;
  const shown = (name: string): SafeText | null => {
    const text = str(members, name);
    return text === null ? null : safeText(text, 200);
  };
  return { id: shown('id'), email: shown('email'), displayName: shown('displayName') };
}

function scopeFrom(value: unknown): readonly SafeText[] {
  if (!Array.isArray(value)) return [];
  return value.filter((word): word is string => typeof word === 'string').map((word) => safeText(word, 200));
}
