/**
 * What users have allowed, and the tokens issued for it, with Zoom's two habits: a refresh token works once, and a user
 * has one live grant in an app. It must not know how a user is asked.
 */

import type { Mint } from './mint.ts';
import type { User } from './users.ts';

/** What one user allowed one app. */
export type Grant = { readonly user: User; readonly clientId: string; readonly scope: readonly string[] };

/** A pair of tokens, fresh. */
export type Tokens = { readonly accessToken: string; readonly refreshToken: string; readonly grant: Grant };

/** What grants depend on; `tokenLifeMs` is for access tokens, refresh tokens do not expire. */
export type GrantRules = { readonly tokenLifeMs: number; readonly mint: Mint; now(): number };

/** The grants and their tokens. */
export type Grants = {
  /** Makes a grant the live one; an older grant of the same user in the same app ends. */
  allow(grant: Grant): void;
  isLive(grant: Grant): boolean;
  issueTokens(grant: Grant): Tokens;
  /** Spends a refresh token; null when it is unknown, foreign, spent or its grant has ended. */
  refresh(refreshToken: string, clientId: string): Tokens | null;
  /** Ends the grant behind an access or refresh token; false for a token that is not this client's. */
  revoke(token: string, clientId: string): boolean;
  /** The grant behind an access token. */
  bearer(accessToken: string): Grant | 'invalid' | 'expired';
};

type Issued = { readonly grant: Grant; readonly kind: 'access' | 'refresh'; readonly endsAt: number };

/** Opens with no grant at all. */
export function openGrants({ mint, now, tokenLifeMs }: GrantRules): Grants {
  const issued = new Map<string, Issued>();
  const live = new Map<string, Grant>();

  const isLive = (grant: Grant) => live.get(keyOf(grant)) === grant;

  function issueTokens(grant: Grant): Tokens {
    const accessToken = mint.token('access', grant.clientId);
    const refreshToken = mint.token('refresh', grant.clientId);
    issued.set(accessToken, { grant, kind: 'access', endsAt: now() + tokenLifeMs });
    issued.set(refreshToken, { grant, kind: 'refresh', endsAt: Number.POSITIVE_INFINITY });
    return { accessToken, refreshToken, grant };
  }

  return {
    allow: (grant) => void live.set(keyOf(grant), grant),
    isLive,
    issueTokens,
    refresh(refreshToken, clientId) {
      const found = issued.get(refreshToken);
      if (found?.kind !== 'refresh' || found.grant.clientId !== clientId || !isLive(found.grant)) return null;
      issued.delete(refreshToken);
      return issueTokens(found.grant);
    },
    revoke(token, clientId) {
      const found = issued.get(token);
      if (found?.grant.clientId !== clientId) return false;
      if (isLive(found.grant)) live.delete(keyOf(found.grant));
      return true;
    },
    bearer(accessToken) {
      const found = issued.get(accessToken);
      if (found?.kind !== 'access' || !isLive(found.grant)) return 'invalid';
      return now() < found.endsAt ? found.grant : 'expired';
    },
  };
}

function keyOf(grant: Grant): string {
  return JSON.stringify([grant.clientId, grant.user.id]);
}
