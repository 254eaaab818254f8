/**
 * What a server sent, read into what it said. Pure: an `Exchange` goes in, an answer or a value comes out.
 *
 * Errors are read by their meaning (`meanings.ts`), whatever a provider calls them and wherever it puts them, and in the
 * context of what was asked. Everything from outside is checked here once; beyond this file values are trusted. It must
 * not know how the request was made or what happens next.
 */

import type { Exchange, HeardCode, HeardToken, PlainAnswer, Reply } from '../exchange.ts';
import type { User } from '../grant/grant.ts';
import { type Members, membersOf, str } from '../text/members.ts';
import { hideKnown, hideSecrets } from '../text/secrets/hide.ts';
import { safeText } from '../text/text.ts';
import { type Trouble, trouble } from '../trouble/trouble.ts';
import { bodyOf } from './body.ts';
import { deviceCodeFrom } from './device-code.ts';
import { type Asked, errorIn } from './meanings.ts';
import { isPage, otherAnswer, reasonOf } from './other-answer.ts';
import {
  answerOf,
  type Context,
  errorTrouble,
  isNoSuchPlace,
  nothingThere,
  unreachable,
} from './refusals.ts';
import { tokenFrom } from './token.ts';

export type { Asked } from './meanings.ts';
export type { Context } from './refusals.ts';

/** Reads the answer of the device authorization endpoint (RFC 8628 §3.2). */
export function readDeviceCode(exchange: Exchange, context: Context): HeardCode {
  const heard = listen(exchange, context, 'device');
  if (heard.kind === 'said') return withoutPollWords(heard.answer, exchange, context);
  const found = deviceCodeFrom(heard.members, context.server, context.secrets);
  if (!found.ok) return { said: 'refused', trouble: found.trouble };
  return { said: 'code', code: found.code, deviceCode: found.deviceCode };
}

/** Words about a poll are no answer to a request for a code; taken as one, they would be asked again at once for ever. */
function withoutPollWords(answer: PlainAnswer, exchange: Exchange, context: Context): PlainAnswer {
  const late = (cause: Trouble) => unreachable(cause, exchange.kind === 'reply' ? exchange : SILENT, context);
  if (answer.said === 'slow-down') return late(trouble('rate_limited'));
  if (answer.said !== 'pending' && answer.said !== 'expired') return answer;
  return late(trouble('bad_answer', 'it speaks of a code that it has not given'));
}

const SILENT = { headers: {} };

/**
 * Reads the answer of the token endpoint, to a poll (RFC 8628 §3.5) as to any other grant (RFC 6749 §5); `asked` is null
 * for the other grants.
 */
export function readToken(
  exchange: Exchange,
  context: Context,
  asked: Exclude<Asked, 'device'> | null = null,
): HeardToken {
  const heard = listen(exchange, context, asked);
  if (heard.kind === 'said') return heard.answer;
  if (heard.members['access_token'] === undefined)
    return unreachable(trouble('bad_answer', 'it holds no token'), SILENT, context);
  const token = tokenFrom(heard.members, context);
  if (typeof token !== 'string') return { said: 'token', token };
  const sent = ['access_token', 'refresh_token'].map((name) => str(heard.members, name) ?? '');
  const detail = hideSecrets(token, [...context.secrets, ...sent]);
  return { said: 'refused', trouble: trouble('incomplete_answer', detail) };
}

/**
 * Reads `users/me` or `userinfo`; null when it does not say who the user is. An e-mail address that the provider has not
 * verified could be anybody's, and is not told. What comes back of the `secrets` that were sent is hidden.
 */
export function readUser(exchange: Exchange, secrets: readonly string[]): User | null {
  if (exchange.kind === 'no-reply' || exchange.status !== 200) return null;
  const members = membersOf(exchange.text);
  if (members === null) return null;
  const name = str(members, 'display_name') ?? str(members, 'name');
  const id = str(members, 'id') ?? str(members, 'sub');
  const email = isVerified(members) ? str(members, 'email') : null;
  if (id === null && email === null && name === null) return null;
  const shown = (text: string | null) => (text === null ? null : safeText(hideKnown(text, secrets), 200));
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
  const members = bodyOf(exchange);
  const error = members === null || exchange.status >= 500 ? null : errorIn(members, exchange.status, null);
  if (members !== null && error !== null) {
    return errorTrouble(error, members, context);
  }
  if (exchange.status === 200) {
    const status = members === null ? null : str(members, 'status');
    if (status === null || status === 'success') return null;
    return trouble(
      'not_revoked',
      reasonOf(members ?? {}, context.secrets) || hideSecrets(status, context.secrets),
    );
  }
  return strange(exchange, members, context);
}

type Listened = { kind: 'said'; answer: PlainAnswer } | { kind: 'members'; members: Members };

/** The part that every OAuth answer shares: transport trouble, error answers, or the members of a good one. */
function listen(exchange: Exchange, context: Context, asked: Asked | null): Listened {
  if (exchange.kind === 'no-reply') {
    const cause = trouble(exchange.cause, exchange.detail);
    return { kind: 'said', answer: { said: 'unreachable', trouble: cause, retryAfterMs: null } };
  }
  const { status } = exchange;
  const members = bodyOf(exchange);
  const isGood = status >= 200 && status < 300;
  if (members !== null && isGood && isGift(members)) return { kind: 'members', members };
  const error = members === null || status >= 500 ? null : errorIn(members, status, asked);
  if (members !== null && error !== null) {
    const answer = answerOf(error, members, exchange, context, asked);
    if (answer !== null) return { kind: 'said', answer };
  } else if (members !== null && isGood) {
    return { kind: 'members', members };
  }
  const isIssuer = context.server.kind === 'issuer';
  if (isIssuer && asked === 'device' && isNoSuchPlace(exchange, error?.word ?? null))
    return { kind: 'said', answer: { said: 'refused', trouble: nothingThere(exchange, context) } };
  if (status === 401) {
    const reason = members === null ? '' : reasonOf(members, context.secrets);
    const detail = reason === '' ? 'HTTP 401' : `HTTP 401, ${reason}`;
    return { kind: 'said', answer: { said: 'refused', trouble: trouble('invalid_client', detail) } };
  }
  return { kind: 'said', answer: unreachable(strange(exchange, members, context), exchange, context) };
}

/** A code or a token beside members that only look like an error is not thrown away. */
function isGift(members: Members): boolean {
  const isNamed = ['access_token', 'device_code'].some((name) => typeof members[name] === 'string');
  return isNamed && !str(members, 'error');
}

/**
 * Reports whether a refresh was answered with the end of the grant, by one of its names (`meanings.ts`). A bare
 * `invalid_request` is no proof of death.
 */
export function saysGrantIsDead(exchange: Exchange): boolean {
  if (exchange.kind === 'no-reply' || exchange.status >= 500 || exchange.status === 429) return false;
  const members = bodyOf(exchange);
  return members !== null && errorIn(members, exchange.status, 'refresh')?.meaning === 'dead';
}

/** What a provider says of the end of a grant, in its own words; empty for none. */
export function wordsOfDeath(exchange: Exchange, secrets: readonly string[]): string {
  const members = exchange.kind === 'no-reply' ? null : bodyOf(exchange);
  return members === null ? '' : reasonOf(members, secrets);
}

function strange(reply: Reply, members: Members | null, context: Context) {
  return otherAnswer(reply, members, new URL(context.server.issuer).hostname, context.secrets);
}
