import { EnvHttpProxyAgent, type ProxyAgent } from 'undici';
import { describe, expect, it } from 'vitest';
import { proxyFor, proxyUrl } from '../../../src/provider/route.ts';

const PROXY = 'http://proxy.test:3128';
const way = (noProxy: string | undefined, url = 'https://api.zoom.us/') =>
  proxyFor(new URL(url), { httpProxy: undefined, httpsProxy: PROXY, noProxy })?.host ?? null;

describe('the way to an address', () => {
  it('is straight without a proxy for its protocol', () => {
    expect(way(undefined)).toBe('proxy.test:3128');
    expect(way(undefined, 'http://127.0.0.1/')).toBeNull();
  });

  it.each([
    ['zoom.us', null],
    ['.zoom.us', null],
    ['*.zoom.us', null],
    ['ZOOM.US', null],
    ['api.zoom.us:443', null],
    ['a.test, zoom.us', null],
    ['*', null],
    ['a.test *', null],
    ['api.zoom.us:8443', 'proxy.test:3128'],
    ['om.us', 'proxy.test:3128'],
    ['', 'proxy.test:3128'],
  ])('with NO_PROXY=%j goes through %s', (noProxy, through) => {
    expect(way(noProxy)).toBe(through);
  });

  // undici's own reading of NO_PROXY, which other programs of Node share.
  it.each([
    'zoom.us',
    '.zoom.us',
    '*.zoom.us',
    'api.zoom.us:443',
    'api.zoom.us:80',
    'us',
    'x.test,zoom.us',
    '',
  ])('with NO_PROXY=%j is the one that undici takes', async (noProxy) => {
    const asked: string[] = [];
    const agent = new EnvHttpProxyAgent({
      httpsProxy: PROXY,
      noProxy,
      clientFactory: ((origin: URL) => {
        asked.push(origin.host);
        return { connect: () => Promise.reject(new Error('enough')), destroy: async () => {} };
      }) as unknown as NonNullable<ProxyAgent.Options['clientFactory']>,
      connect: (_options, done) => {
        asked.push('straight');
        done(new Error('enough'), null);
      },
    });
    asked.length = 0;
    const spied: { dispatch: unknown } = agent;
    expect(spied.dispatch).toBeTypeOf('function');
    await agent.request({ origin: 'https://api.zoom.us', path: '/', method: 'GET' }).catch(() => {});
    expect(asked.includes('straight')).toBe(way(noProxy) === null);
  });

  it.each([
    ['proxy.test:3128', 'http://proxy.test:3128/'],
    ['https://proxy.test', 'https://proxy.test/'],
    ['socks5://proxy.test:1080', undefined],
    ['socks5h://proxy.test', undefined],
    ['socks4://proxy.test', undefined],
    ['ftp://proxy.test', undefined],
    ['http://', undefined],
    ['not a proxy', undefined],
    ['http://me:hu\nsh@proxy.test', undefined],
    ['http://me:hu\tsh@proxy.test', undefined],
    ['http://me:hu%0Ash@proxy.test', undefined],
    ['http://me%00:hush@proxy.test', undefined],
    ['http://me:%1b[2J@proxy.test', undefined],
    ['http://me:%C2%9B@proxy.test', undefined],
    ['http://me:100%@proxy.test', undefined],
    ['http://me:gr%C3%BCn@proxy.test', 'http://me:gr%C3%BCn@proxy.test/'],
  ])('a proxy named %j is %s', (named, href) => {
    expect(proxyUrl(named)?.href).toBe(href);
  });

  it('shows a login only where the address has none', () => {
    const proxies = { httpProxy: undefined, noProxy: undefined, proxyLogin: 'me:p@:ss' };
    const found = (httpsProxy: string) => proxyFor(new URL('https://a.test'), { ...proxies, httpsProxy });
    expect(found(PROXY)?.href).toBe('http://me:p%40%3Ass@proxy.test:3128/');
    expect(found('http://you:x@proxy.test:3128')?.username).toBe('you');
  });
});
