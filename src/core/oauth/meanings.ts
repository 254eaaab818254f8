/**
 * The one list of what errors mean, by whatever name and in whichever member a provider says them, and in context: the
 * same word is one thing in answer to a poll and another in answer to a refresh. Data and look-ups; what follows from a
 * meaning is decided by the readers.
 */

import { asMembers, type Members, str } from '../text/members.ts';
import type { TroubleCode } from '../trouble/trouble.ts';

/** The request that an answer belongs to: for a code, a poll, a refresh. */
export type Asked = 'device' | 'poll' | 'refresh';

/** The codes of troubles about the client, its rights and what it asked for. */
export type ClientTrouble = Extract<
  TroubleCode,
  'invalid_client' | 'unauthorized_client' | 'unsupported_grant_type' | 'invalid_scope'
>;

/** What an error means: for the flow, for the grant, about the pace, about the client; or nothing that is known. */
export type ErrorMeaning =
  | 'pending'
  | 'slow-down'
  | 'denied'
  | 'code-over'
  | 'dead'
  | 'pace'
  | ClientTrouble
  | 'unknown';

/** An error as it was said: the word that means something (or the first one), and what. */
export type SaidError = { readonly word: string; readonly meaning: ErrorMeaning };

/** RFC 8628 §3.5: the words that steer the flow under any status. */
export const STEERING: readonly string[] = [
  'authorization_pending',
  'slow_down',
  'access_denied',
  'expired_token',
];

/** Words that mean the same whatever was asked. */
const ANYWHERE: Readonly<Record<string, ErrorMeaning>> = {
  authorization_pending: 'pending',
  slow_down: 'slow-down',
  access_denied: 'denied',
  authorization_declined: 'denied',
  expired_token: 'code-over',
  rate_limit_exceeded: 'pace',
  too_many_requests: 'pace',
  too_many_user_codes: 'pace',
  e0000047: 'pace',
  invalid_client: 'invalid_client',
  'invalid client': 'invalid_client',
  incorrect_client_credentials: 'invalid_client',
  invalid_client_id: 'invalid_client',
  invalid_client_credentials: 'invalid_client',
  invalidvalue: 'invalid_client',
  unauthorized_client: 'unauthorized_client',
  device_flow_disabled: 'unauthorized_client',
  org_internal: 'unauthorized_client',
  admin_policy_enforced: 'unauthorized_client',
  e0000006: 'unauthorized_client',
  e0000015: 'unauthorized_client',
  unsupported_grant_type: 'unsupported_grant_type',
  unsupported_response_type: 'unsupported_grant_type',
  invalid_scope: 'invalid_scope',
  invalid_target: 'invalid_scope',
  invalid_resource: 'invalid_scope',
};

/** Words that mean more in answer to one request. */
const ASKED: Readonly<Record<Asked, Readonly<Record<string, ErrorMeaning>>>> = {
  device: {
    // Nobody was asked yet, so that nobody can have said no.
    access_denied: 'unauthorized_client',
    authorization_declined: 'unauthorized_client',
    invalid_grant: 'unauthorized_client',
  },
  poll: {
    token_expired: 'code-over',
    expired_code: 'code-over',
    code_expired: 'code-over',
    device_code_expired: 'code-over',
    incorrect_device_code: 'code-over',
    invalid_device_code: 'code-over',
    bad_verification_code: 'code-over',
    invalid_code_pair: 'code-over',
    'invalid device code': 'code-over',
    invalid_grant: 'code-over',
  },
  refresh: {
    expired_token: 'dead',
    token_expired: 'dead',
    token_revoked: 'dead',
    invalid_grant: 'dead',
    bad_refresh_token: 'dead',
    invalid_refresh_token: 'dead',
    'invalid refresh token': 'dead',
    interaction_required: 'dead',
    login_required: 'dead',
    consent_required: 'dead',
    inactive_user: 'dead',
    inactive_org: 'dead',
  },
};

/** What status lines say, which servers put into `error` in the place of a word. */
const PHRASES =
  /^(bad request|unauthorized|forbidden|not found|conflict|too many requests|precondition (failed|required))$/i;

const WORD_MEMBERS = ['error', 'error_code', 'errorCode'];
const SENTENCE_MEMBERS = ['message', 'detail'];

/** The error in an answer; null where it names none. `status` is the HTTP status. */
export function errorIn(members: Members, status: number, asked: Asked | null): SaidError | null {
  const inner = asMembers(members['error']);
  const named = [
    ...WORD_MEMBERS.map((name) => str(members, name)),
    ...(inner === null ? [] : ['code', 'status', 'type', 'error'].map((name) => str(inner, name))),
  ].filter((word) => word !== null);
  const isBare = named.every((word) => PHRASES.test(word.trim()));
  const sentences =
    isBare && status >= 400 && status < 500
      ? SENTENCE_MEMBERS.map((name) => str(members, name)).filter((word) => word !== null)
      : [];
  for (const word of [...named, ...sentences]) {
    const meaning = meaningOf(word, members, asked);
    if (meaning !== 'unknown') return { word, meaning };
  }
  // An object's own words are no name of an error.
  const first = WORD_MEMBERS.map((name) => str(members, name)).find((word) => word !== null);
  return first === undefined ? null : { word: first, meaning: 'unknown' };
}

/** What a word means in answer to a request, with the words beside it. */
function meaningOf(word: string, members: Members, asked: Asked | null): ErrorMeaning {
  // The words of RFC 8628 are exact; those of others are met in capitals as well.
  const small = word.toLowerCase();
  const name = STEERING.includes(small) ? word : small;
  const beside = str(members, 'error_description') ?? str(members, 'reason') ?? '';
  const inContext = contextual(name, beside, asked);
  if (inContext !== null) return inContext;
  const special = asked === null ? undefined : own(ASKED[asked], name);
  return special ?? own(ANYWHERE, name) ?? 'unknown';
}

function own(table: Readonly<Record<string, ErrorMeaning>>, name: string): ErrorMeaning | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** Words that only those beside them tell apart; null where they say nothing more. */
function contextual(name: string, beside: string, asked: Asked | null): ErrorMeaning | null {
  const isGrant = name === 'invalid_grant';
  // Entra's word for a client that asks in a loop; the grant is alive.
  if (isGrant && /\bAADSTS50196\b/.test(beside)) return 'pace';
  switch (asked) {
    case 'poll':
      if (isGrant) return grantAtPoll(beside);
      return name === 'invalid_request' && OF_CODE.test(beside) ? 'code-over' : null;
    case 'refresh':
      return (name === 'invalid_request' || name === 'invalid_token') && isOfDeadToken(beside)
        ? 'dead'
        : null;
    default:
      return null;
  }
}

const OF_CODE =
  /\b(invalid|expired|unknown)\b.{0,20}\bdevice[ _]?code\b|\bdevice[ _]?code\b.{0,60}\b(invalid|not valid|expired|not found|unknown|already)\b/i;

// Entra's numbers for a code that is over, and for the person who approved.
const OVER_AT_ENTRA = /\bAADSTS(70000|70008|70018|70019|70020|54005)\b/;
const PERSON_AT_ENTRA = /\bAADSTS(50020|50034|50057|50105|65004|90072)\b/;

/** A code that is unknown by now has lapsed; but this word is also said of clients and people that may not pair. */
function grantAtPoll(beside: string): ErrorMeaning {
  if (/\bclient not allowed\b/i.test(beside)) return 'unauthorized_client';
  if (PERSON_AT_ENTRA.test(beside)) return 'denied';
  return /\bAADSTS\d+/.test(beside) && !OVER_AT_ENTRA.test(beside) ? 'unauthorized_client' : 'code-over';
}

/** Reports whether words say that a refresh token is no good, and not that none was sent. */
function isOfDeadToken(words: string): boolean {
  if (words === 'Invalid Token!') return true;
  if (/\b(no|missing|required|empty|parameter)\b/i.test(words)) return false;
  return (
    /\brefresh[ _-]?token\b.{0,60}\b(invalid|not valid|expired|revoked|inactive|not active|unknown|not found)\b/i.test(
      words,
    ) || /\b(invalid|expired|revoked|unknown|inactive)\b.{0,20}\brefresh[ _-]?token\b/i.test(words)
  );
}
