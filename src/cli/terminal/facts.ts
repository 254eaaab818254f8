/** What a terminal can do, now that it is known: its size, whether it gets the screen, how a QR is drawn. */

import { isTrouble, type Trouble } from '../../core/trouble/trouble.ts';
import type { Glyphs } from '../../ui/qr/qr.ts';
import type { Words } from '../../ui/words/index.ts';
import type { TerminalSettings } from '../../wiring/settings.ts';
import { allWords } from './language.ts';
import { openTty, ownTty, type Tty } from './tty.ts';

/** What the terminal of a pairing is like, before there is one. */
export type TerminalFacts = {
  /** False where lines of text take the place of the screen. */
  readonly hasScreen: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly glyphs: Glyphs;
  /** Whether marks and bars beyond ASCII can be shown. */
  readonly marks: boolean;
  readonly words: Words;
};

/** The terminal that was chosen; a trouble where `--tty` names none. */
export function chosenTty({ tty }: TerminalSettings): Tty | Trouble {
  return tty === null ? ownTty() : openTty(tty);
}

/** Looks at the terminal that a pairing would be shown on, and closes it again. */
export async function lookAtTerminal(settings: TerminalSettings): Promise<TerminalFacts | Trouble> {
  const tty = chosenTty(settings);
  if (isTrouble(tty)) return tty;
  const { columns = 0, rows = 0 } = tty.stdout;
  const [words] = await allWords(settings);
  const facts = {
    hasScreen: canShowScreen(settings, tty),
    columns,
    rows,
    glyphs: glyphsOf(settings),
    marks: hasMarks(settings),
    words,
  };
  tty.close();
  return facts;
}

/** A terminal that was named is drawn on wherever we run; our own only where a person looks at it. */
export function canShowScreen(settings: TerminalSettings, tty: Tty): boolean {
  if (settings.plain || settings.display.face === 'text' || settings.type === 'dumb') return false;
  const { columns = 0, rows = 0 } = tty.stdout;
  return !tty.isOurs || (settings.attended && columns > 0 && rows > 0);
}

/** The console's fonts have accents, but neither our marks nor the heavy line. */
export function hasMarks({ unicode, type }: TerminalSettings): boolean {
  return unicode && type !== 'linux';
}

/**
 * Half blocks wherever the locale is UTF-8, but not on the Linux console: the fonts that Debian gives it (Lat15-Fixed16
 * and its like) have the full block only, and half of a QR cannot be scanned. A console with another font says so in
 * its profile.
 */
export function glyphsOf(settings: TerminalSettings): Glyphs {
  const wanted = settings.display.glyphs;
  if (wanted !== 'auto') return wanted;
  if (hasMarks(settings)) return 'blocks';
  return /^vt\d/.test(settings.type) ? 'ascii' : 'spaces';
}
