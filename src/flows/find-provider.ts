/** The story of finding a provider by its metadata: each published address in turn, the first good one wins. */

import type { Exchange } from '../core/exchange.ts';
import { type Metadata, readMetadata } from '../core/oauth/metadata.ts';
import { unnamedDeviceEndpoint } from '../core/oauth/providers.ts';
import { advised, isTrouble, type Trouble, trouble } from '../core/trouble/trouble.ts';

/** The addresses to ask, in order; each resolves. */
export type Sources = readonly (() => Promise<Exchange>)[];

/** Asks the sources in turn; the trouble that says most is kept: a server that answered beats one that did not. */
export function findServer(sources: Sources, issuer: string): Promise<Metadata | Trouble> {
  return findIn(sources, issuer, () => true);
}

/**
 * The same for a pairing by code. Not every document of a provider names the endpoint for it, so that all are read before
 * that is believed; `deviceEndpoint` is one that a person names, null for none.
 */
export async function findDeviceServer(
  sources: Sources,
  issuer: string,
  deviceEndpoint: string | null = null,
): Promise<Metadata | Trouble> {
  const known = ({ server }: Metadata): string | null =>
    deviceEndpoint ?? server.deviceEndpoint ?? unnamedDeviceEndpoint(server);
  const found = await findIn(sources, issuer, (each) => known(each) !== null);
  if (isTrouble(found)) return found;
  const endpoint = known(found);
  return endpoint === null
    ? advised(trouble('no_device_flow', issuer), UNNAMED)
    : { ...found, server: { ...found.server, deviceEndpoint: endpoint } };
}

const UNNAMED =
  'Its metadata names no device_authorization_endpoint (RFC 8628). Where the provider has one all the same, give it by --device-endpoint URL.';

/** The first document that will do, else the first that is good; else the trouble that says most. */
async function findIn(
  sources: Sources,
  issuer: string,
  willDo: (found: Metadata) => boolean,
): Promise<Metadata | Trouble> {
  let good: Metadata | null = null;
  let told: Trouble = trouble('bad_answer', 'no metadata');
  let weight = 0;
  for (const source of sources) {
    const exchange = await source();
    const found = readMetadata(exchange, issuer);
    if (!isTrouble(found)) {
      if (willDo(found)) return found;
      good ??= found;
      continue;
    }
    const says = exchange.kind === 'no-reply' ? 1 : found.code === 'bad_answer' ? 2 : 3;
    if (says > weight) [told, weight] = [found, says];
  }
  return good ?? told;
}
