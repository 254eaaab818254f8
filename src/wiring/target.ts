/** Which provider is meant, with which credentials, and how to get to its requests. */

import { findCredentials } from '../box/credentials.ts';
import type { Requests } from '../core/exchange.ts';
import type { ClientAuth, ClientCredentials, Registration } from '../core/grant/provider.ts';
import { zoomServer } from '../core/oauth/zoom.ts';
import { isTrouble, type Trouble, trouble } from '../core/trouble/trouble.ts';
import { findDeviceServer } from '../flows/find-provider.ts';
import type { Http } from '../provider/http.ts';
import { metadataUrls, openRequests } from '../provider/requests.ts';
import type { BaseSettings, Settings } from './settings.ts';

/** The provider that is to be paired. */
export type Target = {
  readonly issuer: string;
  readonly clientId: string | null;
  readonly scope: string;
  readonly connect: (signal?: AbortSignal) => Promise<Requests | Trouble>;
  /** Where client id and secret were found; null for none. */
  readonly from: { readonly clientId: string | null; readonly clientSecret: string | null };
  /** Of these, the ones with quotation marks around the value. */
  readonly quoted?: readonly string[];
};

/** Finds the credentials for the server that was chosen; the server itself is met when it is connected to. */
export function findTarget(settings: Settings, http: Http): Target | Trouble {
  const { server, scope } = settings;
  const found = findCredentials(settings.credentials, server.kind);
  if (isTrouble(found)) return found;
  const { clientSecret, quoted } = found;
  const clientId = settings.clientId ?? found.clientId;
  const from = settings.clientId === null ? found.from : { ...found.from, clientId: '--client-id' };
  if (server.kind === 'zoom') {
    const zoom = zoomServer(new URL(server.address), false);
    return {
      issuer: zoom.issuer,
      clientId,
      scope,
      from,
      quoted,
      connect: async () =>
        clientId === null
          ? trouble('no_client_id')
          : openRequests(http, zoom, credentialsOf(clientId, clientSecret, 'client_secret_basic')),
    };
  }
  const issuer = server.address;
  return {
    issuer,
    clientId,
    scope,
    from,
    quoted,
    async connect(signal) {
      if (clientId === null) return trouble('no_client_id');
      const sources = metadataUrls(issuer).map((url) => () => http.send({ url, signal }));
      const found = await findDeviceServer(sources, issuer);
      if (isTrouble(found)) return found;
      return openRequests(http, found.server, credentialsOf(clientId, clientSecret, found.secretAuth));
    },
  };
}

/** A client without a secret is a public one (RFC 6749 §2.1). */
function credentialsOf(
  clientId: string,
  secret: string | null,
  secretAuth: Exclude<ClientAuth, 'none'>,
): ClientCredentials {
  return secret === null ? { clientId, auth: 'none' } : { clientId, auth: secretAuth, secret };
}

/** The requests to the provider that a stored grant belongs to, with the credentials that are set now. */
export function connectStored(
  settings: BaseSettings,
  http: Http,
): (registration: Registration) => Requests | Trouble {
  return ({ server, client }) => {
    const found = findCredentials(settings.credentials, server.kind);
    if (isTrouble(found)) return found;
    const clientId = settings.clientId ?? found.clientId;
    if (clientId !== null && clientId !== client.clientId)
      return trouble('other_client', `${client.clientId}, and now ${clientId} is set`);
    const auth = client.clientAuth;
    if (auth === 'none') return openRequests(http, server, { clientId: client.clientId, auth });
    const secret = found.clientSecret;
    if (secret === null) return trouble('no_client_secret');
    return openRequests(http, server, { clientId: client.clientId, auth, secret });
  };
}
