/** The story of finding a provider by its metadata: each published address in turn, the first good one wins. */

import type { Exchange } from '../core/exchange.ts';
import type { Provider } from '../core/grant/grant.ts';
import { readMetadata } from '../core/oauth/metadata.ts';
import { isTrouble, type Trouble, trouble } from '../core/trouble/trouble.ts';

/** Which issuer, and for which client. */
export type Wanted = { readonly issuer: string; readonly clientId: string; readonly isPublic: boolean };

/** Asks the sources in turn; the trouble that says most is kept: a server that answered beats one that did not. */
export async function findProvider(
  sources: readonly (() => Promise<Exchange>)[],
  wanted: Wanted,
): Promise<Provider | Trouble> {
  let told: Trouble = trouble('bad_answer', 'no metadata');
  let weight = 0;
  for (const source of sources) {
    const exchange = await source();
    const found = readMetadata(exchange, wanted.issuer, wanted.clientId, wanted.isPublic);
    if (!isTrouble(found)) return found;
    if (found.code === 'no_device_flow') return found;
    const says = exchange.kind === 'no-reply' ? 1 : found.code === 'bad_answer' ? 2 : 3;
    if (says > weight) [told, weight] = [found, says];
  }
  return told;
}
