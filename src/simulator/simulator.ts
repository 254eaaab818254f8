/**
 * A Zoom-like authorization server on loopback, with the page that a phone opens. This file answers for the socket:
 * where it listens, how a request comes in and its answer goes out, the record of it, and that nothing is left after
 * `close`.
 * It must not know what any endpoint means.
 */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { hideSecrets } from '../core/text/secrets/hide.ts';
import { safeText } from '../core/text/text.ts';
import { type Incoming, LONGEST_BODY, readIncoming } from './incoming.ts';
import { type Mint, openMint } from './mint.ts';
import { simulatedNotice } from './pages.ts';
import { html } from './reply.ts';
import { answer, endpointPath, type Outcome, type ServerContext } from './routes.ts';
import type { Scene } from './scenes.ts';
import { openState } from './state.ts';

export { isScene, SCENES, type Scene } from './scenes.ts';

/** How to set the simulator up. */
export type SimulatorOptions = {
  /** On 127.0.0.1; 0 picks a free one. */
  readonly port: number;
  /** The one registered client; left out, any client id is accepted. */
  readonly clientId?: string | undefined;
  /** Demanded by Basic authentication (RFC 6749 §2.3.1); a `clientId` without it is a public client. */
  readonly clientSecret?: string | undefined;
  /** Every code approves itself this many milliseconds after it was issued. */
  readonly approveAfterMs?: number | undefined;
  /** Seconds; 900 when left out. */
  readonly codeLifeS?: number | undefined;
  /** Seconds between polls; 5 when left out. */
  readonly intervalS?: number | undefined;
  /** Seconds an access token is good for; 3599 when left out. */
  readonly tokenLifeS?: number | undefined;
  /** Stands at the front of every secret, so that a leak is easy to find. */
  readonly mark?: string | undefined;
  /** Leaves `verification_uri_complete` out. */
  readonly omitComplete?: boolean | undefined;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** That many bytes that cannot be predicted. */
  random(bytes: number): Buffer;
  /** One line for each request, free of secrets. */
  log?: ((line: string) => void) | undefined;
};

/** A request as it is remembered: never what it carried. `answer` is `ok`, an error word or a scene. */
export type SeenRequest = {
  readonly method: string;
  readonly path: string;
  /** The simulator's clock, milliseconds, when the request had been read. */
  readonly at: number;
  /** Null where nothing was sent. */
  readonly status: number | null;
  readonly answer: string;
};

/** A running simulator. */
export type Simulator = {
  /** The authority URL, such as `http://127.0.0.1:4711`; no slash at the end. */
  readonly url: string;
  /** Approves as the phone would, as "Room Owner"; without a code the newest open one. False where none is open. */
  approve(userCode?: string): boolean;
  /** Declines as the phone would. */
  deny(userCode?: string): boolean;
  /** Scripts the answers to the next OAuth requests, one each, in this order. */
  tell(...next: readonly Scene[]): void;
  /** Every request so far, oldest first. */
  readonly requests: readonly SeenRequest[];
  /** Every device code and token minted so far, oldest first. */
  readonly secrets: readonly string[];
  /** Ends every connection and frees the port; calling it twice is harmless. */
  close(): Promise<void>;
};

const TIMEOUTS = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
};

const ALWAYS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  // Not no-referrer: forms would then come with `Origin: null`, as those of another site may.
  'referrer-policy': 'same-origin',
};

/** Starts a simulator; rejects when it cannot listen on the port. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const mint = openMint(options.random, options.mark ?? '');
  const server = createServer(TIMEOUTS);
  const sockets = openSockets(server);
  const url = `http://127.0.0.1:${await listen(server, options.port)}`;
  const script: Scene[] = [];
  const context = contextOf(options, mint, url, script);
  const requests: SeenRequest[] = [];

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const arrived = await readIncoming(request, options.now);
    if (arrived === 'lost') return;
    const { incoming, isTooLarge } = arrived;
    const outcome = isTooLarge ? tooLarge() : answer(incoming, context);
    const seen = seenRequest(incoming, outcome, mint.minted.concat(options.clientSecret ?? []));
    requests.push(seen);
    options.log?.(`${seen.method} ${seen.path} ${seen.status ?? '-'} ${seen.answer}`);
    send(outcome, response);
  }

  server.on('request', (request, response) => void serve(request, response));
  const decide = (userCode: string | undefined, decision: 'allow' | 'deny') =>
    context.state.decide(userCode, decision).kind === 'open';
  return {
    url,
    requests,
    secrets: mint.minted,
    approve: (userCode) => decide(userCode, 'allow'),
    deny: (userCode) => decide(userCode, 'deny'),
    tell: (...next) => void script.push(...next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** The sockets that are open at any time, so that `close` can end them. */
function openSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function contextOf(options: SimulatorOptions, mint: Mint, url: string, script: Scene[]): ServerContext {
  const { codeLifeS = 900, intervalS = 5, tokenLifeS = 3599, omitComplete = false, now } = options;
  const { clientId, clientSecret, approveAfterMs = null } = options;
  const lives = { codeLifeMs: codeLifeS * 1000, tokenLifeMs: tokenLifeS * 1000 };
  const state = openState({ ...lives, intervalMs: intervalS * 1000, approveAfterMs, mint, now });
  const registered = { clientId, clientSecret };
  return { state, mint, registered, url, codeLifeS, intervalS, tokenLifeS, omitComplete, script };
}

/** An unknown path may hold anything, so it is cut short and free of secrets. */
function seenRequest(incoming: Incoming, outcome: Outcome, secrets: readonly string[]): SeenRequest {
  const { method, path, at } = incoming;
  const shown = endpointPath(path) ?? safeText(hideSecrets(path, secrets), 80);
  const sent = typeof outcome === 'string' ? { status: null, answer: outcome } : outcome;
  return { method, path: shown, at, status: sent.status, answer: sent.answer };
}

function send(outcome: Outcome, response: ServerResponse): void {
  if (outcome === 'drop') response.destroy();
  if (typeof outcome === 'string') return;
  response.writeHead(outcome.status, { ...ALWAYS, ...outcome.headers });
  response.end(outcome.body);
}

function tooLarge(): Outcome {
  const notice = simulatedNotice('413 Too Large', `A body may have at most ${LONGEST_BODY} bytes.`);
  return html(413, notice, 'too large');
}
