/**
 * The requests of RFC 8628, RFC 6749 and RFC 7009 for one client of one server, as they go over the wire.
 *
 * Parameters travel in the form body, never in a URL. A client proves itself in one way only, the same at every
 * endpoint. It must not read an answer.
 */

import type { Exchange, Requests } from '../core/exchange.ts';
import type { ClientCredentials, Server } from '../core/grant/provider.ts';
import { providerOf } from '../core/oauth/providers.ts';
import { codeForm, formOf } from '../core/oauth/token-form.ts';
import { LISTEN_MS } from '../core/world.ts';
import type { Http, HttpRequest } from './http.ts';

/** The requests of one client to one server; `extra` is sent with each request for a code. */
export function openRequests(
  http: Http,
  server: Server,
  credentials: ClientCredentials,
  extra: Form = {},
): Requests {
  const { clientId } = credentials;
  const provider = providerOf(server);
  const header = credentials.auth === 'client_secret_basic' ? basic(clientId, credentials.secret) : null;
  const post = (url: string | null, form: Form, more: Pick<HttpRequest, 'sink' | 'signal' | 'deadlineMs'>) =>
    url === null
      ? absent('the provider has no such endpoint')
      : http.send({
          ...more,
          url,
          form: { ...form, ...inBody(credentials) },
          ...(header === null ? {} : { authorization: header }),
        });
  const get = (url: string | null, accessToken: string, signal: AbortSignal | undefined) =>
    url === null
      ? absent('the provider names no such address')
      : http.send({ url, authorization: `Bearer ${accessToken}`, signal });
  const requests: Requests = {
    server,
    client: { clientId, clientAuth: credentials.auth },
    secrets: [
      ...(credentials.auth === 'none' ? [] : [credentials.secret]),
      ...(header === null ? [] : [header]),
    ],
    // RFC 8628 §3.1. Zoom's own examples name the client in the form as well, beside the header.
    deviceCode: (scope, signal) =>
      post(
        server.deviceEndpoint,
        { ...extra, ...codeForm(provider), client_id: clientId, ...(scope === '' ? {} : { scope }) },
        { signal },
      ),
    token: (ask, sink, signal) =>
      post(server.tokenEndpoint, formOf(ask, provider), {
        sink: sink ?? undefined,
        signal,
        deadlineMs: LISTEN_MS,
      }),
    // RFC 7009 §2.1
    revoke: (token, hint, signal) =>
      post(server.revocationEndpoint, { token, token_type_hint: hint }, { signal }),
    api(path, accessToken, apiUrl, signal) {
      const base = apiUrl ?? server.apiUrl;
      return get(base === null ? null : `${base}${path}`, accessToken, signal);
    },
    user: (accessToken, apiUrl, signal) =>
      server.kind === 'zoom'
        ? requests.api('/v2/users/me', accessToken, apiUrl, signal)
        : get(server.userEndpoint, accessToken, signal),
  };
  return requests;
}

type Form = Readonly<Record<string, string>>;

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

function inBody(credentials: ClientCredentials): Record<string, string> {
  switch (credentials.auth) {
    case 'client_secret_basic':
      return {};
    case 'client_secret_post':
      return { client_id: credentials.clientId, client_secret: credentials.secret };
    case 'none':
      return { client_id: credentials.clientId };
  }
}

function absent(detail: string): Promise<Exchange> {
  return Promise.resolve({ kind: 'no-reply', cause: 'bad_answer', detail });
}
