/** Which provider is meant, with which credentials, and how to get to its requests. */

import { findCredentials } from '../box/credentials.ts';
import type { Requests } from '../core/exchange.ts';
import type { ClientCredentials, Registration } from '../core/grant/provider.ts';
import type { Metadata, SecretAuth } from '../core/oauth/metadata.ts';
import { serverWithoutMetadata } from '../core/oauth/providers.ts';
import { zoomServer } from '../core/oauth/zoom.ts';
import type { Elsewhere } from '../core/trouble/note.ts';
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
  /** Set where codes come from another host than the issuer's. */
  readonly elsewhere?: Elsewhere;
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
          : openRequests(
              http,
              zoom,
              credentialsOf(clientId, clientSecret, 'client_secret_basic'),
              server.params,
            ),
    };
  }
  const issuer = server.address;
  const deviceEndpoint = server.deviceEndpoint ?? null;
  return {
    ...elsewhere(issuer, deviceEndpoint),
    issuer,
    clientId,
    scope,
    from,
    quoted,
    async connect(signal) {
      if (clientId === null) return trouble('no_client_id');
      const known = serverWithoutMetadata(issuer);
      const sources = metadataUrls(issuer).map((url) => () => http.send({ url, signal }));
      const found: Metadata | Trouble =
        known === null
          ? await findDeviceServer(sources, issuer, deviceEndpoint)
          : { server: known, secretAuth: 'client_secret_post' };
      if (isTrouble(found)) return found;
      const { secretAuth } = found;
      if (clientSecret !== null && isTrouble(secretAuth)) return secretAuth;
      const proof = isTrouble(secretAuth)
        ? credentialsOf(clientId, null, 'client_secret_basic')
        : credentialsOf(clientId, clientSecret, secretAuth);
      return openRequests(http, found.server, proof, server.params);
    },
  };
}

/** What a person should know of a device endpoint that is not the issuer's own. */
function elsewhere(issuer: string, deviceEndpoint: string | null): Pick<Target, 'elsewhere'> {
  if (deviceEndpoint === null) return {};
  const [home, host] = [new URL(issuer).host, new URL(deviceEndpoint).host];
  return home === host ? {} : { elsewhere: { code: 'codes_elsewhere', host, issuer: home } };
}

/** A client without a secret is a public one (RFC 6749 §2.1), whatever is said of how others prove themselves. */
function credentialsOf(clientId: string, secret: string | null, auth: SecretAuth): ClientCredentials {
  return secret === null ? { clientId, auth: 'none' } : { clientId, auth, secret };
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
