/**
 * A real terminal that can be photographed: xterm on a screen of its own that nobody sees. Used for the pictures in the
 * documentation and by the tests that scan what a phone would see.
 */

import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** What each program comes with on Debian. */
const PACKAGES = { Xvfb: 'xvfb', xterm: 'xterm', import: 'imagemagick', zbarimg: 'zbar-tools' };
const FONTS = {
  'fonts-dejavu-core': '/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf',
  'xfonts-base': '/usr/share/fonts/X11/misc/10x20.pcf.gz',
};

/** Large enough for 200×60 letters of any size used here. */
const SCREEN = '3000x2200x24';
const THEMES = { dark: ['#e4e4e4', '#101418'], light: ['#101418', '#ffffff'] };
/** No colours and no second screen, as terminals of that age. */
const OLD = ['-ti', 'vt220', '-cm', '-xrm', 'XTerm*titeInhibit: true'];
const LOOK_AGAIN_MS = 20;
const PATIENCE_MS = 10_000;
/** Most colours of a picture: letters with smooth edges in five colours. */
const COLOURS = 32;
const OWN_ENV = { PATH: process.env['PATH'] ?? '' };
const MOST_BYTES = 50_000_000;

/** The Debian packages that are not installed, of those that photographs need. */
export function missingPackages() {
  const folders = OWN_ENV.PATH.split(delimiter);
  const programs = Object.entries(PACKAGES).filter(
    ([name]) => !folders.some((one) => existsSync(join(one, name))),
  );
  const fonts = Object.entries(FONTS).filter(([, path]) => !existsSync(path));
  return [...programs.map(([, name]) => name), ...fonts.map(([name]) => name)];
}

/** Starts a screen that nobody sees; its number is one that is free. */
export async function openDisplay() {
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', SCREEN, '-nolisten', 'tcp'], {
    env: OWN_ENV,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise((resolve) => server.once('close', resolve));
  const number = await new Promise((resolve, reject) => {
    let told = '';
    server.once('error', reject);
    server.stdout.setEncoding('utf8').on('data', (text) => {
      told += text;
      if (told.endsWith('\n')) resolve(told.trim());
    });
    void ended.then(() => reject(new Error('Xvfb did not start')));
  });
  return {
    name: `:${number}`,
    async close() {
      server.kill();
      await ended;
    },
  };
}

/** Runs a program in xterm. */
export async function openXterm(display, { command, env, size, theme, font, terminal = 'xterm-256color' }) {
  const folder = mkdtempSync(join(tmpdir(), 'roomkey-xterm-'));
  const [log, place] = [join(folder, 'log'), join(folder, 'place')];
  const [foreground, background] = THEMES[theme];
  const start = `echo "$WINDOWID $(tty)" >"${place}.new" && mv "${place}.new" "${place}" && exec "$0" "$@"`;
  const args = [
    ...['-l', '-lf', log, '-geometry', size.join('x'), '-tn', terminal, '-fg', foreground, '-bg', background],
    ...('points' in font ? ['-fa', font.name, '-fs', String(font.points)] : ['-fn', font.name]),
    ...['-xrm', 'XTerm*allowWindowOps: true', ...(terminal.startsWith('vt') ? OLD : [])],
    ...['-e', '/bin/sh', '-c', start, ...command],
  ];
  const xterm = spawn('xterm', args, { env: { ...env, DISPLAY: display.name }, stdio: 'ignore' });
  let over = false;
  const ended = new Promise((resolve) => xterm.once('close', resolve)).then(() => {
    over = true;
  });
  const said = () => (existsSync(log) ? readFileSync(log, 'utf8') : '');
  const until = async (what, holds) => {
    for (const giveUpAt = Date.now() + PATIENCE_MS; ; ) {
      const found = await holds();
      if (found) return found;
      if (over || Date.now() > giveUpAt)
        throw new Error(`xterm ${over ? 'ended' : 'is'} without ${what}:\n${said()}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  };
  const close = async () => {
    xterm.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const told = until('a window', () => existsSync(place) && readFileSync(place, 'utf8'));
  const [id, tty] = (await told.catch((error) => close().finally(() => Promise.reject(error)))).split(/\s+/);
  return {
    said,
    until,
    resize: ([columns, rows]) => writeFileSync(tty, `\x1b[8;${rows};${columns}t`),
    photograph() {
      const options = ['-silent', '-window', id, '-strip', '+dither', '-colors', String(COLOURS), 'png8:-'];
      // A window that has not come up yet cannot be photographed.
      return until('a photograph', () => output('import', options, { ...env, DISPLAY: display.name }));
    },
    close,
  };
}

/** What a phone reads in a picture, or null. */
export async function scan(picture) {
  const options = ['--quiet', '--raw', '-Sdisable', '-Sqr.enable', 'png:-'];
  const found = await output('zbarimg', options, OWN_ENV, picture);
  return found === null ? null : String(found).trim();
}

/** What a program prints, or null where it fails. */
function output(program, args, env, input = '') {
  return new Promise((resolve) => {
    const options = { env, encoding: 'buffer', maxBuffer: MOST_BYTES };
    const child = execFile(program, args, options, (error, stdout) =>
      resolve(error === null ? stdout : null),
    );
    // A program that failed no longer reads.
    child.stdin.on('error', () => {}).end(input);
  });
}
