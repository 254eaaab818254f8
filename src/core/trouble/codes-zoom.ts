/**
 * The numbered errors of Zoom, as data: those of its OAuth pages (4700 to 4741), those of its REST API that a device
 * meets, and Zoom's own turns of the OAuth words. What a code means elsewhere is in `codes.ts` and `codes-oauth.ts`.
 */

import type { CodeRow } from './meaning.ts';

const REPAIR = 'Pair the box again: roomkey pair --force';

/** What Zoom answers while an app signs in. */
export const ZOOM_OAUTH_CODES = {
  z4700_empty: {
    code: '4700',
    words: 'Token cannot be empty.',
    says: 'The request carried no token.',
    fix: 'Check that the program puts what roomkey token prints into its Authorization header.',
  },
  z4700_general: {
    code: '4700',
    says: 'A general failure; Zoom says no more about it, or repeats an internal message.',
    fix: 'Note the time and the tracking id of the answer, and give both to Zoom support.',
  },
  z4702: {
    code: '4702',
    words: 'Invalid client.',
    says: 'The client id is not that of the app that signed in: it is misspelt, or the app is gone.',
    fix: "Compare the client id with the app's page; development and production have different ones.",
  },
  z4704: {
    code: '4704',
    words: 'Invalid client secret.',
    says: 'The client secret does not belong to the client id: it is misspelt, or was regenerated.',
    fix: "Copy the secret again from the app's page. The saved pairing stays valid.",
  },
  z4705: {
    code: '4705',
    words: 'Grant type is not supported from token endpoint.',
    says: 'The token endpoint does not know the kind of grant that was asked for.',
    fix: 'For pairing, switch on "Use App on Device" on the app\'s page (Features, Embed, Meeting SDK).',
  },
  z4706_client: {
    code: '4706',
    words: 'Client ID or client secret is missing.',
    says: 'Neither the header nor the form named a client.',
    fix: 'Set ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET, or check what a proxy removes from requests.',
  },
  z4706_grant_type: {
    code: '4706',
    words: 'Missing grant type.',
    says: 'The request named no kind of grant, or its form was lost on the way.',
    fix: 'Check whether a proxy rewrites requests; if there is none, report it.',
  },
  z4709: {
    code: '4709',
    words: 'Redirect URI mismatch.',
    says: "The redirect address is not exactly one of the app's. Pairing by code uses none.",
    fix: "Make both the same, to the last slash, on the app's page and in the program that signs in by browser.",
  },
  z4711: {
    code: '4711',
    words: 'Refresh token invalid.',
    says: 'The scopes of the token are no longer those of the app.',
    fix: `After a change of the app's scopes every box has to be paired again. ${REPAIR}`,
  },
  z4717: {
    code: '4717',
    words: 'The app has been disabled',
    says: 'Zoom, or the owner of the app, has switched it off.',
    fix: "Look at the app's page in the Marketplace, then ask Zoom support. Nothing has to be done on the box.",
  },
  z4724: {
    code: '4724',
    says: 'The signed token in the header could not be read, or its signature is wrong.',
    fix: 'Take the token fresh from roomkey token and pass it on unchanged.',
  },
  z4732: {
    code: '4732',
    words: 'Creating authorization code error.',
    says: 'A service inside Zoom was down while the code was being made.',
    fix: 'Try again in a few minutes; if it stays, ask Zoom support.',
  },
  z4733: {
    code: '4733',
    words: 'Code is expired',
    says: 'The authorization code was older than five minutes.',
    fix: 'Start the sign-in again and finish it without a pause.',
  },
  z4734: {
    code: '4734',
    words: 'Invalid authorization code.',
    says: 'The authorization code is wrong, or was used before.',
    fix: 'Start the sign-in again; each code works only once.',
  },
  z4735: {
    code: '4735',
    words: 'The owner of the token does not exist.',
    says: 'The Zoom user who approved this box is no longer in the account.',
    fix: `Let another user approve it. ${REPAIR}`,
  },
  z4737: {
    code: '4737',
    words: 'Can not find the authentication for the access token.',
    says: 'Zoom no longer has the refresh token: it was replaced, revoked, or is too old.',
    fix: REPAIR,
  },
  z4738: {
    code: '4738',
    words: 'The token is disabled by admin.',
    says: 'An administrator of the Zoom account withdrew the approval of the app.',
    fix: `Ask the administrator to approve the app again. ${REPAIR}`,
  },
  z4740: {
    code: '4740',
    words: 'The token ID is out of the token tolerance range.',
    says: 'More tokens were issued for the same user and app than Zoom accepts side by side.',
    fix: `Give each box its own Zoom user, or ask Zoom to raise the tolerance of the app. ${REPAIR}`,
  },
  z4741: {
    code: '4741',
    words: 'The token has been revoked.',
    says: 'The same user approved the same app again, on another box or elsewhere; only the newest approval counts.',
    fix: `Give each box its own Zoom user. ${REPAIR}`,
  },
  invalid_request: {
    words: 'Invalid Token!',
    says: "Zoom's older way to say that a refresh token is dead: replaced, revoked, or too old.",
    fix: REPAIR,
    sure: 'reported',
  },
  invalid_grant: {
    words: 'Invalid Token!',
    says: 'The refresh token is dead: replaced by a newer approval of the same user, revoked, or too old.',
    fix: `Give each box its own Zoom user. ${REPAIR}`,
    sure: 'reported',
  },
  invalid_client: {
    words: 'Invalid client_id or client_secret',
    says: 'The credentials are wrong. Zoom answers so with HTTP 400, where others use 401.',
    fix: "Compare both with the app's page; credentials of another type of app do not work. The pairing is kept.",
    sure: 'reported',
  },
} as const satisfies Record<string, CodeRow>;

/** What Zoom's REST API answers. */
export const ZOOM_API_CODES = {
  z124_invalid: {
    code: '124',
    words: 'Invalid access token.',
    says: 'The access token is wrong, cut off, or from another cloud.',
    fix: 'Get a fresh one and pass on all of it: roomkey token --fresh',
  },
  z124_expired: {
    code: '124',
    words: 'Access token is expired.',
    says: 'The hour of the access token is over.',
    fix: 'Call roomkey token before each use instead of keeping what it printed.',
  },
  z124_query: {
    code: '124',
    words: 'Invalid access token, this access token is not supported as query parameter string.',
    says: 'The access token was put into the address, which Zoom no longer accepts.',
    fix: 'Send it in the Authorization header.',
  },
  z201: {
    code: '201',
    says: 'The access token has expired or cannot be used.',
    fix: 'Get a fresh one: roomkey token --fresh',
    sure: 'reported',
  },
  z300: {
    code: '300',
    says: 'A parameter of the request is missing or wrong; the message names it.',
    fix: 'Correct the request that your program sends.',
  },
  z1001: {
    code: '1001',
    words: 'User does not exist: …',
    says: 'There is no such user in the account of this token.',
    fix: 'Call /users/me instead of naming a user; the token of a paired box stands for its own user only.',
  },
  z4700_access: {
    code: '4700',
    words: 'Invalid Access Token',
    says: 'The API does not accept the access token.',
    fix: 'Get a fresh one (roomkey token --fresh); if that is refused as well, pair again: roomkey pair --force',
  },
  z4711_scopes: {
    code: '4711',
    words: 'Invalid access token, does not contain scopes:[…].',
    says: 'The token lacks a scope that this call needs; the brackets name what is needed.',
    fix: "Add the scopes on the app's page, then pair again, since no existing token gets them: roomkey pair --force",
  },
  z429_second: {
    code: '429',
    words: 'You have reached the maximum per-second rate limit for this API. …',
    says: 'Too many calls within a second. The limit is per account, shared by all of its apps.',
    fix: 'Wait a second, or as long as X-RateLimit-Reset says, then go on more slowly.',
  },
  z429_day: {
    code: '429',
    words: 'You have reached the maximum daily rate limit for this API. …',
    says: 'The calls of the day are used up. The limit is per account, shared by all of its apps.',
    fix: 'Wait until the time in the Retry-After header: here it is a date and not a number of seconds.',
  },
} as const satisfies Record<string, CodeRow>;
