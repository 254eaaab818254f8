/**
 * A provider's metadata (RFC 8414 §2, OpenID Connect Discovery §3), read into a server and what it wants of its clients.
 * It is taken only when it names the very issuer that was asked (RFC 8414 §3.3). Which flow needs which endpoint is the
 * flow's own business.
 */

import type { Exchange } from '../exchange.ts';
import { type ClientAuth, isSameIssuer, type Server } from '../grant/provider.ts';
import { type Members, membersOf, str } from '../text/members.ts';
import { usableUrl } from '../text/urls.ts';
import { advised, isTrouble, type Trouble, trouble } from '../trouble/trouble.ts';
import { isServedBy } from './addresses.ts';
import { providerOf, wantsSecretInForm } from './providers.ts';

/** A server, and how a client that has a secret proves itself there; a trouble where that takes more than a secret. */
export type Metadata = { readonly server: Server; readonly secretAuth: SecretAuth | Trouble };

/** How a secret is sent. */
export type SecretAuth = Exclude<ClientAuth, 'none'>;

/** Of two addresses only one is on this machine. */
const ASTRAY = 'is not where its issuer is, on this machine or off it:';

/** Reads metadata; a trouble tells what is missing or does not fit. */
export function readMetadata(exchange: Exchange, asked: string): Metadata | Trouble {
  if (exchange.kind === 'no-reply') return trouble(exchange.cause, exchange.detail);
  const members = exchange.status === 200 ? membersOf(exchange.text) : null;
  if (members === null) return trouble('bad_answer', `HTTP ${exchange.status}, no metadata at this address`);
  const named = issuerNamed(members, asked);
  if (isTrouble(named)) return named;
  const endpoint = (name: string): string | null => {
    const address = str(members, name);
    return address !== null && isServedBy(named, address) ? address : null;
  };
  const astray = ['token_endpoint', 'device_authorization_endpoint'].find((name) => {
    const address = str(members, name);
    return address !== null && usableUrl(address) !== null && endpoint(name) === null;
  });
  if (astray !== undefined) return trouble('unsafe_answer', `${astray} ${ASTRAY} ${named}`);
  const tokenEndpoint = endpoint('token_endpoint');
  if (tokenEndpoint === null) return trouble('incomplete_answer', 'token_endpoint');
  const server: Server = {
    kind: 'issuer',
    issuer: named,
    deviceEndpoint: endpoint('device_authorization_endpoint'),
    authorizationEndpoint: endpoint('authorization_endpoint'),
    tokenEndpoint,
    revocationEndpoint: endpoint('revocation_endpoint'),
    userEndpoint: endpoint('userinfo_endpoint'),
    apiUrl: null,
    simulated: false,
  };
  return { server, secretAuth: secretAuthOf(members, server) };
}

/**
 * The issuer as the provider spells it, where it is the one that was asked: but for a slash at its end, and for the place
 * where Entra leaves the tenant open. Anything else is another issuer (RFC 8414 §3.3), told with both names.
 */
function issuerNamed(members: Members, asked: string): string | Trouble {
  const named = str(members, 'issuer');
  if (named === null) return trouble('bad_address', `${asked}: its metadata names no issuer`);
  if (isSameIssuer(named, asked) && usableUrl(named) !== null) return named;
  if (isTemplateOf(named, asked)) return asked;
  // A name that is no address is whatever the document's author wants a person to read.
  const told =
    usableUrl(named) === null ? 'an issuer that is no address' : `the issuer ${named.slice(0, 200)}`;
  return advised(trouble('bad_address', `${asked}: its metadata names ${told}`), remedyFor(named, asked));
}

const OPEN_TENANT = '/{tenantid}/';

/** Reports whether an issuer leaves the tenant open that was asked, on the same host. */
function isTemplateOf(named: string, asked: string): boolean {
  const [before, after, ...more] = named.split(OPEN_TENANT);
  if (before === undefined || after === undefined || more.length > 0) return false;
  if (usableUrl(before) === null || !asked.startsWith(`${before}/`)) return false;
  const [tenant = '', ...path] = asked
    .slice(before.length + 1)
    .replace(/\/$/, '')
    .split('/');
  return /^[A-Za-z0-9.-]+$/.test(tenant) && path.join('/') === after;
}

function remedyFor(named: string, asked: string): string {
  if (named.includes(OPEN_TENANT) || providerOf({ kind: 'issuer', issuer: asked }) === 'entra')
    return "Use your tenant's id in --issuer: https://login.microsoftonline.com/TENANT-ID/v2.0";
  return usableUrl(named) === null
    ? 'Check --issuer, and ask the provider for its issuer.'
    : `If that is the provider you mean: --issuer ${named.slice(0, 200)}`;
}

/**
 * Basic unless the server lists ways and Basic is not one of them (RFC 8414 §2: Basic is the default), or is known to
 * read the form. Where a key or a certificate is wanted, or nothing at all, a secret is not sent.
 */
function secretAuthOf(members: Members, server: Server): SecretAuth | Trouble {
  const ways = words(members, 'token_endpoint_auth_methods_supported') ?? [];
  if (ways.includes('client_secret_post') && wantsSecretInForm(server)) return 'client_secret_post';
  // An empty list says as little as none.
  if (ways.length === 0 || ways.includes('client_secret_basic')) return 'client_secret_basic';
  if (ways.includes('client_secret_post')) return 'client_secret_post';
  const cause = trouble('secret_not_taken', ways.join(' ').slice(0, 200));
  return ways.every((way) => way === 'none') ? advised(cause, ONLY_PUBLIC) : cause;
}

const ONLY_PUBLIC = 'Unset the client secret: this provider takes public clients only.';

function words(members: Members, name: string): readonly string[] | null {
  const list = members[name];
  return Array.isArray(list) ? list.filter((word): word is string => typeof word === 'string') : null;
}
