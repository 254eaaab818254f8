/** A window that somebody drags about while the code is on show. */

import { expect } from 'vitest';
import { it, type Size } from './pty.ts';

const RESIZES = 1_000;
/** A window moves on before the program has drawn, but for one in so many sizes. */
const WATCHED = 4;

it('lives through a thousand random sizes and shows a QR that can be scanned afterwards', async ({
  lab,
  open,
}) => {
  const server = await lab.simulator();
  const window = open(['pair', '--authority', server.url], lab.place());
  await window.until('a code', () => window.screen.qr() !== null);
  const link = window.screen.qr();
  for (const [at, size] of sizes(RESIZES).entries()) {
    window.resize(size);
    if (at % WATCHED === 0) await window.followed();
  }
  window.resize([80, 24]);
  await window.followed();
  await window.until('the QR', () => window.screen.qr() !== null);
  expect(window.screen.qr()).toBe(link);
  expect(window.screen.scrolled()).toBe(0);
  expect(window.said()).not.toMatch(/Error|\n\s+at /);
  window.type('q');
  expect(await window.ended).toBe(130);
  expect(window.screen.terminal.buffer.active.type).toBe('normal');
});

/** The same sizes in every run, from 1×1 to 250×80. */
function sizes(count: number): Size[] {
  let seed = 20261123;
  const upTo = (most: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return 1 + Math.floor((seed / 2147483648) * most);
  };
  return Array.from({ length: count }, () => [upTo(250), upTo(80)] as const);
}
