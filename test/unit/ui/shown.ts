/** Opens screens on emulated terminals and closes them after each test. */

import { afterEach, vi } from 'vitest';
import type { Pairing } from '../../../src/core/pairing/pairing.ts';
import { openScreen, type Terminal } from '../../../src/ui/ink/screen.tsx';
import { type FakeOut, fakeOut, MOMENT, SETTING } from './fixtures.ts';
import { wordsFor } from './spoken.ts';

// Ink draws only its last frame where it believes to be in a build; it looks when it is loaded.
vi.hoisted(() => {
  for (const name of Object.keys(process.env)) {
    if (name === 'CI' || name === 'CONTINUOUS_INTEGRATION' || name.startsWith('CI_'))
      delete process.env[name];
  }
});

const words = wordsFor('en');

/** The sizes every screen is looked at in. */
export const SIZES = [
  [20, 4],
  [40, 12],
  [60, 40],
  [80, 24],
  [100, 30],
  [132, 43],
  [200, 60],
  [40, 100],
] as const;

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const face of open.splice(0)) await face.close();
});

/** A screen on a terminal that can do everything, or what `over` says. */
export function screenOn(out: FakeOut, over: Partial<Terminal> = {}, info = SETTING) {
  const usual = { colour: true, glyphs: 'blocks', unicode: true, words, hints: ['n', 'q'] } as const;
  const face = openScreen(info, { stdout: out, ...usual, ...over });
  open.push(face);
  return face;
}

/** A pairing as it is first shown on a terminal of a size. */
export async function shown(
  size: readonly [number, number],
  pairing: Pairing,
  over: Partial<Terminal> = {},
  info = SETTING,
) {
  const out = fakeOut(size[0], size[1]);
  const face = screenOn(out, over, info);
  face.show(pairing, MOMENT);
  await out.settled();
  return { out, face, text: out.screen.text() };
}

/** Lets Ink's own limit of frames a second pass. */
export async function drawn(out: FakeOut) {
  await new Promise((resolve) => setTimeout(resolve, 300));
  await out.settled();
}
