/**
 * Which addresses may be used and which may be shown.
 *
 * Rules: https everywhere, plain http on loopback only; no user name or password in an address; nothing that is
 * not printable ASCII. An address that is shown is shown exactly as it came, or refused, never altered.
 */

import type { Provider } from '../grant/grant.ts';
import { isPrintableAscii, type SafeText } from './text.ts';

/** Reports whether a host name of a parsed URL means this machine itself. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
  );
}

// A parser takes quotes, brackets and semicolons in a name for letters; a resolver or a person may not.
const PLAIN_HOST = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])$/;

/** Parses an address that requests may go to; null when it breaks a rule. */
export function usableUrl(address: string): URL | null {
  // Spelt out in full and without a backslash, so that every reader sees the same host in it.
  if (!isPrintableAscii(address) || !/^https?:\/\/[^/\s\\][^\s\\]*$/i.test(address)) return null;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (!PLAIN_HOST.test(url.hostname)) return null;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) return null;
  return url.username === '' && url.password === '' ? url : null;
}

/** Reports whether `host` is `domain` or lies below it. */
export function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

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
