/**
 * The error words of OAuth 2.0 (RFC 6749 §4.1.2.1 and §5.2, RFC 6750 §3.1, RFC 7009 §2.2.1) and of its device flow
 * (RFC 8628 §3.5), as data. Zoom's own numbers are in `codes-zoom.ts`.
 */

import type { CodeRow } from './meaning.ts';

/** The words of the device flow. */
export const DEVICE_FLOW_CODES = {
  authorization_pending: {
    says: 'No one has approved or declined yet. This is not an error.',
    fix: 'Nothing: roomkey asks again after the interval.',
  },
  slow_down: {
    says: 'The requests come too fast. This is not an error.',
    fix: 'Nothing: from then on roomkey waits five seconds longer between requests. If it happens often, look for a second program that uses the same code.',
  },
  access_denied: {
    says: 'The person declined, or an administrator does not allow this app.',
    fix: 'Start again with roomkey pair. If the phone never offered to approve, ask the administrator.',
  },
  expired_token: {
    says: 'The code expired before it was approved.',
    fix: 'Start again with roomkey pair; with --renew 3 or --renew forever it requests new codes automatically.',
  },
} as const satisfies Record<string, CodeRow>;

/** The words of OAuth 2.0. */
export const OAUTH_CODES = {
  invalid_request: {
    says: 'A parameter is missing, repeated or malformed. Some servers also answer so when the fault is theirs.',
    fix: 'Try again. If it stays, check the address, and that no proxy rewrites requests. The pairing is kept.',
  },
  invalid_client: {
    says: 'The provider does not know the client, or its secret is wrong.',
    fix: "Check the client id and secret against the app's page. The pairing is kept.",
  },
  invalid_grant: {
    says: 'The code or refresh token is wrong, used up, revoked, or belongs to another client.',
    fix: 'Pair the box again: roomkey pair --force',
  },
  unauthorized_client: {
    says: 'This client may not use this kind of grant.',
    fix: 'Have device pairing switched on for the app. At Zoom: "Use App on Device" (Features, Embed, Meeting SDK).',
  },
  unsupported_grant_type: {
    says: 'The server does not offer this kind of grant.',
    fix: 'Have device pairing switched on for the app, and check --authority or --issuer.',
  },
  invalid_scope: {
    says: 'A scope is unknown, malformed, or more than the client may ask for.',
    fix: "Leave --scope out, or ask only for scopes that are added on the app's page.",
  },
  unsupported_response_type: {
    says: 'The server does not offer this way of signing in by browser. Pairing by code does not use it.',
    fix: "Check the app's type at the provider.",
  },
  server_error: {
    says: 'The provider has an internal error.',
    fix: 'Nothing: roomkey tries again while it can.',
  },
  temporarily_unavailable: {
    says: 'The provider is overloaded or under maintenance.',
    fix: 'Nothing: roomkey tries again while it can.',
  },
  invalid_token: {
    says: 'The access token has expired, was revoked, or is malformed.',
    fix: 'Get a fresh one: roomkey token --fresh',
  },
  insufficient_scope: {
    says: 'The token lacks a scope that this call needs.',
    fix: "Add the scope on the app's page or with --scope, then pair again: roomkey pair --force",
  },
  unsupported_token_type: {
    says: 'The server cannot revoke this kind of token.',
    fix: "Remove the app on the user's account page at the provider, then: roomkey unpair --local",
  },
} as const satisfies Record<string, CodeRow>;
