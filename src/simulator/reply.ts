/**
 * Answers as values: a status, headers and a body, with one word for the record of requests. Nothing here knows which
 * request it answers.
 */

import { PAGE_POLICY } from './pages.ts';

/** An answer ready to be sent. `answer` is the word for the log: `ok`, an OAuth error, a scene. */
export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly answer: string;
};

/** An answer of any content type. */
export function raw(status: number, type: string, body: string, answer: string): Reply {
  return { status, headers: { 'content-type': type }, body, answer };
}

/** A JSON answer. */
export function json(status: number, value: unknown, answer = 'ok'): Reply {
  return raw(status, 'application/json;charset=UTF-8', JSON.stringify(value), answer);
}

/** A page, under the policy that lets it load nothing but its own style. */
export function html(status: number, page: string, answer = 'ok'): Reply {
  const reply = raw(status, 'text/html; charset=utf-8', page, answer);
  return { ...reply, headers: { ...reply.headers, 'content-security-policy': PAGE_POLICY } };
}

const REASONS = {
  authorization_pending: 'The user has not answered yet',
  slow_down: 'Polling too fast',
  expired_token: 'The device code has expired',
  access_denied: 'The user declined',
  invalid_client: 'Invalid client_id or client_secret',
  invalid_grant: 'Invalid Token!',
  invalid_request: 'Bad Request',
  invalid_scope: 'Invalid scope',
  unsupported_grant_type: 'Unsupported grant type',
} as const;

/** The errors the OAuth endpoints answer with (RFC 6749 §5.2, RFC 8628 §3.5). */
export type OauthErrorWord = keyof typeof REASONS;

/** An OAuth error as Zoom words it: HTTP 400 and `{reason, error}`, also for `invalid_client`. */
export function oauthError(error: OauthErrorWord, reason: string = REASONS[error]): Reply {
  return json(400, { reason, error }, error);
}
