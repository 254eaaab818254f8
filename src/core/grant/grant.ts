/**
 * Tokens and grants: what a provider gave this box, and how long it is good for.
 *
 * A `Token` is one answer of the token endpoint; a `Grant` is what is kept of a pairing. Times in a grant are epoch
 * milliseconds of this box's wall clock. This file must not know where a grant is kept.
 */

import type { SafeText } from '../text/text.ts';
import type { Registration } from './provider.ts';

/** A checked answer of the token endpoint (RFC 6749 §5.1). `null` where the server left a member out. */
export type Token = {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  /** Seconds; an hour is assumed where the server says nothing. */
  readonly expiresInS: number;
  readonly scope: readonly SafeText[] | null;
  readonly apiUrl: string | null;
};

/** The person behind a grant, as the provider tells it; each field may be missing. */
export type User = {
  readonly id: SafeText | null;
  readonly email: SafeText | null;
  readonly displayName: SafeText | null;
};

/**
 * How a grant is obtained: by a code on another device (RFC 8628), by Zoom's account credentials, by the client's own
 * credentials (RFC 6749 §4.4), or in a browser on this machine (RFC 6749 §4.1).
 */
export type Flow = 'device' | 'account' | 'client' | 'user';

/** Reports whether the grants of a flow live on by a refresh token; the others have none, and are asked for anew. */
export function isRefreshed(flow: Flow): boolean {
  return flow === 'device' || flow === 'user';
}

/** A pairing as it is kept. */
export type Grant = Registration & {
  readonly flow: Flow;
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly scope: readonly SafeText[];
  readonly apiUrl: string | null;
  readonly pairedAt: number;
  readonly refreshedAt: number;
  readonly expiresAt: number;
  /** When it was received on the boot clock, so that a wrong or jumping wall clock throws no token away. */
  readonly received: { readonly boot: string; readonly ticks: number } | null;
  /** When the answer to a refresh was lost (epoch milliseconds); the stored refresh token may be spent. */
  readonly lostAt: number | null;
  readonly user: User | null;
  readonly profile: string;
  /** False once the provider said, for this very refresh token, that the grant is over. */
  readonly alive: boolean;
};

/** The clocks of the box at one moment. */
export type Clocks = { readonly now: number; readonly ticks: number; readonly boot: string | null };

/** A grant before its tokens have come. */
export function emptyGrant(
  { server, client }: Registration,
  flow: Flow,
  asked: readonly SafeText[],
  profile: string,
  now: number,
): Grant {
  return {
    server,
    client,
    flow,
    accessToken: '',
    refreshToken: null,
    scope: asked,
    apiUrl: server.apiUrl,
    pairedAt: now,
    refreshedAt: now,
    expiresAt: now,
    received: null,
    lostAt: null,
    user: null,
    profile,
    alive: true,
  };
}

/**
 * A grant with the tokens of an answer, in one value. An answer without a refresh token keeps the old one
 * (RFC 6749 §6).
 */
export function renewed(grant: Grant, token: Token, { now, ticks, boot }: Clocks): Grant {
  return {
    ...grant,
    accessToken: token.accessToken,
    refreshToken: token.refreshToken ?? grant.refreshToken,
    scope: token.scope ?? grant.scope,
    apiUrl: token.apiUrl ?? grant.apiUrl,
    refreshedAt: now,
    expiresAt: now + token.expiresInS * 1000,
    received: boot === null ? null : { boot, ticks },
    lostAt: null,
    alive: true,
  };
}

/** A box that was off for longer is rarer than a clock that is years ahead. */
const LONGEST_OFF_MS = 400 * 86_400_000;

/**
 * Whole seconds the access token is still good for, counted on the boot clock since it came. After a reboot the wall
 * clock must do; null when that stands before the moment the token came, or a year and more behind it, because then
 * nobody knows.
 */
export function secondsLeft(grant: Grant, { now, ticks, boot }: Clocks): number | null {
  const { received } = grant;
  const left = (ms: number): number => Math.max(0, Math.floor(ms / 1000));
  if (received !== null && received.boot === boot && ticks >= received.ticks) {
    return left(grant.expiresAt - grant.refreshedAt - (ticks - received.ticks));
  }
  const since = now - grant.refreshedAt;
  return since < -60_000 || since > LONGEST_OFF_MS ? null : left(grant.expiresAt - now);
}

/** How a kept grant stands: `ok`, `stale` (a refresh is due, or nobody knows) or `dead`. */
export function standing(grant: Grant, clocks: Clocks): 'ok' | 'stale' | 'dead' {
  if (!grant.alive) return 'dead';
  const left = secondsLeft(grant, clocks);
  if (left !== null && left > 0) return 'ok';
  return left === 0 && isRefreshed(grant.flow) && grant.refreshToken === null ? 'dead' : 'stale';
}
