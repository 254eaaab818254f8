/**
 * A Zoom-like authorization server on loopback, with the page that a phone opens. This file answers for the socket:
 * where it listens, what goes in and out of a request, the record of it, and that nothing is left after `close`.
 * It must not know what any endpoint means.
 */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { hideSecrets, safeText } from '../core/text/text.ts';
import { type Incoming, LONGEST_BODY, readBody } from './incoming.ts';
import { openMint } from './mint.ts';
import { simulatedNotice } from './pages.ts';
import { html } from './reply.ts';
import { answer, endpointPath, type House, type Outcome } from './routes.ts';
import type { Scene } from './scenes.ts';
import { openState } from './state.ts';

export { isScene, SCENES, type Scene } from './scenes.ts';

/** How to set the simulator up. */
export type SimulatorOptions = {
  /** On 127.0.0.1; 0 takes any free one. */
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
  /** Milliseconds of a clock that does not go back. */
  now(): number;
  /** That many unforeseeable bytes. */
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

/** A simulator that listens. */
export type Simulator = {
  /** The authority, such as `http://127.0.0.1:4711`; no slash at the end. */
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
  /** Cuts every connection and frees the port; calling it twice is harmless. */
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
  // Not no-referrer: forms would then come with `Origin: null` and could not be told from a stranger's.
  'referrer-policy': 'same-origin',
};

/** Starts a simulator; rejects where the port cannot be had. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { codeLifeS = 900, intervalS = 5, tokenLifeS = 3599, now } = options;
  const mint = openMint(options.random, options.mark ?? '');
  const state = openState({
    codeLifeMs: codeLifeS * 1000,
    intervalMs: intervalS * 1000,
    tokenLifeMs: tokenLifeS * 1000,
    approveAfterMs: options.approveAfterMs ?? null,
    mint,
    now,
  });
  const requests: SeenRequest[] = [];
  const script: Scene[] = [];
  const sockets = new Set<Socket>();

  const server = createServer(TIMEOUTS, (request, response) => void serve(request, response));
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
  const url = `http://127.0.0.1:${port}`;
  const { clientId, clientSecret } = options;
  const omitComplete = options.omitComplete ?? false;
  const registered = { clientId, clientSecret };
  const house: House = {
    state,
    mint,
    registered,
    url,
    codeLifeS,
    intervalS,
    tokenLifeS,
    omitComplete,
    script,
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    if (body === 'lost') return;
    const [path = '', ...query] = (request.url ?? '').split('?');
    const headers: Record<string, string | undefined> = {};
    for (const [name, value] of Object.entries(request.headers)) headers[name] = value?.toString();
    const text = body === 'too-large' ? '' : body.text;
    const method = request.method ?? '';
    const incoming = { method, path, query: query.join('?'), headers, body: text, at: now() };
    const outcome = body === 'too-large' ? tooLarge() : answer(incoming, house);
    record(incoming, outcome);
    if (outcome === 'drop') response.destroy();
    if (typeof outcome === 'string') return;
    response.writeHead(outcome.status, { ...ALWAYS, ...outcome.headers });
    response.end(outcome.body);
  }

  function record({ method, path, at }: Incoming, outcome: Outcome): void {
    const shown = endpointPath(path) ?? strange(path);
    const sent = typeof outcome === 'string' ? { status: null, answer: outcome } : outcome;
    requests.push({ method, path: shown, at, status: sent.status, answer: sent.answer });
    options.log?.(`${method} ${shown} ${sent.status ?? '-'} ${sent.answer}`);
  }

  function strange(path: string): string {
    return safeText(hideSecrets(path, mint.minted.concat(clientSecret ?? [])), 80);
  }

  return {
    url,
    requests,
    secrets: mint.minted,
    approve: (userCode) => state.decide(userCode, 'allow').kind === 'open',
    deny: (userCode) => state.decide(userCode, 'deny').kind === 'open',
    tell: (...next) => void script.push(...next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function tooLarge(): Outcome {
  return html(
    413,
    simulatedNotice('413 Too Large', `A body has at most ${LONGEST_BODY} bytes.`),
    'too large',
  );
}
