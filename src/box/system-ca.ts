/** The certificate authorities that this machine's administrator trusts, beside those that ship with Node. */

import { isRefusal, readTrusted } from './trusted-file.ts';

// Debian, Fedora, SUSE, Alpine: where each keeps all of them in one file.
const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];
/** Bytes; the bundles of today take a quarter of a MiB. */
export const LARGEST_BUNDLE = 16 * 1024 * 1024;

/** The first bundle there is, as PEM; null on a machine without one. */
export function systemAuthorities(bundles: readonly string[] = BUNDLES): string | null {
  for (const bundle of bundles) {
    // Whoever could have written these owns the machine.
    const pem = readTrusted(bundle, LARGEST_BUNDLE, 'anybody');
    if (!isRefusal(pem) && pem.includes('-----BEGIN CERTIFICATE-----')) return pem.toString('utf8');
  }
  return null;
}
