/**
 * The two ends of a grant: the authorization server, and the client that is registered there. It must not know how
 * either is found or reached.
 */

/** An authorization server and what lies behind it. An address is null where the server has no such endpoint. */
export type Server = {
  readonly kind: 'zoom' | 'issuer';
  readonly issuer: string;
  /** RFC 8628 §3.1 */
  readonly deviceEndpoint: string | null;
  /** RFC 6749 §3.1 */
  readonly authorizationEndpoint: string | null;
  /** RFC 6749 §3.2 */
  readonly tokenEndpoint: string;
  /** RFC 7009 §2 */
  readonly revocationEndpoint: string | null;
  /** Where an issuer tells who approved (OpenID Connect Core §5.3); Zoom's `users/me` is an API call instead. */
  readonly userEndpoint: string | null;
  /** Where API calls go when the token answer names no place of its own. */
  readonly apiUrl: string | null;
  /** Made by the built-in simulator: not a real pairing. */
  readonly simulated: boolean;
};

/** How a client proves itself at the token endpoint (RFC 6749 §2.3): one way a client, chosen once. */
export type ClientAuth = 'client_secret_basic' | 'client_secret_post' | 'none';

/** A client as it is kept: never with its secret. */
export type Client = { readonly clientId: string; readonly clientAuth: ClientAuth };

/** A client as it proves itself: with a secret exactly where its way needs one. Never kept, never shown. */
export type ClientCredentials = { readonly clientId: string } & (
  | { readonly auth: 'none' }
  | { readonly auth: Exclude<ClientAuth, 'none'>; readonly secret: string }
);

/** A client at the server it is registered with: what a grant belongs to. */
export type Registration = { readonly server: Server; readonly client: Client };

/** Reports whether two issuers are one: people leave the slash at the end out, or put one there. */
export function isSameIssuer(one: string, other: string): boolean {
  return one.replace(/\/$/, '') === other.replace(/\/$/, '');
}

/** Reports whether two registrations are the same, so that a token given to one may be sent by the other. */
export function isSameRegistration(one: Registration, other: Registration): boolean {
  return (
    isSameIssuer(one.server.issuer, other.server.issuer) &&
    one.server.tokenEndpoint === other.server.tokenEndpoint &&
    one.client.clientId === other.client.clientId
  );
}
