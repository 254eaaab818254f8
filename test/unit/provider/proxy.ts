/** A forward proxy for tests: records what it is asked for and leads every tunnel to one port of this machine. */

import { createServer } from 'node:http';
import { connect } from 'node:net';
import { listening } from './server.ts';

/** A request that reached the proxy. */
export type Asked = { readonly method: string; readonly target: string; readonly auth: string | null };

/** How the proxy answers CONNECT: opens the tunnel, or with a status. */
export type ProxyManner = {
  readonly leadsTo: number;
  readonly status?: number;
  readonly silent?: boolean;
  /** `name:password` without which it answers 407. */
  readonly login?: string;
};

/** Starts a proxy for the rest of the test. */
export async function startProxy({ leadsTo, status = 200, silent = false, login }: ProxyManner) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    asked.push({ method: request.method ?? '', target: request.url ?? '', auth: null });
    response.writeHead(501).end();
  });
  server.on('connect', (request, client, head) => {
    asked.push({
      method: 'CONNECT',
      target: request.url ?? '',
      auth: request.headers['proxy-authorization'] ?? null,
    });
    client.on('error', () => {});
    if (silent) return;
    const wanted = login === undefined ? null : `Basic ${Buffer.from(login).toString('base64')}`;
    const isKnown = wanted === null || request.headers['proxy-authorization'] === wanted;
    if (status !== 200 || !isKnown) {
      client.end(
        `HTTP/1.1 ${isKnown ? status : 407} No\r\nContent-Length: 0\r\nProxy-Authenticate: Basic realm="p"\r\n\r\n`,
      );
      return;
    }
    const there = connect(leadsTo, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      there.write(head);
      client.pipe(there).pipe(client);
    });
    there.on('error', () => client.destroy());
    client.once('close', () => there.destroy());
  });
  const { port, sockets } = await listening(server);
  return { url: `http://127.0.0.1:${port}`, port, asked, sockets };
}
