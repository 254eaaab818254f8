/**
 * From what is to be shown to the tree that Ink draws. Remembers the page of the code on show, so that it is laid out
 * once for each code, size and language, and the last tree, so that nothing is drawn when nothing changed.
 */

import type { DOMElement } from 'ink';
import { createRef, type ReactNode } from 'react';
import type { Code, Pairing } from '../../core/pairing/pairing.ts';
import { quantised } from '../page/clock.ts';
import { type Message, messageOf } from '../page/message.ts';
import { type CodePage, codePage, type Manner, messagePage } from '../page/page.ts';
import { type StateLines, stateLines } from '../page/status-lines.ts';
import { frameOf, type Size } from '../page/types.ts';
import type { Moment, PairingInfo } from '../view.ts';
import type { Hint, Words } from '../words/index.ts';
import type { Area } from './canvas.ts';
import { areaOf, CodeFrame, MessageFrame, stateRows } from './frame.tsx';
import type { Paint } from './paint.ts';

/** Everything a frame depends on; `copied` is the key that has just put something on the clipboard. */
export type Showing = {
  readonly pairing: Pairing;
  readonly moment: Moment;
  readonly size: Size;
  readonly copied: Hint | null;
};

export type Drawing = {
  readonly node: ReactNode;
  /** What stands still as long as it is the same, and the rows of the state, which move; null where all of it may. */
  readonly still: { readonly page: CodePage; readonly rows: readonly string[] } | null;
  /** Where Ink put the state when it last drew. */
  readonly stateArea: () => Area | null;
};

/** Draws what is shown; returns the same drawing again where it would look the same. */
export type Drawer = (showing: Showing) => Drawing;

/** How a drawer draws: in which languages, one after another, and whether the time left may go in steps. */
export type Style = {
  readonly manner: Omit<Manner, 'words' | 'copied' | 'all'>;
  readonly languages: readonly [Words, ...Words[]];
  readonly calm: boolean;
  readonly paint: Paint;
};

/** How long each of several languages has the screen, and each part of an address that takes turns with itself. */
const TURN_MS = 8_000;

/** A drawer for one screen. */
export function openDrawer(info: PairingInfo, { manner, languages, calm, paint }: Style): Drawer {
  const pageOf = rememberedPage(info);
  const stateRef = createRef<DOMElement>();
  const stateArea = () => areaOf(stateRef.current);
  let since: number | null = null;
  let last: { key: string; page: CodePage | null; drawing: Drawing } | null = null;

  const drawingOf = (message: Message, mannerNow: Manner, size: Size, page: CodePage | null): Drawing => {
    const frame = frameOf(size);
    const { mood } = message;
    if (page === null) {
      const shown = messagePage(message, info, mannerNow, size);
      const node = <MessageFrame frame={frame} mood={mood} paint={paint} {...shown} />;
      return { node, still: null, stateArea };
    }
    const state = stateOn(page, message, mannerNow);
    const props = { frame, ...page, mood, state, paint, stateRef };
    const rows = stateRows(page.layout, mood, state, paint);
    return { node: <CodeFrame {...props} />, still: { page, rows }, stateArea };
  };

  return ({ pairing, moment, size, copied }) => {
    since ??= moment.ticks;
    const turn = Math.floor((moment.ticks - since) / TURN_MS);
    const words = languages[turn % languages.length] ?? languages[0];
    const message = messageOf(pairing, calm ? quantised(pairing, moment) : moment, info, words);
    const mannerNow: Manner = { ...manner, words, all: languages, copied };
    const page = message.code === null ? null : pageOf(message.code, mannerNow, size, turn);
    const key = JSON.stringify([words.tag, copied, size.columns, size.rows, message]);
    if (last?.key !== key || last.page !== page) {
      last = { key, page, drawing: drawingOf(message, mannerNow, size, page) };
    }
    return last.drawing;
  };
}

type PageOf = (code: Code, manner: Manner, size: Size, turn: number) => CodePage;

/** Lays a code out once for each size, language, key that has just copied something, and part that has its turn. */
function rememberedPage(info: PairingInfo): PageOf {
  let known: { key: string; code: Code; part: number; page: CodePage } | null = null;
  return (code, manner, size, turn) => {
    const key = [manner.words.tag, manner.copied, size.columns, size.rows].join();
    if (known?.code !== code || known.key !== key)
      known = { key, code, part: 0, page: codePage(code, info, manner, size) };
    const part = turn % known.page.parts;
    if (part !== known.part) known = { key, code, part, page: codePage(code, info, manner, size, part) };
    return known.page;
  };
}

function stateOn({ layout }: CodePage, message: Message, { words, unicode }: Manner): StateLines {
  const space = {
    columns: layout.stateBeside ?? layout.columns,
    bar: layout.has.has('bar'),
    noteRows: layout.notesSpace + layout.noteRows,
  };
  return stateLines(message, space, words, unicode);
}
