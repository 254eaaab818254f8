/**
 * Where Zoom's endpoints are. Written down here because Zoom's published metadata leaves out the device endpoint and
 * revocation.
 */

import type { Server } from '../grant/provider.ts';
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

/** The server behind a Zoom authority, such as `https://zoom.us`. */
export function zoomServer(authority: URL, simulated: boolean): Server {
  const base = `${authority.origin}${authority.pathname.replace(/\/+$/, '')}`;
  return {
    kind: 'zoom',
    issuer: base,
    deviceEndpoint: `${base}/oauth/devicecode`,
    authorizationEndpoint: `${base}/oauth/authorize`,
    tokenEndpoint: `${base}/oauth/token`,
    revocationEndpoint: `${base}/oauth/revoke`,
    userEndpoint: null,
    apiUrl: zoomApiUrl(base),
    simulated,
  };
}

/** Where the API of a Zoom issuer is, as long as no token answer names another place. */
export function zoomApiUrl(issuer: string): string {
  const { hostname } = new URL(issuer);
  return isLoopback(hostname) ? issuer : `https://api.${hostname.replace(/^www\./, '')}`;
}
