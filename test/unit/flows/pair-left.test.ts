/** A program that is left while a request is under way: what can lose nothing is dropped at once, a poll after its usual time. */

import { describe, expect, it } from 'vitest';
import type { Exchange, Requests } from '../../../src/core/exchange.ts';
import { type Trouble, trouble } from '../../../src/core/trouble/trouble.ts';
import { pair } from '../../../src/flows/device.ts';
import { deviceBody, plan, reply, silence, tokenBody } from '../core/make.ts';
import { play } from './world.ts';

const BODY = JSON.stringify(tokenBody);

/** A pairing whose requests are partly others; `leave` ends the program. */
function begin(
  changed: (run: { leave: () => void; ticks: () => number }) => Partial<Requests>,
  connect?: (signal: AbortSignal) => Promise<Requests | Trouble>,
) {
  const played = play({ deviceCode: [reply(200, deviceBody)] });
  const leaving = new AbortController();
  const leave = (): void => leaving.abort();
  const requests = { ...played.requests, ...changed({ leave, ticks: played.world.ticks }) };
  const states = pair(played.world, {
    held: played.pairing(),
    plan: plan(),
    scope: '',
    profile: '',
    expectDomain: null,
    connect: connect ?? (async () => requests),
    connectStored: played.connect,
    signal: leaving.signal,
  });
  return { ...played, leave, states, signal: leaving.signal };
}

/** An answer that never comes, but for the caller's leaving. */
function unanswered<Answer>(signal: AbortSignal | undefined, answer: Answer, onAbort = () => {}) {
  return new Promise<Answer>((resolve) => {
    signal?.addEventListener('abort', () => {
      onAbort();
      resolve(answer);
    });
  });
}

async function namesOf(states: ReturnType<typeof pair>): Promise<string[]> {
  const names: string[] = [];
  for await (const { state } of states) names.push(state);
  return names;
}

describe('a program that is left', () => {
  it('while a code is asked for drops the request at once and says nothing of it', async () => {
    const handed: unknown[] = [];
    const { states, signal: own } = begin(({ leave }) => ({
      deviceCode(_scope, signal) {
        handed.push(signal);
        queueMicrotask(leave);
        return unanswered<Exchange>(signal, silence);
      },
    }));
    expect(await namesOf(states)).toEqual(['asking']);
    expect(handed[0]).toBe(own);
  });

  it('while the provider is looked for drops that, too', async () => {
    const handed: unknown[] = [];
    const run = begin(
      () => ({}),
      (signal) => {
        handed.push(signal);
        queueMicrotask(run.leave);
        return unanswered<Trouble>(signal, trouble('timeout'));
      },
    );
    expect(await namesOf(run.states)).toEqual(['asking']);
    expect(handed[0]).toBe(run.signal);
  });

  it('gives a poll its usual time, keeps what comes in it, and drops the rest', async () => {
    const seen: [string, number][] = [];
    const { states, journal } = begin(({ leave, ticks }) => ({
      token(_ask, sink, signal) {
        queueMicrotask(() => {
          seen.push(['left', ticks()]);
          leave();
          if (signal?.aborted === true) seen.push(['dropped with the program', ticks()]);
          sink?.answered(200);
          sink?.received(Buffer.from(BODY.slice(0, 40)));
        });
        return unanswered<Exchange>(signal, silence, () => seen.push(['dropped', ticks()]));
      },
    }));
    expect(await namesOf(states)).toEqual(['asking', 'waiting']);
    expect(seen).toEqual([
      ['left', 5100],
      ['dropped', 25_100],
    ]);
    expect(journal.get('default+pairing')).toMatchObject({
      intent: { purpose: 'pair' },
      answer: { status: 200, text: BODY.slice(0, 40), finished: false },
    });
  });
});
