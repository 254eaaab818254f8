/** Which provider is meant, with which credentials, and how to get to its requests. */

import { findCredentials } from '../box/credentials.ts';
import type { Requests } from '../core/exchange.ts';
import type { Provider } from '../core/grant/grant.ts';
import { zoomProvider } from '../core/oauth/zoom.ts';
import { isTrouble, type Trouble, trouble } from '../core/trouble/trouble.ts';
import { findProvider } from '../flows/find-provider.ts';
import type { Http } from '../provider/http.ts';
import { metadataUrls, openRequests } from '../provider/requests.ts';
import type { BaseSettings, Settings } from './settings.ts';

/** The provider that is to be paired. */
export type Target = {
  readonly issuer: string;
  readonly clientId: string | null;
  readonly scope: string;
  readonly connect: () => Promise<Requests | Trouble>;
  /** Where client id and secret were found; null for none. */
  readonly from: { readonly clientId: string | null; readonly clientSecret: string | null };
};

/** Finds the credentials for the server that was chosen; the server itself is met when it is connected to. */
export function findTarget(settings: Settings, http: Http): Target | Trouble {
  const { server, scope } = settings;
  const found = findCredentials(settings.credentials, server.kind);
  if (isTrouble(found)) return found;
  const { clientSecret } = found;
  const clientId = settings.clientId ?? found.clientId;
  const from = settings.clientId === null ? found.from : { ...found.from, clientId: '--client-id' };
  const isPublic = clientSecret === null;
  if (server.kind === 'zoom') {
    const provider = zoomProvider(new URL(server.address), clientId ?? '', isPublic, false);
    return {
      issuer: provider.issuer,
      clientId,
      scope,
      from,
      connect: async () =>
        clientId === null ? trouble('no_client_id') : openRequests(http, provider, clientSecret),
    };
  }
  const issuer = server.address;
  return {
    issuer,
    clientId,
    scope,
    from,
    async connect() {
      if (clientId === null) return trouble('no_client_id');
      const sources = metadataUrls(issuer).map((url) => () => http.send({ url }));
      const provider = await findProvider(sources, { issuer, clientId, isPublic });
      return isTrouble(provider) ? provider : openRequests(http, provider, clientSecret);
    },
  };
}

/** The requests to the provider that a stored grant belongs to, with the credentials that are set now. */
export function connectStored(
  settings: BaseSettings,
  http: Http,
): (provider: Provider) => Requests | Trouble {
  return (provider) => {
    const found = findCredentials(settings.credentials, provider.kind);
    if (isTrouble(found)) return found;
    const clientId = settings.clientId ?? found.clientId;
    if (clientId !== null && clientId !== provider.clientId)
      return trouble('other_client', `${provider.clientId}, and now ${clientId} is set`);
    if (provider.clientAuth !== 'none' && found.clientSecret === null) return trouble('no_client_secret');
    return openRequests(http, provider, provider.clientAuth === 'none' ? null : found.clientSecret);
  };
}
