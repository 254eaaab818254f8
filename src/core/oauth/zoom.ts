/**
 * Where Zoom's endpoints are. Written down here because Zoom's published metadata leaves out the device endpoint and
 * revocation.
 */

import type { Provider } from '../grant/grant.ts';
import { isLoopback, isWithin } from '../text/urls.ts';

/** Zoom's commercial cloud; the government cloud is `https://zoomgov.com`. */
export const ZOOM_AUTHORITY = 'https://zoom.us';

// zoom.com is the company's newer name; certificates of all three come from authorities that every machine knows.
const ZOOM_DOMAINS = ['zoom.us', 'zoom.com', 'zoomgov.com'];

/** Zoom's domain that a host is or lies below; null where it is not Zoom's. The host comes without a port. */
export function zoomDomainOf(hostname: string): string | null {
  return ZOOM_DOMAINS.find((domain) => isWithin(hostname, domain)) ?? null;
}

/** Reports whether a host, without a port, is Zoom's own. */
export function isZoomHost(hostname: string): boolean {
  return zoomDomainOf(hostname) !== null;
}

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
