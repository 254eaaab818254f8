/**
 * The numbered errors of Zoom, as data: those of its OAuth pages (4700 to 4741), those of its REST API that a device
 * meets, and Zoom's own turns of the OAuth words. What a code means elsewhere is told in `codes.ts` and `codes-oauth.ts`.
 */

import type { Meaning } from './meaning.ts';

const REPAIR = 'Pair the box again: roomkey pair --force';
const ASK_ZOOM = 'Note the time and the tracking id of the answer, and give both to Zoom support.';

type Row = Omit<Meaning, 'kind' | 'sure' | 'exitCode'> & { readonly sure?: Meaning['sure'] };

const OAUTH: readonly Row[] = [
  {
    code: '4700',
    says: 'Token cannot be empty.',
    means: 'The request carried no token.',
    do: 'Check that the program puts what roomkey token prints into its Authorization header.',
  },
  {
    code: '4700',
    means: 'A general failure; Zoom says nothing about it, or repeats an internal message.',
    do: ASK_ZOOM,
  },
  {
    code: '4702',
    says: 'Invalid client.',
    means: 'The client id is not that of the app that signed in: a typing error, or the app is gone.',
    do: "Compare the client id with the app's page; development and production have different ones.",
  },
  {
    code: '4704',
    says: 'Invalid client secret.',
    means: 'The client secret does not belong to the client id: a typing error, or it was regenerated.',
    do: "Copy the secret again from the app's page. The saved pairing stays good and need not be made anew.",
  },
  {
    code: '4705',
    says: 'Grant type is not supported from token endpoint.',
    means: 'The token endpoint does not know the kind of grant that was asked for.',
    do: 'For pairing, switch on "Use App on Device" on the app\'s page (Features, Embed, Meeting SDK).',
  },
  {
    code: '4706',
    says: 'Client ID or client secret is missing.',
    means: 'Neither the header nor the form named a client.',
    do: 'Set ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET, or look what a proxy takes out of the request.',
  },
  {
    code: '4706',
    says: 'Missing grant type.',
    means: 'The request named no kind of grant, or its form was lost on the way.',
    do: 'Look whether a proxy rewrites requests; report it when there is none.',
  },
  {
    code: '4709',
    says: 'Redirect URI mismatch.',
    means: "The redirect address is not, letter for letter, one of the app's. Pairing by code uses none.",
    do: "Make both the same, to the last slash, on the app's page and in the program that signs in by browser.",
  },
  {
    code: '4711',
    says: 'Refresh token invalid.',
    means: 'The scopes of the token are no longer those of the app.',
    do: `After changing the app's scopes every pairing has to be made anew. ${REPAIR}`,
  },
  {
    code: '4717',
    says: 'The app has been disabled',
    means: 'Zoom, or the owner of the app, has switched it off.',
    do: "Look at the app's page in the Marketplace, then ask Zoom support. The box need not be touched.",
  },
  {
    code: '4724',
    means: 'The signed token in the header could not be read or its signature is wrong.',
    do: 'Take the token fresh from roomkey token and pass it on unchanged.',
  },
  {
    code: '4732',
    says: 'Creating authorization code error.',
    means: 'A service inside Zoom was down while the code was being made.',
    do: 'Try again in a few minutes; if it stays, ask Zoom support.',
  },
  {
    code: '4733',
    says: 'Code is expired',
    means: 'The authorization code was older than five minutes.',
    do: 'Start the sign-in again and finish it without a pause.',
  },
  {
    code: '4734',
    says: 'Invalid authorization code.',
    means: 'The authorization code is wrong, or was used before.',
    do: 'Start the sign-in again; each code is good for one exchange.',
  },
  {
    code: '4735',
    says: 'The owner of the token does not exist.',
    means: 'The Zoom user who approved this box is no longer in the account.',
    do: `Let another user approve it. ${REPAIR}`,
  },
  {
    code: '4737',
    says: 'Can not find the authentication for the access token.',
    means: 'Zoom no longer keeps the refresh token: it was replaced, revoked, or is too old.',
    do: REPAIR,
  },
  {
    code: '4738',
    says: 'The token is disabled by admin.',
    means: 'An administrator of the Zoom account withdrew the approval of the app.',
    do: 'Ask the administrator to approve the app again, then pair: roomkey pair --force',
  },
  {
    code: '4740',
    says: 'The token ID is out of the token tolerance range.',
    means: 'Newer tokens were made for the same user and app than Zoom lets live beside each other.',
    do: `Give each box its own Zoom user, or ask Zoom to raise the tolerance of the app. ${REPAIR}`,
  },
  {
    code: '4741',
    says: 'The token has been revoked.',
    means:
      'The same user approved the same app once more, on another box or in another place; only the newest counts.',
    do: `Give each box its own Zoom user. ${REPAIR}`,
  },
  {
    code: 'invalid_request',
    says: 'Invalid Token!',
    means: "Zoom's older way to say that a refresh token is dead: replaced, revoked, or too old.",
    do: REPAIR,
    sure: 'reported',
  },
  {
    code: 'invalid_grant',
    says: 'Invalid Token!',
    means: 'The refresh token is dead: replaced by a newer approval of the same user, revoked, or too old.',
    do: `Give each box its own Zoom user. ${REPAIR}`,
    sure: 'reported',
  },
  {
    code: 'invalid_client',
    says: 'Invalid client_id or client_secret',
    means: 'The credentials are wrong. Zoom answers so with HTTP 400, where others use 401.',
    do: "Compare both with the app's page; the credentials of another kind of app do not do. The pairing is kept.",
    sure: 'reported',
  },
];

const API: readonly Row[] = [
  {
    code: '124',
    says: 'Invalid access token.',
    means: 'The access token is wrong, cut, or of another cloud.',
    do: 'Take it fresh and whole: roomkey token --fresh',
  },
  {
    code: '124',
    says: 'Access token is expired.',
    means: "The access token's hour is over.",
    do: 'Ask roomkey token before each use instead of keeping what it printed.',
  },
  {
    code: '124',
    says: 'Invalid access token, this access token is not supported as query parameter string.',
    means: 'The access token was put into the address, which Zoom no longer takes.',
    do: 'Send it in the Authorization header.',
  },
  {
    code: '201',
    means: 'The access token has run out or cannot be used.',
    do: 'Take a fresh one: roomkey token --fresh',
    sure: 'reported',
  },
  {
    code: '300',
    means: 'A parameter of the request is missing or wrong; the message names it.',
    do: 'Correct the request that your program sends.',
  },
  {
    code: '1001',
    says: 'User does not exist: …',
    means: 'There is no such user in the account of this token.',
    do: 'Call /users/me instead of naming a user; a token of a paired box speaks for its own user only.',
  },
  {
    code: '4700',
    says: 'Invalid Access Token',
    means: 'The API does not take the access token.',
    do: 'Take a fresh one (roomkey token --fresh); if that is refused as well, pair again: roomkey pair --force',
  },
  {
    code: '4711',
    says: 'Invalid access token, does not contain scopes:[…].',
    means: 'The token lacks a scope that this call needs; the brackets name what is needed.',
    do: "Add the scopes on the app's page, then pair again, since no existing token gets them: roomkey pair --force",
  },
  {
    code: '429',
    says: 'You have reached the maximum per-second rate limit for this API. …',
    means: 'Too many calls within a second. The limit is per account, shared by all of its apps.',
    do: 'Wait a second or as long as X-RateLimit-Reset tells, then go on more slowly.',
  },
  {
    code: '429',
    says: 'You have reached the maximum daily rate limit for this API. …',
    means: 'The calls of the day are used up. The limit is per account, shared by all of its apps.',
    do: 'Wait until the instant that the Retry-After header names: here it is a date and not a number of seconds.',
  },
];

/** What Zoom's codes mean. */
export const ZOOM_CODES: readonly Meaning[] = [
  ...OAUTH.map((row) => ({ kind: 'zoom-oauth', sure: 'documented', ...row }) as const),
  ...API.map((row) => ({ kind: 'zoom-api', sure: 'documented', ...row }) as const),
];
