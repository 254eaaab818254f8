/** The real screen in a pseudo-terminal: every size, locale, colour and kind of link, walked through by resizing. */

import { describe, expect } from 'vitest';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { lettering } from '../../src/ui/page/letters.ts';
import { it, type Size, type Window } from './pty.ts';

/** The sizes that the screen is for, and whether a QR of half blocks or of coloured spaces has its place there. */
const SIZES: readonly (readonly [size: Size, half: boolean, double: boolean])[] = [
  [[20, 4], false, false],
  [[40, 12], false, false],
  [[60, 40], true, false],
  [[80, 24], true, false],
  [[100, 30], true, false],
  [[132, 43], true, true],
  [[200, 60], true, true],
  [[40, 100], true, false],
];

/** Large letters: of blocks or not, far apart or close together. */
const FORMS = [
  ['blocks', Number.POSITIVE_INFINITY],
  ['blocks', 0],
  ['other', Number.POSITIVE_INFINITY],
  ['other', 0],
] as const;

const TIME_LEFT = /1[45]:\d\d/;

const PLACES = ['C.UTF-8', 'C'].flatMap((LANG) =>
  ['', '1'].flatMap((NO_COLOR) => [false, true].map((omitComplete) => ({ LANG, NO_COLOR, omitComplete }))),
);

describe.concurrent('the screen', () => {
  for (const { LANG, NO_COLOR, omitComplete } of PLACES) {
    const name = `${LANG}, ${NO_COLOR ? 'no colour' : 'colour'}, ${omitComplete ? 'plain' : 'whole'} link`;
    it(`shows the code whole and a QR that can be scanned at every size: ${name}`, async ({ lab, open }) => {
      const server = await lab.simulator({ omitComplete });
      const window = open(['pair', '--authority', server.url], lab.place({ LANG, NO_COLOR }));
      const code = await codeOn(window, server, omitComplete);
      for (const [size, half, double] of SIZES) {
        window.resize(size);
        await window.followed();
        await window.until('the time left', () => TIME_LEFT.test(text(window)));
        if (LANG === 'C' ? double : half) await window.until('a QR', () => window.screen.qr() !== null);
        const at = `${name}, ${size.join('×')}`;
        expect(showsWhole(window, code.user), `the code is whole: ${at}\n${text(window)}`).toBe(true);
        expect(window.scrolled(), `nothing scrolls: ${at}`).toBe(false);
        expect(window.screen.text().at(-1), `the last row is free: ${at}`).toBe('');
        const drawn = drawsQr(window);
        expect(drawn, `a QR is drawn: ${at}\n${text(window)}`).toBe(LANG === 'C' ? double : half);
        expect(window.screen.qr(), `the QR: ${at}\n${text(window)}`).toBe(drawn ? code.link : null);
        if (LANG === 'C') expect(text(window), `only ASCII: ${at}`).toMatch(/^[\x20-\x7e\n]*$/);
        if (size[0] === 80 && LANG !== 'C') seenBesideQr(window, code.user, `${server.url}/oauth_device`);
      }
      expect(window.screen.scrolled()).toBe(0);
      expect(mainBuffer(window)).not.toContain(code.user);
      if (NO_COLOR) expect(colours(window.said())).toEqual([]);
      expect(server.approve(code.user), 'it is the code that the server gave').toBe(true);
    });
  }
});

/** The code on show and the link in the QR; the code is the one row with nothing beside it but the QR. */
async function codeOn({ screen, until }: Window, { url }: Simulator, omitComplete: boolean) {
  let user = '';
  await until('a code', () => {
    const rows = screen.text().map((row) => row.replace(/[█▀▄ ]/g, ''));
    user = rows.find((row) => /^[A-Za-z0-9]{8}$/.test(row)) ?? '';
    return user !== '';
  });
  return { user, link: omitComplete ? `${url}/oauth_device` : `${url}/oauth/device/complete/${user}` };
}

/** Whether the code stands on the screen in one piece: as text, or in large letters all of which are there. */
function showsWhole({ screen }: Window, user: string): boolean {
  const rows = screen.text();
  if (rows.some((row) => row.split(/[^A-Za-z0-9]+/).includes(user))) return true;
  return ([1, 2] as const).some((scale) =>
    FORMS.some(([glyphs, most]) => {
      const large = (lettering(user, scale, glyphs, most)?.rows ?? []).map((row) => row.trimEnd());
      const inside = large
        .map((row, at) => ({ at, row }))
        .find(({ row }) => row.length > 0 && row[0] !== ' ');
      if (inside === undefined) return false;
      return rows.some((row, y) => {
        const x = row.indexOf(inside.row);
        return x >= 0 && large.every((one, at) => rows[y - inside.at + at]?.startsWith(one, x) === true);
      });
    }),
  );
}

/** Whether any cell sets its ground, which only a QR does. */
function drawsQr({ screen: { terminal } }: Window): boolean {
  const { active } = terminal.buffer;
  for (let y = 0; y < terminal.rows; y++) {
    for (let x = 0; x < terminal.cols; x++) {
      if (
        active
          .getLine(active.viewportY + y)
          ?.getCell(x)
          ?.isBgPalette()
      )
        return true;
    }
  }
  return false;
}

/** At 80×24 the QR stands beside the words, with the code, the address and the time left. */
function seenBesideQr(window: Window, user: string, address: string): void {
  const rows = window.screen.text();
  const words = rows.map((row) => /.*[▀▄] {2,}(\S.*)$/.exec(row)?.[1] ?? '');
  expect(words, 'beside the QR').toEqual(expect.arrayContaining([user, address]));
  expect(words.join('\n'), 'beside the QR').toMatch(/ 1[45]:\d\d$/m);
}

/** The colours that were set, beside those of the QR. */
function colours(said: string): string[] {
  const ofQr = ['0', '40', '97', '107'];
  const found = [...said.matchAll(/\x1b\[([0-9;]*)m/g)].flatMap(([, codes = '']) => codes.split(';'));
  return [...new Set(found)].filter((codes) => !ofQr.includes(codes));
}

function mainBuffer({ screen: { terminal } }: Window): string {
  const { normal } = terminal.buffer;
  return Array.from({ length: normal.length }, (_, y) => normal.getLine(y)?.translateToString(true)).join(
    '\n',
  );
}

function text({ screen }: Window): string {
  return screen.text().join('\n');
}
