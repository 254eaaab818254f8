/**
 * A hostile authorization server: a socket on loopback that does with each request what a script says, to the byte, and
 * is strict about what it receives. Knows nothing of the program that calls it.
 */

import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Act } from './acts.ts';
import { type Client, type Endpoint, type Held, openChecks, type Wire } from './checks.ts';

/** The clock that polls are measured by. */
export type ServerClock = { now(): number; pass(ms: number): void };

/** What to do with the nth request (from 0) for an endpoint. */
export type Script = (endpoint: Endpoint, nth: number) => Act;

/** A server that is open. */
export type Hostile = {
  readonly origin: string;
  /** What was wrong with the requests. */
  readonly faults: readonly string[];
  /** The requests in order: their endpoint, when they came, when they were over. */
  readonly requests: readonly { readonly endpoint: Endpoint; readonly at: number; overAt: number }[];
  count(endpoint: Endpoint): number;
  /** Resolves once no request is under way: true, or false when one still is after a while. */
  settled(): Promise<boolean>;
  close(): Promise<void>;
};

const DRIP_MS = 40;

/** The real clock. */
export const realClock: ServerClock = { now: () => performance.now(), pass: () => {} };

/** Opens a server for one scene. */
export async function openHostile(options: {
  readonly client: Client;
  readonly held: Held | null;
  readonly clock: ServerClock;
  readonly script: Script;
}): Promise<Hostile> {
  const { clock, script } = options;
  const checks = openChecks(options.client, options.held);
  const open = new Set<Socket>();
  const requests: { endpoint: Endpoint; at: number; overAt: number }[] = [];
  let inFlight = 0;
  let port = 0;
  const count = (endpoint: Endpoint) => requests.filter((one) => one.endpoint === endpoint).length;

  const server = createServer({ allowHalfOpen: true }, (socket) => {
    open.add(socket);
    let heard = Buffer.alloc(0);
    let isDone = false;
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
    socket.on('end', () => socket.end());
    socket.on('data', (piece) => {
      heard = Buffer.concat([heard, piece]);
      const wire = wireOf(heard);
      if (wire === null) return;
      if (isDone) return checks.fault('a second request on one connection');
      isDone = true;
      serve(socket, wire);
    });
  });

  function serve(socket: Socket, wire: Wire): void {
    const endpoint = checks.endpointOf(wire);
    if (endpoint === null) return void socket.end('HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n');
    if (inFlight > 0) checks.fault(`${endpoint}: while another request is under way`);
    inFlight += 1;
    const at = clock.now();
    checks.received(endpoint, wire, at);
    const nth = count(endpoint);
    const request = { endpoint, at, overAt: at };
    requests.push(request);
    const act = script(endpoint, nth);
    clock.pass(act.takesMs);
    let isOver = false;
    const over = (): void => {
      if (isOver) return;
      isOver = true;
      inFlight -= 1;
      request.overAt = clock.now();
      checks.answered(endpoint, act, clock.now());
    };
    socket.on('close', over);
    perform(socket, act, over);
  }

  function perform(socket: Socket, { bytes, after }: Act, over: () => void): void {
    const sent = bytes.includes('{origin}')
      ? Buffer.from(bytes.toString('latin1').replaceAll('{origin}', `http://localhost:${port}`), 'latin1')
      : bytes;
    if (after === 'end') {
      // Over before the last byte is out, so that whoever hears it may answer at once.
      over();
      socket.end(sent);
    } else if (after === 'reset') {
      socket.write(sent, () => setTimeout(() => socket.resetAndDestroy(), 10));
    } else {
      if (sent.length > 0) socket.write(sent);
      if (after === 'silence') return;
      const timer = setInterval(() => socket.write(after.drip), DRIP_MS);
      socket.on('close', () => clearInterval(timer));
    }
  }

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  ({ port } = server.address() as AddressInfo);
  return {
    origin: `http://127.0.0.1:${port}`,
    faults: checks.faults,
    requests,
    count,
    async settled() {
      for (let tries = 0; tries < 200 && inFlight > 0; tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 10));
      return inFlight === 0;
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A whole request out of what has come so far; null while it is not whole. */
function wireOf(heard: Buffer): Wire | null {
  const end = heard.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [first = '', ...lines] = heard.subarray(0, end).toString('latin1').split('\r\n');
  const [method = '', target = ''] = first.split(' ');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  const length = Number(headers.find(([name]) => name === 'content-length')?.[1] ?? 0);
  const body = heard.subarray(end + 4);
  if (body.length < length) return null;
  return { method, target, headers, body: body.toString('utf8') };
}
