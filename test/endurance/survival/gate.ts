/**
 * A gate in front of the simulator that takes its time: the answer leaves in pieces, so that a kill can fall between any
 * two of them, and it is known how far the answer had come.
 */

import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Simulator } from '../../../src/simulator/simulator.ts';
import { workedMs } from './bench.ts';

/** How far the newest request to the token endpoint has come; times of `performance.now`. */
export type Progress = {
  askedAt: number;
  /** What the server answered; 0 until it has. */
  status: number;
  /** What the program's main thread had worked when the last byte was handed to the network, in milliseconds. */
  workedMs: number;
  /** The program has closed its end, which it does once it has everything. */
  takenAt: number;
  /** The two ports of the connection: the program's and ours. */
  readonly ports: readonly [number, number];
};

/** A gate that listens. */
export type Gate = {
  readonly url: string;
  /** Null until the token endpoint was asked. */
  progress: Progress | null;
  /** Whether the program has everything of the newest answer. */
  isTaken(): boolean;
  /** Milliseconds between any two pieces of an answer. */
  delayMs: number;
  /** The process whose work is measured. */
  watched: number;
  /** Answers of the token endpoint break off this many bytes before their end. */
  cutBytes: number;
  /** Resolves once nothing is under way any more: a request may arrive after its sender was killed. */
  idle(): Promise<void>;
  close(): Promise<void>;
};

/** Reports whether bytes lie in the program's socket that it has not read: a busy machine lets a process wait. */
export function isUnread({ ports: [theirs, ours] }: Progress): boolean {
  const hex = (port: number) => `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .some(([, local, remote, , queues]) => {
      const isIt = local?.endsWith(hex(theirs)) && remote?.endsWith(hex(ours));
      return isIt === true && !/:0{8}$/.test(queues ?? '');
    });
}

/** Opens a gate to `server`. */
export async function openGate(server: Simulator, delayMs: number): Promise<Gate> {
  let busy = 0;
  const sockets = new Set<Socket>();
  const listener = createServer((incoming, outgoing) => {
    busy++;
    serve(incoming, outgoing)
      .catch(() => outgoing.destroy())
      .finally(() => {
        busy--;
      });
  });
  listener.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const gate: Gate = {
    url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    progress: null,
    isTaken: () => gate.progress !== null && gate.progress.takenAt < Infinity,
    delayMs,
    watched: 0,
    cutBytes: 0,
    async idle() {
      // A busy machine comes late to what waits in the queue of the network.
      for (let quiet = 0; quiet < 3; quiet++) {
        await delay(5);
        if (busy + sockets.size > 0) quiet = 0;
      }
    },
    close: () =>
      new Promise((resolve) => {
        listener.close(() => resolve());
        listener.closeAllConnections();
      }),
  };

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await wholeOf(incoming);
    const isToken = incoming.url === '/oauth/token';
    const progress: Progress = {
      askedAt: performance.now(),
      status: 0,
      workedMs: Infinity,
      takenAt: Infinity,
      ports: [incoming.socket.remotePort ?? 0, incoming.socket.localPort ?? 0],
    };
    if (isToken) gate.progress = progress;
    const { socket } = incoming;
    // Node would close its end at once, and then nobody could tell when the program closes the other.
    socket.destroySoon = () => {};
    socket.once('end', () => {
      progress.takenAt = performance.now();
      socket.destroy();
    });
    const answer = await pass(incoming, body);
    const text = await wholeOf(answer);
    progress.status = answer.statusCode ?? 0;
    await delay(gate.delayMs);
    const type = answer.headers['content-type'] ?? 'text/plain';
    outgoing.writeHead(answer.statusCode ?? 502, { 'content-type': type, 'content-length': text.length });
    const half = text.length >> 1;
    outgoing.write(text.subarray(0, half));
    await delay(gate.delayMs);
    if (isToken && gate.cutBytes > 0 && answer.statusCode === 200) {
      outgoing.write(text.subarray(half, text.length - gate.cutBytes), () => outgoing.destroy());
      return;
    }
    outgoing.end(text.subarray(half), () => {
      progress.workedMs = workedMs(gate.watched);
    });
  }

  function pass(incoming: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const { method, url } = incoming;
      const headers = { ...incoming.headers, host: new URL(server.url).host };
      const out = request(`${server.url}${url}`, { method, headers, agent: false }, resolve);
      out.once('error', reject).end(body);
    });
  }
  return gate;
}

async function wholeOf(stream: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
