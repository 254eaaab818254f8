/**
 * The requests of RFC 8628, RFC 6749 and RFC 7009 for one client of one provider, as they go over the wire.
 *
 * Parameters travel in the form body, never in a URL. A client proves itself in one way only, the same at every
 * endpoint. It must not read an answer.
 */

import type { Exchange, Requests, Sink } from '../core/exchange.ts';
import type { ClientAuth, Provider } from '../core/grant/grant.ts';
import type { Http } from './http.ts';

/** RFC 8628 §3.4 */
const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** The requests of the client that `provider` names; `clientSecret` is null for a public client. */
export function openRequests(http: Http, provider: Provider, clientSecret: string | null): Requests {
  const { clientId, clientAuth } = provider;
  const header = clientAuth === 'client_secret_basic' ? basic(clientId, clientSecret ?? '') : null;
  const post = (url: string, form: Readonly<Record<string, string>>, sink?: Sink): Promise<Exchange> =>
    http.send({
      url,
      sink,
      form: { ...form, ...bodyCredentials(clientAuth, clientId, clientSecret ?? '') },
      ...(header === null ? {} : { authorization: header }),
    });
  return {
    provider,
    secrets: clientSecret === null ? [] : [clientSecret, header ?? ''],
    // RFC 8628 §3.1. Zoom's own examples name the client in the form as well, beside the header.
    deviceCode: (scope) =>
      post(provider.deviceEndpoint, { client_id: clientId, ...(scope === '' ? {} : { scope }) }),
    // RFC 8628 §3.4
    poll: (deviceCode, sink) =>
      post(provider.tokenEndpoint, { grant_type: DEVICE_GRANT, device_code: deviceCode }, sink),
    // RFC 6749 §6
    refresh: (refreshToken, sink) =>
      post(provider.tokenEndpoint, { grant_type: 'refresh_token', refresh_token: refreshToken }, sink),
    // RFC 7009 §2.1
    revoke: (token, hint) =>
      provider.revocationEndpoint === null
        ? Promise.resolve(absent('no revocation endpoint'))
        : post(provider.revocationEndpoint, { token, token_type_hint: hint }),
    user: (accessToken, apiUrl) => {
      const url =
        provider.kind === 'zoom' ? `${apiUrl ?? provider.apiUrl}/v2/users/me` : provider.userEndpoint;
      return url === null
        ? Promise.resolve(absent('no user endpoint'))
        : http.send({ url, authorization: `Bearer ${accessToken}` });
    },
  };
}

/** The addresses of a provider's metadata: OpenID Connect Discovery §4 and RFC 8414 §3, in that order. */
export function metadataUrls(issuer: string): readonly string[] {
  const url = new URL(issuer);
  const path = url.pathname.replace(/\/$/, '');
  return [
    `${url.origin}${path}/.well-known/openid-configuration`,
    `${url.origin}/.well-known/oauth-authorization-server${path}`,
  ];
}

/** RFC 6749 §2.3.1: id and secret are form-encoded first, so that a colon or a percent sign survives. */
function basic(clientId: string, clientSecret: string): string {
  return `Basic ${Buffer.from(`${formEncoded(clientId)}:${formEncoded(clientSecret)}`).toString('base64')}`;
}

function formEncoded(value: string): string {
  return new URLSearchParams({ '': value }).toString().slice(1);
}

function bodyCredentials(auth: ClientAuth, clientId: string, clientSecret: string): Record<string, string> {
  switch (auth) {
    case 'client_secret_basic':
      return {};
    case 'client_secret_post':
      return { client_id: clientId, client_secret: clientSecret };
    case 'none':
      return { client_id: clientId };
  }
}

function absent(what: string): Exchange {
  return { kind: 'no-reply', cause: 'bad_answer', detail: what };
}
