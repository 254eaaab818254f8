/** The certificate authorities that this machine's administrator trusts, beside those that ship with Node. */

import { readFileSync } from 'node:fs';

// Debian, Fedora, SUSE, Alpine: where each keeps all of them in one file.
const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** The first bundle there is, as PEM; null on a machine without one. */
export function systemAuthorities(bundles: readonly string[] = BUNDLES): string | null {
  for (const bundle of bundles) {
    try {
      const pem = readFileSync(bundle, 'utf8');
      if (pem.includes('-----BEGIN CERTIFICATE-----')) return pem;
    } catch {
      // Not on this system.
    }
  }
  return null;
}
