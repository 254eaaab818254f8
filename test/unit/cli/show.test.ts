/** States before somebody's eyes: each as it comes, and once a second the passing of time. */

import { describe, expect, it } from 'vitest';
import { show } from '../../../src/cli/terminal/show.ts';
import { begin, type Pairing } from '../../../src/core/pairing/pairing.ts';
import type { World } from '../../../src/core/world.ts';
import { plan } from '../core/make.ts';
import { playTime } from '../flows/time.ts';

const asking = begin(plan(), 0);
const saving: Pairing = { state: 'saving' };

function world(time: ReturnType<typeof playTime>, lines: string[] = []): World {
  const parts: Partial<World> = {
    now: time.ticks,
    ticks: time.ticks,
    sleepUntil: time.sleep,
    log: (line) => lines.push(line),
  };
  return parts as World;
}

describe('what is shown', () => {
  it('is every state, and the same once more each second', async () => {
    const time = playTime();
    const shown: [string, number][] = [];
    async function* states(): AsyncGenerator<Pairing, void> {
      yield asking;
      await time.sleep(2_500);
      yield saving;
    }
    const view = { show: ({ state }: Pairing) => shown.push([state, time.ticks()]), close: async () => {} };
    expect(await show(states(), view, world(time))).toBe(saving);
    expect(shown).toEqual([
      ['asking', 0],
      ['asking', 1_000],
      ['asking', 2_000],
      ['saving', 2_500],
    ]);
  });

  it('may fail: the states go on, and one line says so', async () => {
    const time = playTime();
    const lines: string[] = [];
    const seen: string[] = [];
    async function* states(): AsyncGenerator<Pairing, void> {
      yield asking;
      await time.sleep(5_000);
      yield saving;
    }
    const view = {
      show: () => {
        throw new Error('EIO');
      },
      close: async () => {},
    };
    const last = await show(states(), view, world(time, lines), ({ state }) => seen.push(state));
    expect(last).toBe(saving);
    expect(seen).toEqual(['asking', 'saving']);
    expect(lines).toEqual(['the view failed: EIO']);
  });
});
