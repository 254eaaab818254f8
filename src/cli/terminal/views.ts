/** Which view of a pairing suits the terminal: the screen, lines of text, or events. */

import { isZoomHost } from '../../core/oauth/zoom.ts';
import { safeText } from '../../core/text/text.ts';
import type { PairingInfo, View } from '../../ui/view.ts';
import type { Hint, Words } from '../../ui/words/index.ts';
import type { Settings, TerminalSettings } from '../../wiring/settings.ts';
import { isPoor } from '../start/settle-terminal.ts';
import { canShowScreen, glyphsOf, hasMarks } from './facts.ts';
import { allWords } from './language.ts';
import type { Tty } from './tty.ts';

/** A view, and what its caller has to know of it. */
export type OpenedView = {
  readonly view: View;
  /** True where it takes the whole screen. */
  readonly isScreen: boolean;
  /** True where our own stdout shows nothing of the pairing, so that one line at the end is due. */
  readonly isElsewhere: boolean;
  /** The language of that line. */
  readonly words: Words;
  /** Puts the terminal back at once, where the program ends without closing the view. */
  readonly restore: () => void;
};

/** Receives a key: a letter, or `ctrl-c`. */
export type OnKey = (key: string) => void;

/** Opens the view for a pairing: events with --json, the screen on a terminal that can show it, else text lines. */
export async function openView(
  { json, terminal }: Settings,
  info: PairingInfo,
  tty: Tty,
  onKey: OnKey,
): Promise<OpenedView> {
  const languages = await allWords(terminal);
  const wantsEvents = json || (tty.isOurs && terminal.display.face === 'json');
  if (!wantsEvents) return openOnTty(terminal, info, tty, languages, onKey);
  const { openEvents } = await import('../../ui/events.ts');
  const events = openEvents((text) => process.stdout.write(text), info);
  if (tty.isOurs) {
    return { view: events, isScreen: false, isElsewhere: false, words: languages[0], restore() {} };
  }
  const drawn = await openOnTty(terminal, info, tty, languages, onKey);
  return { ...drawn, view: both(events, drawn.view), isElsewhere: false };
}

/** What every view of this pairing says of it. */
export function infoOf(settings: Settings, issuer: string, simulated: boolean): PairingInfo {
  const { host, hostname } = new URL(issuer);
  const isZoom = simulated || isZoomHost(hostname);
  return {
    account: settings.account,
    label: settings.label,
    service: safeText(isZoom ? 'Zoom' : host, 60),
    host: safeText(host, 60),
    simulated,
  };
}

async function openOnTty(
  settings: TerminalSettings,
  info: PairingInfo,
  tty: Tty,
  [words, ...others]: readonly [Words, ...Words[]],
  onKey: OnKey,
): Promise<OpenedView> {
  const write = (text: string): void => {
    tty.stdout.write(text);
  };
  if (!canShowScreen(settings, tty)) {
    const { openLines } = await import('../../ui/lines.ts');
    const lines = openLines(write, info, words, settings.plain);
    const view: View = { show: lines.show, close: () => lines.close().then(tty.close) };
    return { view, isScreen: false, isElsewhere: !tty.isOurs, words, restore() {} };
  }
  const { openScreen } = await import('../../ui/ink/screen.tsx');
  const osc = !isPoor(settings.type);
  const screen = openScreen(info, {
    stdout: tty.stdout,
    stdin: tty.stdin,
    colour: settings.colours,
    highContrast: settings.display.contrast === 'high',
    glyphs: glyphsOf(settings),
    unicode: hasMarks(settings),
    osc,
    far: settings.display.layout === 'far',
    calm: isSlow(settings, tty),
    words,
    others,
    hints: hintsOf(settings, info, tty, osc),
    onKey,
  });
  const view: View = {
    show(pairing, moment) {
      tty.measure();
      screen.show(pairing, moment);
    },
    close: () => screen.close().then(tty.close),
  };
  return { view, isScreen: true, isElsewhere: true, words, restore: () => write(screen.restoreSequence()) };
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

/** The keys worth showing, the least first. Who tries the demo has a keyboard, whatever the profile says. */
function hintsOf({ display }: TerminalSettings, info: PairingInfo, tty: Tty, osc: boolean): Hint[] {
  const hasKeys = tty.stdin?.isTTY === true && (display.keyboard || info.simulated);
  if (!hasKeys) return [];
  return [...(osc ? (['c', 'l'] as const) : []), ...(info.simulated ? (['a', 'd'] as const) : []), 'n', 'q'];
}

function isSlow({ overSsh, type }: TerminalSettings, tty: Tty): boolean {
  return (tty.isOurs && overSsh) || /^(vt\d|ansi)/.test(type);
}
