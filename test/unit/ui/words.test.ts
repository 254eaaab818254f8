import { describe, expect, test } from 'vitest';
import type { Said } from '../../../src/core/trouble/exit.ts';
import { summaryLine } from '../../../src/ui/lines.ts';
import { messageOf } from '../../../src/ui/page/message.ts';
import { codePage, messagePage } from '../../../src/ui/page/page.ts';
import { BROKEN, lapsed, MOMENT, PAIRED, REFUSED, SETTING, waiting } from './fixtures.ts';
import { languages, wordsFor } from './spoken.ts';

test.each([
  ['en', 'en'],
  ['en_GB.UTF-8', 'en'],
  ['de_AT@euro', 'de'],
  ['pt', 'pt-BR'],
  ['pt_BR.UTF-8', 'pt-BR'],
  ['ZH', 'zh-CN'],
  ['zh-Hans-CN', 'zh-CN'],
  ['zh-TW', 'en'],
  ['tlh', 'en'],
  ['C', 'en'],
  ['', 'en'],
])('the words for %j are %s', (tag, expected) => {
  expect(wordsFor(tag).tag).toBe(expected);
});

test('a terminal that cannot show a language gets English', () => {
  expect(wordsFor('de', false).tag).toBe('en');
  expect(wordsFor('ja', true, false).tag).toBe('en');
  expect(wordsFor('de', true, false).tag).toBe('de');
});

/** The strings in a table of tables. */
function leavesOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [value];
}

describe.each(languages)('the language %s', (tag) => {
  const words = wordsFor(tag);

  test('says everything, and nothing with control characters or in the words of the protocol', () => {
    const { troubles, ...screen } = words;
    const ofTroubles = Object.values(troubles).flatMap((row: Said) => [row.says, row.fix, row.short ?? '-']);
    const ofScreen = Object.values(screen).flatMap((value) => {
      if (typeof value === 'function') return [(value as (...parts: unknown[]) => string)(['a'], 2)];
      return leavesOf(value);
    });
    for (const sentence of [...ofScreen, ...ofTroubles]) {
      expect(sentence).toEqual(expect.any(String));
      expect(sentence).not.toMatch(/[\x00-\x1f\x7f]|device.?code|oauth|\btokens?\b|\bpoll|jeton/i);
      expect(sentence).not.toMatch(/トークン|デバイスコード|토큰|장치 코드|令牌|设备代码/);
    }
  });

  test('numbers every new code', () => {
    for (const number of [2, 3, 4, 11, 12, 21, 101]) expect(words.newCode(number)).toContain(String(number));
  });

  test.each([false, true])(
    'keeps the QR, the address and every step at 80×24 (simulated: %s)',
    (simulated) => {
      const manner = { glyphs: 'blocks', unicode: true, far: false, hints: ['n', 'q'], words } as const;
      const code = waiting().code;
      const { layout } = codePage(code, { ...SETTING, simulated }, manner, { columns: 80, rows: 24 });
      expect(layout.qr).not.toBeNull();
      expect([...layout.has]).toEqual(
        expect.arrayContaining(['camera', 'steps', 'room', 'bar', 'title', 'keys']),
      );
      const texts = layout.blocks.flatMap(({ lines }) => lines.map(({ text }) => text.trim()));
      expect(texts).toContain(code.userCode);
      expect(texts).toContain(code.verificationUri);
      expect(layout.blocks.some(({ piece }) => piece === 'title')).toBe(true);
    },
  );

  test('ends in one line of its own', () => {
    for (const state of [PAIRED, REFUSED, BROKEN, lapsed(false)]) {
      const line = summaryLine(state, MOMENT, SETTING, words);
      expect(line).not.toContain('\n');
      const saying = messageOf(state, MOMENT, SETTING, words);
      expect(line).toContain(saying.headlines[0]);
    }
  });

  test('news fit a small screen', () => {
    const manner = { glyphs: 'blocks', unicode: true, far: false, hints: [], words } as const;
    for (const state of [PAIRED, REFUSED, lapsed(false), lapsed(true)]) {
      const page = messagePage(messageOf(state, MOMENT, SETTING, words), SETTING, manner, {
        columns: 40,
        rows: 12,
      });
      expect(page.headline.join('').length).toBeGreaterThan(5);
    }
  });
});

test('English counts as people do', () => {
  const { newCode } = wordsFor('en');
  const counted = [1, 2, 3, 4, 11, 12, 13, 21, 22, 111].map(
    (number) => newCode(number).match(/\d+\w\w/)?.[0],
  );
  expect(counted).toEqual(['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '22nd', '111th']);
});
