/** The errors of services that let devices in by a code, as data: GitHub, GitLab, Google, Twitch, Amazon, Salesforce. */

import { meaningsAt, type ProviderRow } from './provider-row.ts';

const REPAIR = 'Pair the box again: roomkey pair --force';
const NEW_CODE = 'Start again with roomkey pair; --renew forever asks for new codes by itself.';
const SLOWER = 'Nothing: roomkey asks more slowly.';

const GITHUB: readonly ProviderRow[] = [
  {
    code: 'device_flow_disabled',
    words: 'Device Flow must be explicitly enabled for this App',
    says: 'Device flow is not switched on for the app.',
    fix: 'Settings, Developer settings, the app: tick Enable Device Flow.',
  },
  {
    code: 'incorrect_device_code',
    says: 'The server does not know the device code: it ran out, or was used.',
    fix: NEW_CODE,
  },
  { code: 'token_expired', says: 'The code ran out before somebody approved it.', fix: NEW_CODE },
  {
    code: 'incorrect_client_credentials',
    says: 'The client id is wrong; the number of an app is not its client id.',
    fix: "Copy the client id from the app's page, and give roomkey no secret.",
  },
  {
    code: 'bad_refresh_token',
    says: 'The refresh token was used, revoked, or is older than six months.',
    fix: REPAIR,
    sure: 'reported',
  },
  {
    code: 'bad_verification_code',
    says: 'The code is wrong or has run out.',
    fix: NEW_CODE,
  },
  {
    code: 'unverified_user_email',
    says: 'The account that approved has no verified address.',
    fix: 'Verify the primary e-mail address of that account, then pair again.',
  },
  {
    code: 'unsupported_grant_type',
    says: 'The request came without the grant type of devices; something on the way changed it.',
    fix: 'Check that no proxy rewrites requests.',
  },
];

const GITLAB: readonly ProviderRow[] = [
  {
    code: 'invalid_scope',
    says: "The scope is not among the application's.",
    fix: 'User settings, Applications, the application: tick it there, or ask for less by --scope.',
    sure: 'reported',
  },
  {
    code: 'invalid_client',
    says: 'The client id is unknown, or the application is confidential and wants its secret.',
    fix: 'Make an application without "Confidential", and give roomkey its Application ID only.',
    sure: 'reported',
  },
  {
    code: 'invalid_grant',
    says: 'The code is forgotten, or the refresh token was used, revoked, or is too old.',
    fix: REPAIR,
    sure: 'reported',
  },
];

const GOOGLE: readonly ProviderRow[] = [
  {
    code: 'invalid_client',
    says: 'The client id is unknown, the secret is wrong or missing, or the client is of another type.',
    fix: 'Make a client of the type "TVs and Limited Input devices", and give roomkey its id and its secret.',
  },
  {
    code: 'invalid_scope',
    words: 'Invalid device flow scope: …',
    says: 'Devices may ask for few scopes, such as openid, email, profile, drive.file, youtube and youtube.readonly.',
    fix: 'Ask for one of those by --scope; others need a sign-in by browser.',
    sure: 'reported',
  },
  {
    code: 'rate_limit_exceeded',
    says: "The project's codes are used up for now.",
    fix: 'Wait, or ask for a higher quota in the Google Cloud console.',
  },
  {
    code: 'admin_policy_enforced',
    says: 'The administrator of the account does not let this app have a scope.',
    fix: 'Have the client id trusted in the Admin console: Security, API controls.',
  },
  {
    code: 'org_internal',
    says: 'The app is for accounts of one organization, and another one approved.',
    fix: 'Approve with an account of the organization, or set the user type of the app to External.',
  },
  {
    code: 'invalid_grant',
    words: 'Token has been expired or revoked.',
    says: 'The refresh token is dead: withdrawn, unused for six months, or seven days old while the app is in testing.',
    fix: `Publish the app (Audience, In production) if it is in testing. ${REPAIR}`,
    sure: 'reported',
  },
  { code: 'invalid_grant', says: 'The device code is wrong or was used.', fix: NEW_CODE },
  {
    code: 'access_denied',
    says: 'The person declined, or is not among the test users of an app in testing.',
    fix: 'Add the person under Audience, Test users, or pair again and allow.',
    sure: 'reported',
  },
];

const TWITCH: readonly ProviderRow[] = [
  {
    code: 'invalid device code',
    says: 'The code ran out, was used, or was never given.',
    fix: NEW_CODE,
  },
  {
    code: 'invalid refresh token',
    says: 'The refresh token was used, is older than 30 days, or the person disconnected the app.',
    fix: REPAIR,
    sure: 'reported',
  },
  {
    code: 'invalid client',
    says: 'The client id is unknown, or the app is confidential.',
    fix: "Compare with the developer console; the app's Client Type must be Public.",
    sure: 'reported',
  },
];

const AMAZON: readonly ProviderRow[] = [
  {
    code: 'invalid_code_pair',
    says: 'The code ran out, was used, or does not belong to the device code.',
    fix: NEW_CODE,
  },
  {
    code: 'invalidvalue',
    says: 'A parameter has a wrong value, most often the client id.',
    fix: "Copy the client id of the security profile's page, Other devices and platforms (or Web).",
    sure: 'reported',
  },
  {
    code: 'servererror',
    says: 'Amazon has a fault of its own.',
    fix: 'Nothing: roomkey tries again by itself.',
  },
  {
    code: 'invalid_grant',
    words:
      "The request has an invalid grant parameter : refresh_token. User may have revoked or didn't grant the permission.",
    says: 'The refresh token is dead; most often the person withdrew the approval.',
    fix: REPAIR,
    sure: 'reported',
  },
  {
    code: 'unauthorized_client',
    says: 'The security profile may not use code-based linking.',
    fix: 'Developer console, Login with Amazon, the security profile: enable it for other devices.',
  },
];

const SALESFORCE: readonly ProviderRow[] = [
  {
    code: 'invalid_client_id',
    says: 'The consumer key is wrong, or the app is younger than some minutes.',
    fix: "Compare with the app's page, wait ten minutes, then try again.",
    sure: 'reported',
  },
  {
    code: 'invalid_grant',
    words: 'expired access/refresh token',
    says: 'The refresh token was revoked or has run out by the policy of the app.',
    fix: `Set the refresh token policy to "valid until revoked". ${REPAIR}`,
    sure: 'reported',
  },
  {
    code: 'invalid_grant',
    says: 'The device code ran out or is not known, or device flow is not enabled for the app.',
    fix: 'Tick Enable Device Flow in the OAuth settings of the app, then start again.',
  },
  {
    code: 'inactive_user',
    says: 'The user who approved is inactive.',
    fix: `Let another user approve it. ${REPAIR}`,
    sure: 'reported',
  },
  {
    code: 'inactive_org',
    says: 'The organization is locked, closed or suspended.',
    fix: 'Ask its administrator.',
    sure: 'reported',
  },
  { code: 'rate_limit_exceeded', says: 'Too many logins within the hour.', fix: SLOWER, sure: 'reported' },
];

/** What the codes of these services mean. */
export const API_CODES = [
  ...meaningsAt('github', GITHUB),
  ...meaningsAt('gitlab', GITLAB),
  ...meaningsAt('google', GOOGLE),
  ...meaningsAt('twitch', TWITCH),
  ...meaningsAt('amazon', AMAZON),
  ...meaningsAt('salesforce', SALESFORCE),
];
