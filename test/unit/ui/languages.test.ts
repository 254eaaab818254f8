/** Languages that take turns, weights instead of colours, and the reader's mode. */

import { describe, expect, test } from 'vitest';
import { trouble } from '../../../src/core/trouble/trouble.ts';
import { summaryLine, textLines } from '../../../src/ui/lines.ts';
import { minutes } from '../../../src/ui/page/clock.ts';
import { messageOf } from '../../../src/ui/page/message.ts';
import {
  asking,
  BROKEN,
  fakeOut,
  lapsed,
  later,
  MOMENT,
  outage,
  PAIRED,
  REFUSED,
  SETTING,
  TICKS,
  waiting,
} from './fixtures.ts';
import { SIZES, screenOn, shown } from './shown.ts';
import { languages, wordsFor } from './spoken.ts';

const en = wordsFor('en');

describe('languages that take turns', () => {
  test.each(SIZES)('leave the code and the QR where they are at %i×%i', async (...size) => {
    const others = languages.filter((tag) => tag !== 'en').map((tag) => wordsFor(tag));
    const out = fakeOut(...size);
    const face = screenOn(out, { others });
    const places = new Set<string>();
    const screens = new Set<string>();
    for (let turn = 0; turn <= others.length; turn++) {
      face.show(waiting(), later(turn * 8_000));
      await out.settled();
      const text = out.screen.text();
      screens.add(text.join('\n').replace(/\d+:\d\d$/gm, ''));
      const rows = text.map((line) => line.match(/^.*?[█▀▄]/)?.[0].length ?? 0);
      places.add(rows.join() + text.findIndex((line) => line.includes('abcd1234')));
    }
    if (size[0] > 20) expect(screens.size).toBe(languages.length);
    if (size[0] >= 80 && size[0] !== size[1]) expect(places.size).toBe(1);
  });

  test('begin with the first, and come round again', async () => {
    const out = fakeOut(80, 24);
    const face = screenOn(out, { others: [wordsFor('ja')] });
    const said: string[] = [];
    for (const ms of [0, 7_999, 8_000, 15_999, 16_000]) {
      face.show(waiting(), later(ms));
      await out.settled();
      said.push(out.screen.text().join('\n').includes(en.waiting) ? 'en' : 'ja');
    }
    expect(said).toEqual(['en', 'en', 'ja', 'ja', 'en']);
  });
});

describe('high contrast', () => {
  test.each([true, false])("uses the terminal's own colours in two weights (colour: %s)", async (colour) => {
    for (const pairing of [waiting(), REFUSED, PAIRED, asking()]) {
      const { out } = await shown([80, 24], pairing, { highContrast: true, colour });
      const found = [...out.bytes().matchAll(/\x1b\[([0-9;]*)m/g)];
      const codes = new Set(found.flatMap(([, each = '']) => each.split(';')));
      // The last three are those of the QR.
      expect([...codes].filter((code) => !['0', '1', '97', '107', '40'].includes(code))).toEqual([]);
      expect(codes).toContain('1');
    }
  });
});

test('words are never in colour, which is hard to read on one ground or another; marks are', async () => {
  for (const size of [
    [80, 24],
    [132, 43],
  ] as const) {
    for (const pairing of [asking(), waiting(), waiting({ outage: outage() }), REFUSED, PAIRED]) {
      const { out } = await shown(size, pairing, {}, { ...SETTING, simulated: true });
      const coloured = [...out.bytes().matchAll(/\x1b\[(?:\d+;)*3[1-7]m([^\x1b]*)/g)].map(([, text]) => text);
      expect(coloured).toEqual([expect.stringMatching(/^[●◌▲✓✗]$/)]);
    }
  }
  const { out } = await shown([80, 24], waiting());
  expect(out.bytes()).toMatch(/\x1b\[1m *abcd1234\x1b\[0m/);
});

test('no state is told by colour alone: each has a mark and words of its own', async () => {
  const states = [
    asking(),
    waiting(),
    waiting({ outage: outage() }),
    lapsed(true),
    lapsed(false),
    REFUSED,
    PAIRED,
    BROKEN,
  ];
  const told = states.map((state) => messageOf(state, MOMENT, SETTING, en));
  expect(new Set(told.map(({ headlines, notes }) => `${headlines[0]} ${notes[0]}`)).size).toBe(states.length);
});

describe("the reader's mode", () => {
  test('says the code letter by letter once, and again in one piece each minute with the time left', () => {
    const pairing = waiting();
    const told = textLines(null, { pairing, moment: MOMENT }, SETTING, en, true);
    expect(told.join('\n').match(/a b c d 1 2 3 4/g)).toHaveLength(1);
    const again: string[] = [];
    for (let second = 1; second < 900; second++) {
      const [before, after] = [second - 1, second].map((s) => ({ pairing, moment: later(s * 1000) }));
      if (before !== undefined && after !== undefined)
        again.push(...textLines(before, after, SETTING, en, true));
    }
    expect(again).toHaveLength(14);
    expect(again[0]).toBe(`${en.code}: abcd1234   ${en.left(minutes(840_000))}`);
    expect(again.at(-1)).toContain(en.left(minutes(60_000)));
  });
});

describe.each(languages)('the truth in %s', (tag) => {
  const words = wordsFor(tag);
  const said = (pairing: Parameters<typeof messageOf>[0], ms = 0) =>
    messageOf(pairing, later(ms), SETTING, words);

  test('asking since when, once that is long', () => {
    expect(said(asking(), 1_000).notes).toEqual([]);
    expect(said(asking(), 4_000).notes).toEqual([words.since('14:05')]);
  });

  test('offline since when, the next try, and that the code is good', () => {
    const { mood, headlines, notes } = said(waiting({ outage: outage(), askAt: TICKS + 20_000 }));
    expect(mood).toBe('trouble');
    expect(headlines[0]).toBe(words.noConnectionSince('14:04'));
    const { short, fix } = words.troubles.name_not_found;
    expect(notes).toEqual([words.tryingAgain(20), words.stillGood, words.cause(short), fix]);
  });

  test('nothing of a server that slows us down while a code is on show', () => {
    expect(said(waiting({ outage: outage('rate_limited') }))).toEqual(said(waiting()));
    expect(said(asking({ outage: outage('rate_limited') })).mood).toBe('trouble');
  });

  test('which code comes next, what ended it, and what to do', () => {
    expect(said(lapsed(true, 3)).notes).toEqual([words.newCode(3)]);
    expect(said(lapsed(false)).notes).toEqual([words.startAgain('roomkey pair')]);
    expect(said(REFUSED).headlines).toEqual([words.troubles.access_denied.says]);
    expect(said({ state: 'saving' }).headlines).toEqual([words.saving]);
  });

  test('by whom it was paired, until when, and what it may do', () => {
    const { headlines, notes } = said(PAIRED);
    expect(headlines[0]).toContain('r…@example.com');
    expect(notes).toEqual([
      words.until('15:05'),
      words.allowed(['user:read:user', 'meeting:write:meeting'], 0),
    ]);
  });

  test('why it could not be kept, without the whole address of a person', () => {
    const stranger = trouble('wrong_account', 'jane@other.com, expected example.com');
    const { headlines, notes } = said({ state: 'broken', trouble: stranger });
    expect([...headlines, ...notes].join(' ')).toContain('j…@other.com');
    expect([...headlines, ...notes].join(' ')).not.toContain('jane');
    expect(said(BROKEN).notes.length).toBeGreaterThan(0);
  });

  test('that it was left while it waited', () => {
    expect(summaryLine(waiting(), MOMENT, SETTING, words)).toContain(words.stopped);
  });
});
