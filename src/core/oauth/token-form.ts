/** The form of each token request, as its RFC lists the parameters. How a client proves itself is not in it. */

import type { TokenAsk } from '../exchange.ts';

/** RFC 8628 §3.4 */
export const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** The parameters, in order. */
export function formOf(ask: TokenAsk): Readonly<Record<string, string>> {
  switch (ask.grant) {
    // RFC 8628 §3.4
    case 'device':
      return { grant_type: DEVICE_GRANT, device_code: ask.deviceCode };
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
