/**
 * A provider's metadata (RFC 8414 §2, OpenID Connect Discovery §3), read into the endpoints that pairing needs.
 * It is taken only when it names the very issuer that was asked (RFC 8414 §3.3).
 */

import type { Exchange } from '../exchange.ts';
import type { ClientAuth, Provider } from '../grant/grant.ts';
import { type Members, membersOf, str } from '../text/members.ts';
import { usableUrl } from '../text/urls.ts';
import { type Trouble, trouble } from '../trouble/trouble.ts';

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** Reads metadata into a provider; a trouble tells what is missing or does not fit. */
export function readMetadata(
  exchange: Exchange,
  issuer: string,
  clientId: string,
  isPublic: boolean,
): Provider | Trouble {
  if (exchange.kind === 'no-reply') return trouble(exchange.cause, exchange.detail);
  const members = exchange.status === 200 ? membersOf(exchange.text) : null;
  if (members === null) return trouble('bad_answer', `HTTP ${exchange.status}, no metadata at this address`);
  if (str(members, 'issuer') !== issuer) return trouble('unsafe_answer', 'its metadata names another issuer');
  const endpoint = (name: string): string | null => {
    const address = str(members, name);
    return address !== null && usableUrl(address) !== null ? address : null;
  };
  const deviceEndpoint = endpoint('device_authorization_endpoint');
  const tokenEndpoint = endpoint('token_endpoint');
  const grants = words(members, 'grant_types_supported');
  if (deviceEndpoint === null || (grants !== null && !grants.includes(DEVICE_GRANT)))
    return trouble('no_device_flow');
  if (tokenEndpoint === null) return trouble('incomplete_answer', 'token_endpoint');
  return {
    kind: 'issuer',
    issuer,
    clientId,
    clientAuth: authOf(members, isPublic),
    deviceEndpoint,
    tokenEndpoint,
    revocationEndpoint: endpoint('revocation_endpoint'),
    userEndpoint: endpoint('userinfo_endpoint'),
    apiUrl: null,
    simulated: false,
  };
}

/** Basic unless the server lists ways and Basic is not one of them (RFC 8414 §2: Basic is the default). */
function authOf(members: Members, isPublic: boolean): ClientAuth {
  if (isPublic) return 'none';
  const ways = words(members, 'token_endpoint_auth_methods_supported');
  if (ways === null || ways.includes('client_secret_basic')) return 'client_secret_basic';
  return 'client_secret_post';
}

function words(members: Members, name: string): readonly string[] | null {
  const list = members[name];
  return Array.isArray(list) ? list.filter((word): word is string => typeof word === 'string') : null;
}
