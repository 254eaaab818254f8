import { lookup } from 'node:dns/promises';
import { type AddressInfo, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openTestHttp } from './server.ts';

const found = await lookup('localhost', { all: true });
const hasBoth = found.length > 1 && networkInterfaces()['lo']?.some(({ family }) => family === 'IPv6');
if (!hasBoth) console.log('families: localhost has one address here, so one of two cannot be dead; skipped');

describe.skipIf(!hasBoth)('a name with an address of each family', () => {
  it.each(['127.0.0.1', '::1'])('is reached where only %s answers', async (address) => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'));
    });
    await new Promise<void>((resolve) => {
      server.listen(0, address, resolve);
    });
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const exchange = await openTestHttp({}).send({ url: `http://localhost:${port}/` });
    expect(exchange).toMatchObject({ kind: 'reply', status: 200 });
  });
});
