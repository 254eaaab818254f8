import { expect, test } from 'vitest';
import { keysOf } from '../../../src/ui/ink/keys.ts';
import { lettering, letteringWidths } from '../../../src/ui/page/letters.ts';
import { chop, fill, widthOf, wrap } from '../../../src/ui/page/width.ts';

test.each([
  ['', 0],
  ['abc', 3],
  ['é', 1],
  ['e\u0301', 1],
  ['日本', 4],
  ['한국', 4],
  ['● ━', 3],
])('the width of %j is %i', (text, width) => {
  expect(widthOf(text)).toBe(width);
});

test('lines break between words, and a word that is too wide fits nowhere', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrap('one', 2)).toBeNull();
  expect(wrap('画面の前にいる。', 6)).toEqual(['画面の', '前にい', 'る。']);
});

test('the spaces between wide letters stay, but for those where a line ends', () => {
  expect(wrap('코드는 아직 유효합니다.', 40)).toEqual(['코드는 아직 유효합니다.']);
  expect(wrap('请向 IT 部门确认。', 40)).toEqual(['请向 IT 部门确认。']);
  expect(wrap('코드는 아직', 7)).toEqual(['코드는', '아직']);
});

test('a line never begins with a closing mark', () => {
  for (const line of wrap('コードを確認します。次へ、進む。', 8) ?? []) expect(line).not.toMatch(/^[。、]/);
  // In French a space stands before some of them.
  expect(wrap('Pour essayer : roomkey demo', 12)).toEqual(['Pour', 'essayer :', 'roomkey demo']);
  expect(wrap('certificat ; encore', 10)).toBeNull();
  expect(wrap('un .md est là', 6)).toEqual(['un .md', 'est là']);
});

test('sentences that do not fit are left out whole, from the end', () => {
  expect(fill(['One.', 'Two.', 'Three.'], 9, 1)).toEqual(['One. Two.']);
  expect(fill(['One.', 'Two.', 'Three.'], 9, 3)).toEqual(['One.', 'Two.', 'Three.']);
  expect(fill(['A long one.'], 5, 1)).toEqual([]);
  // The first stands apart where that costs no more than the fourth.
  expect(fill(['One.', 'Two.', 'Three.', 'Four.'], 12, 3)).toEqual(['One.', 'Two. Three.', 'Four.']);
  expect(fill(['One.', 'Two.', 'Three.', 'Four.'], 14, 2)).toEqual(['One.', 'Two. Three.']);
  expect(fill(['One.', 'Two.', 'Three.'], 17, 1)).toEqual(['One. Two. Three.']);
});

test('a code wider than the terminal is broken and nothing is lost', () => {
  expect(chop('abcdefgh', 3).join('')).toBe('abcdefgh');
});

test('every letter of a code has its own picture', () => {
  const all = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-';
  // In one row of letters, so that small ones keep their place on the line.
  const pictures = [...all].map((letter) => lettering(`${letter}lgA`, 1, 'other', 99)?.rows.join('\n'));
  expect(pictures).not.toContain(undefined);
  expect(new Set(pictures).size).toBe(all.length);
});

test('letters stand in rows of one width, at least five high', () => {
  for (const text of ['abcd1234', 'WDJB-MJHT', 'gjpqy', 'xxx']) {
    for (const most of [0, 200]) {
      const drawn = lettering(text, 2, 'blocks', most);
      expect(drawn?.rows.length).toBeGreaterThanOrEqual(5);
      for (const row of drawn?.rows ?? []) expect(row).toHaveLength(drawn?.columns ?? 0);
    }
  }
  expect(lettering('a b', 1, 'blocks', 99)).toBeNull();
  expect(lettering('', 1, 'blocks', 99)).toBeNull();
});

test('letters stand two columns apart where there is room, else one', () => {
  expect(letteringWidths('HHH', 1)).toEqual([19, 17]);
  expect(lettering('HHH', 1, 'other', 19)?.rows[0]).toBe('#...#..#...#..#...#'.replaceAll('.', ' '));
  expect(lettering('HHH', 1, 'other', 18)?.rows[0]).toBe('#...#.#...#.#...#'.replaceAll('.', ' '));
});

test('keys are reported by name, sequences of the terminal are not', () => {
  expect(keysOf('n')).toEqual(['n']);
  expect(keysOf('\x03')).toEqual(['ctrl-c']);
  expect(keysOf('\r')).toEqual(['enter']);
  expect(keysOf('\x1b')).toEqual(['escape']);
  expect(keysOf('\x1b[A\x1b[1;5Cq\x1bOP')).toEqual(['q']);
});
