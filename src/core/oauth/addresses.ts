/**
 * Which of a server's addresses may be shown to a person, and which may be sent a token.
 *
 * An address that is shown is shown exactly as it came, or refused, never altered.
 */

import type { Server } from '../grant/provider.ts';
import type { SafeText } from '../text/text.ts';
import { isLoopback, isWithin, usableUrl } from '../text/urls.ts';

/**
 * An address for the person's phone: at most `longest` characters, and below the provider's own host where the
 * server is Zoom's. Null when it must not be shown.
 */
export function shownUrl(
  address: string,
  server: Pick<Server, 'kind' | 'issuer'>,
  longest: number,
): SafeText | null {
  if (address.length > longest) return null;
  const url = usableUrl(address);
  if (url === null) return null;
  const home = new URL(server.issuer).hostname;
  const bound = server.kind === 'zoom' && !isLoopback(home);
  return bound && !isWithin(url.hostname, home) ? null : (address as SafeText);
}

/**
 * The place for API calls that a token answer names, without a trailing slash. Null when it is missing or not the
 * provider's: a bearer token must not follow a server's word to a stranger.
 */
export function checkedApiUrl(
  address: string | null,
  server: Pick<Server, 'kind' | 'issuer'>,
): string | null {
  if (address === null || address.length > 256) return null;
  const url = usableUrl(address);
  if (url === null) return null;
  const home = new URL(server.issuer);
  const ours = isLoopback(home.hostname) ? isLoopback(url.hostname) : isWithin(url.hostname, home.hostname);
  return ours && !/[?#]/.test(address) ? address.replace(/\/+$/, '') : null;
}

/**
 * Reports whether requests for an issuer may go to an address that it names. Which host that is on is the issuer's own
 * word, and many use several; but what is served on this machine stands in for no other, and gets nothing of it.
 */
export function isServedBy(issuer: string, address: string): boolean {
  const url = usableUrl(address);
  return url !== null && isLoopback(url.hostname) === isLoopback(new URL(issuer).hostname);
}
