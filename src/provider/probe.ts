/** Looks at the network for the preflight: names, routes, certificates. Says nothing to anybody. */

import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';
import type { Probe } from '../core/probe.ts';
import { type ChainOptions, readChain } from './chain.ts';
import { atDeadline } from './deadline.ts';
import { causeOf } from './failures.ts';
import { hostOf, portOf, proxyFor } from './route.ts';
import { isUntrusted, widened } from './trust.ts';

/** Opens a probe with the settings that requests go out by; every look ends within `deadlineMs`. */
export function openProbe(options: ChainOptions, deadlineMs: number): Probe {
  return {
    async lookup(host) {
      const late = atDeadline(AbortSignal.timeout(deadlineMs));
      try {
        const found = await Promise.race([lookup(host, { all: true }), late]);
        return found.map(({ address }) => address);
      } catch (error) {
        return causeOf(error, host);
      }
    },
    reach(host, port) {
      const start = performance.now();
      return new Promise((resolve) => {
        const socket = connect({ host, port });
        const timer = setTimeout(
          () => socket.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })),
          deadlineMs,
        );
        socket.once('connect', () => {
          clearTimeout(timer);
          socket.destroy();
          resolve({ tookMs: performance.now() - start });
        });
        socket.once('error', (error) => {
          clearTimeout(timer);
          resolve(causeOf(error, host));
        });
      });
    },
    async chain(url) {
      if (url.protocol !== 'https:') return null;
      const chain = await readChain(url, options, deadlineMs);
      if (chain === null || chain.cause === null || !isUntrusted(chain.cause.cause)) return chain;
      const more = widened(options);
      return more === null ? chain : readChain(url, more, deadlineMs);
    },
    next(url) {
      const proxy = proxyFor(url, options);
      const stop = proxy ?? url;
      return { host: hostOf(stop), port: portOf(stop), proxy: proxy && { hasLogin: proxy.username !== '' } };
    },
  };
}
