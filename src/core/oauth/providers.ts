/**
 * Which provider an authorization server is, told by its addresses, and where one departs from the RFCs. It decides
 * what is sent and which advice fits; it must not decide whether an answer is trusted.
 */

import type { Server } from '../grant/provider.ts';
import { isWithin } from '../text/urls.ts';
import type { ProviderName } from '../trouble/provider-row.ts';

/** The addresses that a provider is known by. */
export type Addresses = Pick<Server, 'kind' | 'issuer'> &
  Partial<Pick<Server, 'deviceEndpoint' | 'tokenEndpoint'>>;

const DOMAINS: readonly (readonly [ProviderName, readonly string[]])[] = [
  ['amazon', ['amazon.com', 'amazon.co.uk', 'amazon.co.jp']],
  ['auth0', ['auth0.com']],
  [
    'entra',
    ['microsoftonline.com', 'microsoftonline.us', 'microsoftonline.cn', 'chinacloudapi.cn', 'windows.net'],
  ],
  ['github', ['github.com', 'ghe.com']],
  ['gitlab', ['gitlab.com']],
  ['google', ['accounts.google.com', 'oauth2.googleapis.com']],
  ['okta', ['okta.com', 'oktapreview.com', 'okta-emea.com', 'okta-gov.com']],
  ['salesforce', ['salesforce.com', 'force.com']],
  ['twitch', ['twitch.tv']],
];

// Servers that people run themselves, by how their addresses end or what stands in them.
const PATHS: readonly (readonly [ProviderName, RegExp])[] = [
  ['github', /\/login\/oauth\/?$/],
  ['keycloak', /\/realms\/[^/]+|\/protocol\/openid-connect\//],
  ['authentik', /\/application\/o\//],
  ['okta', /\/oauth2\/[^/]+\/v1\//],
  ['dex', /\/dex\/?$|\/dex\//],
];

/** The provider behind an issuer's addresses; null for Zoom, and for one that is not known. */
export function providerOf({ kind, issuer, deviceEndpoint, tokenEndpoint }: Addresses): ProviderName | null {
  if (kind === 'zoom' || !URL.canParse(issuer)) return null;
  const { hostname, pathname } = new URL(issuer);
  const byDomain = DOMAINS.find(([, domains]) => domains.some((domain) => isWithin(hostname, domain)));
  if (byDomain !== undefined) return byDomain[0];
  const paths = [pathname, ...[deviceEndpoint, tokenEndpoint].map((address) => address ?? '')];
  const byPath = PATHS.find(([, pattern]) => paths.some((path) => pattern.test(path)));
  if (byPath !== undefined) return byPath[0];
  return hostname.startsWith('gitlab.')
    ? 'gitlab'
    : isDex(issuer, deviceEndpoint, tokenEndpoint)
      ? 'dex'
      : null;
}

/** Dex puts everything right below its issuer, wherever that is. */
function isDex(issuer: string, device: string | null | undefined, token: string | undefined): boolean {
  const base = issuer.replace(/\/$/, '');
  return device === `${base}/device/code` && token === `${base}/token`;
}

/** What to do so that a pairing with a provider can be renewed, in English. */
export function renewalRemedy(addresses: Addresses): string {
  switch (providerOf(addresses)) {
    case 'github':
      return "On the GitHub app's page, Optional features, switch on User-to-server token expiration; then: roomkey pair --force";
    case 'salesforce':
      return 'roomkey pair --force --scope "api refresh_token"';
    case 'google':
    case 'amazon':
    case 'twitch':
    case 'gitlab':
      return 'The provider gives a refresh token with each new approval as a rule: roomkey pair --force';
    case 'auth0':
      return 'Turn on Allow Offline Access for the API and tick Refresh Token for the app; then: roomkey pair --force --scope "… offline_access"';
    case 'okta':
      return 'Tick Refresh Token for the app; then: roomkey pair --force --scope "… offline_access"';
    case 'dex':
    case 'entra':
    case 'keycloak':
    case 'authentik':
      return 'roomkey pair --force --scope "… offline_access"';
    case null:
      return addresses.kind === 'zoom'
        ? "Let the app's page give it refresh tokens; then: roomkey pair --force"
        : 'Many providers want offline_access for that: roomkey pair --force --scope "… offline_access"';
  }
}

/** The addresses of a provider that publishes no metadata; null where it does, or where nobody knows them. */
export function serverWithoutMetadata(issuer: string): Server | null {
  const { origin, hostname } = new URL(issuer);
  if (!/^api\.amazon\.(com|co\.uk|co\.jp)$/.test(hostname)) return null;
  return {
    kind: 'issuer',
    issuer,
    deviceEndpoint: `${origin}/auth/o2/create/codepair`,
    authorizationEndpoint: null,
    tokenEndpoint: `${origin}/auth/o2/token`,
    revocationEndpoint: null,
    userEndpoint: `${origin}/user/profile`,
    apiUrl: null,
    simulated: false,
  };
}

/** The device endpoint of a provider that gives codes elsewhere than its metadata says; null where it does not. */
export function unnamedDeviceEndpoint({ kind, issuer, tokenEndpoint }: Server): string | null {
  return providerOf({ kind, issuer }) === 'salesforce' ? tokenEndpoint : null;
}

/** Reports whether a provider reads a client's secret in the form only, or asks for it there. */
export function wantsSecretInForm(server: Server): boolean {
  const provider = providerOf(server);
  return provider === 'dex' || provider === 'google';
}
