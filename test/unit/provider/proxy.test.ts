import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle, run } from '../store/bundle.ts';
import { issue } from './certificate.ts';
import { startProxy } from './proxy.ts';
import { closedPort, openTestHttp, serve, serveJson } from './server.ts';

const authority = issue({ name: 'A company', isCa: true });
const identity = issue({ name: 'provider', hosts: ['provider.test', '127.0.0.1'] }, authority);
const extraCa = authority.cert;

describe('through a proxy', () => {
  it('https goes in a tunnel, verified to its end', async () => {
    const server = await serveJson(identity);
    const proxy = await startProxy({ leadsTo: server.port });
    const http = openTestHttp({ httpsProxy: proxy.url, extraCa });
    const request = { url: 'https://provider.test/token', form: { a: 'b' }, authorization: 'Basic eA==' };
    expect(await http.send(request)).toMatchObject({ kind: 'reply', status: 200, text: '{}' });
    expect(proxy.asked).toEqual([{ method: 'CONNECT', target: 'provider.test:443', auth: null }]);
    expect(server.seen[0]).toMatchObject({ method: 'POST', path: '/token', body: 'a=b' });
    expect(server.seen[0]?.headers).toMatchObject({ host: 'provider.test', authorization: 'Basic eA==' });
  });

  it('http goes in a tunnel as well', async () => {
    const server = await serveJson();
    const proxy = await startProxy({ leadsTo: server.port });
    const http = openTestHttp({ httpProxy: proxy.url });
    expect(await http.send({ url: 'http://provider.test:8080/a' })).toMatchObject({ status: 200 });
    expect(proxy.asked).toEqual([{ method: 'CONNECT', target: 'provider.test:8080', auth: null }]);
    expect(server.seen[0]).toMatchObject({ method: 'GET', path: '/a' });
  });

  it('the certificate is still the one of the server', async () => {
    const stranger = await serveJson(issue({ name: 'x', hosts: ['elsewhere.test'] }, authority));
    const proxy = await startProxy({ leadsTo: stranger.port });
    for (const [ca, cause, detail] of [
      [null, 'tls_untrusted', /signed by "A company"$/],
      [extraCa, 'tls_wrong_name', /for "x"$/],
    ] as const) {
      const http = openTestHttp({ httpsProxy: proxy.url, extraCa: ca });
      const exchange = await http.send({ url: 'https://provider.test/' });
      expect(exchange).toMatchObject({ cause, detail: expect.stringMatching(detail) });
    }
    expect(stranger.seen).toEqual([]);
  });

  it('the name and password of its address are shown to it alone', async () => {
    const server = await serveJson(identity);
    const proxy = await startProxy({ leadsTo: server.port });
    const httpsProxy = `http://me:p%40ss@127.0.0.1:${proxy.port}`;
    await openTestHttp({ httpsProxy, extraCa }).send({ url: 'https://provider.test/' });
    expect(proxy.asked[0]?.auth).toBe(`Basic ${Buffer.from('me:p@ss').toString('base64')}`);
    expect(server.seen[0]?.headers).not.toHaveProperty('proxy-authorization');
  });

  it('a proxy that wants a password gets the one of the file, and lets nobody through without', async () => {
    const server = await serveJson(identity);
    const proxy = await startProxy({ leadsTo: server.port, login: 'me:p:ss' });
    const way = { httpsProxy: proxy.url, extraCa };
    const request = { url: 'https://provider.test/' };
    expect(await openTestHttp(way).send(request)).toMatchObject({ cause: 'proxy_password' });
    const wrong = openTestHttp({ ...way, proxyLogin: 'me:wrong' });
    expect(await wrong.send(request)).toMatchObject({ cause: 'proxy_password' });
    expect(server.sockets()).toBe(0);
    const right = openTestHttp({ ...way, proxyLogin: 'me:p:ss' });
    expect(await right.send(request)).toMatchObject({ kind: 'reply', status: 200 });
    expect(server.seen[0]?.headers).not.toHaveProperty('proxy-authorization');
  });

  it('no redirect is followed and no large answer is taken', async () => {
    const server = await serve((response, { url }) =>
      url === '/big'
        ? response.end('x'.repeat(64 * 1024 + 1))
        : response.writeHead(302, { location: '/elsewhere' }).end(),
    );
    const proxy = await startProxy({ leadsTo: server.port });
    const http = openTestHttp({ httpProxy: proxy.url });
    expect(await http.send({ url: 'http://provider.test/' })).toMatchObject({ status: 302 });
    expect(await http.send({ url: 'http://provider.test/big' })).toMatchObject({ cause: 'bad_answer' });
    expect(server.seen).toHaveLength(2);
  });
});

describe('NO_PROXY', () => {
  it.each([
    ['127.0.0.1', true],
    ['example.com,127.0.0.1', true],
    ['*', true],
    ['example.com', false],
    ['', false],
    [undefined, false],
  ])('%j leaves the proxy out for 127.0.0.1: %s', async (noProxy, isDirect) => {
    const server = await serveJson(identity);
    const proxy = await startProxy({ leadsTo: server.port });
    const http = openTestHttp({ httpsProxy: proxy.url, httpProxy: proxy.url, noProxy, extraCa });
    expect(await http.send({ url: `https://127.0.0.1:${server.port}/` })).toMatchObject({ status: 200 });
    expect(proxy.asked).toHaveLength(isDirect ? 0 : 1);
  });
});

describe('a proxy that does not let us through', () => {
  it.each([403, 407, 502, 503])('with status %i is told apart from the provider', async (status) => {
    const proxy = await startProxy({ leadsTo: 0, status });
    for (const url of ['https://provider.test/', 'http://provider.test/']) {
      const http = openTestHttp({ httpsProxy: proxy.url, httpProxy: proxy.url });
      expect(await http.send({ url })).toEqual({
        kind: 'no-reply',
        cause: status === 407 ? 'proxy_password' : 'proxy_failed',
        detail: `HTTP ${status} on the way to provider.test`,
      });
    }
  });

  it('because it is silent is left at the deadline', async () => {
    const proxy = await startProxy({ leadsTo: 0, silent: true });
    const start = performance.now();
    const http = openTestHttp({ httpsProxy: proxy.url, deadlineMs: 300 });
    expect(await http.send({ url: 'https://provider.test/' })).toMatchObject({ cause: 'timeout' });
    expect(performance.now() - start).toBeLessThan(1_500);
  });

  it('because it is not there is no reply, and nobody is met directly', async () => {
    const server = await serveJson(identity);
    const http = openTestHttp({ httpsProxy: `http://127.0.0.1:${await closedPort()}`, extraCa });
    const exchange = await http.send({ url: `https://127.0.0.1:${server.port}/` });
    expect(exchange).toMatchObject({ kind: 'no-reply', cause: 'proxy_unreachable' });
    expect(server.sockets()).toBe(0);
  });

  it('never costs its password in the message', async () => {
    const httpsProxy = `http://me:hush@127.0.0.1:${await closedPort()}`;
    const exchange = await openTestHttp({ httpsProxy }).send({ url: 'https://provider.test/' });
    expect(JSON.stringify(exchange)).not.toContain('hush');
  });
});

describe('in a process of its own', () => {
  let folder = '';
  let program = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'roomkey-proxy-'));
    program = await bundle(
      folder,
      `import { systemClock } from './src/box/clock.ts';
       import { openHttp } from './src/provider/http.ts';
       let parsers = 0;
       const counted = { apply: (...call) => (parsers++, Reflect.apply(...call)), construct: (...call) => (parsers++, Reflect.construct(...call)) };
       for (const name of ['compile', 'Module']) WebAssembly[name] = new Proxy(WebAssembly[name], counted);
       const [url = '', proxy] = process.argv.slice(2);
       const proxies = { httpProxy: proxy, httpsProxy: proxy, noProxy: undefined };
       const http = openHttp({ ...proxies, extraCa: null, userAgent: 'x', deadlineMs: 5000, clock: systemClock });
       const before = parsers;
       const exchange = await http.send({ url });
       console.log(JSON.stringify({ before, after: parsers, exchange }));
       await http.close();`,
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['directly', false],
    ['through a proxy', true],
  ])('a request %s prints nothing, loads undici late and lets the process end', async (_name, isProxied) => {
    const server = await serveJson();
    const proxy = await startProxy({ leadsTo: server.port });
    const url = `http://127.0.0.1:${server.port}/`;
    const said = await run(program, isProxied ? [url, proxy.url] : [url]);
    expect(said).toMatchObject({ code: 0, stderr: '' });
    // undici compiles its parser once. The whole of it would load Node's own copy as well, and that compiles another.
    expect(JSON.parse(said.stdout)).toMatchObject({ before: 0, after: 1, exchange: { status: 200 } });
    expect(proxy.asked).toHaveLength(isProxied ? 1 : 0);
  });

  it('takes no proxy from an environment it was not handed', async () => {
    const server = await serveJson();
    const proxy = await startProxy({ leadsTo: server.port });
    const env = { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url, http_proxy: proxy.url };
    const said = await run(program, [`http://127.0.0.1:${server.port}/`], env);
    expect(JSON.parse(said.stdout)).toMatchObject({ exchange: { status: 200 } });
    expect(proxy.sockets()).toBe(0);
  });
});
