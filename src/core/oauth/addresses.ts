/**
 * Which of a server's addresses may be shown to a person, and which may be sent a token.
 *
 * An address that is shown is shown exactly as it came, or refused, never altered.
 */

import type { Provider } from '../grant/grant.ts';
import type { SafeText } from '../text/text.ts';
import { isLoopback, isWithin, usableUrl } from '../text/urls.ts';

/**
 * An address for the person's phone: at most `longest` characters, and below the provider's own host where the
 * provider is Zoom. Null when it must not be shown.
 */
export function shownUrl(address: string, provider: Provider, longest: number): SafeText | null {
  if (address.length > longest) return null;
  const url = usableUrl(address);
  if (url === null) return null;
  const home = new URL(provider.issuer).hostname;
  const bound = provider.kind === 'zoom' && !isLoopback(home);
  return bound && !isWithin(url.hostname, home) ? null : (address as SafeText);
}

/**
 * The place for API calls that a token answer names, without a trailing slash. Null when it is missing or not the
 * provider's: a bearer token must not follow a server's word to a stranger.
 */
export function checkedApiUrl(address: string | null, provider: Provider): string | null {
  if (address === null || address.length > 256) return null;
  const url = usableUrl(address);
  if (url === null) return null;
  const home = new URL(provider.issuer);
  const ours = isLoopback(home.hostname) ? isLoopback(url.hostname) : isWithin(url.hostname, home.hostname);
  return ours && !/[?#]/.test(address) ? address.replace(/\/+$/, '') : null;
}
