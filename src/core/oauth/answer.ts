/**
 * What a server sent, read into what it said. Pure: an `Exchange` goes in, an answer or a value comes out.
 *
 * Accepts the RFC's `{error, error_description}`, Zoom's `{reason, error}` and Zoom's REST `{code, message}`.
 * Everything from outside is checked here once; beyond this file values are trusted. It must not know how the
 * request was made or what happens next.
 */

import type { Exchange, HeardCode, HeardToken, PlainAnswer, Reply } from '../exchange.ts';
import type { Token, User } from '../grant/grant.ts';
import type { Server } from '../grant/provider.ts';
import { type Members, membersOf, num, str } from '../text/members.ts';
import { hideSecrets, type SafeText, safeText } from '../text/text.ts';
import { isTroubleCode, type Trouble, type TroubleCode, trouble } from '../trouble/trouble.ts';
import { checkedApiUrl } from './addresses.ts';
import { deviceCodeFrom } from './device-code.ts';
import { isPage, otherAnswer, reasonOf } from './other-answer.ts';
import { retryAfterMs } from './retry-after.ts';

/** What a reader needs to know beside the exchange itself. */
export type Context = {
  readonly server: Server;
  /** Secrets that went out with the request and must not come back in an error text. */
  readonly secrets: readonly string[];
  /** Wall clock, epoch milliseconds, for a `Retry-After` date in an answer without `Date`. */
  readonly now: number;
};

const LONGEST_TOKEN = 16_384;
const ASSUMED_LIFE_S = 3600;
const LONGEST_LIFE_S = 30 * 24 * 3600;

/** Reads the answer of the device authorization endpoint (RFC 8628 §3.2). */
export function readDeviceCode(exchange: Exchange, context: Context): HeardCode {
  const heard = listen(exchange, context);
  if (heard.kind === 'said') return withoutPollWords(heard.answer, exchange, context);
  const found = deviceCodeFrom(heard.members, context.server);
  if (!found.ok) return { said: 'refused', trouble: found.trouble };
  return { said: 'code', code: found.code, deviceCode: found.deviceCode };
}

/** Words about a poll are no answer to a request for a code; taken as one, they would be asked again at once for ever. */
function withoutPollWords(answer: PlainAnswer, exchange: Exchange, context: Context): PlainAnswer {
  if (answer.said === 'slow-down') return unreachable(trouble('rate_limited'), exchange, context);
  if (answer.said !== 'pending' && answer.said !== 'expired') return answer;
  return unreachable(trouble('bad_answer', 'it speaks of a code that it has not given'), exchange, context);
}

/** Reads the answer of the token endpoint, to a poll (RFC 8628 §3.5) as to any other grant (RFC 6749 §5). */
export function readToken(exchange: Exchange, context: Context): HeardToken {
  const heard = listen(exchange, context);
  if (heard.kind === 'said') return heard.answer;
  if (heard.members['access_token'] === undefined)
    return unreachable(trouble('bad_answer', 'it holds no token'), exchange, context);
  const token = tokenFrom(heard.members, context.server);
  return typeof token === 'string'
    ? { said: 'refused', trouble: trouble('incomplete_answer', token) }
    : { said: 'token', token };
}

/**
 * Reads `users/me` or `userinfo`; null when it does not say who the user is. An e-mail address that the provider has not
 * verified could be anybody's, and is not told.
 */
export function readUser(exchange: Exchange): User | null {
  if (exchange.kind === 'no-reply' || exchange.status !== 200) return null;
  const members = membersOf(exchange.text);
  if (members === null) return null;
  const name = str(members, 'display_name') ?? str(members, 'name');
  const id = str(members, 'id') ?? str(members, 'sub');
  const email = isVerified(members) ? str(members, 'email') : null;
  if (id === null && email === null && name === null) return null;
  const shown = (text: string | null) => (text === null ? null : safeText(text, 200));
  return { id: shown(id), email: shown(email), displayName: shown(name) };
}

/** OpenID Connect Core §5.1 has a boolean, which some write as a text; Zoom's `users/me` has 0 or 1. */
function isVerified(members: Members): boolean {
  return ['email_verified', 'verified'].every((name) => {
    const said = members[name];
    return said === undefined || said === true || said === 1 || /^(true|1)$/i.test(str(members, name) ?? '');
  });
}

/** Reads the answer to a revocation (RFC 7009 §2.2; Zoom says `{"status":"success"}`); null means revoked. */
export function readRevocation(exchange: Exchange, context: Context): Trouble | null {
  if (exchange.kind === 'no-reply') return trouble(exchange.cause, exchange.detail);
  // A token that is no longer valid has nothing left to revoke (RFC 7009 §2.2).
  if (saysGrantIsDead(exchange)) return null;
  // A page is not an answer of the provider, whatever its status.
  if (isPage(exchange)) return strange(exchange, null, context);
  const members = membersOf(exchange.text);
  if (members !== null && str(members, 'error') !== null && exchange.status < 500) {
    return oauthTrouble(members, context);
  }
  if (exchange.status === 200) {
    const status = members === null ? null : str(members, 'status');
    if (status === null || status === 'success') return null;
    return trouble('not_revoked', reasonOf(members ?? {}, context.secrets) || status);
  }
  return strange(exchange, members, context);
}

type Listened = { kind: 'said'; answer: PlainAnswer } | { kind: 'members'; members: Members };

/** The part that every OAuth answer shares: transport trouble, error answers, or the members of a good one. */
function listen(exchange: Exchange, context: Context): Listened {
  if (exchange.kind === 'no-reply') {
    const cause = trouble(exchange.cause, exchange.detail);
    return { kind: 'said', answer: { said: 'unreachable', trouble: cause, retryAfterMs: null } };
  }
  const { status } = exchange;
  const members = membersOf(exchange.text);
  const error = members === null ? null : str(members, 'error');
  if (members !== null && error !== null && status < 500) {
    const answer = oauthAnswer(error, members, status, context);
    if (answer !== null) return { kind: 'said', answer };
  } else if (members !== null && error === null && status >= 200 && status < 300) {
    return { kind: 'members', members };
  }
  if (status === 401) {
    return { kind: 'said', answer: { said: 'refused', trouble: trouble('invalid_client', 'HTTP 401') } };
  }
  return { kind: 'said', answer: unreachable(strange(exchange, members, context), exchange, context) };
}

function oauthAnswer(error: string, members: Members, status: number, context: Context) {
  switch (error) {
    case 'authorization_pending':
      return { said: 'pending' } as const;
    case 'slow_down': {
      const interval = num(members, 'interval');
      const intervalS = interval !== null && interval > 0 ? Math.min(Math.ceil(interval), 86_400) : null;
      return { said: 'slow-down', intervalS } as const;
    }
    case 'access_denied':
      return { said: 'denied' } as const;
    case 'expired_token':
      return { said: 'expired' } as const;
    default:
      // Too many requests is about the pace, whatever the body calls it.
      return status === 429 ? null : ({ said: 'refused', trouble: oauthTrouble(members, context) } as const);
  }
}

const OWN_ENTRIES: readonly TroubleCode[] = [
  'invalid_client',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
];

/** An OAuth error other than the four that steer the flow. Its `error` word leads the detail. */
function oauthTrouble(members: Members, context: Context): Trouble {
  const error = str(members, 'error') ?? '';
  const reason = reasonOf(members, context.secrets);
  const known = isTroubleCode(error) && OWN_ENTRIES.includes(error);
  const word = hideSecrets(error, context.secrets).slice(0, 60);
  const detail = [known ? '' : word, reason].filter((part) => part !== '').join(', ');
  return trouble(known ? error : 'provider_refused', detail);
}

/**
 * Reports whether a refresh was answered with the end of the grant: `invalid_grant`, or Zoom's reason
 * "Invalid Token!" under another error. A bare `invalid_request` is no proof of death.
 */
export function saysGrantIsDead(exchange: Exchange): boolean {
  if (exchange.kind === 'no-reply' || exchange.status < 400 || exchange.status >= 500) return false;
  if (exchange.status === 429) return false;
  const members = membersOf(exchange.text);
  if (members === null) return false;
  if (str(members, 'error') === 'invalid_grant') return true;
  return str(members, 'error') === 'invalid_request' && str(members, 'reason') === 'Invalid Token!';
}

function strange(reply: Reply, members: Members | null, context: Context) {
  return otherAnswer(reply, members, new URL(context.server.issuer).hostname, context.secrets);
}

function unreachable(cause: Trouble, exchange: Exchange, context: Context) {
  const wait = exchange.kind === 'reply' ? retryAfterMs(exchange.headers, context.now) : null;
  return { said: 'unreachable', trouble: cause, retryAfterMs: wait } as const;
}

/** A token answer's members, checked (RFC 6749 §5.1, RFC 6750 §2.1); a string names the member that is wrong. */
function tokenFrom(members: Members, server: Server): Token | string {
  const accessToken = str(members, 'access_token');
  // Nothing that could break a line or a header may ever be printed by `token`.
  if (
    accessToken === null ||
    accessToken.length > LONGEST_TOKEN ||
    !/^[A-Za-z0-9._~+/-]+=*$/.test(accessToken)
  ) {
    return 'access_token';
  }
  if (str(members, 'token_type')?.toLowerCase() !== 'bearer') return 'token_type';
  const refreshToken = str(members, 'refresh_token');
  if (
    refreshToken !== null &&
    (refreshToken.length > LONGEST_TOKEN || !/^[\x21-\x7e]*$/.test(refreshToken))
  ) {
    return 'refresh_token';
  }
  const life = num(members, 'expires_in') ?? ASSUMED_LIFE_S;
  return {
    accessToken,
    refreshToken: refreshToken === '' ? null : refreshToken,
    expiresInS: Math.min(Math.max(Math.floor(life), 0), LONGEST_LIFE_S),
    scope: scopeOf(members['scope']),
    apiUrl: checkedApiUrl(str(members, 'api_url'), server),
  };
}

function scopeOf(value: unknown): readonly SafeText[] | null {
  const words =
    typeof value === 'string'
      ? value.split(' ')
      : Array.isArray(value)
        ? value.filter((word): word is string => typeof word === 'string')
        : null;
  if (words === null) return null;
  return words
    .filter((word) => word !== '')
    .map((word) => safeText(word, 200))
    .slice(0, 1000);
}
