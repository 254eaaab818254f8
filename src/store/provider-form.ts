/**
 * Server and client as they stand in a file: one object called `provider`, as the first version wrote it. Secrets
 * are sent to the addresses in it, so each of them is checked as it was when the box was paired.
 */

import type { ClientAuth, Registration, Server } from '../core/grant/provider.ts';
import { checkedApiUrl, isServedBy } from '../core/oauth/addresses.ts';
import { zoomApiUrl } from '../core/oauth/zoom.ts';
import { oddCharacterIn } from '../core/text/credential.ts';
import { type Members, str } from '../core/text/members.ts';
import { usableUrl } from '../core/text/urls.ts';

/** What is written. */
export type ProviderForm = Registration['server'] & Registration['client'];

/** The object for a file. */
export function providerForm({ server, client }: Registration): ProviderForm {
  return { ...server, ...client };
}

const AUTHS: readonly string[] = ['client_secret_basic', 'client_secret_post', 'none'] satisfies ClientAuth[];

const ADDRESSES = [
  'issuer',
  'deviceEndpoint',
  'authorizationEndpoint',
  'tokenEndpoint',
  'revocationEndpoint',
  'userEndpoint',
] as const;
type Addresses = Readonly<Record<(typeof ADDRESSES)[number], string | null>>;

/** Reads the object back; a string says what is missing, or which address in it may not be used. */
export function registrationFrom(members: Members | null): Registration | string {
  if (members === null) return NOT_WHOLE;
  const kind = str(members, 'kind');
  if (kind !== 'zoom' && kind !== 'issuer') return NOT_WHOLE;
  const clientId = str(members, 'clientId');
  const clientAuth = str(members, 'clientAuth');
  if (clientId === null || clientAuth === null || !AUTHS.includes(clientAuth)) return NOT_WHOLE;
  if (oddCharacterIn(clientId) !== null) return 'its client id may not be used';
  const addresses = Object.fromEntries(ADDRESSES.map((name) => [name, str(members, name)])) as Addresses;
  const { issuer, tokenEndpoint } = addresses;
  if (issuer === null || tokenEndpoint === null) return NOT_WHOLE;
  const wrong = ADDRESSES.find((name) => !mayBeUsed(name, addresses[name], kind, issuer));
  if (wrong !== undefined) return `its ${wrong} may not be used`;
  const apiUrl = apiUrlFrom(members, { kind, issuer });
  if (apiUrl === undefined) return 'its apiUrl may not be used';
  const server: Server = {
    kind,
    ...addresses,
    issuer,
    tokenEndpoint,
    apiUrl,
    simulated: members['simulated'] === true,
  };
  return { server, client: { clientId, clientAuth: clientAuth as ClientAuth } };
}

const NOT_WHOLE = 'its provider is not whole';

/**
 * The same rules as when it was paired: Zoom's endpoints are its own, those of another issuer are where it says. Where
 * codes come from, a person may have named.
 */
function mayBeUsed(
  name: (typeof ADDRESSES)[number],
  address: string | null,
  kind: Server['kind'],
  issuer: string,
): boolean {
  if (address === null) return true;
  const url = usableUrl(address);
  const home = usableUrl(issuer);
  if (url === null || home === null) return false;
  if (kind === 'zoom') return url.origin === home.origin;
  return name === 'deviceEndpoint' || isServedBy(issuer, address);
}

/** Where API calls go, as a file names it: null where it names no place, undefined where a token may not go there. */
export function apiUrlFrom(
  members: Members,
  server: Pick<Server, 'kind' | 'issuer'>,
): string | null | undefined {
  const named = str(members, 'apiUrl');
  // Zoom's API is at an address that follows from the issuer's.
  const usual = server.kind === 'zoom' ? zoomApiUrl(server.issuer) : null;
  if (named === null) return usual;
  return named === usual || checkedApiUrl(named, server) !== null ? named : undefined;
}
