/** The way out of this box, as its settings want it: through which proxy, and trusting whom. */

import { readFileSync } from 'node:fs';
import { findProxyLogin } from './box/credentials.ts';
import { systemAuthorities } from './box/system-ca.ts';
import type { Profile } from './core/profile.ts';
import { type Trouble, trouble } from './core/trouble.ts';
import { type Asked, type Env, setting } from './options.ts';
import { type Proxies, proxyUrl } from './provider/route.ts';

/** Proxies, and PEM certificates trusted beside the built-in ones. */
export type WayOut = Proxies & { readonly extraCa: string | null };

/** Settles the way out; a trouble where a setting cannot be used. */
export function findWayOut(asked: Asked, env: Env, profile: Profile): WayOut | Trouble {
  const extraCa = findAuthorities(asked, env, profile);
  if (extraCa !== null && typeof extraCa === 'object') return extraCa;
  // The demo's simulator is on this box, where no proxy could find it.
  const proxies = asked.command === 'demo' ? NO_PROXIES : findProxies(env);
  return 'code' in proxies ? proxies : { ...proxies, extraCa };
}

const NO_PROXIES: Proxies = { httpProxy: undefined, httpsProxy: undefined, noProxy: undefined };

/** The proxies of the environment, lower case first. */
function findProxies(env: Env): Proxies | Trouble {
  const named = (name: string): string | undefined => env[name] || env[name.toUpperCase()] || undefined;
  const [httpProxy, httpsProxy] = [named('http_proxy'), named('https_proxy')];
  // Taken for none, a misspelt proxy would send everything straight out.
  if (httpsProxy !== undefined && proxyUrl(httpsProxy) === null) return trouble('bad_proxy', 'HTTPS_PROXY');
  if (httpProxy !== undefined && proxyUrl(httpProxy) === null) return trouble('bad_proxy', 'HTTP_PROXY');
  const proxyLogin = findProxyLogin(env);
  if (proxyLogin !== null && typeof proxyLogin === 'object') return proxyLogin;
  return { httpProxy, httpsProxy, noProxy: named('no_proxy'), proxyLogin };
}

/** The certificates to trust beside the built-in ones. Node takes NODE_EXTRA_CA_CERTS by itself until a list is given. */
function findAuthorities(asked: Asked, env: Env, profile: Profile): string | Trouble | null {
  const file = setting(asked, env, 'ca-file');
  const beside = env['NODE_EXTRA_CA_CERTS'];
  const ofSystem = profile.network.systemCa ? systemAuthorities() : null;
  if (file === undefined && ofSystem === null) return null;
  const files = [...(file === undefined ? [] : [file]), ...(beside ? [beside] : [])];
  try {
    const given = files.map((each) => readFileSync(each, 'utf8'));
    if (given.some((pem) => !pem.includes('-----BEGIN CERTIFICATE-----')))
      return trouble('bad_ca_file', `${files.join(', ')}: no certificate in it`);
    return [...given, ofSystem ?? ''].join('\n');
  } catch (error) {
    return trouble('bad_ca_file', `${files.join(', ')} (${(error as NodeJS.ErrnoException).code ?? ''})`);
  }
}
