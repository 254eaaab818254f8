/**
 * Which face of a pairing suits the terminal, and what that terminal can do: size, colours, characters, keys, language.
 */

import { safeText } from '../../core/text/text.ts';
import { isTrouble, type Trouble } from '../../core/trouble/trouble.ts';
import type { Glyphs } from '../../ui/qr/qr.ts';
import type { PairingInfo, View } from '../../ui/view.ts';
import type { Hint, Words } from '../../ui/words/index.ts';
import type { Context } from '../../wiring/session.ts';
import { wantsJson } from '../../wiring/session.ts';
import { isOn, setting as optionOf, terminalType } from '../argv.ts';
import { openTty, ownTty, type Tty } from './tty.ts';

/** A face, and what its caller has to know of it. */
export type Opened = {
  readonly face: View;
  /** True where it takes the whole screen. */
  readonly isScreen: boolean;
  /** True where our own stdout tells nothing of the pairing, so that one line at the end is due. */
  readonly isElsewhere: boolean;
  /** The language of that line. */
  readonly words: Words;
  /** Puts the terminal back at once, for whoever ends the program without closing the face. */
  readonly restore: () => void;
};

/** What a face reports of the keyboard: a letter, or `ctrl-c`. */
export type OnKey = (key: string) => void;

/** Opens the face for a pairing: events with --json, the screen on a terminal that can show it, else text lines. */
export async function openView(context: Context, info: PairingInfo, onKey: OnKey): Promise<Opened | Trouble> {
  const path = optionOf(context.asked, context.env, 'tty');
  const stage = path === undefined ? ownTty() : openTty(path);
  if (isTrouble(stage)) return stage;
  const words = await languagesOf(context);
  const wantsEvents = wantsJson(context) || (stage.isOurs && context.profile.display.face === 'json');
  if (!wantsEvents) return openStaged(context, info, stage, words, onKey);
  const { openEvents } = await import('../../ui/events.ts');
  const events = openEvents((text) => process.stdout.write(text), info);
  if (stage.isOurs) {
    return { face: events, isScreen: false, isElsewhere: false, words: words[0], restore() {} };
  }
  const staged = await openStaged(context, info, stage, words, onKey);
  return { ...staged, face: both(events, staged.face), isElsewhere: false };
}

/** What every face of this pairing says of it. */
export function infoOf(context: Context, issuer: string, simulated: boolean): PairingInfo {
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

/** What the terminal of a pairing is like, for whoever asks before there is one. */
export type TerminalFacts = {
  /** False where lines of text take the place of the screen. */
  readonly hasScreen: boolean;
  readonly type: string;
  readonly columns: number;
  readonly rows: number;
  readonly hasColours: boolean;
  readonly unicode: boolean;
  readonly glyphs: Glyphs;
  readonly far: boolean;
  readonly words: Words;
};

/** Looks at the terminal that a pairing would be shown on; a trouble where `--tty` names none. */
export async function lookAtTerminal(context: Context): Promise<TerminalFacts | Trouble> {
  const path = optionOf(context.asked, context.env, 'tty');
  const stage = path === undefined ? ownTty() : openTty(path);
  if (isTrouble(stage)) return stage;
  const { columns = 0, rows = 0 } = stage.stdout;
  const [words] = await languagesOf(context);
  const type = terminalType(context.asked, context.env);
  const facts = {
    hasScreen: canShowScreen(context, stage),
    type,
    columns,
    rows,
    hasColours: hasColours(context, type),
    unicode: isUnicode(context) && type !== 'linux',
    glyphs: glyphsOf(context),
    far: context.profile.display.layout === 'far',
    words,
  };
  stage.close();
  return facts;
}

type Languages = readonly [Words, ...Words[]];

async function openStaged(
  context: Context,
  info: PairingInfo,
  stage: Tty,
  [words, ...others]: Languages,
  onKey: OnKey,
): Promise<Opened> {
  const { asked, profile } = context;
  const write = (text: string): void => {
    stage.stdout.write(text);
  };
  if (!canShowScreen(context, stage)) {
    const { openLines } = await import('../../ui/lines.ts');
    const lines = openLines(write, info, words, isOn(asked, 'plain'));
    const face: View = { show: lines.show, close: () => lines.close().then(stage.close) };
    return { face, isScreen: false, isElsewhere: !stage.isOurs, words, restore() {} };
  }
  const { openScreen } = await import('../../ui/ink/screen.tsx');
  const type = terminalType(asked, context.env);
  const osc = !isPoor(type);
  const screen = openScreen(info, {
    stdout: stage.stdout,
    stdin: stage.stdin,
    colour: hasColours(context, type),
    highContrast: profile.display.contrast === 'high',
    glyphs: glyphsOf(context),
    // The console's fonts have accents, but neither our marks nor the heavy line.
    unicode: isUnicode(context) && type !== 'linux',
    osc,
    far: profile.display.layout === 'far',
    calm: isSlow(context, stage),
    words,
    others,
    hints: hintsOf(context, info, stage, osc),
    onKey,
  });
  const face: View = {
    show(pairing, moment) {
      stage.measure();
      screen.show(pairing, moment);
    },
    close: () => screen.close().then(stage.close),
  };
  return { face, isScreen: true, isElsewhere: true, words, restore: () => write(screen.restoreSequence()) };
}

function both(one: View, other: View): View {
  return {
    show(pairing, moment) {
      one.show(pairing, moment);
      other.show(pairing, moment);
    },
    async close() {
      await Promise.all([one.close(), other.close()]);
    },
  };
}

/** A terminal that was named is drawn on wherever we run; our own only where somebody looks at it. */
function canShowScreen({ asked, env, profile, onTerminal }: Context, stage: Tty): boolean {
  if (isOn(asked, 'plain') || profile.display.face === 'text') return false;
  if (terminalType(asked, env) === 'dumb') return false;
  const { columns = 0, rows = 0 } = stage.stdout;
  return !stage.isOurs || (onTerminal && !env['CI'] && columns > 0 && rows > 0);
}

function hasColours({ asked, env }: Context, type: string): boolean {
  return !env['NO_COLOR'] && !isOn(asked, 'no-color') && !/^vt\d/.test(type);
}

/** The keys worth telling of, the least first. Who tries the demo has a keyboard, whatever the profile says. */
function hintsOf({ profile }: Context, info: PairingInfo, stage: Tty, osc: boolean): Hint[] {
  const hasKeys = stage.stdin?.isTTY === true && (profile.display.keyboard || info.simulated);
  if (!hasKeys) return [];
  return [...(osc ? (['c', 'l'] as const) : []), ...(info.simulated ? (['a', 'd'] as const) : []), 'n', 'q'];
}

/** Terminals that know no OSC sequence, and may print one as rubbish. */
function isPoor(type: string): boolean {
  return /^(linux|vt\d|dumb|ansi|cons|$)/.test(type);
}

function isSlow({ asked, env }: Context, stage: Tty): boolean {
  const overSsh = stage.isOurs && Boolean(env['SSH_CONNECTION'] || env['SSH_TTY']);
  return overSsh || /^(vt\d|ansi)/.test(terminalType(asked, env));
}

/**
 * A locale that names no character set is taken for ASCII, as the C locale is. Where no locale is set at all, as in most
 * containers and units, the terminal decides: emulators have been UTF-8 for twenty years, consoles and serial lines not.
 */
function isUnicode({ asked, env }: Context): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'];
  return locale ? /utf-?8/i.test(locale) : !isPoor(terminalType(asked, env));
}

/**
 * Half blocks wherever the locale is UTF-8, but not on the Linux console: the fonts that Debian gives it (Lat15-Fixed16
 * and its like) have the full block only, and half of a QR cannot be scanned. A console with another font says so in
 * its profile.
 */
function glyphsOf(context: Context): Glyphs {
  const wanted = context.profile.display.glyphs;
  if (wanted !== 'auto') return wanted;
  const type = terminalType(context.asked, context.env);
  if (isUnicode(context) && type !== 'linux') return 'blocks';
  return /^vt\d/.test(type) ? 'ascii' : 'spaces';
}

/** Option, environment, profile (which may name several that take turns), locale; what cannot be shown is English. */
async function languagesOf(context: Context): Promise<Languages> {
  const { asked, env, profile } = context;
  const { wordsFor } = await import('../../ui/words/index.ts');
  const wanted = optionOf(asked, env, 'lang');
  const ofProfile = wanted === undefined ? profile.lang : [wanted];
  const tags =
    ofProfile.length > 0 ? ofProfile : [env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || 'en'];
  const unicode = isUnicode(context);
  const wide = unicode && terminalType(asked, env) !== 'linux';
  const all = tags.map((tag) => wordsFor(tag, unicode, wide));
  const [first = wordsFor('en'), ...rest] = all.filter((words, at) => all.indexOf(words) === at);
  return [first, ...rest];
}
