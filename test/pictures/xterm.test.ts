/**
 * The screen as a camera sees it: the program in a real xterm, photographed, and read by a decoder that knows nothing
 * of terminals. Fonts draw blocks with seams and themes turn colours round; no emulator shows that.
 */

import { describe, expect } from 'vitest';
import {
  type Font,
  missingPackages,
  openDisplay,
  openXterm,
  scan,
  type Xterm,
  type XtermOptions,
} from '../../scripts/xterm.mjs';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { it as labTest, PROGRAM, record } from '../program/roomkey.ts';
import { emulator } from '../unit/ui/decode.ts';

type Size = XtermOptions['size'];

/** The sizes that a QR is drawn at, after the first. */
const HALF_BLOCKS: readonly Size[] = [
  [60, 40],
  [100, 30],
  [132, 43],
  [200, 60],
  [40, 100],
];
const COLOURED_SPACES: readonly Size[] = [[200, 60]];
const DEJAVU = 'DejaVu Sans Mono';
// By their full names: the short ones have no letters beyond Latin 1.
const FIXED_SMALL = '-misc-fixed-medium-r-semicondensed--13-120-75-75-c-60-iso10646-1';
const FIXED_LARGE = '-misc-fixed-medium-r-normal--20-200-75-75-c-100-iso10646-1';
const FONTS = [{ name: DEJAVU, points: 12 }, { name: DEJAVU, points: 14 }, { name: FIXED_SMALL }] as const;
const THEMES = ['dark', 'light'] as const;
/** Pixels. */
const BORDER = 2;

const CODE = /1[45]:\d\d$|^Code: /m;
const CLEAR = '\x1b[2J\x1b[H';

const missing = missingPackages();
if (missing.length > 0) {
  console.log(`no photographs are taken: apt-get install ${missing.join(' ')}`);
}

/** The program in a terminal, and the simulator it talks to. */
type Shown = { readonly xterm: Xterm; readonly server: Simulator };

/** Tests with terminals in which the program asks for a code. */
const it = labTest.extend<{ show: (options: Partial<XtermOptions>) => Promise<Shown> }>({
  show: async ({ lab }, use) => {
    const cleanups: (() => Promise<void>)[] = [];
    await use(async ({ env = {}, ...options }) => {
      const server = await lab.simulator();
      const display = await openDisplay();
      cleanups.unshift(() => display.close());
      const xterm = await openXterm(display, {
        command: [process.execPath, PROGRAM, 'pair', '--label', 'Room 4.12', '--authority', server.url],
        env: { ...lab.place().env, ...env },
        size: [80, 24],
        theme: 'dark',
        font: { name: DEJAVU, points: 10 },
        ...options,
      });
      cleanups.unshift(() => {
        record('roomkey pair (in xterm)', xterm.said());
        return xterm.close();
      });
      return { xterm, server };
    });
    for (const cleanup of cleanups) await cleanup();
  },
});

describe.skipIf(missing.length > 0).concurrent('a photograph of the screen', () => {
  for (const theme of THEMES) {
    it(`can be scanned at every size: ${theme}`, async ({ show }) => {
      await walk(await show({ theme }), [80, 24], HALF_BLOCKS);
    });

    it(`can be scanned at every size without block characters: ${theme}`, async ({ show }) => {
      const size = [132, 43] as const;
      await walk(await show({ theme, size, env: { LANG: 'C' } }), size, COLOURED_SPACES);
    });

    it(`can be scanned on a large Linux console: ${theme}`, async ({ show }) => {
      const size = [160, 50] as const;
      await walk(await show({ theme, size, terminal: 'linux', font: { name: FIXED_SMALL } }), size, []);
    });

    for (const font of FONTS) {
      it(`can be scanned in another font: ${nameOf(font)}, ${theme}`, async ({ show }) => {
        await walk(await show({ theme, font }), [80, 24], []);
      });
    }
  }

  for (const [terminal, env] of [
    ['linux', {}],
    ['vt220', { LANG: 'C' }],
  ] as const) {
    it(`is of use on an old terminal: ${terminal}`, async ({ show }) => {
      const { xterm, server } = await show({ terminal, env, font: { name: FIXED_LARGE } });
      const rows = await xterm.until('a code', async () => {
        const screen = emulator(80, 24);
        await screen.write(xterm.said());
        const text = screen.text().join('\n');
        return CODE.test(text) ? text : null;
      });
      expect(rows).toContain(`${server.url}/oauth_device`);
      const words = rows.match(/\b[A-Za-z0-9]{8}\b/g) ?? [];
      expect(words.some(server.approve), 'the code that the server gave is among the words').toBe(true);
      await xterm.until('letters', async () => coloursOf(await xterm.photograph()) > 1);
    });
  }
});

/** Scans the code in a window of a first size, and the same one again in every other. */
async function walk({ xterm, server }: Shown, first: Size, others: readonly Size[]): Promise<void> {
  const read = (size: Size, cell?: Size) =>
    xterm.until(`a QR at ${size.join('×')}`, async () => {
      const picture = await xterm.photograph();
      const found = cellOf(picture, size);
      // A window that is still on its way to its size has no whole letters.
      const isThere = cell === undefined || (cell[0] === found[0] && cell[1] === found[1]);
      const link = isThere ? await scan(picture) : null;
      return link === null ? null : { link, cell: found };
    });
  const { link, cell } = await read(first);
  for (const size of others) {
    const before = xterm.said().length;
    xterm.resize(size);
    await xterm.until(`a cleared screen of ${size.join('×')}`, () =>
      xterm.said().slice(before).includes(CLEAR),
    );
    expect((await read(size, cell)).link, size.join('×')).toBe(link);
  }
  const start = `${server.url}/oauth/device/complete/`;
  expect(link.slice(0, start.length)).toBe(start);
  expect(server.approve(link.slice(start.length)), 'it is the code that the server gave').toBe(true);
}

function nameOf(font: Font): string {
  return 'points' in font ? `${font.name} ${font.points}` : font.name.split('-').slice(1, 9).join(' ');
}

/** The size of a letter in a photograph of a window of a size; the window has a border. */
function cellOf(png: Buffer, [columns, rows]: Size): Size {
  return [(png.readUInt32BE(16) - 2 * BORDER) / columns, (png.readUInt32BE(20) - 2 * BORDER) / rows];
}

/** How many colours a photograph has, from the length of its palette. */
function coloursOf(png: Buffer): number {
  const at = png.indexOf('PLTE', 0, 'latin1');
  return at < 0 ? 1 : png.readUInt32BE(at - 4) / 3;
}
