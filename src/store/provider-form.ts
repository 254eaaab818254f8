/**
 * Server and client as they stand in a file: one object called `provider`, as the first version wrote it. Whoever reads
 * it sends secrets to the addresses in it, so that each of them is checked.
 */

import type { ClientAuth, Registration } from '../core/grant/provider.ts';
import { zoomApiUrl } from '../core/oauth/zoom.ts';
import { type Members, str } from '../core/text/members.ts';
import { usableUrl } from '../core/text/urls.ts';

/** What is written. */
export type ProviderForm = Registration['server'] & Registration['client'];

/** The object for a file. */
export function providerForm({ server, client }: Registration): ProviderForm {
  return { ...server, ...client };
}

const AUTHS: readonly string[] = ['client_secret_basic', 'client_secret_post', 'none'] satisfies ClientAuth[];

/** Reads the object back; null when a member is missing, or an address in it may not be used. */
export function registrationFrom(members: Members | null): Registration | null {
  if (members === null) return null;
  const kind = str(members, 'kind');
  if (kind !== 'zoom' && kind !== 'issuer') return null;
  const clientId = str(members, 'clientId');
  const clientAuth = str(members, 'clientAuth');
  if (clientId === null || clientAuth === null || !AUTHS.includes(clientAuth)) return null;
  const issuer = address(members, 'issuer');
  const tokenEndpoint = address(members, 'tokenEndpoint');
  if (!issuer || !tokenEndpoint) return null;
  const deviceEndpoint = address(members, 'deviceEndpoint');
  const authorizationEndpoint = address(members, 'authorizationEndpoint');
  const revocationEndpoint = address(members, 'revocationEndpoint');
  const userEndpoint = address(members, 'userEndpoint');
  const namedApi = address(members, 'apiUrl');
  if (deviceEndpoint === undefined || authorizationEndpoint === undefined) return null;
  if (revocationEndpoint === undefined || userEndpoint === undefined || namedApi === undefined) return null;
  return {
    server: {
      kind,
      issuer,
      deviceEndpoint,
      authorizationEndpoint,
      tokenEndpoint,
      revocationEndpoint,
      userEndpoint,
      // Zoom's API is at an address that follows from the issuer's.
      apiUrl: namedApi ?? (kind === 'zoom' ? zoomApiUrl(issuer) : null),
      simulated: members['simulated'] === true,
    },
    client: { clientId, clientAuth: clientAuth as ClientAuth },
  };
}

/** An address that a file names: null where it names none, undefined where requests may not go there. */
export function address(members: Members, name: string): string | null | undefined {
  const text = str(members, name);
  if (text === null) return null;
  return usableUrl(text) === null ? undefined : text;
}
