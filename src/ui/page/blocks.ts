/**
 * A code's screen as blocks of lines: which sentences stand where, in order, for a given width and a given set of
 * pieces. Decides nothing about what is left out (`layout.ts`) and draws nothing (`ui/ink`).
 */

import type { Said } from '../../core/trouble/exit.ts';
import type { Hint, Words } from '../words/index.ts';
import { type Lettering, lettering } from './letters.ts';
import type { Block, BlockSpec, Gap, Line, Piece, Source } from './types.ts';
import { chop, fill, padded, widthOf, wrap } from './width.ts';

const INDENT = 3;
/** Sentences under the time left never take more rows than this where other pieces want them. */
const NOTE_ROWS = 4;
/** The most that they take where nothing else does. */
const ADVICE_ROWS = 7;

/** The blocks of a code's screen above its state, or null where one that was asked for is too wide. */
export function codeBlocks(source: Source, spec: BlockSpec): Block[] | null {
  const blocks = [...head(source, spec), ...body(source, spec)];
  const fits = blocks.every(({ lines }) => lines.every(({ text }) => widthOf(text) <= spec.columns));
  return fits ? blocks : null;
}

/** How many rows the sentences of a waiting state take at most, so that nothing moves when the network goes. */
export function noteRows({ words }: Source, columns: number): number {
  const stuck = [words.tryingAgain(60), words.stillGood, words.cause('')];
  const rows = [stuck, [words.onlyHere]].map((notes) => fill(notes, columns, NOTE_ROWS, words.glue).length);
  return Math.max(...rows);
}

/** How many they take where every cause is given in full with its fix: for screens with rows to spare. */
export function adviceRows({ words }: Source, columns: number): number {
  const causes: readonly Said[] = Object.values(words.troubles);
  const rows = causes.map(({ short, fix }) => {
    if (short === undefined) return 0;
    const stuck = [words.tryingAgain(60), words.stillGood, words.cause(short), fix];
    return fill(stuck, columns, ADVICE_ROWS, words.glue).length;
  });
  return Math.max(...rows);
}

/** The address to type with its sentences, in as many lines as the width requires; null where it does not fit. */
function cameraLines(source: Source, columns: number): Line[] | null {
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
  const { code, words } = source;
  const sentence = [words.noCamera, code.verificationUri, words.thenType].join(' ');
  const rows = withAddress && has.has('address') ? (wrap(sentence, columns) ?? []) : [];
  const address = rows.map((text) =>
    text.includes(code.verificationUri) ? addressLine(source, text) : plainLine(text),
  );
  const keys = has.has('keys') ? keysLine(words, hints, columns, copied) : '';
  return keys === '' ? address : [...address, { text: keys, look: 'quiet' }];
}

/** Keys that do not fit whole are left out, the last one (`q`) last. */
function keysLine(words: Words, hints: readonly Hint[], columns: number, copied: Hint | null): string {
  const keys = hints.map((key) => {
    const usual = words.keys[key];
    // As wide as before, so that the keys beside it stay where they are.
    const missing = Math.max(0, widthOf(usual) - widthOf(words.copied));
    return `${key} ${key === copied ? words.copied + ' '.repeat(missing) : usual}`;
  });
  while (keys.length > 0 && widthOf(keys.join('   ')) > columns) keys.shift();
  return keys.join('   ');
}

/** The title, the room and the note that nothing is real, as blocks. */
export function head(source: Pick<Source, 'info' | 'words'>, { has, columns }: HeadSpec): Block[] {
  return has.has('steps') && has.has('room')
    ? fullHead(source, has, columns)
    : shortHead(source, has, columns);
}

type HeadSpec = Pick<BlockSpec, 'has' | 'columns'>;

/** One line of as many parts as fit, the most needed first. */
function shortHead(
  { info, words }: Pick<Source, 'info' | 'words'>,
  has: ReadonlySet<Piece>,
  columns: number,
): Block[] {
  const isSimulated = info.simulated && has.has('simulation');
  const parts = [
    ...(isSimulated ? [words.simulation] : []),
    ...(has.has('title') ? [words.shortTitle(info.service)] : []),
    ...(has.has('room') ? [info.label] : []),
  ];
  while (parts.length > 1 && widthOf(parts.join(' - ')) > columns) parts.pop();
  const text = parts.join(' - ');
  if (text === '' || widthOf(text) > columns) return [];
  return [block('title', 0, [{ text, look: isSimulated ? 'warning' : 'strong' }])];
}

function fullHead(
  { info, words }: Pick<Source, 'info' | 'words'>,
  has: ReadonlySet<Piece>,
  columns: number,
): Block[] {
  const blocks: Block[] = [];
  const titles = [words.title(info.service), words.shortTitle(info.service)];
  const title = titles.find((text) => widthOf(text) <= columns);
  if (has.has('title') && title !== undefined) {
    blocks.push(block('title', 0, [{ text: title, look: 'strong' }]));
  }
  if (has.has('room') && widthOf(info.label) <= columns) {
    blocks.push(block('room', 0, [{ text: info.label, look: 'quiet' }]));
  }
  if (info.simulated && has.has('simulation')) {
    const lines = wrap(words.simulationNote, columns) ?? [words.simulation];
    const warnings = lines.map((text): Line => ({ text, look: 'warning' }));
    blocks.push(block('simulation', 0, warnings));
  }
  return blocks;
}

function body(source: Source, spec: BlockSpec): Block[] {
  const blocks = spec.has.has('qr') ? bodyWithQr(source, spec) : bodyWithoutQr(source, spec);
  return blocks.filter(({ lines }) => lines.length > 0);
}

function bodyWithQr(source: Source, spec: BlockSpec): Block[] {
  const { code, words } = source;
  const { has, columns } = spec;
  const hasSteps = has.has('steps');
  const scan = step(1, words.scan, columns).map((line) => linkedTo(source, line, line.text.slice(INDENT)));
  const second = code.verificationUriComplete === null ? words.type : words.check;
  return [
    block('steps', 1, hasSteps ? [...scan, ...step(2, second, columns)] : []),
    ...codeBlock(source, spec, 3),
    block('steps', 3, hasSteps ? step(3, words.allow, columns) : []),
    addressBlock(source, spec),
  ];
}

/** The address below a QR, with its sentences where there is room for them. */
function addressBlock(source: Source, spec: BlockSpec): Block {
  if (!showsAddress(source, spec)) return block('address', 2, []);
  const camera = spec.has.has('camera') ? cameraLines(source, spec.columns) : null;
  return camera === null
    ? block('address', 2, [addressLine(source, source.code.verificationUri)])
    : block('camera', 2, camera);
}

function bodyWithoutQr(source: Source, spec: BlockSpec): Block[] {
  const { words } = source;
  const { has, columns } = spec;
  const hasSteps = has.has('steps');
  const hasAddress = showsAddress(source, spec);
  return [
    block('steps', 1, hasSteps && hasAddress ? step(1, words.open, columns) : []),
    block('address', 0, hasAddress ? addressLines(source, spec) : []),
    block('steps', 1, hasSteps ? step(hasAddress ? 2 : 1, words.type, columns) : []),
    ...codeBlock(source, spec, hasSteps ? 3 : 0),
    block('steps', 3, hasSteps ? step(hasAddress ? 3 : 2, words.allow, columns) : []),
  ];
}

/** The address to type, in full lines where it is wider than one. */
function addressLines(source: Source, spec: BlockSpec): Line[] {
  const address = source.code.verificationUri;
  const indented = ' '.repeat(indentOf(spec)) + address;
  if (widthOf(indented) <= spec.columns) return [addressLine(source, indented)];
  const lines = chop(address, spec.columns);
  // The last is as wide as the others, so that they stay together where lines stand in the middle.
  return lines.map((text) =>
    linkedTo(source, { text: lines.length > 1 ? padded(text, spec.columns) : text, look: 'accent' }, text),
  );
}

/** One that is wider than a line stands where no QR does: there it is the only way to the provider. */
function showsAddress({ code }: Source, { has, columns, address }: BlockSpec): boolean {
  return has.has('address') && address && (!has.has('qr') || widthOf(code.verificationUri) <= columns);
}

/** What stands below a step begins where its sentence does. */
function indentOf({ has }: BlockSpec): number {
  return has.has('steps') ? INDENT : 0;
}

/** The code in large letters and as text, which a mouse can select and where `0` and `O` differ as people know it. */
function codeBlock(source: Source, spec: BlockSpec, gap: Gap): Block[] {
  const { code, glyphs } = source;
  const { scale, columns } = spec;
  if (scale === 0) return [block('code', gap, codeText(source, spec))];
  const indent = indentOf(spec);
  const large: Lettering | null = lettering(code.userCode, scale, glyphs, columns);
  const room = large !== null && large.columns + indent <= columns ? indent : 0;
  const rows = (large?.rows ?? []).map((row): Line => ({ text: ' '.repeat(room) + row, look: 'code' }));
  return [block('code', gap, rows), block('code', 1, codeText(source, spec))];
}

/** The code as text: with its name before it, or alone; in pieces only as the last resort. */
function codeText({ code, words }: Source, spec: BlockSpec): Line[] {
  const look = 'code';
  const { has, columns, scale } = spec;
  const indent = ' '.repeat(indentOf(spec));
  const named = `${words.code}  ${code.userCode}`;
  const isNamed = scale !== 0 || (indent === '' && !has.has('qr'));
  const whole = [...(isNamed ? [indent + named] : []), indent + code.userCode];
  const fitting = whole.find((text) => widthOf(text) <= columns);
  return fitting === undefined
    ? chop(code.userCode, columns).map((text) => ({ text, look }))
    : [{ text: fitting, look }];
}

function step(number: number, sentence: string, columns: number): Line[] {
  const lines = wrap(sentence, columns - INDENT) ?? [sentence];
  return lines.map((line, at) => plainLine(`${at === 0 ? number : ' '}  ${line}`));
}

function addressLine(source: Source, text: string): Line {
  return linkedTo(source, { text, look: 'accent' }, source.code.verificationUri);
}

function linkedTo({ target }: Source, line: Line, part: string): Line {
  return target === null ? line : { ...line, link: { part, target } };
}

function plainLine(text: string): Line {
  return { text, look: 'words' };
}

function block(piece: Piece, gap: Gap, lines: readonly Line[]): Block {
  return { piece, gap, lines };
}
