/** An authorization server on loopback that answers as a test says, and remembers what it was asked. */

import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer: an object is sent as JSON, a text or bytes as they are. */
export type Answer = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
};

/** What is answered, at each request the next one and in the end the last; members of `metadata` take the place of the usual. */
export type Play = {
  readonly path?: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Of the RFC 8414 address, where that differs; null for none. */
  readonly second?: Readonly<Record<string, unknown>> | null;
  readonly device?: readonly Answer[];
  readonly poll?: readonly Answer[];
  readonly refresh?: readonly Answer[];
};

/** A request as it came. */
export type Asked = { readonly path: string; readonly form: Readonly<Record<string, string>> };

/** The server. */
export type Provider = {
  readonly origin: string;
  readonly issuer: string;
  readonly asked: readonly Asked[];
  close(): Promise<void>;
};

export const CODE = {
  device_code: 'device-code-secret',
  user_code: 'WDJB-MJHT',
  verification_uri: 'https://login.example.com/device',
  expires_in: 600,
  interval: 1,
};
export const TOKEN = {
  access_token: 'access-secret',
  token_type: 'Bearer',
  refresh_token: 'refresh-secret',
  expires_in: 3600,
};

/** Starts the server. */
export async function playProvider(play: Play): Promise<Provider> {
  const asked: Asked[] = [];
  const counts = { device: 0, poll: 0, refresh: 0 };
  let origin = '';
  const path = play.path ?? '';
  const answerTo = (name: keyof typeof counts): Answer => {
    const answers = play[name] ?? [{ body: name === 'device' ? CODE : TOKEN }];
    const answer = answers[Math.min(counts[name], answers.length - 1)];
    counts[name] += 1;
    return answer ?? { status: 500, body: '' };
  };
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
    });
    request.on('end', () => {
      const url = request.url ?? '';
      const form = Object.fromEntries(new URLSearchParams(text));
      asked.push({ path: url, form });
      const usual = {
        issuer: `${origin}${path}`,
        device_authorization_endpoint: `${origin}/device`,
        token_endpoint: `${origin}/token`,
      };
      const isSecond = url.includes('oauth-authorization-server');
      const second = play.second === undefined ? play.metadata : play.second;
      const document = isSecond ? second : play.metadata;
      if (url.includes('/.well-known/') && document !== null) {
        const body = JSON.stringify({ ...usual, ...document }).replaceAll('ORIGIN', origin);
        return send(response, { body });
      }
      if (url === '/device' || url === '/codes') return send(response, answerTo('device'));
      if (url !== '/token') return send(response, { status: 404, body: 'no' });
      return send(response, answerTo(form['grant_type'] === 'refresh_token' ? 'refresh' : 'poll'));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    issuer: `${origin}${path}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, { status = 200, headers = {}, body }: Answer): void {
  const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(isRaw ? body : JSON.stringify(body));
}
