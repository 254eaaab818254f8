/** Whatever was on the screen before, it shows what a screen shows that was opened at that moment. */

import { expect, test } from 'vitest';
import type { Pairing } from '../../../src/core/pairing/pairing.ts';
import { numbers, pick } from '../core/make.ts';
import { asking, fakeOut, lapsed, later, outage, TICKS, waiting } from './fixtures.ts';
import { SIZES, screenOn } from './shown.ts';
import { wordsFor } from './spoken.ts';

const STATES: readonly [Pairing, ...Pairing[]] = [
  waiting(),
  waiting(),
  waiting({ outage: outage(), askAt: TICKS + 600_000 }),
  waiting({ outage: outage('server_error'), askAt: TICKS + 9_000 }),
  asking(),
  asking({ outage: outage(), askAt: TICKS + 600_000 }),
  lapsed(true),
];

test.each(SIZES)('50 changes of state and time at %i×%i', async (...size) => {
  const random = numbers(size[0] * 1000 + size[1]);
  const out = fakeOut(...size);
  const face = screenOn(out, { osc: true });
  let ms = 0;
  let pairing = pick(random, STATES);
  for (let round = 0; round < 50; round++) {
    ms += Math.floor(random() * 4_000);
    if (random() < 0.2) pairing = pick(random, STATES);
    face.show(pairing, later(ms));
    if (round % 10 !== 0) continue;
    await out.settled();
    const fresh = fakeOut(...size);
    screenOn(fresh, { osc: true }).show(pairing, later(ms));
    await fresh.settled();
    expect(out.screen.text().map((line) => line.trimEnd())).toEqual(
      fresh.screen.text().map((line) => line.trimEnd()),
    );
    if (round === 190) expect(out.screen.qr()).toBe(fresh.screen.qr());
  }
});

test.each([
  [60, 14],
  [70, 16],
  [64, 20],
] as const)('keeps every letter at %i×%i, where no QR fits', async (columns, rows) => {
  const out = fakeOut(columns, rows);
  const face = screenOn(out, { words: wordsFor('ja') });
  for (const ms of [0, 1_000, 850_000, 899_000]) {
    face.show(waiting(), later(ms));
    await out.settled();
    expect(out.screen.text().join('\n')).toContain('abcd1234');
    expect(out.screen.text().join('\n')).toMatch(/\d:\d\d$/m);
  }
});
