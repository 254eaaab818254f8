import { describe, expect, test } from 'vitest';
import type { Code } from '../../../src/core/pairing/pairing.ts';
import { codePage, type Manner } from '../../../src/ui/page/page.ts';
import { DROP_ORDER } from '../../../src/ui/page/types.ts';
import { widthOf } from '../../../src/ui/page/width.ts';
import { codeOf, SETTING } from './fixtures.ts';
import { wordsFor } from './spoken.ts';

const USUAL: Manner = {
  glyphs: 'blocks',
  unicode: true,
  far: false,
  hints: ['n', 'q'],
  words: wordsFor('en'),
};
const page = (columns: number, rows: number, over: Partial<Manner> = {}, code: Code = codeOf(), part = 0) =>
  codePage(code, SETTING, { ...USUAL, ...over }, { columns, rows }, part);

describe('the form for a size', () => {
  test.each([
    [20, 4, 'small', null, 0],
    [40, 12, 'tall', null, 0],
    [60, 40, 'tall', 'half', 0],
    [80, 24, 'wide', 'half', 0],
    [99, 29, 'wide', 'half', 0],
    [100, 30, 'far', 'half', 1],
    [132, 43, 'far', 'double', 1],
    [200, 60, 'far', 'double', 2],
    [40, 100, 'tall', 'half', 0],
  ] as const)('%i×%i is %s', (columns, rows, form, qr, scale) => {
    const { layout } = page(columns, rows);
    expect({ form: layout.form, qr: layout.qr?.format ?? null, scale: layout.scale }).toEqual({
      form,
      qr,
      scale,
    });
  });

  test('large letters that are asked for are worth more than the QR', () => {
    expect(page(80, 24, { far: true }).layout).toMatchObject({ form: 'far', qr: null });
    expect(page(100, 40, { far: true }).layout.qr).not.toBeNull();
  });

  test('large letters that do not fit give way', () => {
    expect(page(40, 24, { far: true }).layout.form).toBe('tall');
    const odd = codeOf({ user: 'a_b' });
    expect(page(200, 60, { far: true }, odd).layout.scale).toBe(0);
  });

  test('a terminal without blocks needs twice the width for a QR', () => {
    expect(page(80, 24, { glyphs: 'spaces' }).layout.qr).toBeNull();
    expect(page(132, 43, { glyphs: 'spaces' }).layout.qr?.format).toBe('double');
  });
});

describe('giving up', () => {
  test('keeps its order at every size', () => {
    for (let columns = 8; columns <= 110; columns += 7) {
      for (let rows = 2; rows <= 60; rows += 2) {
        const { has } = page(columns, rows).layout;
        const kept = DROP_ORDER.map((piece) => has.has(piece));
        expect(kept).toEqual([...kept].sort((a, b) => Number(a) - Number(b)));
      }
    }
  });

  test('leaves nothing that is too wide or too high, and the code always whole', () => {
    for (const code of [codeOf(), codeOf({ user: 'WDJB-MJHT', uri: 'https://example.com/device' })]) {
      for (let columns = 4; columns <= 210; columns += 13) {
        for (let rows = 2; rows <= 64; rows += 5) {
          for (const far of [false, true]) {
            const { layout, foot, parts } = page(columns, rows, { far }, code);
            const texts = layout.blocks.flatMap(({ lines }) => lines.map(({ text }) => text));
            // Where not even the code leaves a row, it takes turns with the address.
            const turns = Array.from({ length: parts }, (_, part) =>
              page(columns, rows, { far }, code, part),
            );
            const all = turns.flatMap((turn) => turn.layout.blocks.flatMap(({ lines }) => lines));
            for (const text of [...texts, ...foot.map(({ text: line }) => line)]) {
              expect(widthOf(text)).toBeLessThanOrEqual(columns);
            }
            const taken = layout.blocks.reduce((sum, { lines, space }) => sum + lines.length + space, 0);
            const state = layout.has.has('state') ? (layout.has.has('bar') ? 2 : 1) : 0;
            const spaces = layout.stateSpace + layout.notesSpace + layout.noteRows + layout.qrSpace;
            const inColumn = layout.beside ? 0 : (layout.qr?.rows ?? 0);
            const high = Math.max(taken + state + spaces + inColumn, layout.qr?.rows ?? 0) + foot.length;
            expect(high).toBeLessThanOrEqual(Math.max(1, rows - 1));
            const wide = layout.beside ? (layout.qr?.columns ?? 0) + 3 + layout.columns : layout.columns;
            expect(wide + 2 * layout.margin).toBeLessThanOrEqual(columns);
            expect(all.map(({ text }) => text.replaceAll(' ', '')).join('')).toContain(code.userCode);
          }
        }
      }
    }
  });

  test('the address is worth more than the steps and the margin', () => {
    const { layout } = page(28, 8);
    const texts = layout.blocks.flatMap(({ lines }) => lines.map(({ text }) => text.trim()));
    expect(texts).toContain('https://zoom.us/oauth_device');
  });

  test('keys that do not fit are left out whole', () => {
    const { foot } = page(24, 20, { hints: ['c', 'l', 'n', 'q'] });
    expect(foot.map(({ text }) => text)).toEqual(['n new code   q leave']);
  });
});
