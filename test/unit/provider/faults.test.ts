import { describe, expect, it } from 'vitest';
import { causeOf } from '../../../src/provider/failures.ts';
import { closedPort, openTestHttp, serveBytes } from './server.ts';

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const SECRET = 'tell-nobody';

/** Sends a request with secrets in it to a server of bare bytes; tells what came back and how long it took. */
async function meeting(port: number, deadlineMs: number, host = '127.0.0.1', scheme = 'http') {
  const start = performance.now();
  const exchange = await openTestHttp({ deadlineMs }).send({
    url: `${scheme}://${host}:${port}/token-path`,
    form: { refresh_token: SECRET },
    authorization: `Basic ${SECRET}`,
  });
  return { exchange, tookMs: performance.now() - start };
}

describe('a server that does not come to an end', () => {
  it.each([
    ['says nothing', () => {}],
    ['stops within its headers', (write: Write) => write('HTTP/1.1 200 OK\r\nContent-Ty')],
    ['stops before its body', (write: Write) => write(`${HEAD}Content-Length: 2\r\n\r\n`)],
    ['stops within its body', (write: Write) => write(`${HEAD}Content-Length: 20\r\n\r\n{"a`)],
    ['drips its headers', (write: Write) => drip(write, 'HTTP/1.1 200 OK\r\nX-A: ')],
    ['drips its body', (write: Write) => drip(write, `${HEAD}Content-Length: 999\r\n\r\n`)],
    [
      'drips chunks',
      (write: Write) => drip(write, `${HEAD}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n'),
    ],
    ['goes on announcing', (write: Write) => drip(write, '', 'HTTP/1.1 103 Early Hints\r\n\r\n')],
  ])('because it %s is left at the deadline', async (_name, answer) => {
    const { port } = await serveBytes((socket) => answer((text) => socket.write(text)));
    const { exchange, tookMs } = await meeting(port, 300);
    expect(exchange).toEqual({ kind: 'no-reply', cause: 'timeout', detail: '127.0.0.1' });
    expect(tookMs).toBeGreaterThan(280);
  });
});

describe('a server that cannot be talked to', () => {
  it.each([
    ['hangs up at once', 'connection_lost', (socket: Peer) => socket.end()],
    ['resets the connection', 'connection_lost', (socket: Peer) => socket.resetAndDestroy()],
    [
      'hangs up within its body',
      'connection_lost',
      (socket: Peer) => socket.end(`${HEAD}Content-Length: 20\r\n\r\n{"a`),
    ],
    [
      'hangs up within its chunks',
      'connection_lost',
      (socket: Peer) => socket.end(`${HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\n{"a`),
    ],
    [
      'resets within its body',
      'connection_lost',
      (socket: Peer) => socket.write(`${HEAD}Content-Length: 20\r\n\r\n{"a`, () => socket.resetAndDestroy()),
    ],
    [
      'hangs up between its chunks',
      'connection_lost',
      (socket: Peer) => socket.end(`${HEAD}Transfer-Encoding: chunked\r\n\r\n7\r\n{"a":1}\r\n`),
    ],
    ['speaks SSH', 'bad_answer', (socket: Peer) => socket.end('SSH-2.0-OpenSSH_9.9\r\n')],
    ['speaks noise', 'bad_answer', (socket: Peer) => socket.end(Buffer.from('00ff1b5b', 'hex'))],
    [
      'lies about its length',
      'bad_answer',
      (socket: Peer) => socket.end(`${HEAD}Content-Length: x\r\n\r\n{}`),
    ],
  ])('because it %s is %s', async (_name, cause, answer) => {
    const { port } = await serveBytes((socket) => void answer(socket));
    const { exchange } = await meeting(port, 3_000);
    expect(exchange).toMatchObject({ kind: 'no-reply', cause });
    expect(JSON.stringify(exchange)).toContain('127.0.0.1');
    expect(JSON.stringify(exchange)).not.toMatch(/tell-nobody|token-path|Basic/);
  });

  it('because nobody listens is connection_refused', async () => {
    const { exchange } = await meeting(await closedPort(), 3_000);
    expect(exchange).toEqual({
      kind: 'no-reply',
      cause: 'connection_refused',
      detail: '127.0.0.1, ECONNREFUSED',
    });
  });

  it('because its name does not exist is name_not_found', async () => {
    // A label of 64 characters cannot exist, and no name server has to be asked.
    const host = `${'a'.repeat(64)}.invalid`;
    const { exchange } = await meeting(443, 5_000, host);
    expect(exchange).toMatchObject({ kind: 'no-reply', cause: 'name_not_found' });
    expect(JSON.stringify(exchange)).toContain(host);
  });

  it('because it upgrades the connection unasked is no reply', async () => {
    const { port } = await serveBytes((socket) =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
    );
    expect((await meeting(port, 1_000)).exchange.kind).toBe('no-reply');
  });

  it('because it speaks plain HTTP on a TLS port gets no request', async () => {
    let heard = '';
    const { port } = await serveBytes((socket) => {
      socket.on('data', (part) => {
        heard += part.toString('latin1');
      });
      socket.end('HTTP/1.1 200 OK\r\n\r\n');
    });
    expect((await meeting(port, 3_000, '127.0.0.1', 'https')).exchange.kind).toBe('no-reply');
    expect(heard).not.toContain(SECRET);
  });
});

describe('the cause of a failure', () => {
  it.each([
    ['ENOTFOUND', 'name_not_found'],
    ['EAI_AGAIN', 'name_not_found'],
    ['ECONNREFUSED', 'connection_refused'],
    ['ECONNRESET', 'connection_lost'],
    ['EPIPE', 'connection_lost'],
    ['UND_ERR_SOCKET', 'connection_lost'],
    ['ENETUNREACH', 'no_route'],
    ['EHOSTUNREACH', 'no_route'],
    ['ETIMEDOUT', 'timeout'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
    ['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'bad_answer'],
    ['UND_ERR_PRX_TLS', 'proxy_failed'],
    ['CERT_HAS_EXPIRED', 'tls_expired'],
    ['CERT_NOT_YET_VALID', 'tls_not_yet_valid'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls_untrusted'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls_untrusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls_untrusted'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls_untrusted'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls_wrong_name'],
    ['INVALID_CA', 'tls_untrusted'],
    ['EWHATEVER', 'connection_lost'],
  ])('%s is %s', (code, cause) => {
    expect(causeOf(Object.assign(new Error('at https://h/?secret'), { code }), 'h.example')).toEqual({
      cause,
      detail: `h.example, ${code}`,
    });
  });

  it.each([
    ['an error below a wrapper', new TypeError('failed', { cause: coded('ENOTFOUND') }), 'name_not_found'],
    [
      'the first of several addresses',
      new AggregateError([coded('ENETUNREACH'), coded('ETIMEDOUT')]),
      'no_route',
    ],
    [
      'the first of several addresses, coded as a whole',
      Object.assign(new AggregateError([coded('EHOSTUNREACH')]), { code: 'ECONNREFUSED' }),
      'no_route',
    ],
    ['the deadline', new DOMException('', 'TimeoutError'), 'timeout'],
    ['a code of HTTP', coded('HPE_INVALID_VERSION'), 'bad_answer'],
    ['noise for HTTP', Object.assign(new Error('?'), { name: 'HTTPParserError' }), 'bad_answer'],
    ['a proxy that refuses', aborted('Proxy response (403) !== 200 when HTTP Tunneling'), 'proxy_failed'],
    ['a request cut off', aborted('Request aborted'), 'timeout'],
    ['nothing known', new Error('?'), 'connection_lost'],
    ['no error at all', undefined, 'connection_lost'],
    ['a text', 'thrown', 'connection_lost'],
    ['an error that is its own cause', ownCause(), 'connection_lost'],
  ])('is found in %s', (_name, error, cause) => {
    expect(causeOf(error, 'h.example').cause).toBe(cause);
  });
});

type Write = (text: string) => boolean;
type Peer = Parameters<Parameters<typeof serveBytes>[0]>[0];

function drip(write: Write, head: string, drop = ' '): void {
  write(head);
  const timer = setInterval(() => write(drop), 50);
  setTimeout(() => clearInterval(timer), 2_000).unref();
  timer.unref();
}

function aborted(message: string): Error {
  return Object.assign(new Error(message), { name: 'AbortError', code: 'UND_ERR_ABORTED' });
}

function coded(code: string): Error {
  return Object.assign(new Error(code), { code });
}

function ownCause(): Error {
  const error = new Error('again');
  error.cause = error;
  return error;
}
