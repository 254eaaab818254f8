import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openTestHttp, serve, serveJson } from './server.ts';

const CAP = 64 * 1024;

/** Posts to a server that answers in this way. */
async function answered(status: number, headers: Record<string, string | string[]>, body: string | Buffer) {
  const server = await serve((response) => response.writeHead(status, headers).end(body));
  return openTestHttp().send({ url: `http://127.0.0.1:${server.port}/token`, form: { a: 'b' } });
}

describe('what comes back', () => {
  it.each([
    [200, '{"access_token":"x"}'],
    [200, '<html>sign in</html>'],
    [201, 'not json {'],
    [204, ''],
    [400, '{"error":"authorization_pending"}'],
    [401, ''],
    [429, 'slow down'],
    [451, 'null'],
    [500, '\u0000\u001b[31m'],
    [503, ' { } '],
    [599, 'ünï¢ödé 🙂'],
  ])('keeps status %i and the text %j as they are', async (status, text) => {
    expect(await answered(status, {}, text)).toMatchObject({ kind: 'reply', status, text });
  });

  it('has its header names in lower case and repeated headers joined', async () => {
    const exchange = await answered(200, { 'Retry-After': '7', 'X-Many': ['a', 'b'], DATE: 'today' }, '');
    expect(exchange).toMatchObject({ headers: { 'retry-after': '7', 'x-many': 'a, b', date: 'today' } });
  });

  it('is no text where its bytes are no UTF-8', async () => {
    const exchange = await answered(200, {}, Buffer.from('{"access_token":"\xff\xfe"}', 'latin1'));
    expect(exchange).toMatchObject({ kind: 'reply', status: 200, text: '' });
  });

  it('is not followed by a cookie on the next request', async () => {
    const server = await serve((response) => response.setHeader('set-cookie', 'a=b').end());
    const http = openTestHttp();
    await http.send({ url: `http://127.0.0.1:${server.port}/` });
    await http.send({ url: `http://127.0.0.1:${server.port}/` });
    expect(server.seen.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined]);
  });

  it('ends its connection: the next request opens its own', async () => {
    const server = await serveJson();
    const http = openTestHttp();
    for (let turn = 0; turn < 3; turn += 1) await http.send({ url: `http://127.0.0.1:${server.port}/` });
    expect(server.sockets()).toBe(3);
  });
});

describe('a large answer', () => {
  it('is taken at 64 KiB', async () => {
    const exchange = await answered(200, {}, 'x'.repeat(CAP));
    expect(exchange).toMatchObject({ kind: 'reply', status: 200 });
    expect(exchange.kind === 'reply' && exchange.text.length).toBe(CAP);
  });

  it.each([
    ['one byte more, announced', { 'content-length': String(CAP + 1) }, CAP + 1],
    ['one byte more, in chunks', { 'transfer-encoding': 'chunked' }, CAP + 1],
    ['a megabyte', {}, 1024 * 1024],
  ])('is refused at %s', async (_name, headers, size) => {
    expect(await answered(200, headers, 'x'.repeat(size))).toMatchObject({
      kind: 'no-reply',
      cause: 'bad_answer',
    });
  });

  it('is refused when it never ends, long before the deadline', async () => {
    const server = await serve((response) => {
      const pour = (): void => {
        while (!response.destroyed && response.write('x'.repeat(16_384)));
        if (!response.destroyed) response.once('drain', pour);
      };
      pour();
    });
    const exchange = await openTestHttp().send({ url: `http://127.0.0.1:${server.port}/` });
    expect(exchange).toMatchObject({ kind: 'no-reply', cause: 'bad_answer' });
  });

  it('is refused when its headers are as large', async () => {
    expect(await answered(200, { 'x-large': 'x'.repeat(CAP) }, '')).toMatchObject({
      kind: 'no-reply',
      cause: 'bad_answer',
    });
  });
});

describe('a compressed answer, which was not asked for', () => {
  const bomb = gzipSync('0'.repeat(10_000_000));
  const text = JSON.stringify({ access_token: 'a'.repeat(60_000), refresh_token: 'ü' });
  it.each([
    ['gzip', gzipSync(text)],
    ['GZIP', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['br', brotliCompressSync(text)],
    ['gzip', gzipSync('')],
  ])('in %s is unpacked', async (encoding, body) => {
    const exchange = await answered(200, { 'content-encoding': encoding }, body);
    expect(exchange).toMatchObject({ kind: 'reply', text: body.length < 30 ? '' : text });
  });

  it.each([
    ['gzip', gzipSync(text).subarray(0, 60)],
    ['gzip', Buffer.from('{}')],
    ['br', brotliCompressSync('0'.repeat(10_000_000))],
    ['gzip', bomb],
    ['br', Buffer.from('x')],
    ['deflate', Buffer.from('x')],
    ['zstd', Buffer.from('x')],
    ['gzip, identity', Buffer.from('x')],
  ])('in %s is refused where it is no whole one, too large or unknown', async (encoding, body) => {
    const exchange = await answered(200, { 'content-encoding': encoding }, body.subarray(0, CAP));
    expect(exchange).toMatchObject({ kind: 'no-reply', cause: 'bad_answer' });
  });

  it('in no encoding at all is taken', async () => {
    expect(await answered(200, { 'content-encoding': 'identity' }, '{}')).toMatchObject({ text: '{}' });
  });
});

describe('a redirect', () => {
  it.each([300, 301, 302, 303, 304, 305, 307, 308])(
    'with status %i is told and not followed',
    async (status) => {
      const decoy = await serveJson();
      const there = `http://127.0.0.1:${decoy.port}/token`;
      const headers = { location: there, refresh: `0; url=${there}`, 'content-location': there };
      const server = await serve((response) => response.writeHead(status, headers).end());
      const http = openTestHttp();
      const url = `http://127.0.0.1:${server.port}/`;
      for (const request of [{ url }, { url, form: { secret: 's' }, authorization: 'Basic eA==' }]) {
        expect(await http.send(request)).toMatchObject({
          kind: 'reply',
          status,
          headers: { location: there },
        });
      }
      expect(decoy.sockets()).toBe(0);
      expect(server.seen).toHaveLength(2);
    },
  );
});
