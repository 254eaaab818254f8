/** What a waiting screen costs the line: bytes of every showing, counted, over minutes that nobody has to wait for. */

import { describe, expect, test } from 'vitest';
import type { Pairing } from '../../../src/core/pairing/pairing.ts';
import { openLines } from '../../../src/ui/lines.ts';
import { asking, fakeOut, later, MOMENT, outage, SETTING, TICKS, waiting } from './fixtures.ts';
import { SIZES, screenOn } from './shown.ts';
import { wordsFor } from './spoken.ts';

const words = wordsFor('en');
const MINUTE = Array.from({ length: 60 }, (_, second) => second + 1);

/** Bytes a second after the first showing, while nothing happens but time. */
function rate(size: readonly [number, number], pairing: Pairing, over = {}, from = 0) {
  const out = fakeOut(...size);
  const face = screenOn(out, over);
  face.show(pairing, later(from * 1000));
  const first = Buffer.byteLength(out.bytes());
  for (const second of MINUTE) face.show(pairing, later((from + second) * 1000));
  return (Buffer.byteLength(out.bytes()) - first) / MINUTE.length;
}

describe.each(SIZES)('a screen of %i×%i', (...size) => {
  test.each<[string, Pairing, number]>([
    ['waits', waiting(), 0],
    ['waits out its last minute', waiting(), 839],
    ['is offline', waiting({ outage: outage(), askAt: TICKS + 60_000 }), 0],
    ['asks for a code', asking(), 0],
  ])('%s for under 40 bytes a second', (_, pairing, from) => {
    expect(rate(size, pairing, {}, from)).toBeLessThan(40);
  });

  test('waits for under 140 with two languages that take turns, and for under 10 where bytes are dear', () => {
    expect(rate(size, waiting(), { others: [wordsFor('ja')] })).toBeLessThan(140);
    expect(rate(size, waiting(), { calm: true })).toBeLessThan(10);
  });
});

test('a screen sends nothing when nothing changed', () => {
  const out = fakeOut(80, 24);
  const face = screenOn(out);
  for (const pairing of [asking(), waiting(), waiting({ outage: outage(), askAt: TICKS + 9_000 })]) {
    face.show(pairing, MOMENT);
    const sent = out.bytes();
    for (let count = 0; count < 5; count++) face.show(pairing, MOMENT);
    // A poll that was answered with "not yet" changes the state, but nothing that is shown of it.
    face.show({ ...pairing }, later(100));
    expect(out.bytes()).toBe(sent);
  }
});

test('the time left goes in steps of five seconds where bytes are dear, and by the second in the last minute', async () => {
  const out = fakeOut(80, 24);
  const face = screenOn(out, { calm: true });
  const seen = new Set<string>();
  for (let second = 800; second < 860; second++) {
    face.show(waiting(), later(second * 1000));
    await out.settled();
    seen.add(
      out.screen
        .text()
        .join('\n')
        .match(/\d+:\d\d$/m)?.[0] ?? '',
    );
  }
  expect([...seen].slice(0, 12)).toEqual([
    '1:40',
    '1:35',
    '1:30',
    '1:25',
    '1:20',
    '1:15',
    '1:10',
    '1:05',
    '1:00',
    '0:59',
    '0:58',
    '0:57',
  ]);
});

test.each([false, true])(
  'text lines take under 25 bytes a second, their first ones included (reader: %s)',
  (reader) => {
    let bytes = 0;
    const face = openLines((text) => (bytes += Buffer.byteLength(text)), SETTING, words, reader);
    face.show(asking(), MOMENT);
    face.show(waiting(), MOMENT);
    for (const second of MINUTE) face.show(waiting(), later(second * 1000));
    expect(bytes / 60).toBeLessThan(25);
  },
);
