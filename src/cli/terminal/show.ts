/** Shows a pairing: every state to the view as it comes, and once a second the passing of time. */

import { isOver, type Pairing } from '../../core/pairing/pairing.ts';
import type { World } from '../../core/world.ts';
import type { View } from '../../ui/view.ts';

const TICK_MS = 1_000;

/** Shows every state and returns the last one; `onState` is called with each after the view has shown it. */
export async function show(
  states: AsyncGenerator<Pairing, void>,
  view: View,
  world: World,
  onState: (pairing: Pairing) => void = () => {},
): Promise<Pairing | null> {
  let last: Pairing | null = null;
  let isBroken = false;
  const over = new AbortController();
  const draw = (pairing: Pairing): void => {
    if (isBroken) return;
    try {
      view.show(pairing, { ticks: world.ticks(), now: world.now() });
    } catch (error) {
      // The pairing goes on unseen.
      isBroken = true;
      world.log(`the view failed: ${error instanceof Error ? error.message : ''}`);
    }
  };
  const ticking = everySecond(world, over.signal, () => {
    if (last !== null && !isOver(last)) draw(last);
  });
  try {
    for await (const pairing of states) {
      last = pairing;
      draw(pairing);
      onState(pairing);
    }
  } finally {
    over.abort();
    await ticking;
  }
  return last;
}

async function everySecond(world: World, signal: AbortSignal, draw: () => void): Promise<void> {
  for (let at = world.ticks() + TICK_MS; !signal.aborted; at = Math.max(at, world.ticks()) + TICK_MS) {
    await world.sleepUntil(at, signal);
    if (!signal.aborted) draw();
  }
}
