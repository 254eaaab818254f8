/** The form of each token request, as its RFC lists the parameters. How a client proves itself is not in it. */

import type { TokenAsk } from '../exchange.ts';
import type { ProviderName } from '../trouble/provider-row.ts';

/** RFC 8628 §3.4 */
export const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** The parameters, in order, as the RFC or an older provider wants them. */
export function formOf(
  ask: TokenAsk,
  provider: ProviderName | null = null,
): Readonly<Record<string, string>> {
  switch (ask.grant) {
    case 'device':
      return pollForm(ask.deviceCode, ask.userCode ?? '', provider);
    // RFC 6749 §6
    case 'refresh':
      return { grant_type: 'refresh_token', refresh_token: ask.refreshToken };
    // RFC 6749 §4.1.3, RFC 7636 §4.5
    case 'code':
      return {
        grant_type: 'authorization_code',
        code: ask.code,
        redirect_uri: ask.redirectUri,
        code_verifier: ask.codeVerifier,
      };
    // Zoom's own, in no RFC: Server-to-Server OAuth.
    case 'account':
      return { grant_type: 'account_credentials', account_id: ask.accountId };
    // RFC 6749 §4.4.2
    case 'client':
      return { grant_type: 'client_credentials', ...(ask.scope === '' ? {} : { scope: ask.scope }) };
  }
}

/** What a request for a code holds beside the client and the scope (RFC 8628 §3.1: nothing). */
export function codeForm(provider: ProviderName | null): Readonly<Record<string, string>> {
  return isOlder(provider) ? { response_type: 'device_code' } : {};
}

/** RFC 8628 §3.4, and how the device flow was spoken before it. */
function pollForm(
  deviceCode: string,
  userCode: string,
  provider: ProviderName | null,
): Readonly<Record<string, string>> {
  switch (provider) {
    case 'amazon':
      return { grant_type: 'device_code', device_code: deviceCode, user_code: userCode };
    case 'salesforce':
      return { grant_type: 'device', code: deviceCode };
    default:
      return { grant_type: DEVICE_GRANT, device_code: deviceCode };
  }
}

function isOlder(provider: ProviderName | null): boolean {
  return provider === 'amazon' || provider === 'salesforce';
}

/** Parameters that the protocol or roomkey itself sets, and that nobody else may. */
export const OWNED_PARAMETERS: readonly string[] = [
  ...['client_id', 'client_secret', 'client_assertion', 'client_assertion_type', 'scope', 'grant_type'],
  ...['response_type', 'device_code', 'user_code', 'code', 'code_verifier', 'redirect_uri', 'refresh_token'],
];
