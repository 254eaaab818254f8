/**
 * A grant as it stands in its file, read back member by member, so that a file that was cut, edited or made by another
 * version is told apart from a good one.
 */

import type { Flow, Grant, User } from '../core/grant/grant.ts';
import type { Intent } from '../core/keeping.ts';
import { asMembers, type Members, num, str } from '../core/text/members.ts';
import { isPrintableAscii, type SafeText, safeText } from '../core/text/text.ts';
import { apiUrlFrom, type ProviderForm, providerForm, registrationFrom } from './provider-form.ts';

/** The version of the file's form; a newer one is not touched. */
export const KEPT_VERSION = 1;

/** A grant as it is written. A file without `flow` is of the time when there was one only. */
export type GrantForm = Omit<Grant, 'server' | 'client'> & { readonly provider: ProviderForm };

/** What is written: which machine it belongs to, and the grant, plain or sealed (base64). */
export type Kept = { readonly version: number; readonly box: string | null } & (
  | { readonly grant: GrantForm }
  | { readonly sealed: string }
);

/** What a file's text turned out to be; `why` says what is wrong with a damaged one. `box` names the machine it belongs to. */
export type Found =
  | { readonly kind: 'grant'; readonly box: string | null; readonly grant: Grant }
  | { readonly kind: 'sealed'; readonly box: string | null; readonly sealed: string }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'damaged'; readonly why: string };

/** A grant as it is written. */
export function grantForm({ server, client, ...rest }: Grant): GrantForm {
  return { provider: providerForm({ server, client }), ...rest };
}

/** An intent as it is written. */
export function intentForm(intent: Intent): Omit<Intent, 'base'> & { readonly base: GrantForm } {
  return { ...intent, base: grantForm(intent.base) };
}

/** Reads a file's text. */
export function fromKept(text: string): Found {
  const members = asJson(text);
  if (members === null) {
    return damaged(text.trim() === '' ? 'it is empty' : 'it is not JSON, or only a part of it');
  }
  const version = num(members, 'version');
  if (version !== null && version > KEPT_VERSION) return { kind: 'newer', version };
  if (version !== KEPT_VERSION)
    return damaged(`it was made by another version (${String(members['version'])})`);
  const box = str(members, 'box');
  const sealed = str(members, 'sealed');
  if (sealed !== null) return { kind: 'sealed', box, sealed };
  const grant = grantFrom(members['grant']);
  return typeof grant === 'string' ? damaged(grant) : { kind: 'grant', box, grant };
}

/** Reads a grant's own JSON, as it comes out of a seal; a string says what is wrong with it. */
export function grantFromText(text: string): Grant | string {
  return grantFrom(asJson(text));
}

/** Reads the intent at the head of a journal; null when it is none. */
export function intentFrom(text: string): Intent | null {
  const members = asJson(text);
  if (members === null) return null;
  const purpose = str(members, 'purpose');
  const at = instant(members, 'at');
  // Before an approval there are no tokens yet.
  const base = grantFrom(members['base'], purpose === 'pair');
  if ((purpose !== 'pair' && purpose !== 'refresh') || at === null || typeof base === 'string') return null;
  return { purpose, at, base };
}

function asJson(text: string): Members | null {
  try {
    return asMembers(JSON.parse(text));
  } catch {
    return null;
  }
}

function damaged(why: string): Found {
  return { kind: 'damaged', why };
}

function grantFrom(value: unknown, isComing = false): Grant | string {
  const grant = asMembers(value);
  if (grant === null) return 'it holds no grant';
  const registration = registrationFrom(asMembers(grant['provider']));
  if (typeof registration === 'string') return registration;
  const flow = flowFrom(grant['flow']);
  if (flow === null) return 'its flow is not known';
  const apiUrl = str(grant, 'apiUrl') === null ? null : apiUrlFrom(grant, registration.server);
  if (apiUrl === undefined) return 'its API address may not be used';
  const accessToken = str(grant, 'accessToken');
  const refreshToken = grant['refreshToken'] === null ? null : str(grant, 'refreshToken');
  const pairedAt = instant(grant, 'pairedAt');
  const refreshedAt = instant(grant, 'refreshedAt');
  const expiresAt = instant(grant, 'expiresAt');
  if (accessToken === null || (accessToken === '' && !isComing)) return 'its token is missing';
  // Nothing that could break a line or a header is a token, whoever wrote it down.
  if (!isPrintableAscii(accessToken)) return 'its token may not be used';
  if (refreshToken === null && grant['refreshToken'] !== null) return 'its refresh token is not whole';
  if (pairedAt === null || refreshedAt === null || expiresAt === null) return 'its times are missing';
  if (typeof grant['alive'] !== 'boolean') return 'it does not say whether it is alive';
  return {
    ...registration,
    flow,
    accessToken,
    refreshToken,
    scope: scopeFrom(grant['scope']),
    apiUrl,
    pairedAt,
    refreshedAt,
    expiresAt,
    ...(grant['isLifeAssumed'] === true ? { isLifeAssumed: true } : {}),
    received: receivedFrom(asMembers(grant['received'])),
    lostAt: instant(grant, 'lostAt'),
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

const FLOWS: readonly Flow[] = ['device', 'account', 'client', 'user'];

function flowFrom(value: unknown): Flow | null {
  return value === undefined ? 'device' : (FLOWS.find((flow) => flow === value) ?? null);
}

function receivedFrom(members: Members | null): Grant['received'] {
  const boot = members === null ? null : str(members, 'boot');
  const ticks = members === null ? null : num(members, 'ticks');
  return boot === null || ticks === null ? null : { boot, ticks };
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
