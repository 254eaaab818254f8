/**
 * The terminal we were started on: what it can do, and which face of a pairing suits it. With `main.ts` the only reader
 * of the process's streams.
 */

import type { Context } from './context.ts';
import { wantsJson } from './context.ts';
import { safeText } from './core/text.ts';
import { isOn } from './options.ts';
import type { Face, Setting } from './ui/face.ts';
import type { Glyphs } from './ui/qr.ts';

/** A face, and whether it takes the whole screen. */
export type Opened = {
  readonly face: Face;
  readonly isScreen: boolean;
  /** What puts the terminal back, for whoever ends the program without closing the face. */
  readonly restore: () => string;
};

/** What a face reports of the keyboard: a letter, or `ctrl-c`. */
export type OnKey = (key: string) => void;

/** Opens the face for a pairing: events with --json, the screen on a terminal that can show it, else text lines. */
export async function openFace(context: Context, setting: Setting, onKey: OnKey): Promise<Opened> {
  const write = (text: string): void => {
    process.stdout.write(text);
  };
  const { face } = context.profile.display;
  if (wantsJson(context) || face === 'json') {
    const { openEvents } = await import('./ui/events.ts');
    return { face: openEvents(write, setting), isScreen: false, restore: () => '' };
  }
  const { wordsFor } = await import('./ui/words/index.ts');
  const unicode = isUnicode(context);
  const words = wordsFor(languageOf(context), unicode);
  if (!canShowScreen(context) || face === 'text') {
    const { openLines } = await import('./ui/lines.ts');
    return { face: openLines(write, setting, words), isScreen: false, restore: () => '' };
  }
  const { openScreen } = await import('./ui/screen.tsx');
  const screen = openScreen(setting, {
    stdout: process.stdout,
    stdin: process.stdin,
    colour: !context.env['NO_COLOR'] && !isOn(context.asked, 'no-color'),
    glyphs: glyphsOf(context, unicode),
    unicode,
    far: context.profile.display.layout === 'far',
    words,
    hints: context.profile.display.keyboard ? ['q'] : [],
    onKey,
  });
  return { face: screen, isScreen: true, restore: () => screen.restoreSequence() };
}

/** What every face of this pairing says of it. */
export function settingOf(context: Context, issuer: string, simulated: boolean): Setting {
  const host = new URL(issuer).host;
  const isZoom = simulated || /(^|\.)zoom(gov)?\.(us|com)$/.test(host);
  return {
    account: context.account,
    label: context.label,
    service: safeText(isZoom ? 'Zoom' : host, 60),
    host: safeText(host, 60),
    simulated,
  };
}

function canShowScreen({ asked, env, onTerminal }: Context): boolean {
  const { columns = 0, rows = 0 } = process.stdout;
  return (
    onTerminal && !isOn(asked, 'plain') && env['TERM'] !== 'dumb' && !env['CI'] && columns > 0 && rows > 0
  );
}

/** A locale that names no character set is taken for ASCII, as the C locale is. */
function isUnicode({ env }: Context): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return /utf-?8/i.test(locale);
}

function glyphsOf({ env, profile }: Context, unicode: boolean): Glyphs {
  const wanted = profile.display.glyphs;
  if (wanted !== 'auto') return wanted;
  if (!unicode) return 'spaces';
  return env['TERM'] === 'linux' ? 'spaces' : 'blocks';
}

function languageOf({ env, profile }: Context): string {
  const [ofProfile] = profile.lang;
  return ofProfile ?? (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || 'en');
}
