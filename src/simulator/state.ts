/**
 * The rules of the authorization server: what becomes of a code, a grant and a token. RFC 8628 §3.5 seen from the
 * other side, with Zoom's two habits: refresh tokens work once, and one user has one live grant in one app.
 *
 * The clock and the randomness are handed in; nothing waits. It must not know HTTP.
 */

import type { Mint } from './mint.ts';
import { OWNER, type User } from './users.ts';

/** What the rules depend on. Times are milliseconds of `now`. */
export type Rules = {
  readonly codeLifeMs: number;
  readonly intervalMs: number;
  readonly tokenLifeMs: number;
  /** A code this old approves itself; null for never. */
  readonly approveAfterMs: number | null;
  readonly mint: Mint;
  now(): number;
};

/** A device code and the user code that goes with it. */
export type Code = {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly clientId: string;
  readonly scope: readonly string[];
  readonly issuedAt: number;
};

/** What one user allowed one app. */
export type Grant = { readonly user: User; readonly clientId: string; readonly scope: readonly string[] };

/** A pair of tokens, fresh. */
export type Tokens = { readonly accessToken: string; readonly refreshToken: string; readonly grant: Grant };

/** What typing a user code finds; `over` is a code that was answered or used. */
export type Found =
  | { readonly kind: 'open'; readonly code: Code }
  | { readonly kind: 'unknown' | 'expired' | 'over' };

/** Why a poll brings no tokens (RFC 8628 §3.5); `invalid_grant` for a code that is unknown, foreign or used. */
export type PollError =
  | 'authorization_pending'
  | 'slow_down'
  | 'expired_token'
  | 'access_denied'
  | 'invalid_grant';

/** The server's memory and the ways to change it. */
export type State = {
  issue(clientId: string, scope: readonly string[]): Code;
  /** Looks a code up as a person typed it; undefined means the newest that is open. */
  find(typed: string | undefined): Found;
  /** Does what the person chose, where the code is open. */
  decide(typed: string | undefined, decision: 'allow' | 'deny', user?: User): Found;
  poll(deviceCode: string, clientId: string): Tokens | PollError;
  /** Makes a scripted answer to a poll come true, so that the next honest one does not contradict it. */
  enact(deviceCode: string, scene: 'pending' | 'slow_down' | 'expire' | 'deny'): void;
  /** Spends a refresh token; null when it is unknown, foreign, spent or dead. */
  refresh(refreshToken: string, clientId: string): Tokens | null;
  /** Ends the grant behind an access or refresh token; false for a token that is not this client's. */
  revoke(token: string, clientId: string): boolean;
  /** The grant behind an access token. */
  bearer(accessToken: string): Grant | 'invalid' | 'expired';
};

/** Added to a code's interval by each `slow_down`, in milliseconds. */
const SLOW_DOWN_MS = 5_000;
/** How much too early a poll may come: two clocks disagree a little. */
const TOLERANCE_MS = 50;

type Standing = {
  readonly code: Code;
  endsAt: number;
  intervalMs: number;
  polledAt: number | null;
  verdict: 'none' | 'allowed' | 'denied' | 'used';
  grant: Grant | null;
};

type Issued = { readonly grant: Grant; readonly kind: 'access' | 'refresh'; readonly endsAt: number };

/** An empty server. */
export function openState(rules: Rules): State {
  const { mint, now } = rules;
  const codes = new Map<string, Standing>();
  const issued = new Map<string, Issued>();
  const live = new Map<string, Grant>();

  const keyOf = (grant: Grant) => JSON.stringify([grant.clientId, grant.user.id]);
  const isLive = (grant: Grant) => live.get(keyOf(grant)) === grant;
  const isOpen = (standing: Standing) => standing.verdict === 'none' && now() < standing.endsAt;

  function allow(standing: Standing, user: User): void {
    const grant: Grant = { user, clientId: standing.code.clientId, scope: standing.code.scope };
    standing.verdict = 'allowed';
    standing.grant = grant;
    // The newest approval is the only one: an older grant of this user in this app dies with it.
    live.set(keyOf(grant), grant);
  }

  /** Codes that approve themselves do so when somebody looks: there is no timer. */
  function settle(): void {
    const { approveAfterMs } = rules;
    if (approveAfterMs === null) return;
    for (const standing of codes.values()) {
      if (isOpen(standing) && now() - standing.code.issuedAt >= approveAfterMs) allow(standing, OWNER);
    }
  }

  function standingOf(typed: string | undefined): Standing | undefined {
    settle();
    const all = [...codes.values()].reverse();
    if (typed === undefined) return all.find(isOpen);
    const wanted = typed.toLowerCase().replace(/[\s\p{Pd}]/gu, '');
    return all.find((standing) => standing.code.userCode === wanted);
  }

  function foundOf(standing: Standing | undefined): Found {
    if (standing === undefined) return { kind: 'unknown' };
    if (standing.verdict !== 'none') return { kind: 'over' };
    return isOpen(standing) ? { kind: 'open', code: standing.code } : { kind: 'expired' };
  }

  function tokensFor(grant: Grant): Tokens {
    const accessToken = mint.token('access', grant.clientId);
    const refreshToken = mint.token('refresh', grant.clientId);
    issued.set(accessToken, { grant, kind: 'access', endsAt: now() + rules.tokenLifeMs });
    issued.set(refreshToken, { grant, kind: 'refresh', endsAt: Number.POSITIVE_INFINITY });
    return { accessToken, refreshToken, grant };
  }

  return {
    issue(clientId, scope) {
      const code: Code = {
        deviceCode: mint.deviceCode(),
        userCode: mint.userCode(),
        clientId,
        scope,
        issuedAt: now(),
      };
      const endsAt = code.issuedAt + rules.codeLifeMs;
      const { intervalMs } = rules;
      codes.set(code.deviceCode, { code, endsAt, intervalMs, polledAt: null, verdict: 'none', grant: null });
      return code;
    },

    find: (typed) => foundOf(standingOf(typed)),

    decide(typed, decision, user = OWNER) {
      const standing = standingOf(typed);
      const found = foundOf(standing);
      if (standing === undefined || found.kind !== 'open') return found;
      if (decision === 'allow') allow(standing, user);
      else standing.verdict = 'denied';
      return found;
    },

    poll(deviceCode, clientId) {
      settle();
      const standing = codes.get(deviceCode);
      if (standing?.code.clientId !== clientId || standing.verdict === 'used') return 'invalid_grant';
      if (now() >= standing.endsAt) return 'expired_token';
      const since = standing.polledAt === null ? Number.POSITIVE_INFINITY : now() - standing.polledAt;
      standing.polledAt = now();
      if (since + TOLERANCE_MS < standing.intervalMs) {
        standing.intervalMs += SLOW_DOWN_MS;
        return 'slow_down';
      }
      if (standing.verdict === 'denied') return 'access_denied';
      const { grant } = standing;
      if (grant === null) return 'authorization_pending';
      standing.verdict = 'used';
      return isLive(grant) ? tokensFor(grant) : 'invalid_grant';
    },

    enact(deviceCode, scene) {
      const standing = codes.get(deviceCode);
      if (standing === undefined) return;
      standing.polledAt = now();
      if (scene === 'slow_down') standing.intervalMs += SLOW_DOWN_MS;
      if (scene === 'expire') standing.endsAt = Math.min(standing.endsAt, now());
      if (scene === 'deny') standing.verdict = 'denied';
    },

    refresh(refreshToken, clientId) {
      settle();
      const found = issued.get(refreshToken);
      if (found?.kind !== 'refresh' || found.grant.clientId !== clientId || !isLive(found.grant)) return null;
      issued.delete(refreshToken);
      return tokensFor(found.grant);
    },

    revoke(token, clientId) {
      settle();
      const found = issued.get(token);
      if (found === undefined || found.grant.clientId !== clientId) return false;
      if (isLive(found.grant)) live.delete(keyOf(found.grant));
      return true;
    },

    bearer(accessToken) {
      settle();
      const found = issued.get(accessToken);
      if (found?.kind !== 'access' || !isLive(found.grant)) return 'invalid';
      return now() < found.endsAt ? found.grant : 'expired';
    },
  };
}
