/**
 * Where Zoom's endpoints are. Written down here because Zoom's published metadata leaves out the device endpoint and
 * revocation.
 */

import type { Provider } from '../grant/grant.ts';
import { isLoopback } from '../text/urls.ts';

/** Zoom's commercial cloud; the government cloud is `https://zoomgov.com`. */
export const ZOOM_AUTHORITY = 'https://zoom.us';

/** The domains of Zoom's clouds; their certificates come from authorities that every machine knows. */
export const ZOOM_DOMAINS = ['zoom.us', 'zoomgov.com'];

/** The provider behind a Zoom authority, such as `https://zoom.us`; a client without a secret is a public one. */
export function zoomProvider(
  authority: URL,
  clientId: string,
  isPublic: boolean,
  simulated: boolean,
): Provider {
  const base = `${authority.origin}${authority.pathname.replace(/\/+$/, '')}`;
  return {
    kind: 'zoom',
    issuer: base,
    clientId,
    clientAuth: isPublic ? 'none' : 'client_secret_basic',
    deviceEndpoint: `${base}/oauth/devicecode`,
    tokenEndpoint: `${base}/oauth/token`,
    revocationEndpoint: `${base}/oauth/revoke`,
    userEndpoint: null,
    apiUrl: isLoopback(authority.hostname) ? base : `https://api.${authority.hostname.replace(/^www\./, '')}`,
    simulated,
  };
}
