/**
 * A provider's metadata (RFC 8414 §2, OpenID Connect Discovery §3), read into a server and what it wants of its clients.
 * It is taken only when it names the very issuer that was asked (RFC 8414 §3.3). Which flow needs which endpoint is the
 * flow's own business.
 */

import type { Exchange } from '../exchange.ts';
import type { ClientAuth, Server } from '../grant/provider.ts';
import { type Members, membersOf, str } from '../text/members.ts';
import { usableUrl } from '../text/urls.ts';
import { type Trouble, trouble } from '../trouble/trouble.ts';
import { DEVICE_GRANT } from './token-form.ts';

/** A server, and how a client that has a secret proves itself there. */
export type Metadata = { readonly server: Server; readonly secretAuth: Exclude<ClientAuth, 'none'> };

/** Reads metadata; a trouble tells what is missing or does not fit. */
export function readMetadata(exchange: Exchange, issuer: string): Metadata | Trouble {
  if (exchange.kind === 'no-reply') return trouble(exchange.cause, exchange.detail);
  const members = exchange.status === 200 ? membersOf(exchange.text) : null;
  if (members === null) return trouble('bad_answer', `HTTP ${exchange.status}, no metadata at this address`);
  if (str(members, 'issuer') !== issuer) return trouble('unsafe_answer', 'its metadata names another issuer');
  const endpoint = (name: string): string | null => {
    const address = str(members, name);
    return address !== null && usableUrl(address) !== null ? address : null;
  };
  const grants = words(members, 'grant_types_supported');
  const hasDeviceGrant = grants === null || grants.includes(DEVICE_GRANT);
  const tokenEndpoint = endpoint('token_endpoint');
  if (tokenEndpoint === null) return trouble('incomplete_answer', 'token_endpoint');
  const server: Server = {
    kind: 'issuer',
    issuer,
    deviceEndpoint: hasDeviceGrant ? endpoint('device_authorization_endpoint') : null,
    authorizationEndpoint: endpoint('authorization_endpoint'),
    tokenEndpoint,
    revocationEndpoint: endpoint('revocation_endpoint'),
    userEndpoint: endpoint('userinfo_endpoint'),
    apiUrl: null,
    simulated: false,
  };
  return { server, secretAuth: secretAuthOf(members) };
}

/** Basic unless the server lists ways and Basic is not one of them (RFC 8414 §2: Basic is the default). */
function secretAuthOf(members: Members): Metadata['secretAuth'] {
  const ways = words(members, 'token_endpoint_auth_methods_supported');
  return ways === null || ways.includes('client_secret_basic') ? 'client_secret_basic' : 'client_secret_post';
}

function words(members: Members, name: string): readonly string[] | null {
  const list = members[name];
  return Array.isArray(list) ? list.filter((word): word is string => typeof word === 'string') : null;
}
