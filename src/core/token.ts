/**
 * Tokens and grants: what a provider gave this box, and how long it is good for.
 *
 * A `Token` is one answer of the token endpoint; a `Grant` is what is kept of a pairing. Times in a grant are epoch
 * milliseconds of this box's wall clock. This file must not know where a grant is kept.
 */

import type { User } from './pairing.ts';
import type { SafeText } from './text.ts';

/** A checked answer of the token endpoint (RFC 6749 §5.1). `null` where the server left a member out. */
export type Token = {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  /** Seconds; an hour is assumed where the server says nothing. */
  readonly expiresInS: number;
  readonly scope: readonly SafeText[] | null;
  readonly apiUrl: string | null;
};

/** How a client proves itself at the token endpoint (RFC 6749 §2.3): one way a client, chosen once. */
export type ClientAuth = 'client_secret_basic' | 'client_secret_post' | 'none';

/** The authorization server a grant belongs to, and the client it was given to. Never a secret. */
export type Provider = {
  readonly kind: 'zoom' | 'issuer';
  readonly issuer: string;
  readonly clientId: string;
  readonly clientAuth: ClientAuth;
  readonly deviceEndpoint: string;
  readonly tokenEndpoint: string;
  readonly revocationEndpoint: string | null;
  /** Who approved: Zoom's `users/me`, or an issuer's `userinfo`. */
  readonly userEndpoint: string | null;
  /** Where API calls go when the token answer names no place of its own. */
  readonly apiUrl: string | null;
  /** Made by the built-in simulator: not a real pairing. */
  readonly simulated: boolean;
};

/** A pairing as it is kept. */
export type Grant = {
  readonly provider: Provider;
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly scope: readonly SafeText[];
  readonly apiUrl: string | null;
  readonly pairedAt: number;
  readonly refreshedAt: number;
  readonly expiresAt: number;
  readonly user: User | null;
  readonly profile: string;
  /** False once the provider said, for this very refresh token, that the grant is over. */
  readonly alive: boolean;
};

/** A grant fresh from the token endpoint. */
export function newGrant(
  provider: Provider,
  token: Token,
  asked: readonly SafeText[],
  profile: string,
  now: number,
): Grant {
  return {
    provider,
    accessToken: token.accessToken,
    refreshToken: token.refreshToken,
    scope: token.scope ?? asked,
    apiUrl: token.apiUrl ?? provider.apiUrl,
    pairedAt: now,
    refreshedAt: now,
    expiresAt: now + token.expiresInS * 1000,
    user: null,
    profile,
    alive: true,
  };
}

/**
 * A grant after a refresh: the new tokens in one value. An answer without a refresh token keeps the old one
 * (RFC 6749 §6).
 */
export function renewed(grant: Grant, token: Token, now: number): Grant {
  return {
    ...grant,
    accessToken: token.accessToken,
    refreshToken: token.refreshToken ?? grant.refreshToken,
    scope: token.scope ?? grant.scope,
    apiUrl: token.apiUrl ?? grant.apiUrl,
    refreshedAt: now,
    expiresAt: now + token.expiresInS * 1000,
    alive: true,
  };
}

/**
 * Whole seconds the access token is still good for; 0 when it is over or when the wall clock stands before the
 * moment the token was received, because then nobody knows.
 */
export function secondsLeft(grant: Grant, now: number): number {
  if (now < grant.refreshedAt - 60_000) return 0;
  return Math.max(0, Math.floor((grant.expiresAt - now) / 1000));
}

/** How a kept grant stands: `ok`, `stale` (the access token is over, a refresh is due) or `dead`. */
export function standing(grant: Grant, now: number): 'ok' | 'stale' | 'dead' {
  if (!grant.alive) return 'dead';
  if (secondsLeft(grant, now) > 0) return 'ok';
  return grant.refreshToken === null ? 'dead' : 'stale';
}

/** Reports whether a grant came from this server for this client, so that its refresh token may be sent there. */
export function belongsTo(grant: Grant, provider: Provider): boolean {
  return (
    grant.provider.issuer === provider.issuer &&
    grant.provider.clientId === provider.clientId &&
    grant.provider.tokenEndpoint === provider.tokenEndpoint
  );
}
