/** Runs a pairing before somebody's eyes: every state to the face as it comes, and once a second the passing of time. */

import { isOver, type Pairing } from '../../core/pairing/pairing.ts';
import type { World } from '../../core/world.ts';
import type { View } from '../../ui/view.ts';

const TICK_MS = 1_000;

/** Shows every state and returns the last one; `seen` hears of each after the face has shown it. */
export async function show(
  states: AsyncGenerator<Pairing, void>,
  face: View,
  world: World,
  seen: (pairing: Pairing) => void = () => {},
): Promise<Pairing | null> {
  let last: Pairing | null = null;
  const draw = (): void => {
    if (last !== null && !isOver(last)) face.show(last, { ticks: world.ticks(), now: world.now() });
  };
  const timer = setInterval(draw, TICK_MS);
  try {
    for await (const pairing of states) {
      last = pairing;
      face.show(pairing, { ticks: world.ticks(), now: world.now() });
      seen(pairing);
    }
  } finally {
    clearInterval(timer);
  }
  return last;
}
