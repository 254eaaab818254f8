/**
 * The numbered errors of Microsoft Entra that a pairing by code meets, as data. They stand at the front of
 * `error_description` and in `error_codes`; Microsoft may change them, so they explain and decide nothing.
 */

import { meaningsAt, type ProviderRow } from './provider-row.ts';

const REPAIR = 'Pair the box again: roomkey pair --force';
const TENANT = 'Give the tenant by its id: --issuer https://login.microsoftonline.com/TENANT-ID/v2.0';
const PUBLIC =
  'In App registrations, the app, Authentication, set "Allow public client flows" to Yes, and give roomkey no secret.';
const ACCESS =
  'Ask the administrator of the tenant: Conditional Access can block the device code flow, or this place.';

const WAITING: readonly ProviderRow[] = [
  {
    code: 'aadsts70016',
    says: 'Nobody has approved yet. This is no failure.',
    fix: 'Nothing: roomkey asks again after the interval.',
  },
  {
    code: 'aadsts70018',
    says: 'The code that was typed on the page is not the one on the screen.',
    fix: 'Type it again, letter for letter; or let roomkey show a new one.',
  },
  {
    code: 'aadsts70019',
    says: 'The code ran out before somebody approved it.',
    fix: 'Start again with roomkey pair; --renew forever asks for new codes by itself.',
  },
  {
    code: 'aadsts70020',
    says: 'The device code is not known any more: it ran out, or was used.',
    fix: 'Start again with roomkey pair; --renew forever asks for new codes by itself.',
    sure: 'reported',
  },
  {
    code: 'bad_verification_code',
    says: 'The server does not know the device code that was asked about.',
    fix: 'Start again with roomkey pair.',
  },
  {
    code: 'authorization_declined',
    says: 'The person declined.',
    fix: 'If that was a mistake, run roomkey pair again.',
  },
  {
    code: 'aadsts65004',
    says: 'The person did not consent to what the app asks for.',
    fix: 'Pair again and accept, or ask for less by --scope.',
  },
  {
    code: 'aadsts90120',
    says: 'The request was approved or declined before.',
    fix: 'Start again with roomkey pair.',
  },
  {
    code: 'aadsts50134',
    says: 'The code was approved in another region than the one that gave it.',
    fix: 'Start again with roomkey pair.',
  },
];

const CLIENT: readonly ProviderRow[] = [
  {
    code: 'aadsts7000218',
    says: 'The app is no public client, so a secret is expected, which this flow does not use.',
    fix: PUBLIC,
  },
  {
    code: 'aadsts700025',
    says: 'The app is a public client, and a secret was sent all the same.',
    fix: 'Take the client secret away from roomkey: the variables, the file, and what setup kept.',
  },
  {
    code: 'aadsts7000215',
    says: 'The client secret is wrong; often its id was taken for its value.',
    fix: PUBLIC,
  },
  { code: 'aadsts7000222', says: 'The client secret has run out.', fix: PUBLIC },
  {
    code: 'aadsts700016',
    says: 'The tenant does not know the client id.',
    fix: `Compare the client id with the app's page. ${TENANT}`,
  },
  {
    code: 'aadsts70001',
    says: 'The app is switched off or is not in the tenant.',
    fix: 'Ask the administrator of the tenant to add or enable it.',
  },
  {
    code: 'aadsts7000112',
    says: 'The app is switched off in this tenant.',
    fix: 'Ask the administrator: Enterprise applications, the app, Properties, "Enabled for users to sign-in".',
  },
  {
    code: 'aadsts90009',
    says: 'The app asks for a token for itself and names itself by an address instead of its id.',
    fix: 'Name the app in --scope by its id: CLIENT-ID/.default',
  },
  {
    code: 'aadsts70011',
    says: 'A scope is unknown or malformed.',
    fix: 'Correct --scope; scopes of one resource only, such as User.Read offline_access',
  },
  {
    code: 'aadsts700022',
    says: 'The scopes belong to more than one resource.',
    fix: 'Ask for the scopes of one resource by --scope.',
  },
  {
    code: 'aadsts650057',
    says: "The resource is not among the app's permissions.",
    fix: "Add it on the app's page, API permissions.",
  },
  {
    code: 'aadsts500011',
    says: 'The resource of the scopes is not known in this tenant.',
    fix: `Check --scope, or have the resource added to the tenant. ${TENANT}`,
  },
];

const ACCOUNT: readonly ProviderRow[] = [
  {
    code: 'aadsts50020',
    says: 'The account that approved belongs to another tenant or is a personal one.',
    fix: 'Approve with an account of this tenant, or have the account invited as a guest.',
  },
  {
    code: 'aadsts50034',
    says: 'The account is not in this tenant.',
    fix: `Check the address typed. ${TENANT}`,
  },
  {
    code: 'aadsts50057',
    says: 'The account is disabled.',
    fix: 'Have it enabled, or approve with another one.',
  },
  { code: 'aadsts50059', says: 'The request names no tenant.', fix: TENANT },
  { code: 'aadsts90002', says: 'There is no such tenant.', fix: TENANT },
  {
    code: 'aadsts50194',
    says: 'The app is for one tenant only, and common was asked.',
    fix: TENANT,
  },
  {
    code: 'aadsts9001023',
    says: 'This flow is not offered at common or consumers.',
    fix: TENANT,
  },
  {
    code: 'aadsts9002332',
    says: 'The app is for work or school accounts only, and consumers was asked.',
    fix: TENANT,
  },
  {
    code: 'aadsts50105',
    says: 'The person is not assigned to the app.',
    fix: 'Have the administrator assign the person: Enterprise applications, the app, Users and groups.',
  },
  {
    code: 'aadsts65001',
    says: 'Neither the person nor an administrator has consented to the app.',
    fix: `Have the administrator grant consent on the app's page, API permissions. ${REPAIR}`,
  },
  {
    code: 'aadsts90094',
    says: 'An administrator has to consent to the app.',
    fix: "Have the administrator grant consent on the app's page, API permissions, then pair again.",
  },
];

const POLICY: readonly ProviderRow[] = [
  { code: 'aadsts53003', says: 'A Conditional Access policy blocks the sign-in.', fix: ACCESS },
  { code: 'aadsts530032', says: 'A security policy of the tenant blocks the sign-in.', fix: ACCESS },
  { code: 'aadsts530035', says: 'Security defaults of the tenant block the sign-in.', fix: ACCESS },
  { code: 'aadsts53000', says: 'A policy wants a compliant device.', fix: ACCESS },
  { code: 'aadsts53001', says: 'A policy wants a device that is joined to the domain.', fix: ACCESS },
  { code: 'aadsts50097', says: 'A policy wants a device that signs in itself.', fix: ACCESS },
  {
    code: 'aadsts700003',
    says: 'The device that the approval was bound to is gone from the tenant, or disabled.',
    fix: `Ask the administrator to enable it. ${REPAIR}`,
    sure: 'reported',
  },
  { code: 'aadsts50076', says: 'A second factor is wanted now.', fix: REPAIR },
  { code: 'aadsts50078', says: 'The second factor was given too long ago.', fix: REPAIR },
  { code: 'aadsts50079', says: 'The person has to register a second factor first.', fix: REPAIR },
];

const GRANT: readonly ProviderRow[] = [
  {
    code: 'aadsts700082',
    says: 'The refresh token was not used for too long, 90 days as a rule.',
    fix: `${REPAIR}; roomkey run keeps it in use.`,
  },
  { code: 'aadsts70008', says: 'The refresh token has run out or was revoked.', fix: REPAIR },
  { code: 'aadsts50173', says: 'The tokens were revoked, such as by a new password.', fix: REPAIR },
  { code: 'aadsts70043', says: 'A policy on how often to sign in has ended the pairing.', fix: REPAIR },
  { code: 'aadsts70000', says: 'The refresh token is not valid.', fix: REPAIR },
  {
    code: 'aadsts50196',
    says: 'The same request came too often in a short time.',
    fix: 'Wait, and look for a second program that uses the same client id, or asks for tokens in a loop.',
  },
  {
    code: 'aadsts90055',
    says: 'The tenant has too many requests.',
    fix: 'Nothing: roomkey tries again by itself.',
  },
  {
    code: 'aadsts90033',
    says: 'A service of Microsoft is out.',
    fix: 'Nothing: roomkey tries again by itself.',
  },
  {
    code: 'interaction_required',
    says: 'The person has to do something that a refresh cannot, such as give a second factor.',
    fix: REPAIR,
  },
  { code: 'consent_required', says: 'The consent to the app was withdrawn or is not enough.', fix: REPAIR },
  {
    code: 'invalid_resource',
    says: 'The resource of the scopes does not exist or is not set up in the tenant.',
    fix: 'Correct --scope.',
  },
];

/** What the codes of Microsoft Entra mean. */
export const ENTRA_CODES = meaningsAt('entra', [...WAITING, ...CLIENT, ...ACCOUNT, ...POLICY, ...GRANT]);
