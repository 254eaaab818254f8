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
  /** Seconds. */
  readonly expiresInS: number | null;
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
  /** Set where nobody said how long the access token is good: `expiresAt` is then the time of the first try to renew it. */
  readonly isLifeAssumed?: true;
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

const ASSUMED_LIFE_S = 3600;
/** A life that can be renewed is not believed for longer. */
const LONGEST_RENEWABLE_S = 30 * 86_400;

/**
 * A grant with the tokens of an answer, in one value. An answer without a refresh token keeps the old one
 * (RFC 6749 §6).
 */
export function renewed(grant: Grant, token: Token, { now, ticks, boot }: Clocks): Grant {
  const refreshToken = token.refreshToken ?? grant.refreshToken;
  const most = refreshToken === null ? Number.POSITIVE_INFINITY : LONGEST_RENEWABLE_S;
  const { isLifeAssumed: _, ...rest } = grant;
  return {
    ...rest,
    accessToken: token.accessToken,
    refreshToken,
    scope: token.scope ?? grant.scope,
    apiUrl: token.apiUrl ?? grant.apiUrl,
    refreshedAt: now,
    expiresAt: now + Math.min(token.expiresInS ?? ASSUMED_LIFE_S, most) * 1000,
    ...(token.expiresInS === null ? { isLifeAssumed: true } : {}),
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
 * nobody knows; and where nobody ever said.
 */
export function secondsLeft(grant: Grant, clocks: Clocks): number | null {
  return grant.isLifeAssumed === true ? null : secondsToRenewal(grant, clocks);
}

/** When the access token is over, in epoch milliseconds; null where nobody knows. */
export function endOf({ expiresAt, isLifeAssumed }: Grant): number | null {
  return isLifeAssumed === true ? null : expiresAt;
}

/** The same, but for a life that was assumed what is left of that: when to renew, not when the token ends. */
export function secondsToRenewal(grant: Grant, { now, ticks, boot }: Clocks): number | null {
  const { received } = grant;
  const left = (ms: number): number => Math.max(0, Math.floor(ms / 1000));
  if (received !== null && received.boot === boot && ticks >= received.ticks) {
    return left(grant.expiresAt - grant.refreshedAt - (ticks - received.ticks));
  }
  const since = now - grant.refreshedAt;
  return since < -60_000 || since > LONGEST_OFF_MS ? null : left(grant.expiresAt - now);
}

/** Reports whether a grant can be had anew without a person: by its refresh token, or by asking once more. */
export function canRenew({ flow, refreshToken }: Pick<Grant, 'flow' | 'refreshToken'>): boolean {
  return refreshToken !== null || !isRefreshed(flow);
}

/** How a kept grant stands: `ok`, `stale` (a refresh is due, or nobody knows) or `dead`. */
export function standing(grant: Grant, clocks: Clocks): 'ok' | 'stale' | 'dead' {
  if (!grant.alive) return 'dead';
  // Nobody said when it ends, and nothing can renew it: it is good until the provider refuses it.
  if (grant.isLifeAssumed === true && !canRenew(grant)) return 'ok';
  const left = secondsToRenewal(grant, clocks);
  if (left !== null && left > 0) return 'ok';
  return left === 0 && !canRenew(grant) ? 'dead' : 'stale';
}
