/** The undici side of `http.ts`, a file of its own so that it is loaded on the first request only. */

import { createSecureContext, rootCertificates } from 'node:tls';
import type { Dispatcher } from 'undici';
import api from 'undici/lib/api/index.js';
import Agent from 'undici/lib/dispatcher/agent.js';
import dispatcher from 'undici/lib/dispatcher/dispatcher.js';
import ProxyAgent from 'undici/lib/dispatcher/proxy-agent.js';
import type { Clock } from '../core/clock.ts';
import { type Proxies, proxyFor } from './route.ts';
import type { Trust } from './trust.ts';
import { LARGEST_ANSWER } from './unpack.ts';

/** Settings of outbound requests. */
export type HttpOptions = Proxies &
  Trust & {
    readonly userAgent: string;
    readonly clock: Clock;
    /** Milliseconds for a whole exchange, from connecting to the last byte, where the request names no others. */
    readonly deadlineMs: number;
  };

/** undici's dispatcher for each address. */
export type Transport = {
  dispatcherFor(url: URL): Dispatcher;
  close(): Promise<void>;
};

/** What is known of an answer when its body begins. */
export type Head = Pick<Dispatcher.StreamFactoryData, 'statusCode' | 'headers'>;

const CONNECT_MS = 10_000;

// As undici's own index does it, which loads twice as much and has Node compile a second parser: half of the time that
// a renewal worker takes.
Object.assign(dispatcher.prototype, api);

/** Opens a transport: direct, or through the proxy that is named for an address. */
export function openTransport(options: HttpOptions): Transport {
  // Made once: reading a whole store of certificates takes longer than a handshake.
  const tls =
    options.extraCa === null
      ? {}
      : { secureContext: createSecureContext({ ca: [...rootCertificates, options.extraCa] }) };
  const common = {
    connect: { timeout: CONNECT_MS, ...tls },
    // How long an answer is waited for is each request's own matter, and its signal's.
    headersTimeout: 0,
    bodyTimeout: 0,
    maxResponseSize: LARGEST_ANSWER,
    pipelining: 0,
  };
  const opened = new Map<string, Dispatcher>();
  return {
    dispatcherFor(url) {
      const proxy = proxyFor(url, options);
      const name = proxy?.href ?? '';
      const known = opened.get(name);
      if (known !== undefined) return known;
      const fresh =
        proxy === null
          ? new Agent(common)
          : new ProxyAgent({ ...common, uri: proxy.href, requestTls: tls, proxyTls: common.connect });
      opened.set(name, fresh);
      return fresh;
    },
    async close() {
      await Promise.all([...opened.values()].map((each) => each.destroy()));
    },
  };
}
