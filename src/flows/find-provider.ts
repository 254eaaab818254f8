/** The story of finding a provider by its metadata: each published address in turn, the first good one wins. */

import type { Exchange } from '../core/exchange.ts';
import { type Metadata, readMetadata } from '../core/oauth/metadata.ts';
import { isTrouble, type Trouble, trouble } from '../core/trouble/trouble.ts';

/** The addresses to ask, in order; each resolves. */
export type Sources = readonly (() => Promise<Exchange>)[];

/** Asks the sources in turn; the trouble that says most is kept: a server that answered beats one that did not. */
export async function findServer(sources: Sources, issuer: string): Promise<Metadata | Trouble> {
  let told: Trouble = trouble('bad_answer', 'no metadata');
  let weight = 0;
  for (const source of sources) {
    const exchange = await source();
    const found = readMetadata(exchange, issuer);
    if (!isTrouble(found)) return found;
    const says = exchange.kind === 'no-reply' ? 1 : found.code === 'bad_answer' ? 2 : 3;
    if (says > weight) [told, weight] = [found, says];
  }
  return told;
}

/** The same for a pairing by code, which not every server offers. */
export async function findDeviceServer(sources: Sources, issuer: string): Promise<Metadata | Trouble> {
  const found = await findServer(sources, issuer);
  return isTrouble(found) || found.server.deviceEndpoint !== null ? found : trouble('no_device_flow');
}
