/** The errors of identity servers, as data: Auth0, Okta, Keycloak, Dex, authentik. RFC words have a row where they mean more. */

import { meaningsAt, type ProviderRow } from './provider-row.ts';

const REPAIR = 'Pair the box again: roomkey pair --force';
const NEW_CODE = 'Start again with roomkey pair; --renew forever asks for new codes by itself.';

const AUTH0: readonly ProviderRow[] = [
  {
    code: 'unauthorized_client',
    words: "Grant type 'urn:ietf:params:oauth:grant-type:device_code' not allowed for the client.",
    says: 'Device Code is not among the grant types of the application.',
    fix: 'Dashboard, Applications, the application, Advanced Settings, Grant Types: tick Device Code and Refresh Token.',
    sure: 'reported',
  },
  {
    code: 'invalid_client',
    says: 'The client id is unknown, or the application is not native with "None" as its authentication method.',
    fix: 'Make a native application, set Token Endpoint Authentication Method to None, and give roomkey no secret.',
    sure: 'reported',
  },
  {
    code: 'access_denied',
    words: 'Service not found: …',
    says: 'There is no API with the audience that was asked for.',
    fix: "Give the API's Identifier letter for letter, its slash included: --param audience=IDENTIFIER",
    sure: 'reported',
  },
  {
    code: 'access_denied',
    says: 'The person declined, or a rule, an action or the server did not let the sign-in through.',
    fix: "Look at the tenant's logs (codes fdeac, fdecc, fede), then pair again.",
  },
  {
    code: 'invalid_grant',
    words: 'Unknown or invalid refresh token.',
    says: 'The refresh token was rotated, revoked, or has run out.',
    fix: REPAIR,
    sure: 'reported',
  },
  {
    code: 'invalid_grant',
    says: 'The code ran out: expired_token is said once, and this ever after. Or the refresh token is dead.',
    fix: NEW_CODE,
  },
  {
    code: 'too_many_requests',
    says: 'The limit of the tenant is reached.',
    fix: 'Nothing: roomkey asks more slowly.',
    sure: 'reported',
  },
];

const OKTA: readonly ProviderRow[] = [
  {
    code: 'e0000006',
    words: 'You do not have permission to perform the requested action',
    says: 'The organization or the app may not use this flow.',
    fix: 'Tick Device Authorization for the app (native) and in the rule of the access policy of the authorization server.',
  },
  {
    code: 'e0000015',
    words: 'You do not have permission to access the feature you are requesting',
    says: 'The feature is not switched on for the organization.',
    fix: 'Ask the administrator, or Okta, to switch on Device Authorization.',
  },
  {
    code: 'e0000022',
    words: 'The endpoint does not support the provided HTTP method',
    says: 'The address is not the one of this flow, or the feature is not there.',
    fix: 'Check --issuer: https://DOMAIN/oauth2/default, or https://DOMAIN for the organization itself.',
  },
  {
    code: 'e0000047',
    words: 'API call exceeded rate limit due to too many requests.',
    says: 'Too many requests for the limits of the organization.',
    fix: 'Nothing: roomkey asks more slowly.',
  },
  {
    code: 'too_many_user_codes',
    says: 'Too many codes were asked for in a short time.',
    fix: 'Wait some minutes; boxes that show codes all day ask for many.',
  },
  {
    code: 'unauthorized_client',
    says: 'Device Authorization is not among the grant types of the app.',
    fix: 'Admin Console, Applications, the app, General, Grant type: tick Device Authorization and Refresh Token.',
  },
  {
    code: 'invalid_client',
    says: 'The client id or secret is wrong, or a secret was sent for an app that has none.',
    fix: "Compare with the app's page; a native app without a secret needs the client id only.",
  },
  {
    code: 'access_denied',
    words: 'User is not assigned to the client application.',
    says: 'The person is not assigned to the app.',
    fix: 'Admin Console, Applications, the app, Assignments: assign the person or the group.',
  },
  {
    code: 'access_denied',
    words: 'Policy evaluation failed for this request, please check the policy configurations.',
    says: 'No rule of the access policy lets this app use this flow.',
    fix: 'Security, API, the authorization server, Access Policies, the rule: tick Device Authorization.',
  },
  {
    code: 'invalid_grant',
    words: 'API call exceeded rate limit due to too many requests.',
    says: 'With HTTP 429 this is about the pace; the pairing is alive.',
    fix: 'Nothing: roomkey asks more slowly.',
  },
  {
    code: 'invalid_grant',
    words: 'The refresh token is invalid or expired.',
    says: 'The refresh token has run out, was revoked, or was not used for as long as the policy allows.',
    fix: REPAIR,
  },
];

const KEYCLOAK: readonly ProviderRow[] = [
  {
    code: 'invalid_grant',
    words: 'Client not allowed for OAuth 2.0 Device Authorization Grant',
    says: 'This flow is not switched on for the client.',
    fix: 'Clients, the client, Settings, Capability config: tick OAuth 2.0 Device Authorization Grant.',
  },
  {
    code: 'invalid_grant',
    words: 'Device code not valid',
    says: 'The server has forgotten the code: it ran out, or was used.',
    fix: NEW_CODE,
  },
  {
    code: 'invalid_grant',
    words: 'Session not active',
    says: 'The session of the person ended, and the pairing with it.',
    fix: `Ask for an offline token: --scope "openid offline_access". ${REPAIR}`,
    sure: 'reported',
  },
  {
    code: 'invalid_grant',
    words: 'Token is not active',
    says: 'The refresh token has run out.',
    fix: `Ask for an offline token: --scope "openid offline_access". ${REPAIR}`,
    sure: 'reported',
  },
  {
    code: 'invalid_client',
    words: 'Invalid client or Invalid client credentials',
    says: 'The client id or secret is wrong; older versions say unauthorized_client.',
    fix: 'Compare with Clients, the client, Credentials; with Client authentication off, give no secret.',
    sure: 'reported',
  },
];

const DEX: readonly ProviderRow[] = [
  {
    code: 'invalid_request',
    words: 'Refresh token is invalid or has already been claimed by another client.',
    says: 'The refresh token is dead; the word for it elsewhere is invalid_grant.',
    fix: REPAIR,
  },
  {
    code: 'invalid_request',
    words: 'Refresh token expired.',
    says: 'The refresh token has run out.',
    fix: REPAIR,
  },
  {
    code: 'invalid_request',
    words: 'Invalid Device code.',
    says: 'The server has forgotten the code: it ran out, or was used.',
    fix: NEW_CODE,
  },
  {
    code: 'invalid_client',
    words: 'Invalid client credentials.',
    says: 'The secret is wrong. At the code request Dex does not look; whoever approves sees it on the page.',
    fix: 'Make the static client public (public: true), and give roomkey no secret.',
  },
  {
    code: 'unsupported_grant_type',
    says: 'The grant of devices is not among oauth2.grantTypes of the configuration.',
    fix: 'Add urn:ietf:params:oauth:grant-type:device_code to it, or leave the list out.',
  },
];

const AUTHENTIK: readonly ProviderRow[] = [
  {
    code: 'slow_down',
    says: 'With HTTP 429: more than twenty codes within an hour from this address.',
    fix: "Raise the provider's access code validity to ten minutes, so that fewer codes are needed.",
  },
  {
    code: 'invalid_client',
    says: 'The client id is unknown, or its provider has no application.',
    fix: "Compare with the provider's page, and tie an application to it.",
  },
  { code: 'invalid_grant', says: 'The code or the refresh token is gone, revoked, or too old.', fix: REPAIR },
];

/** What the codes of identity servers mean. */
export const IDENTITY_CODES = [
  ...meaningsAt('auth0', AUTH0),
  ...meaningsAt('okta', OKTA),
  ...meaningsAt('keycloak', KEYCLOAK),
  ...meaningsAt('dex', DEX),
  ...meaningsAt('authentik', AUTHENTIK),
];
