import dns from 'node:dns';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openTestHttp, serveJson } from './server.ts';

type Told = (error: null, addresses: readonly { address: string; family: number }[]) => void;

/** Has every name found at these addresses; returns how often a name was asked for. */
function resolveTo(...addresses: readonly string[]): () => number {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  const asked = vi
    .spyOn(dns, 'lookup')
    .mockImplementation(((_name: string, _options: object, told: Told) =>
      process.nextTick(told, null, found)) as unknown as typeof dns.lookup);
  return () => asked.mock.calls.length;
}

afterEach(() => void vi.restoreAllMocks());

describe('a name with several addresses', () => {
  it.each([
    ['::1', '127.0.0.1'],
    ['127.0.0.1', '::1'],
    ['127.0.0.2', '127.0.0.1'],
    ['::1', '127.0.0.2', '127.0.0.1'],
  ])('is reached where only one of %s and %s answers', async (...addresses) => {
    const { port, seen } = await serveJson();
    resolveTo(...addresses);
    const exchange = await openTestHttp({}).send({ url: `http://provider.localhost:${port}/` });
    expect(exchange).toMatchObject({ kind: 'reply', status: 200 });
    expect(seen).toHaveLength(1);
  });

  it('is asked for anew each time', async () => {
    const { port } = await serveJson();
    const asked = resolveTo('127.0.0.1');
    const http = openTestHttp({});
    for (const count of [1, 2, 3]) {
      await http.send({ url: `http://provider.localhost:${port}/` });
      expect(asked()).toBe(count);
    }
  });
});
