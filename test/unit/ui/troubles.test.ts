/** Every trouble that a pairing can meet, in every language, at every size: said whole, and with what to do. */

import { describe, expect, test } from 'vitest';
import { safeText } from '../../../src/core/text/text.ts';
import {
  EXIT,
  exitOf,
  type ShortCode,
  TROUBLES,
  type TroubleCode,
  trouble,
} from '../../../src/core/trouble/trouble.ts';
import { textLines } from '../../../src/ui/lines.ts';
import { type Message, messageOf } from '../../../src/ui/page/message.ts';
import { codePage, type Manner, messagePage } from '../../../src/ui/page/page.ts';
import { stateLines } from '../../../src/ui/page/status-lines.ts';
import { widthOf } from '../../../src/ui/page/width.ts';
import { shortIn } from '../../../src/ui/words/troubles.ts';
import { asking, MOMENT, outage, SETTING, TICKS, waiting } from './fixtures.ts';
import { SIZES } from './shown.ts';
import { languages, wordsFor } from './spoken.ts';

const en = wordsFor('en');
const CODES = Object.keys(TROUBLES) as TroubleCode[];
const CAUSES = CODES.filter((code): code is ShortCode => shortIn(en, code) !== null);
const DETAIL = '/home/room/.config/roomkey/default.json: no space is left on the disk (ENOSPC)';

test('whatever cannot be reached can be said in half a line, but for the ends of single requests', () => {
  const unreachable = CODES.filter((code) => exitOf({ code }) === EXIT.unreachable);
  const single = ['provider_refused', 'not_revoked', 'leftover_not_revoked'];
  expect(CAUSES.sort()).toEqual(unreachable.filter((code) => !single.includes(code)).sort());
});

describe.each(languages)('in %s', (tag) => {
  const words = wordsFor(tag);
  const manner: Manner = { glyphs: 'blocks', unicode: true, far: false, hints: ['n', 'q'], words };
  const broken = (code: TroubleCode, detail = DETAIL) =>
    messageOf({ state: 'broken', trouble: trouble(code, detail) }, MOMENT, SETTING, words);
  const stuck = (code: ShortCode, isAsking: boolean) => {
    const over = { outage: outage(code, DETAIL), askAt: TICKS + 20_000 };
    return messageOf(isAsking ? asking(over) : waiting(over), MOMENT, SETTING, words);
  };

  test('whatever ends a pairing is told in its words, with what to do, and then the particulars', () => {
    for (const code of CODES) {
      const { headlines, notes } = broken(code);
      const own = [...headlines, ...notes.slice(0, -1)];
      expect(own).toContain(words.troubles[code].fix);
      expect(notes.at(-1)).toBe(`${DETAIL}.`);
      expect(broken(code, '').notes).toEqual(notes.slice(0, -1));
      if (tag === 'en') continue;
      expect(own.join(' ')).not.toContain(TROUBLES[code].says);
      expect(own.join(' ')).not.toContain(TROUBLES[code].fix);
    }
  });

  test('it is one text line, and safe', () => {
    for (const code of CODES) {
      const after = { pairing: { state: 'broken', trouble: trouble(code, DETAIL) } as const, moment: MOMENT };
      const told = textLines({ pairing: waiting(), moment: MOMENT }, after, SETTING, words);
      expect(told).toHaveLength(1);
      expect(safeText(told[0] ?? '')).toBe(told[0]);
    }
  });

  test.each(SIZES)('what has a screen of %i×%i for itself is not cut', (columns, rows) => {
    for (const code of CODES) {
      const sayings = [broken(code), broken(code, '')];
      if (isCause(code)) sayings.push(stuck(code, true));
      for (const saying of sayings) {
        const { head, headline, notes } = messagePage(saying, SETTING, manner, { columns, rows });
        expectWhole(saying, headline, notes);
        expectFit([...head.map(({ text }) => text), ...headline, ...notes], columns, rows - 1);
        // The mark alone would tell nobody anything.
        expect(headline.join('').length, code).toBeGreaterThan(2);
        if (columns >= 40) expect(squeezed(notes), code).toContain(squeezed([words.troubles[code].fix]));
      }
    }
  });

  test.each(SIZES)('what stands below a code at %i×%i is not cut', (columns, rows) => {
    const { layout } = codePage(waiting().code, SETTING, manner, { columns, rows });
    const noteRows = layout.notesSpace + layout.noteRows;
    const space = { columns: layout.columns, bar: layout.has.has('bar'), noteRows };
    for (const code of CAUSES) {
      const saying = stuck(code, false);
      const { headline, notes } = stateLines(saying, space, words, true);
      // On the smallest screen the mark and the time left are all there is room for.
      if (columns >= 40) expectWhole(saying, [headline], notes);
      expectFit([headline, ...notes], layout.columns, 1 + noteRows);
      const isTold = columns >= 80 && rows >= 24 && code !== 'rate_limited';
      if (!isTold) continue;
      // The seconds that run stand alone, so that they move nothing.
      expect(notes[0]).toBe(saying.notes[0]);
      expect(squeezed(notes), code).toContain(squeezed([words.troubles[code].fix]));
    }
  });
});

function isCause(code: TroubleCode): code is ShortCode {
  return CAUSES.some((cause) => cause === code);
}

/** Without the spaces that breaking a line takes away. */
function squeezed(texts: readonly string[]): string {
  return texts.join('').replaceAll(' ', '');
}

/** The headline is one of those of the saying, and the notes are its first ones, each to its end. */
function expectWhole(saying: Message, headline: readonly string[], notes: readonly string[]): void {
  expect(saying.headlines.map((text) => squeezed([text]))).toContain(squeezed(headline).slice(1));
  const firsts = [0, ...saying.notes.keys()].map((_, count) => squeezed(saying.notes.slice(0, count)));
  expect(firsts).toContain(squeezed(notes));
}

/** No line is too wide, begins with what belongs to the end of another, or holds anything unsafe. */
function expectFit(lines: readonly string[], columns: number, rows: number): void {
  expect(lines.length).toBeLessThanOrEqual(rows);
  for (const line of lines) {
    expect(widthOf(line), line).toBeLessThanOrEqual(columns);
    expect(line).not.toMatch(/^ *[、。，．！？：；）」』】ー,.!?:;)]/);
    expect(safeText(line)).toBe(line);
  }
}
