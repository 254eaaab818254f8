import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { bootTicks, sleepUntil, systemClock } from '../../../src/box/clock.ts';

describe('the boot clock', () => {
  it('only grows', async () => {
    let last = bootTicks();
    const first = last;
    for (let turn = 0; turn < 8; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      const now = bootTicks();
      expect(now).toBeGreaterThanOrEqual(last);
      last = now;
    }
    expect(last).toBeGreaterThan(first);
    expect(last - first).toBeLessThan(5_000);
  });
});

describe('the clock of requests', () => {
  it('tells the wall time, only goes forward, and ends what takes too long', async () => {
    expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1_000);
    const from = systemClock.elapsed();
    const deadline = systemClock.deadline(1);
    // The timer of a deadline keeps no process alive.
    const awake = setInterval(() => {}, 1_000);
    await new Promise((resolve) => deadline.addEventListener('abort', resolve));
    clearInterval(awake);
    expect(deadline.reason).toMatchObject({ name: 'TimeoutError' });
    expect(systemClock.elapsed()).toBeGreaterThan(from);
  });
});

describe('a sleep', () => {
  it('ends once its tick is reached, not before', async () => {
    const until = bootTicks() + 60;
    await sleepUntil(until, undefined, bootTicks);
    expect(bootTicks()).toBeGreaterThanOrEqual(until);
  });

  it.each([0, -1_000])('of %i ms is none', async (ms) => {
    let looks = 0;
    await sleepUntil(1_000 + ms, undefined, () => {
      looks += 1;
      return 1_000;
    });
    expect(looks).toBe(1);
  });

  it('ends at once when it is aborted, and leaves no listener', async () => {
    const leaving = new AbortController();
    const start = performance.now();
    const asleep = sleepUntil(bootTicks() + 60_000, leaving.signal, bootTicks);
    setTimeout(() => leaving.abort(), 30);
    await asleep;
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(getEventListeners(leaving.signal, 'abort')).toHaveLength(0);
  });

  it('does not begin when it was aborted before', async () => {
    const start = performance.now();
    await sleepUntil(bootTicks() + 60_000, AbortSignal.abort(), bootTicks);
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('looks at the clock again: time that passed during a suspend counts', async () => {
    const ticks = [0, 10_000_000];
    const start = performance.now();
    await sleepUntil(20, undefined, () => ticks.shift() ?? 10_000_000);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
