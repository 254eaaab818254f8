/**
 * Which client is asking (RFC 6749 §2.3): by Basic authentication, or by its id alone where it is a public one.
 * It answers with an id and keeps no state.
 */

import { oauthError, type Reply } from './reply.ts';

/** The registered client. Without an id any client is accepted; an id without a secret is a public client. */
export type Registration = {
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
};

type BasicCredentials = { readonly id: string; readonly secret: string };

/** The client's id, or the refusal. `authorization` is the header, `form` the body's parameters. */
export function clientOf(
  authorization: string | undefined,
  form: ReadonlyMap<string, string>,
  registered: Registration,
): { readonly id: string } | Reply {
  const inBody = { id: form.get('client_id'), secret: form.get('client_secret') };
  if (authorization !== undefined && inBody.secret !== undefined) {
    return oauthError('invalid_request', 'Client credentials came twice');
  }
  const basic = authorization === undefined ? null : basicOf(authorization);
  if (authorization !== undefined && basic === null) return oauthError('invalid_client');
  const id = basic?.id ?? inBody.id ?? '';
  if (id === '' || (inBody.id !== undefined && inBody.id !== id)) return oauthError('invalid_client');
  if (registered.clientId === undefined) return { id };
  const proven =
    registered.clientSecret === undefined
      ? basic === null && inBody.secret === undefined
      : basic?.secret === registered.clientSecret;
  return proven && id === registered.clientId ? { id } : oauthError('invalid_client');
}

/** Id and secret are form-encoded before they are joined (RFC 6749 §2.3.1). */
function basicOf(header: string): BasicCredentials | null {
  const encoded = /^basic +([A-Za-z0-9+/]+={0,2})$/i.exec(header)?.[1];
  if (encoded === undefined) return null;
  const joined = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = joined.indexOf(':');
  if (colon < 0) return null;
  try {
    const decode = (part: string) => decodeURIComponent(part.replaceAll('+', ' '));
    return { id: decode(joined.slice(0, colon)), secret: decode(joined.slice(colon + 1)) };
  } catch {
    return null;
  }
}
