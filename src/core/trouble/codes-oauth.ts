/**
 * The error words of OAuth 2.0 (RFC 6749 §4.1.2.1 and §5.2, RFC 6750 §3.1, RFC 7009 §2.2.1) and of its device flow
 * (RFC 8628 §3.5), as data. Zoom's own numbers are in `codes-zoom.ts`.
 */

import type { Meaning } from './meaning.ts';

type Row = Pick<Meaning, 'code' | 'says' | 'fix'>;

const DEVICE_FLOW: readonly Row[] = [
  {
    code: 'authorization_pending',
    says: 'Nobody has approved or declined yet. This is no failure.',
    fix: 'Nothing: roomkey asks again after the interval.',
  },
  {
    code: 'slow_down',
    says: 'The questions come too fast. This is no failure.',
    fix: 'Nothing: roomkey waits five seconds more between questions, for good. If it comes often, look for a second program that uses the same code.',
  },
  {
    code: 'access_denied',
    says: 'The person declined, or an administrator does not let this app be used.',
    fix: 'Start again with roomkey pair; ask the administrator when the phone never offered to approve.',
  },
  {
    code: 'expired_token',
    says: 'The code ran out before somebody approved it.',
    fix: 'Start again with roomkey pair; --renew 3 or --renew forever asks for new codes by itself.',
  },
];

const OAUTH: readonly Row[] = [
  {
    code: 'invalid_request',
    says: 'A parameter is missing, doubled or malformed. Some servers also say so about faults of their own.',
    fix: 'Try again; if it stays, check the address, and that no proxy rewrites requests. The pairing is kept.',
  },
  {
    code: 'invalid_client',
    says: 'The provider does not know the client, or its secret is wrong.',
    fix: "Check client id and secret against the app's page. The pairing is kept.",
  },
  {
    code: 'invalid_grant',
    says: 'The code or refresh token is wrong, used up, revoked, or belongs to another client.',
    fix: 'Pair the box again: roomkey pair --force',
  },
  {
    code: 'unauthorized_client',
    says: 'This client may not use this kind of grant.',
    fix: 'Have device pairing switched on for the app. At Zoom: "Use App on Device" (Features, Embed, Meeting SDK).',
  },
  {
    code: 'unsupported_grant_type',
    says: 'The server does not offer this kind of grant.',
    fix: 'Have device pairing switched on for the app, and check --authority or --issuer.',
  },
  {
    code: 'invalid_scope',
    says: 'A scope is unknown, malformed, or more than the client may ask for.',
    fix: "Leave --scope out, or ask only for scopes that are added on the app's page.",
  },
  {
    code: 'unsupported_response_type',
    says: 'The server does not offer this way of signing in by browser. Pairing by code does not use it.',
    fix: "Check the app's kind at the provider.",
  },
  {
    code: 'server_error',
    says: 'The provider has a fault of its own.',
    fix: 'Nothing: roomkey tries again by itself while it can.',
  },
  {
    code: 'temporarily_unavailable',
    says: 'The provider is overloaded or being maintained.',
    fix: 'Nothing: roomkey tries again by itself while it can.',
  },
  {
    code: 'invalid_token',
    says: 'The access token has run out, was revoked, or is malformed.',
    fix: 'Take a fresh one: roomkey token --fresh',
  },
  {
    code: 'insufficient_scope',
    says: 'The token lacks a scope that this call needs.',
    fix: "Add the scope on the app's page or with --scope, then pair again: roomkey pair --force",
  },
  {
    code: 'unsupported_token_type',
    says: 'The server cannot revoke this kind of token.',
    fix: "Remove the app on the user's account page at the provider, then: roomkey unpair --local",
  },
];

/** What the words of the RFCs mean. */
export const OAUTH_CODES: readonly Meaning[] = [
  ...DEVICE_FLOW.map((row) => ({ kind: 'device-flow', sure: 'documented', ...row }) as const),
  ...OAUTH.map((row) => ({ kind: 'oauth', sure: 'documented', ...row }) as const),
];
