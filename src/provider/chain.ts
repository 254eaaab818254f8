/**
 * The certificates that a host shows, read by a handshake in which nothing is said and nothing is trusted. For telling a
 * person who stands in the way, and since when or until when a certificate is good.
 */

import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { connect, type PeerCertificate, rootCertificates, type TLSSocket } from 'node:tls';
import type { Clock } from '../core/clock.ts';
import type { Chain } from '../core/probe.ts';
import { errnoOf } from '../core/text/errno.ts';
import { causeOfTls } from './failures.ts';
import { hostOf, type Proxies, portOf, proxyFor } from './route.ts';
import { blameTls } from './tls-blame.ts';
import type { Trust } from './trust.ts';

/** How a chain is to be read, and by which clock its dates are judged. */
export type ChainOptions = Proxies & Trust & { readonly clock: Clock };

const MOST_LINKS = 10;

/** Reads the chain of a host, through its proxy where it has one; null when `signal` comes before the handshake ends. */
export async function readChain(url: URL, options: ChainOptions, signal: AbortSignal): Promise<Chain | null> {
  const tunnel = await openTunnel(url, options, signal);
  return tunnel === null ? null : shakeHands(url, tunnel, options, signal);
}

/** A connection to the host: straight (told by its address), or what a proxy makes of CONNECT (RFC 9110 §9.3.6). */
type Tunnel = { readonly host: string; readonly port: number } | { readonly socket: Socket };

function openTunnel(url: URL, proxies: Proxies, signal: AbortSignal): Promise<Tunnel | null> {
  const proxy = proxyFor(url, proxies);
  const port = portOf(url);
  if (proxy === null) return Promise.resolve({ host: hostOf(url), port });
  if (!proxy.protocol.startsWith('http')) return Promise.resolve(null);
  const login = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  const ask = proxy.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve) => {
    const request = ask({
      method: 'CONNECT',
      host: hostOf(proxy),
      port: portOf(proxy),
      path: `${url.hostname}:${port}`,
      headers:
        login === ':' ? {} : { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` },
      agent: false,
      signal,
    });
    request.once('error', () => resolve(null));
    request.once('response', (response) => {
      response.destroy();
      resolve(null);
    });
    request.once('connect', ({ statusCode }, socket) => {
      if (statusCode !== 200) socket.destroy();
      resolve(statusCode === 200 ? { socket } : null);
    });
    request.end();
  });
}

function shakeHands(
  url: URL,
  tunnel: Tunnel,
  { extraCa, clock }: ChainOptions,
  signal: AbortSignal,
): Promise<Chain | null> {
  return new Promise((resolve) => {
    const host = hostOf(url);
    const socket = connect({
      ...tunnel,
      host,
      rejectUnauthorized: false,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(extraCa === null ? {} : { ca: [...rootCertificates, extraCa] }),
    });
    const done = (chain: Chain | null): void => {
      signal.removeEventListener('abort', giveUp);
      resolve(chain);
      socket.destroy();
    };
    const giveUp = (): void => done(null);
    signal.addEventListener('abort', giveUp, { once: true });
    socket.once('secureConnect', () => done(chainOf(socket, host, clock.now())));
    socket.on('error', giveUp);
    socket.once('close', giveUp);
    if (signal.aborted) giveUp();
  });
}

function chainOf(socket: TLSSocket, host: string, now: number): Chain | null {
  const leaf = socket.getPeerCertificate(true);
  if (leaf.subject === undefined) return null;
  let top: PeerCertificate = leaf;
  for (let link = leaf, count = 0; count < MOST_LINKS; count += 1) {
    top = link;
    if (link.issuerCertificate === undefined || link.issuerCertificate === link) break;
    link = link.issuerCertificate;
  }
  // An error by its type, a code or a message in fact.
  const refused: unknown = socket.authorizationError;
  const said = refused instanceof Error ? errnoOf(refused) || refused.message : String(refused);
  const fault = socket.authorized ? null : said;
  const chain = {
    subject: nameOf(leaf.subject),
    issuer: nameOf(leaf.issuer),
    top: nameOf(top.issuer),
    validFrom: Date.parse(leaf.valid_from),
    validTo: Date.parse(leaf.valid_to),
  };
  const cause = fault === null ? null : blameTls(causeOfTls(fault, host), host, chain, now);
  return { ...chain, cause };
}

/** How people know a certificate's owner: the organisation, else the common name. */
function nameOf(who: PeerCertificate['subject']): string {
  const first = (value: unknown): string => String((Array.isArray(value) ? value[0] : value) ?? '');
  return first(who.O) || first(who.CN) || first(who.OU);
}
