/** How requests leave this box: through which proxy, and trusting which certificate authorities. Reads what settings name. */

import { readFileSync } from 'node:fs';
import { findProxyLogin } from '../box/credentials.ts';
import { systemAuthorities } from '../box/system-ca.ts';
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
  try {
    const given = files.map((each) => readFileSync(each, 'utf8'));
    return given.every((pem) => pem.includes('-----BEGIN CERTIFICATE-----'))
      ? given.join('\n')
      : trouble('bad_ca_file', `${files.join(', ')}: no certificate in it`);
  } catch (error) {
    return trouble('bad_ca_file', `${files.join(', ')} (${(error as NodeJS.ErrnoException).code ?? ''})`);
  }
}
