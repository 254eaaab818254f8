/** The undici side of `http.ts`, a file of its own so that it is loaded on the first request only. */

import { rootCertificates } from 'node:tls';
import { Agent, type Dispatcher, EnvHttpProxyAgent, stream } from 'undici';

/** Settings of the way out. */
export type HttpOptions = {
  /** Proxy settings, as in the environment variables of these names (either case). */
  readonly httpProxy: string | undefined;
  readonly httpsProxy: string | undefined;
  readonly noProxy: string | undefined;
  /** PEM certificates trusted beside the built-in ones. */
  readonly extraCa: string | null;
  readonly userAgent: string;
  /** Milliseconds for a whole exchange, from connecting to the last byte. */
  readonly deadlineMs: number;
};

/** undici's `stream` and the dispatcher that every request goes through. */
export type Way = { readonly stream: typeof stream; readonly dispatcher: Dispatcher };

/** What is known of an answer when its body begins. */
export type Head = Pick<Dispatcher.StreamFactoryData, 'statusCode' | 'headers'>;

const LARGEST_ANSWER = 64 * 1024;
const CONNECT_MS = 10_000;

/** Opens the dispatcher: directly, or through the proxy that the environment names. */
export function openWay(options: HttpOptions): Way {
  const ca = options.extraCa === null ? {} : { ca: [...rootCertificates, options.extraCa] };
  const common = {
    connect: { timeout: CONNECT_MS, ...ca },
    headersTimeout: options.deadlineMs,
    bodyTimeout: options.deadlineMs,
    maxResponseSize: LARGEST_ANSWER,
    pipelining: 0,
  };
  const { httpProxy, httpsProxy, noProxy } = options;
  if (httpProxy === undefined && httpsProxy === undefined) return { stream, dispatcher: new Agent(common) };
  // An empty text keeps undici from reading the environment itself.
  const proxies = { httpProxy: httpProxy ?? '', httpsProxy: httpsProxy ?? '', noProxy: noProxy ?? '' };
  const tls = options.extraCa === null ? {} : { requestTls: ca, proxyTls: ca };
  return { stream, dispatcher: new EnvHttpProxyAgent({ ...common, ...proxies, ...tls }) };
}
