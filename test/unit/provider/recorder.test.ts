/** What a sink hears of an answer: each piece as it comes, an end only where there is one, nothing of other requests. */

import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Sink } from '../../../src/core/exchange.ts';
import { openRequests } from '../../../src/provider/requests.ts';
import { CONFIDENTIAL, openTestHttp, serve, serveBytes, serverAt } from './server.ts';

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

/** Notes what it hears, in order. */
function listener() {
  const heard: string[] = [];
  const sink: Sink = {
    answered: (status) => heard.push(`answered ${status}`),
    received: (bytes) => heard.push(Buffer.from(bytes).toString('latin1')),
    finished: () => heard.push('finished'),
  };
  const whole = (): string[] => [heard[0] ?? '', heard.slice(1, -1).join(''), heard.at(-1) ?? ''];
  return { heard, sink, whole };
}

const send = (port: number, sink: Sink, deadlineMs = 5_000) =>
  openTestHttp({ deadlineMs }).send({ url: `http://127.0.0.1:${port}/`, form: { a: 'b' }, sink });

describe('a sink', () => {
  it.each([200, 400, 503])(
    'hears status, body and end of an answer with %i, before it is handed on',
    async (status) => {
      const { port } = await serve((response) => response.writeHead(status).end('{"a":"❄"}'));
      const { sink, whole } = listener();
      const exchange = await send(port, sink);
      expect(whole()).toEqual([
        `answered ${status}`,
        Buffer.from('{"a":"❄"}').toString('latin1'),
        'finished',
      ]);
      expect(exchange).toMatchObject({ kind: 'reply', status, text: '{"a":"❄"}' });
    },
  );

  it('hears an answer without a body', async () => {
    const { port } = await serve((response) => response.writeHead(204).end());
    const { heard, sink } = listener();
    await send(port, sink);
    expect(heard).toEqual(['answered 204', 'finished']);
  });

  it('hears each piece when it comes, and not only once all are there', async () => {
    const { heard, sink } = listener();
    const { port } = await serveBytes((socket) => {
      socket.write(`${HEAD}Content-Length: 6\r\n\r\none`);
      // The rest is sent once the first piece was heard.
      const look = setInterval(() => {
        if (!heard.includes('one')) return;
        clearInterval(look);
        socket.end('two');
      }, 5);
      socket.once('close', () => clearInterval(look));
    });
    expect(await send(port, sink)).toMatchObject({ text: 'onetwo' });
    expect(heard).toEqual(['answered 200', 'one', 'two', 'finished']);
  });

  it.each<[string, string, boolean]>([
    ['the connection ends', 'connection_lost', true],
    ['the deadline comes', 'timeout', false],
  ])('hears as much as came before %s, and no end', async (_name, cause, isEnded) => {
    const { heard, sink } = listener();
    const { port } = await serveBytes((socket) => {
      socket.write(`${HEAD}Content-Length: 99\r\n\r\n{"access_token":"a",`, () => {
        if (isEnded) socket.end();
      });
    });
    expect(await send(port, sink, 400)).toMatchObject({ kind: 'no-reply', cause });
    expect(heard).toEqual(['answered 200', '{"access_token":"a",']);
  });

  it('hears nothing where nothing came', async () => {
    const { heard, sink } = listener();
    const { port } = await serveBytes((socket) => socket.destroy());
    expect(await send(port, sink)).toMatchObject({ kind: 'no-reply' });
    expect(heard).toEqual([]);
  });

  it('hears an answer that came compressed as it is unpacked', async () => {
    const { port } = await serve((response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{}')),
    );
    const { sink, whole } = listener();
    expect(await send(port, sink)).toMatchObject({ kind: 'reply', text: '{}' });
    expect(whole()[1]).toBe('{}');
  });

  it('hears polls and refreshes, and there is none for what can bring no token', async () => {
    const { port, seen } = await serve((response, { url }) => response.end(JSON.stringify({ url })));
    const requests = openRequests(openTestHttp(), serverAt(`http://127.0.0.1:${port}`), CONFIDENTIAL);
    const { sink, heard } = listener();
    await requests.deviceCode('');
    await requests.revoke('t', 'refresh_token');
    await requests.user('t', null);
    expect(heard).toEqual([]);
    await requests.token({ grant: 'device', deviceCode: 'd' }, sink);
    await requests.token({ grant: 'refresh', refreshToken: 'r' }, sink);
    expect(heard.filter((word) => word === 'finished')).toHaveLength(2);
    expect(seen).toHaveLength(5);
  });
});
