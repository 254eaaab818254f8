/**
 * A code's screen as blocks of lines: which sentences stand where, in order, for a given width and a given set of
 * pieces. Decides nothing about what is left out (`layout.ts`) and draws nothing (`screen.tsx`).
 */

import type { Code } from '../../core/pairing/pairing.ts';
import type { Said } from '../../core/trouble/exit.ts';
import type { PairingInfo } from '../view.ts';
import type { Hint, Words } from '../words/index.ts';
import { type Lettering, lettering, type Scale } from './letters.ts';
import { chop, fill, widthOf, wrap } from './width.ts';

/** What may be left out, and what never is (`state`, `code` as long as a single line holds it). */
export type Piece =
  | 'qr'
  | 'camera'
  | 'keys'
  | 'steps'
  | 'room'
  | 'bar'
  | 'title'
  | 'address'
  | 'code'
  | 'simulation'
  | 'state';

/** How a line looks; the colours are the screen's affair. */
export type Look = 'words' | 'code' | 'accent' | 'strong' | 'quiet' | 'warning';

/** A part of a line that leads to an address, in terminals that can open one. */
export type Link = { readonly part: string; readonly target: string };

/** One line, no wider than its block's width, never wrapped later. */
export type Line = { readonly text: string; readonly look: Look; readonly link?: Link | undefined };

/** How much white space matters: 3 most, 0 not at all. */
export type Gap = 0 | 1 | 2 | 3;

/** Lines that belong together, and how much the white space before them matters. */
export type Block = { readonly piece: Piece; readonly gap: Gap; readonly lines: readonly Line[] };

/** What blocks are made of. */
export type Source = {
  readonly code: Code;
  readonly info: PairingInfo;
  readonly words: Words;
  readonly glyphs: 'blocks' | 'other';
  /** Where the words that name the address lead to; null where the terminal opens no links. */
  readonly target: string | null;
};

/** What a layout asks for. */
export type Wish = {
  readonly has: ReadonlySet<Piece>;
  readonly columns: number;
  /** Large letters, or 0 for the code as plain text. */
  readonly scale: Scale | 0;
  /** Where the address stands: in the column, or outside it. */
  readonly address: boolean;
};

const INDENT = 3;
/** Sentences under the time left never take more rows than this where other pieces want them. */
const NOTE_ROWS = 4;
/** The most that they take where nothing else does. */
const ADVICE_ROWS = 7;

/** The blocks of a code's screen above its state, or null where one that was wished for is too wide. */
export function codeBlocks(source: Source, wish: Wish): Block[] | null {
  const blocks = [...head(source, wish), ...body(source, wish)];
  const fits = blocks.every(({ lines }) => lines.every(({ text }) => widthOf(text) <= wish.columns));
  return fits ? blocks : null;
}

/** How many rows the sentences of a waiting state take at most, so that nothing moves when the network goes. */
export function noteRows({ words }: Source, columns: number): number {
  const stuck = [words.tryingAgain(60), words.stillGood, words.cause('')];
  const rows = [stuck, [words.onlyHere]].map((notes) => fill(notes, columns, NOTE_ROWS, words.glue).length);
  return Math.max(...rows);
}

/** How many they take where every cause is told in full, and what to do about it: for screens with rows to spare. */
export function adviceRows({ words }: Source, columns: number): number {
  const causes: readonly Said[] = Object.values(words.troubles);
  const rows = causes.map(({ short, fix }) => {
    if (short === undefined) return 0;
    const stuck = [words.tryingAgain(60), words.stillGood, words.cause(short), fix];
    return fill(stuck, columns, ADVICE_ROWS, words.glue).length;
  });
  return Math.max(...rows);
}

/** The address to type with its sentences, in as many lines as the width asks for; null where it does not fit. */
export function cameraLines(source: Source, columns: number): Line[] | null {
  const { code, words } = source;
  const address = code.verificationUri;
  if (widthOf(address) > columns) return null;
  const before = wrap(words.noCamera, columns);
  const after = wrap(words.thenType, columns);
  if (before === null || after === null) return null;
  return [...before.map(plainLine), addressLine(source, address), ...after.map(plainLine)];
}

/** What stands under everything else: the address where the column is too narrow for it, then the keys. */
export function footLines(
  source: Source,
  hints: readonly Hint[],
  has: ReadonlySet<Piece>,
  columns: number,
  withAddress: boolean,
  copied: Hint | null = null,
): Line[] {
  const lines: Line[] = [];
  const { code, words } = source;
  if (withAddress && has.has('address')) {
    const sentence = [words.noCamera, code.verificationUri, words.thenType].join(' ');
    for (const text of wrap(sentence, columns) ?? []) {
      lines.push(text.includes(code.verificationUri) ? addressLine(source, text) : plainLine(text));
    }
  }
  // Keys that do not fit whole are left out, the way out last.
  const keys = hints.map((key) => {
    const usual = words.keys[key];
    // As wide as before, so that the keys beside it stay where they are.
    const said =
      key === copied ? words.copied + ' '.repeat(Math.max(0, widthOf(usual) - widthOf(words.copied))) : usual;
    return `${key} ${said}`;
  });
  while (keys.length > 0 && widthOf(keys.join('   ')) > columns) keys.shift();
  if (has.has('keys') && keys.length > 0) lines.push({ text: keys.join('   '), look: 'quiet' });
  return lines;
}

/** The title, the room and the word that nothing is real, as blocks. */
export function head({ info, words }: Pick<Source, 'info' | 'words'>, { has, columns }: Wish): Block[] {
  const simulated = info.simulated && has.has('simulation');
  if (!has.has('steps') || !has.has('room')) {
    const parts = [
      ...(simulated ? [words.simulation] : []),
      ...(has.has('title') ? [words.shortTitle(info.service)] : []),
      ...(has.has('room') ? [info.label] : []),
    ];
    // One line of as many parts as fit, the most needed first.
    while (parts.length > 1 && widthOf(parts.join(' - ')) > columns) parts.pop();
    const text = parts.join(' - ');
    if (text === '' || widthOf(text) > columns) return [];
    return [block('title', 0, [{ text, look: simulated ? 'warning' : 'strong' }])];
  }
  const blocks: Block[] = [];
  const title = [words.title(info.service), words.shortTitle(info.service)];
  const fitting = title.find((text) => widthOf(text) <= columns);
  if (has.has('title') && fitting !== undefined) {
    blocks.push(block('title', 0, [{ text: fitting, look: 'strong' }]));
  }
  if (has.has('room') && widthOf(info.label) <= columns) {
    blocks.push(block('room', 0, [{ text: info.label, look: 'quiet' }]));
  }
  if (simulated) {
    const lines = wrap(words.simulationNote, columns) ?? [words.simulation];
    blocks.push(
      block(
        'simulation',
        0,
        lines.map((text) => ({ text, look: 'warning' })),
      ),
    );
  }
  return blocks;
}

function body(source: Source, wish: Wish): Block[] {
  const { code, words } = source;
  const { has, columns } = wish;
  const steps = has.has('steps');
  const indent = steps ? INDENT : 0;
  const shown = has.has('address') && wish.address && widthOf(code.verificationUri) <= columns;
  const addressIndent = indent + widthOf(code.verificationUri) <= columns ? indent : 0;
  const address = addressLine(source, ' '.repeat(addressIndent) + code.verificationUri);
  const big = codeLines(source, wish, indent);
  const leading = (line: Line): Line => lead(source, line, line.text.slice(INDENT));
  if (has.has('qr')) {
    const second = code.verificationUriComplete === null ? words.type : words.check;
    const blocks = [
      block(
        'steps',
        1,
        steps ? [...step(1, words.scan, columns).map(leading), ...step(2, second, columns)] : [],
      ),
      block('code', 3, big),
      block('steps', 3, steps ? step(3, words.allow, columns) : []),
    ];
    const camera = has.has('camera') && shown ? cameraLines(source, columns) : null;
    if (camera !== null) blocks.push(block('camera', 2, camera));
    else if (shown) blocks.push(block('address', 2, [addressLine(source, code.verificationUri)]));
    return blocks.filter(({ lines }) => lines.length > 0);
  }
  const blocks = [
    block('steps', 1, steps && shown ? step(1, words.open, columns) : []),
    block('address', 0, shown ? [address] : []),
    block('steps', 1, steps ? step(shown ? 2 : 1, words.type, columns) : []),
    block('code', steps ? 3 : 0, big),
    block('steps', 3, steps ? step(shown ? 3 : 2, words.allow, columns) : []),
  ];
  return blocks.filter(({ lines }) => lines.length > 0);
}

/** The code: in large letters, or in one piece with its name before it, or alone; in pieces only as the last resort. */
function codeLines({ code, words, glyphs }: Source, wish: Wish, indent: number): Line[] {
  const look = 'code';
  if (wish.scale !== 0) {
    const large: Lettering | null = lettering(code.userCode, wish.scale, glyphs, wish.columns);
    const room = large !== null && large.columns + indent <= wish.columns ? indent : 0;
    const rows = large?.rows ?? [code.userCode];
    return rows.map((row) => ({ text: ' '.repeat(room) + row, look }));
  }
  const named = `${words.code}  ${code.userCode}`;
  if (indent === 0 && !wish.has.has('qr') && widthOf(named) <= wish.columns) return [{ text: named, look }];
  const indented = ' '.repeat(indent) + code.userCode;
  if (widthOf(indented) <= wish.columns) return [{ text: indented, look }];
  return chop(code.userCode, wish.columns).map((text) => ({ text, look }));
}

function step(number: number, sentence: string, columns: number): Line[] {
  const lines = wrap(sentence, columns - INDENT) ?? [sentence];
  return lines.map((line, at) => plainLine(`${at === 0 ? number : ' '}  ${line}`));
}

function addressLine(source: Source, text: string): Line {
  return lead(source, { text, look: 'accent' }, source.code.verificationUri);
}

function lead({ target }: Source, line: Line, part: string): Line {
  return target === null ? line : { ...line, link: { part, target } };
}

function plainLine(text: string): Line {
  return { text, look: 'words' };
}

function block(piece: Piece, gap: Gap, lines: readonly Line[]): Block {
  return { piece, gap, lines };
}
