/** A caller who leaves, at every stage of a request: it is dropped there, and still resolves as one without a reply. */

import dns from 'node:dns';
import { getEventListeners } from 'node:events';
import { connect, createServer } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../src/box/clock.ts';
import type { Sink } from '../../../src/core/exchange.ts';
import { issue } from './certificate.ts';
import { listening, openTestHttp, serveBytes, serveJson } from './server.ts';

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n';
const ABORTED = { kind: 'no-reply', cause: 'timeout', detail: '127.0.0.1, aborted' };

/** No deadline comes: only leaving ends a request. */
const endless = { ...systemClock, deadline: () => new AbortController().signal };

afterEach(() => void vi.restoreAllMocks());

/** A caller who can leave, and the words of an answer that reached it. */
function caller() {
  const leaving = new AbortController();
  const received: string[] = [];
  const sink: Sink = {
    answered: (status) => received.push(`answered ${status}`),
    received: (bytes) => received.push(Buffer.from(bytes).toString('latin1')),
    finished: () => received.push('finished'),
  };
  const send = (url: string, options: Parameters<typeof openTestHttp>[0] = {}) =>
    openTestHttp({ clock: endless, ...options }).send({
      url,
      form: { a: 'b' },
      sink,
      signal: leaving.signal,
    });
  return { leave: () => leaving.abort(), signal: leaving.signal, sink, send, received };
}

describe('a request whose caller leaves', () => {
  it('before it is made reaches nobody', async () => {
    const { port, sockets } = await serveJson();
    const { leave, send } = caller();
    leave();
    expect(await send(`http://127.0.0.1:${port}/`)).toEqual(ABORTED);
    expect(sockets()).toBe(0);
  });

  it('while the name is looked up', async () => {
    const { leave, send } = caller();
    vi.spyOn(dns, 'lookup').mockImplementation((() => setImmediate(leave)) as unknown as typeof dns.lookup);
    expect(await send('http://provider.localhost:9/')).toEqual({
      ...ABORTED,
      detail: 'provider.localhost, aborted',
    });
  });

  it('in the TLS handshake, and nothing of the request is sent', async () => {
    const { leave, send } = caller();
    const { port, sockets } = await serveBytes(leave);
    expect(await send(`https://127.0.0.1:${port}/`)).toEqual(ABORTED);
    expect(sockets()).toBe(1);
  });

  it('while the proxy connects', async () => {
    const { leave, send } = caller();
    const { port } = await serveBytes(leave);
    const proxies = { httpProxy: `http://127.0.0.1:${port}`, httpsProxy: `http://127.0.0.1:${port}` };
    for (const url of ['http://provider.test/', 'https://provider.test/'])
      expect(await send(url, proxies)).toMatchObject({ kind: 'no-reply', cause: 'timeout' });
  });

  it('while a certificate that is not trusted is looked at once more', async () => {
    const { leave, send } = caller();
    const tls = await serveJson(issue({ name: 'impostor', hosts: ['127.0.0.1'] }));
    let count = 0;
    // The first handshake comes to its end; the second one never does.
    const { port } = await listening(
      createServer((socket) => {
        socket.on('error', () => {});
        count += 1;
        if (count > 1) return void socket.once('data', leave);
        const there = connect(tls.port, '127.0.0.1');
        socket
          .pipe(there)
          .on('error', () => {})
          .pipe(socket);
      }),
    );
    expect(await send(`https://127.0.0.1:${port}/`)).toMatchObject({
      kind: 'no-reply',
      cause: 'tls_untrusted',
    });
    expect(count).toBe(2);
    expect(tls.seen).toEqual([]);
  });

  it.each<[string, string, string[]]>([
    ['before the headers', '', []],
    ['in the headers', 'HTTP/1.1 200 OK\r\nContent-Ty', []],
    ['after the headers', HEAD, ['answered 200']],
    ['in the body', `${HEAD}{"access_token":`, ['answered 200', '{"access_token":']],
  ])('%s, and the connection is closed', async (_name, answer, came) => {
    const { leave, send, received } = caller();
    let closed = Promise.resolve();
    const { port } = await serveBytes((socket) => {
      closed = new Promise((resolve) => socket.once('close', () => resolve()));
      socket.write(answer, () => {
        const look = setInterval(() => {
          if (received.length < came.length) return;
          clearInterval(look);
          leave();
        }, 2);
      });
    });
    expect(await send(`http://127.0.0.1:${port}/`)).toEqual(ABORTED);
    await closed;
    expect(received).toEqual(came);
  });

  it('for a reason of its own, even none, is dropped all the same', async () => {
    for (const reason of [null, '', 0, new Error('because'), undefined]) {
      const leaving = new AbortController();
      const { port } = await serveBytes(() => leaving.abort(reason));
      const request = { url: `http://127.0.0.1:${port}/`, signal: leaving.signal };
      expect(await openTestHttp({ clock: endless }).send(request)).toEqual(ABORTED);
    }
  });

  it('once it is over changes nothing', async () => {
    const { port } = await serveJson();
    const { leave, send } = caller();
    const exchange = await send(`http://127.0.0.1:${port}/`);
    leave();
    expect(exchange).toMatchObject({ kind: 'reply', status: 200 });
  });
});

describe('a signal that outlives its requests', () => {
  it('is listened to by none of them afterwards, however they ended', async () => {
    const { port } = await serveJson();
    const { port: lost } = await serveBytes((socket) => socket.destroy());
    const { send, signal } = caller();
    for (const url of [`http://127.0.0.1:${port}/`, `http://127.0.0.1:${lost}/`, 'http://[::'])
      await send(url);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

describe('a deadline', () => {
  it('is the one of the clock that is handed in', async () => {
    const deadline = new AbortController();
    const asked: number[] = [];
    const clock = {
      ...systemClock,
      deadline(ms: number) {
        asked.push(ms);
        return deadline.signal;
      },
    };
    const { port } = await serveBytes(() => deadline.abort(new DOMException('', 'TimeoutError')));
    const { send } = caller();
    const exchange = await send(`http://127.0.0.1:${port}/`, { clock, deadlineMs: 12_345 });
    expect(exchange).toEqual({ ...ABORTED, detail: '127.0.0.1' });
    expect(asked).toEqual([12_345]);
  });
});

describe('an address that is none', () => {
  it.each([
    '',
    'null/v2/users/me',
    'zoom.us/oauth/token',
    'https://',
    'https://[::1',
    'https://a b/',
    'https://127.0.0.1:99999/',
    'ftp://127.0.0.1/',
    'file:///etc/hostname',
    'javascript:alert(1)',
    '\u0000',
  ])('%j is told, and nothing is rejected', async (url) => {
    expect(await openTestHttp().send({ url })).toEqual({
      kind: 'no-reply',
      cause: 'bad_address',
      detail: '',
    });
  });
});
