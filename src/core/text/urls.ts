/**
 * Which addresses may be used.
 *
 * Rules: https everywhere, plain http on loopback only; no user name or password in an address; nothing that is
 * not printable ASCII.
 */

import { isPrintableAscii } from './text.ts';

/** Reports whether a host name of a parsed URL means this machine itself. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
  );
}

// A URL parser accepts quotes, brackets and semicolons in a host name; a resolver or a person may not.
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
