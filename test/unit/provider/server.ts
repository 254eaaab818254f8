/**
 * What the provider's tests share: real servers on loopback that record what reaches them, and the way out under test.
 * Everything opened here is closed when its test ends.
 */

import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createSocketServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { systemClock } from '../../../src/box/clock.ts';
import type { Server as AuthorizationServer } from '../../../src/core/grant/provider.ts';
import { type Http, type HttpOptions, openHttp } from '../../../src/provider/http.ts';
import type { Identity } from './certificate.ts';

/** A request as it reached a server. */
export type Seen = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

type Handler = (response: ServerResponse, request: IncomingMessage) => void;

/** A server, where it is, and what reached it. */
export type Serving = { readonly port: number; readonly seen: Seen[]; readonly sockets: () => number };

/** An HTTP server; with an identity it speaks TLS. */
export async function serve(handler: Handler, identity?: Identity): Promise<Serving> {
  const seen: Seen[] = [];
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    let body = '';
    request.setEncoding('utf8').on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      seen.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body });
      handler(response, request);
    });
  };
  const server = identity === undefined ? createServer(listener) : createTlsServer(identity, listener);
  const { port, sockets } = await listening(server);
  return { port, seen, sockets };
}

/** A server that answers 200 with an empty JSON object. */
export function serveJson(identity?: Identity): Promise<Serving> {
  return serve((response) => response.setHeader('content-type', 'application/json').end('{}'), identity);
}

/** A server of bare bytes: called with each connection once something came in over it. */
export async function serveBytes(onData: (socket: Socket) => void): Promise<Serving> {
  const server = createSocketServer((socket) => {
    socket.on('error', () => {}).once('data', () => onData(socket));
  });
  return { seen: [], ...(await listening(server)) };
}

/** Listens on a free port of 127.0.0.1 until the test ends; then every connection is cut. */
export async function listening(server: Server): Promise<{ port: number; sockets: () => number }> {
  const open = new Set<Socket>();
  let count = 0;
  server.on('connection', (socket: Socket) => {
    count += 1;
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(async () => {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return { port: (server.address() as AddressInfo).port, sockets: () => count };
}

/** A port of 127.0.0.1 where nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createSocketServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The way out under test, without a proxy unless one is given. */
export function openTestHttp(options: Partial<HttpOptions> = {}): Http {
  const http = openHttp({
    httpProxy: undefined,
    httpsProxy: undefined,
    noProxy: undefined,
    extraCa: null,
    userAgent: 'roomkey/test',
    deadlineMs: 5_000,
    clock: systemClock,
    ...options,
  });
  onTestFinished(() => http.close());
  return http;
}

/** An authorization server whose endpoints are all at one origin. */
export function serverAt(origin: string, more: Partial<AuthorizationServer> = {}): AuthorizationServer {
  return {
    kind: 'issuer',
    issuer: origin,
    deviceEndpoint: `${origin}/device`,
    authorizationEndpoint: `${origin}/authorize`,
    tokenEndpoint: `${origin}/token`,
    revocationEndpoint: `${origin}/revoke`,
    userEndpoint: `${origin}/userinfo`,
    apiUrl: null,
    simulated: false,
    ...more,
  };
}

/** A client that proves itself by Basic. */
export const CONFIDENTIAL = { clientId: 'room', auth: 'client_secret_basic', secret: 'key' } as const;
