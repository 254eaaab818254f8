/** How requests leave this box: through which proxy, and trusting which certificate authorities. Reads what settings name. */

import { findProxyLogin } from '../box/credentials.ts';
import { LARGEST_BUNDLE, systemAuthorities } from '../box/system-ca.ts';
import { isRefusal, readTrusted, refusalTrouble } from '../box/trusted-file.ts';
import { isTrouble, type Trouble, trouble } from '../core/trouble/trouble.ts';
import type { Proxies } from '../provider/route.ts';
import type { Trust } from '../provider/trust.ts';
import type { CredentialVariables, EgressSettings } from './settings.ts';

/** Proxies with their login, and trust. */
export type Egress = Proxies & Trust;

/** Reads the files that the settings name; a trouble where one cannot be used. */
export function findEgress(settings: EgressSettings, credentials: CredentialVariables): Egress | Trouble {
  const { httpProxy, httpsProxy, noProxy } = settings;
  const trust = findTrust(settings);
  if (isTrouble(trust)) return trust;
  const hasProxy = httpProxy !== undefined || httpsProxy !== undefined;
  const proxyLogin = hasProxy ? findProxyLogin(credentials) : null;
  return isTrouble(proxyLogin) ? proxyLogin : { httpProxy, httpsProxy, noProxy, proxyLogin, ...trust };
}

function findTrust({ caFile, nodeCaFile, systemCa }: EgressSettings): Trust | Trouble {
  // Node has trusted this one already, and warned where it could not be read.
  const found = nodeCaFile === null ? null : readTrusted(nodeCaFile, LARGEST_BUNDLE);
  if (found !== null && isRefusal(found) && found.reason === 'not-ours')
    return refusalTrouble(found, 'bad_ca_file', `NODE_EXTRA_CA_CERTS=${nodeCaFile}`);
  const ofNode = nodeCaFile === null ? [] : [nodeCaFile];
  // A list replaces what Node trusts on its own, so that Node's own extra file has to be in it, too.
  const extraCa = caFile === null ? null : readAuthorities([caFile, ...ofNode]);
  if (isTrouble(extraCa)) return extraCa;
  if (!systemCa) return { extraCa };
  const moreCa = (): string | null => {
    const own = caFile === null ? readAuthorities(ofNode) : '';
    const system = systemAuthorities();
    return system === null ? null : [isTrouble(own) ? '' : own, system].join('\n');
  };
  return { extraCa, moreCa };
}

function readAuthorities(files: readonly string[]): string | Trouble {
  const given: string[] = [];
  for (const file of files) {
    const pem = readTrusted(file, LARGEST_BUNDLE);
    if (isRefusal(pem)) return refusalTrouble(pem, 'bad_ca_file', file);
    if (!pem.includes('-----BEGIN CERTIFICATE-----'))
      return trouble('bad_ca_file', `${file}: no certificate in it`);
    given.push(pem.toString('utf8'));
  }
  return given.join('\n');
}
