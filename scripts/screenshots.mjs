/**
 * Makes the pictures of the documentation: the built program's demo in a real terminal, photographed.
 *
 *   npm run screenshots [-- FOLDER]        docs/pictures when left out
 */

import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingPackages, openDisplay, openXterm } from './xterm.mjs';

const PROGRAM = fileURLToPath(new URL('../dist/roomkey.js', import.meta.url));
const FOLDER = process.argv[2] ?? fileURLToPath(new URL('../docs/pictures', import.meta.url));

const SMOOTH = { name: 'DejaVu Sans Mono', points: 11 };
const SMALL = { name: 'DejaVu Sans Mono', points: 8 };
// By its full name: the short one has no letters beyond Latin 1.
const CONSOLE = { name: '-misc-fixed-medium-r-normal--20-200-75-75-c-100-iso10646-1' };

const CODE = /1[45]:\d\d/;
const PICTURES = [
  { name: 'wide', size: [80, 24], theme: 'dark', font: SMOOTH, shows: CODE },
  { name: 'tall', size: [60, 40], theme: 'light', font: SMALL, shows: CODE },
  { name: 'far', size: [132, 43], theme: 'dark', font: SMALL, shows: CODE },
  { name: 'small', size: [40, 12], theme: 'dark', font: SMOOTH, shows: CODE },
  {
    name: 'paired',
    size: [80, 24],
    theme: 'dark',
    font: SMOOTH,
    shows: /Paired as/,
    args: ['--approve-after', '0'],
  },
  { name: 'linux-console', size: [80, 25], theme: 'dark', font: CONSOLE, shows: CODE, terminal: 'linux' },
  {
    name: 'serial',
    size: [80, 24],
    theme: 'dark',
    font: CONSOLE,
    shows: /good until/,
    terminal: 'vt220',
    lang: 'C',
  },
];

const missing = missingPackages();
if (missing.length > 0) {
  console.error(`Debian packages are missing: apt-get install ${missing.join(' ')}`);
  process.exit(1);
}
if (!existsSync(PROGRAM)) {
  console.error('Build first: npm run build');
  process.exit(1);
}
mkdirSync(FOLDER, { recursive: true });
const display = await openDisplay();
try {
  for (const picture of PICTURES) {
    const path = join(FOLDER, `${picture.name}.png`);
    writeFileSync(path, await take(picture));
    console.log(`${path}  ${statSync(path).size} bytes`);
  }
} finally {
  await display.close();
}

/** One photograph of the demo, in a config folder that is thrown away. */
async function take({ size, theme, font, shows, terminal, lang = 'C.UTF-8', args = [] }) {
  const home = mkdtempSync(join(tmpdir(), 'roomkey-screenshot-'));
  const xterm = await openXterm(display, {
    command: [process.execPath, PROGRAM, 'demo', '--label', 'Room 4.12', ...args],
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      ROOMKEY_CONFIG_DIR: join(home, 'config'),
      LANG: lang,
    },
    size,
    theme,
    font,
    terminal,
  });
  try {
    await xterm.until(`showing ${shows}`, () => shows.test(xterm.said()));
    return await still(xterm);
  } finally {
    await xterm.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** A photograph of a screen that has come to rest: the second of two that are alike. */
async function still(xterm) {
  for (let before = await xterm.photograph(); ; ) {
    const after = await xterm.photograph();
    if (after.equals(before)) return after;
    before = after;
  }
}
