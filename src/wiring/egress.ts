/** The way out of this box, as its settings want it: through which proxy, and trusting whom. */

import { readFileSync } from 'node:fs';
import { findProxyLogin } from '../box/credentials.ts';
import { systemAuthorities } from '../box/system-ca.ts';
import { type Asked, type Env, setting } from '../cli/argv.ts';
import type { Profile } from '../core/profile.ts';
import { isTrouble, type Trouble, trouble } from '../core/trouble/trouble.ts';
import { type Proxies, proxyUrl } from '../provider/route.ts';
import type { Trust } from '../provider/trust.ts';

/** Through which proxy, and trusting whom. */
export type WayOut = Proxies & Trust;

/** Settles the way out; a trouble where a setting cannot be used. */
export function findWayOut(asked: Asked, env: Env, profile: Profile): WayOut | Trouble {
  const trust = findTrust(asked, env, profile);
  if (isTrouble(trust)) return trust;
  // The demo's simulator is on this box, where no proxy could find it.
  const proxies = asked.command === 'demo' ? NO_PROXIES : findProxies(env);
  return isTrouble(proxies) ? proxies : { ...proxies, ...trust };
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
function findTrust(asked: Asked, env: Env, profile: Profile): Trust | Trouble {
  const file = setting(asked, env, 'ca-file');
  const ofNode = env['NODE_EXTRA_CA_CERTS'];
  const beside = ofNode ? [ofNode] : [];
  const extraCa = file === undefined ? null : readAuthorities([file, ...beside]);
  if (extraCa !== null && typeof extraCa === 'object') return extraCa;
  if (!profile.network.systemCa) return { extraCa };
  const moreCa = (): string | null => {
    const own = file === undefined ? readAuthorities(beside) : '';
    const system = systemAuthorities();
    return system === null ? null : [typeof own === 'string' ? own : '', system].join('\n');
  };
  return { extraCa, moreCa };
}

function readAuthorities(files: readonly string[]): string | Trouble {
  try {
    const given = files.map((each) => readFileSync(each, 'utf8'));
    return given.every((pem) => pem.includes('-----BEGIN CERTIFICATE-----'))
      ? given.join('\n')
      : trouble('bad_ca_file', `${files.join(', ')}: no certificate in it`);
  } catch (error) {
    return trouble('bad_ca_file', `${files.join(', ')} (${(error as NodeJS.ErrnoException).code ?? ''})`);
  }
}
