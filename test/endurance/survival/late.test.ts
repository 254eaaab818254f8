/**
 * A provider that answers late: 25, 60 and 300 seconds after it was asked, in real time, over real sockets. Nobody waits
 * that long, and nothing is lost: no spent token is used, no approval is thrown away.
 */

import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import type { Simulator } from '../../../src/simulator/simulator.ts';
import { it } from '../../program/roomkey.ts';
import { PATIENCE_MS, TIER } from '../../tiers.ts';
import { answers, roomkey, save, startRoomkey, stored, tell } from './bench.ts';
import { giveGrant } from './grant.ts';

/** How an answer comes late: all of it at the end, drop by drop, or its head at once and its body at the end. */
const MANNERS = ['whole', 'dripping', 'head first'] as const;
type Manner = (typeof MANNERS)[number];

const LATE_S = TIER === 'soak' ? [25, 60, 300] : [25];
const CASES = LATE_S.flatMap((lateS) => MANNERS.map((manner) => [lateS, manner] as const));

/** A server in front of `server` whose answers to requests for a token are late. */
async function openLate(server: Simulator, lateS: number, manner: Manner): Promise<Server & { url: string }> {
  const listener = createServer((incoming, outgoing) => {
    void serve(incoming, outgoing).catch(() => outgoing.destroy());
  });
  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await buffer(incoming);
    const answer = await pass(server, incoming, body);
    const status = answer.statusCode ?? 502;
    const text = await buffer(answer);
    const type = answer.headers['content-type'] ?? 'text/plain';
    const head = { 'content-type': type, 'content-length': text.length };
    if (incoming.url !== '/oauth/token') return void outgoing.writeHead(status, head).end(text);
    if (manner === 'whole') await delay(lateS * 1000);
    outgoing.writeHead(status, head).flushHeaders();
    if (manner === 'head first') await delay(lateS * 1000);
    if (manner === 'dripping') {
      const drop = Math.ceil(text.length / (2 * lateS));
      for (let at = 0; at < text.length; at += drop) {
        outgoing.write(text.subarray(at, at + drop));
        await delay(500);
      }
      outgoing.end();
    } else outgoing.end(text);
  }
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  return Object.assign(listener, { url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}` });
}

function pass(server: Simulator, incoming: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { method, url } = incoming;
    const headers = { ...incoming.headers, host: new URL(server.url).host };
    const out = request(`${server.url}${url}`, { method, headers, agent: false }, resolve);
    out.once('error', reject).end(body);
  });
}

const close = (listener: Server): void => {
  listener.close();
  listener.closeAllConnections();
};

describe.concurrent('a refresh', () => {
  it.for(CASES)(
    'that is answered after %d s, %s, is kept',
    { timeout: PATIENCE_MS },
    async ([lateS, manner], { lab }) => {
      const server = await lab.simulator();
      const late = await openLate(server, lateS, manner);
      const where = lab.place();
      await giveGrant(where, server, late.url);
      const grant = await stored(where);
      if (grant === null || grant === 'torn') throw new Error('no grant was given');
      await save(where, { ...grant, expiresAt: grant.refreshedAt });
      const before = answers(server, '/oauth/token', 'ok');
      const codes: (number | null)[] = [];
      const until = performance.now() + (lateS + 40) * 1000;
      while (codes.at(-1) !== 0 && performance.now() < until) {
        const callers = await Promise.all([roomkey(['token'], where), roomkey(['token'], where)]);
        codes.push(...callers.map(({ code }) => code));
      }
      expect(codes.at(-1)).toBe(0);
      expect(codes.filter((code) => code !== 0 && code !== 75)).toEqual([]);
      expect(answers(server, '/oauth/token', 'ok') - before).toBe(1);
      expect(answers(server, '/oauth/token', 'invalid_grant')).toBe(0);
      expect(await stored(where)).toMatchObject({ alive: true, lostAt: null });
      tell(
        `refresh after ${lateS} s, ${manner}: ${codes.length} callers, ${codes.filter(Boolean).length} told to wait`,
      );
      close(late);
    },
  );
});

describe.concurrent('a poll', () => {
  it.for(CASES)(
    'that is answered after %d s, %s, pairs',
    { timeout: PATIENCE_MS },
    async ([lateS, manner], { lab }) => {
      const server = await lab.simulator();
      const late = await openLate(server, lateS, manner);
      const where = lab.place();
      const run = startRoomkey(['pair', '--json', '--authority', late.url], where);
      await run.until(/"code"/);
      server.approve();
      const { code, stdout } = await run.ended;
      expect(code, stdout).toBe(0);
      expect(stdout).toContain('"paired"');
      expect(await stored(where)).toMatchObject({ alive: true });
      tell(`poll after ${lateS} s, ${manner}: paired`);
      close(late);
    },
  );
});
