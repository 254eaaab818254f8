/**
 * One frame of the screen, as a tree for Ink: everything it shows is in its properties, so the same properties give
 * the same characters. Every line in here already has its width; Ink places them and never wraps.
 */

import { Box, type DOMElement, Text } from 'ink';
import { type ComponentProps, createElement, memo, type ReactNode, type Ref } from 'react';

import type { Mood } from '../page/message.ts';
import type { StateLines } from '../page/status-lines.ts';
import {
  HEAD,
  type Layout,
  type Line,
  marginOf,
  QR_GAP,
  type Size,
  type SpacedBlock,
  STATE_GAP,
} from '../page/types.ts';
import { widthOf } from '../page/width.ts';
import type { QrDrawing } from '../qr/qr.ts';
import type { Area } from './canvas.ts';
import { headlined, linked, type Paint } from './paint.ts';

/** A screen with a code on it. */
export type CodeProps = {
  readonly frame: Size;
  readonly layout: Layout<QrDrawing>;
  readonly foot: readonly Line[];
  readonly mood: Mood;
  readonly state: StateLines;
  readonly paint: Paint;
  /** Set to the element of the state. */
  readonly stateRef: Ref<DOMElement>;
};

/** A screen without a code: the head, the headline and a few sentences, as one block in the middle. */
export type MessageProps = {
  readonly frame: Size;
  readonly head: readonly Line[];
  readonly mood: Mood;
  readonly headline: readonly string[];
  readonly notes: readonly string[];
  readonly paint: Paint;
};

/** Draws a code with its QR, its words, its state and its keys. */
export function CodeFrame({ frame, layout, foot, mood, state, paint, stateRef }: CodeProps): ReactNode {
  const { qr, beside } = layout;
  const isCentred = !beside && qr !== null;
  const isInMiddle = isCentred || frame.columns >= 60;
  return (
    <Box width={frame.columns} height={frame.rows} flexDirection="column" paddingX={layout.margin}>
      <Box
        flexGrow={1}
        flexShrink={0}
        alignItems="center"
        justifyContent={isInMiddle ? 'center' : 'flex-start'}
      >
        <Box flexShrink={0} alignItems={layout.form === 'wide' ? 'flex-start' : 'center'}>
          {beside && qr !== null ? (
            <Box flexShrink={0} marginRight={QR_GAP}>
              <QrView cells={qr.cells} space={0} />
            </Box>
          ) : null}
          {wordsView({ layout, mood, state, paint, stateRef }, isCentred)}
        </Box>
      </Box>
      {stack(
        { alignItems: isCentred ? 'center' : 'flex-start' },
        foot.map((line) => row(painted(line, paint))),
      )}
    </Box>
  );
}

type WordsProps = Omit<CodeProps, 'frame' | 'foot'>;

/** The column of words: head, blocks and state, with the QR between them where it is not beside them. */
function wordsView(props: WordsProps, isCentred: boolean): ReactNode {
  const { layout, paint } = props;
  const { qr, beside, columns, blocks } = layout;
  const steps = blocks.filter(({ piece }) => piece === 'steps').flatMap(({ lines }) => lines);
  const stepsWidth = isCentred ? Math.max(0, ...steps.map(({ text }) => widthOf(text))) : null;
  const headCount = blocks.filter(({ piece }) => HEAD.includes(piece)).length;
  const views = blocks.map((block) => blockView(block, stepsWidth, paint));
  const state = stateView(props, isCentred ? columns : undefined);
  if (layout.stateBeside !== null) return stack({}, [...views.slice(0, -1), inOneRow(views.at(-1), state)]);
  const picture = isCentred && qr !== null ? <QrView cells={qr.cells} space={layout.qrSpace} /> : null;
  return stack({ alignItems: isCentred ? 'center' : 'flex-start', width: beside ? columns : undefined }, [
    ...views.slice(0, headCount),
    picture,
    ...views.slice(headCount),
    state,
  ]);
}

/** The state, below the code or beside it. */
function stateView(
  { layout, mood, state, paint, stateRef }: WordsProps,
  width: number | undefined,
): ReactNode {
  if (!layout.has.has('state')) return null;
  const { stateBeside, stateSpace } = layout;
  const place =
    stateBeside === null
      ? { marginTop: stateSpace, width }
      : { marginLeft: STATE_GAP, alignSelf: 'flex-end' as const, width: stateBeside };
  return stack({ ref: stateRef, ...place }, stateRows(layout, mood, state, paint).map(row));
}

function inOneRow(left: ReactNode, right: ReactNode): ReactNode {
  return (
    <Box flexShrink={0}>
      {left}
      {right}
    </Box>
  );
}

/** Draws a message that has the screen for itself. */
export function MessageFrame({ frame, head, mood, headline, notes, paint }: MessageProps): ReactNode {
  const rows = [
    ...head.map((line) => painted(line, paint)),
    ...(head.length > 0 ? [''] : []),
    ...headline.map((text) => headlined(text, mood, paint)),
    ...(notes.length > 0 ? [''] : []),
    ...notes,
  ];
  // White space is the first to go.
  while (rows.length > frame.rows && rows.includes('')) rows.splice(rows.indexOf(''), 1);
  const middle = frame.columns >= 60;
  return (
    <Box
      width={frame.columns}
      height={frame.rows}
      alignItems="center"
      justifyContent={middle ? 'center' : 'flex-start'}
      paddingX={marginOf(frame.columns)}
    >
      {stack({}, rows.map(row))}
    </Box>
  );
}

/** The rows of a state as they stand in its layout: the headline, the bar, the sentences. */
export function stateRows(
  layout: CodeProps['layout'],
  mood: Mood,
  state: StateLines,
  paint: Paint,
): string[] {
  const { qr, beside, columns, noteRows, notesSpace } = layout;
  const space = (text: string) => (qr !== null && !beside ? ' '.repeat(centringIndent(text, columns)) : '');
  const bar = layout.has.has('bar') ? [state.bar ?? ''] : [];
  const notes = [...state.notes];
  // Sentences stand apart unless they need that row, too.
  if (notes.length < notesSpace + noteRows) notes.unshift('');
  while (notes.length < notesSpace + noteRows) notes.push('');
  return [
    space(state.headline) + headlined(state.headline, mood, paint),
    ...[...bar, ...notes].map((text) => space(text) + text),
  ];
}

/** The columns before a text in the middle; as many for 9 seconds as for 10, so that it does not jump. */
function centringIndent(text: string, columns: number): number {
  if (text === '') return 0;
  const width = widthOf(text.replace(/\b\d\b/g, '00'));
  return Math.max(0, Math.round((columns - width) / 2));
}

/** Where an element of the tree that was drawn last stands on the screen; null before it is drawn. */
export function areaOf(element: DOMElement | null): Area | null {
  const node = element?.yogaNode;
  if (node === undefined) return null;
  let [x, y] = [0, 0];
  for (let at: DOMElement | undefined = element ?? undefined; at !== undefined; at = at.parentNode) {
    x += at.yogaNode?.getComputedLeft() ?? 0;
    y += at.yogaNode?.getComputedTop() ?? 0;
  }
  return { x, y, columns: node.getComputedWidth(), rows: node.getComputedHeight() };
}

/** A block where it stands; in the middle if there is a `stepsWidth`, which is what all steps take together. */
function blockView({ lines, space, piece }: SpacedBlock, stepsWidth: number | null, paint: Paint): ReactNode {
  const isStep = piece === 'steps';
  const alignItems = stepsWidth !== null && !isStep ? 'center' : 'flex-start';
  const width = stepsWidth !== null && isStep ? stepsWidth : undefined;
  return stack(
    { marginTop: space, alignItems, width },
    lines.map((line) => row(painted(line, paint))),
  );
}

/** The QR of a code, drawn again only when its cells change. */
const QrView = memo(function QrView({
  cells,
  space,
}: {
  cells: readonly string[];
  space: number;
}): ReactNode {
  return stack({ marginTop: space }, cells.map(row));
});

function painted({ text, look, link }: Line, paint: Paint): string {
  return paint(link === undefined ? text : linked(text, link.part, link.target), look);
}

function row(text: string): ReactNode {
  // Ink gives an empty text no row at all.
  return <Text wrap="truncate-end">{text === '' ? ' ' : text}</Text>;
}

/** Rows one under the other, each known by its place, which no row ever leaves. */
function stack(props: ComponentProps<typeof Box>, rows: readonly ReactNode[]): ReactNode {
  return createElement(Box, { flexDirection: 'column', flexShrink: 0, ...props }, ...rows);
}
