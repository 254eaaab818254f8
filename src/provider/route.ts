/** Which way a request takes: straight, or through the proxy that the environment names for its address. */

import { oddCharacterIn } from '../core/text/credential.ts';

/** Proxy settings, as in the environment variables of these names (either case). */
export type Proxies = {
  readonly httpProxy: string | undefined;
  readonly httpsProxy: string | undefined;
  readonly noProxy: string | undefined;
  /** `name:password` for a proxy whose address has none. */
  readonly proxyLogin?: string | null;
};

const PORTS: Readonly<Record<string, string>> = { 'https:': '443', 'http:': '80' };
const PROXY_PROTOCOLS = ['http:', 'https:'];

/** The proxy for an address, with its name and password in it; null where the way is straight. */
export function proxyFor(url: URL, proxies: Proxies): URL | null {
  const named = url.protocol === 'https:' ? proxies.httpsProxy : proxies.httpProxy;
  if (!named || isExempt(url, proxies.noProxy ?? '')) return null;
  const proxy = proxyUrl(named);
  if (proxy !== null && proxy.username === '' && proxies.proxyLogin) {
    const [name = '', ...password] = proxies.proxyLogin.split(':');
    proxy.username = encodeURIComponent(name);
    proxy.password = encodeURIComponent(password.join(':'));
  }
  return proxy;
}

/** Reads a proxy's address; `host:port` means http. Null when it is none, or of a kind that is not spoken here. */
export function proxyUrl(named: string): URL | null {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(named) ? named : `http://${named}`;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (!PROXY_PROTOCOLS.includes(url.protocol) || url.hostname === '') return null;
  // A parser drops line breaks and tabs without a word.
  return oddCharacterIn(address) === null && isPlainLogin(url) ? url : null;
}

/** Reports whether name and password can be read, and hold nothing that a header could be bent with. */
function isPlainLogin({ username, password }: URL): boolean {
  try {
    return oddCharacterIn(decodeURIComponent(username) + decodeURIComponent(password)) === null;
  } catch {
    return false;
  }
}

/** The host of an address as sockets take it: an IPv6 address without its brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

/** The port of an address, spelt out. */
export function portOf(url: URL): number {
  return Number(url.port || PORTS[url.protocol] || 443);
}

/** NO_PROXY: names with all that lies below them, with a port or without; `*` is everything. */
function isExempt(url: URL, noProxy: string): boolean {
  const host = url.hostname.toLowerCase();
  return noProxy
    .toLowerCase()
    .split(/[,\s]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = entry, port] = /^(.+):(\d+)$/.exec(entry) ?? [];
      if (port !== undefined && Number(port) !== portOf(url)) return false;
      const bare = name.replace(/^\*?\./, '');
      return host === bare || host.endsWith(`.${bare}`);
    });
}
