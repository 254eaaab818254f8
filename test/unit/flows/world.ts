/**
 * A World that is played, not lived: a clock that jumps to whatever is waited for, requests that play a list of
 * exchanges and note the instant of each, and what is kept in memory.
 */

import type { Exchange, Requests, Sink } from '../../../src/core/exchange.ts';
import type { Grant } from '../../../src/core/grant/grant.ts';
import type { Client, Server } from '../../../src/core/grant/provider.ts';
import type { Stored } from '../../../src/core/keeping.ts';
import type { Pairing } from '../../../src/core/pairing/pairing.ts';
import type { Trouble } from '../../../src/core/trouble/trouble.ts';
import type { RenewJob, World } from '../../../src/core/world.ts';
import { renewLocked } from '../../../src/flows/renew.ts';
import type { Connect } from '../../../src/flows/stored.ts';
import { NOON, room, zoom } from '../core/make.ts';
import { playKeeping } from './keeping.ts';
import { playTime } from './time.ts';

/** A request that has been silent for this long may have another one beside it. */
const SILENCE_MS = 20_000;

/** What a request is answered with, how long that takes, and what came before an answer broke off. */
export type Play = Exchange & { readonly takesMs?: number; readonly came?: string };

/** The answers to one kind of request: a list in turn, or a function of how many there were before and what was sent. */
export type Script = readonly Play[] | ((nth: number, sent: string) => Play);

export type Scripts = {
  readonly [What in 'deviceCode' | 'poll' | 'refresh' | 'revoke' | 'user']?: Script;
};

/** A request that was made: at which tick, and what it carried. */
export type Made = {
  readonly what: keyof Scripts;
  readonly at: number;
  readonly endedAt: number;
  readonly sent: string;
};

export type Played = ReturnType<typeof play>;

export function play(
  scripts: Scripts = {},
  server: Server = zoom,
  secrets: readonly string[] = [],
  client: Client = room,
) {
  const time = playTime();
  const { ticks } = time;
  let wallSkewMs = 0;
  const made: Made[] = [];
  const done: string[] = [];
  const lines: string[] = [];
  const counts = new Map<string, number>();
  const on: {
    lock?: (name: string) => void;
    renewInWorker?: (nth: number, job: RenewJob) => Trouble | null;
  } = {};
  const jobs: RenewJob[] = [];
  const { keeping, files, ...kept } = playKeeping(
    done,
    (name) => on.lock?.(name),
    time.sleep,
    ticks,
    () => NOON + ticks() + wallSkewMs,
  );
  let boot: string | null = 'boot-1';
  let connect: Connect = () => requests;

  /** When the last request of each kind was sent, as long as it is under way. */
  const underWay = new Map<keyof Scripts, number>();

  async function request(
    what: keyof Scripts,
    sent: string,
    sink: Sink | null = null,
    signal?: AbortSignal,
  ): Promise<Exchange> {
    const nth = counts.get(what) ?? 0;
    counts.set(what, nth + 1);
    const script = scripts[what] ?? [];
    const answer = typeof script === 'function' ? script(nth, sent) : script[nth];
    if (answer === undefined) throw new Error(`no answer is scripted for ${what} number ${nth + 1}`);
    if (nth > 20_000) throw new Error(`${what} is sent without end`);
    // Only a request that has been silent for long has another one beside it.
    for (const [other, since] of underWay)
      if (what !== 'user' && ticks() - since < SILENCE_MS)
        throw new Error(`${what} was sent while ${other} was under way`);
    const at = ticks();
    underWay.set(what, at);
    done.push(what);
    await Promise.resolve();
    if (answer.takesMs !== undefined) await time.sleep(at + answer.takesMs, signal);
    if (underWay.get(what) === at) underWay.delete(what);
    made.push({ what, at, endedAt: ticks(), sent });
    if (signal?.aborted === true) return { kind: 'no-reply', cause: 'timeout', detail: 'aborted' };
    record(answer, sink);
    return answer;
  }

  /** As the network would: the status, then the body, then its end, or as much of that as came. */
  function record(answer: Play, sink: Sink | null): void {
    const body = answer.kind === 'reply' ? answer.text : answer.came;
    if (sink === null || body === undefined) return;
    sink.answered(answer.kind === 'reply' ? answer.status : 200);
    for (const half of [body.slice(0, body.length / 2), body.slice(body.length / 2)])
      sink.received(Buffer.from(half));
    if (answer.kind === 'reply') sink.finished();
  }

  const requests: Requests = {
    server,
    client,
    secrets,
    deviceCode: (scope, signal) => request('deviceCode', scope, null, signal),
    token: (ask, sink, signal) => {
      if (ask.grant === 'device') return request('poll', ask.deviceCode, sink, signal);
      if (ask.grant === 'refresh') return request('refresh', ask.refreshToken, sink);
      throw new Error(`nothing is scripted for the grant of ${ask.grant}`);
    },
    revoke: (token, hint) => request('revoke', `${hint} ${token}`),
    api: (path) => {
      throw new Error(`nothing is scripted for ${path}`);
    },
    user: (accessToken, apiUrl) => request('user', `${accessToken} ${apiUrl}`),
  };

  const world: World = {
    now: () => NOON + ticks() + wallSkewMs,
    ticks,
    get boot() {
      return boot;
    },
    sleepUntil: time.sleep,
    random: () => 0,
    keeping,
    async renewInWorker(job) {
      const nth = jobs.push(job);
      const instead = on.renewInWorker?.(nth, job) ?? null;
      return instead ?? renewLocked(world, job, connect);
    },
    log: (line) => {
      lines.push(line);
    },
  };

  return {
    world,
    requests,
    connect: () => requests,
    /** How a renewal reaches the provider. */
    connectBy: (by: Connect) => {
      connect = by;
    },
    /** What was handed to other processes. */
    jobs,
    /** Another run of the machine; its ticks start wherever they are. */
    reboot: (name: string | null = 'boot-2') => {
      boot = name;
    },
    /** Every request in order. */
    made,
    /** The ticks at which requests of one kind were sent. */
    instants: (what: keyof Scripts) => made.filter((one) => one.what === what).map((one) => one.at),
    /** What was done, in order: requests, saves, locks. */
    done,
    lines,
    on,
    ...kept,
    at: time.at,
    wait: time.pass,
    holdTime: time.hold,
    setWallClock: (now: number) => {
      wallSkewMs = now - NOON - ticks();
    },
    put: (stored: Stored, account = 'default') => files.set(account, stored),
    keep: (grant: Grant, account = 'default') => files.set(account, { kind: 'grant', grant }),
    stored: (account = 'default') => files.get(account) ?? { kind: 'none' as const },
    kept: (account = 'default'): Grant => {
      const stored = files.get(account);
      if (stored?.kind !== 'grant') throw new Error(`no grant is kept: ${stored?.kind ?? 'none'}`);
      return stored.grant;
    },
  };
}

/** Every state of a pairing, and the last one. */
export async function statesOf(
  pairing: AsyncGenerator<Pairing, void>,
): Promise<{ all: Pairing[]; last: Pairing }> {
  const all: Pairing[] = [];
  for await (const state of pairing) all.push(state);
  const last = all.at(-1);
  if (last === undefined) throw new Error('the pairing had no state');
  return { all, last };
}
