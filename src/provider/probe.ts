/** Looks at the network for the preflight: names, routes, certificates. Sends nothing. */

import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';
import type { Probe } from '../core/probe.ts';
import { type ChainOptions, readChain } from './chain.ts';
import { rejectAt } from './deadline.ts';
import { causeOf } from './failures.ts';
import { hostOf, portOf, proxyFor } from './route.ts';
import { isUntrusted, widened } from './trust.ts';

/** Opens a probe with the settings that requests go out by; every look ends within `deadlineMs`. */
export function openProbe(options: ChainOptions, deadlineMs: number): Probe {
  const { clock } = options;
  return {
    async lookup(host) {
      try {
        const late = rejectAt(clock.deadline(deadlineMs));
        const found = await Promise.race([lookup(host, { all: true }), late]);
        return found.map(({ address }) => address);
      } catch (error) {
        return causeOf(error, host);
      }
    },
    reach(host, port) {
      const start = clock.elapsed();
      const late = clock.deadline(deadlineMs);
      return new Promise((resolve) => {
        const socket = connect({ host, port });
        const giveUp = (): void => {
          socket.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' }));
        };
        late.addEventListener('abort', giveUp, { once: true });
        socket.once('connect', () => {
          socket.destroy();
          resolve({ tookMs: clock.elapsed() - start });
        });
        socket.once('error', (error) => resolve(causeOf(error, host)));
        socket.once('close', () => late.removeEventListener('abort', giveUp));
      });
    },
    async chain(url) {
      if (url.protocol !== 'https:') return null;
      const chain = await readChain(url, options, clock.deadline(deadlineMs));
      if (chain === null || chain.cause === null || !isUntrusted(chain.cause.cause)) return chain;
      const more = widened(options);
      return more === null ? chain : readChain(url, more, clock.deadline(deadlineMs));
    },
    next(url) {
      const proxy = proxyFor(url, options);
      const stop = proxy ?? url;
      return { host: hostOf(stop), port: portOf(stop), proxy: proxy && { hasLogin: proxy.username !== '' } };
    },
  };
}
