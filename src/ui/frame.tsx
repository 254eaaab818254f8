/**
 * One frame of the screen, as a tree for Ink: everything it shows is in its properties, so the same properties give
 * the same characters. Every line in here already has its width; Ink places them and never wraps.
 */

import { Box, Text } from 'ink';
import { type ComponentProps, createElement, memo, type ReactNode } from 'react';
import type { Line } from './blocks.ts';
import { widthOf } from './cells.ts';
import { BESIDE, HEAD, type Layout, marginOf, type Placed, type Size } from './page.ts';
import type { Paint } from './paint.ts';
import type { QrDrawing } from './qr.ts';
import type { Mood } from './saying.ts';
import type { StateLines } from './state.ts';

/** A screen with a code on it. */
export type CodeProps = {
  readonly frame: Size;
  readonly layout: Layout<QrDrawing>;
  readonly foot: readonly Line[];
  readonly mood: Mood;
  readonly state: StateLines;
  readonly paint: Paint;
};

/** A screen without a code: the head, the news and a few sentences, as one block in the middle. */
export type MessageProps = {
  readonly frame: Size;
  readonly head: readonly Line[];
  readonly mood: Mood;
  readonly headline: readonly string[];
  readonly notes: readonly string[];
  readonly paint: Paint;
};

/** Draws a code with its QR, its words, its state and its keys. */
export function CodeFrame({ frame, layout, foot, mood, state, paint }: CodeProps): ReactNode {
  const { qr, beside, columns, blocks } = layout;
  const centred = !beside && qr !== null;
  const middle = centred || frame.columns >= 60;
  const steps = blocks.filter(({ piece }) => piece === 'steps').flatMap(({ lines }) => lines);
  const stepsWidth = Math.max(0, ...steps.map(({ text }) => widthOf(text)));
  const headCount = blocks.filter(({ piece }) => HEAD.includes(piece)).length;
  const placed = blocks.map((block) => blockView(block, centred ? stepsWidth : null, paint));
  const picture = centred ? <QrView cells={qr.cells} space={layout.qrSpace} /> : null;
  const words = stack(
    { alignItems: centred ? 'center' : 'flex-start', width: beside ? columns : undefined },
    [
      ...placed.slice(0, headCount),
      picture,
      ...placed.slice(headCount),
      layout.has.has('state') ? stateView(layout, mood, state, paint) : null,
    ],
  );
  return (
    <Box width={frame.columns} height={frame.rows} flexDirection="column" paddingX={layout.margin}>
      <Box flexGrow={1} flexShrink={0} alignItems="center" justifyContent={middle ? 'center' : 'flex-start'}>
        <Box flexShrink={0} alignItems={layout.form === 'wide' ? 'flex-start' : 'center'}>
          {beside && qr !== null ? (
            <Box flexShrink={0} marginRight={BESIDE}>
              <QrView cells={qr.cells} space={0} />
            </Box>
          ) : null}
          {words}
        </Box>
      </Box>
      {stack(
        { alignItems: centred ? 'center' : 'flex-start' },
        foot.map(({ text, look }) => row(paint(text, look))),
      )}
    </Box>
  );
}

/** Draws news that have the screen for themselves. */
export function MessageFrame({ frame, head, mood, headline, notes, paint }: MessageProps): ReactNode {
  const rows = [
    ...head.map(({ text, look }) => paint(text, look)),
    ...(head.length > 0 ? [''] : []),
    ...headline.map((text) => paint(text, mood)),
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

function stateView(layout: CodeProps['layout'], mood: Mood, state: StateLines, paint: Paint): ReactNode {
  const notes = [...state.notes];
  while (notes.length < layout.noteRows) notes.push('');
  const width = layout.beside || layout.qr === null ? undefined : layout.stateColumns;
  return stack({ marginTop: layout.stateSpace, width }, [
    row(paint(state.headline, mood)),
    layout.has.has('bar') ? row(state.bar ?? '') : null,
    notes.length > 0 ? stack({ marginTop: layout.notesSpace }, notes.map(row)) : null,
  ]);
}

/** A block where it stands; in the middle if there is a `stepsWidth`, which is what all steps take together. */
function blockView({ lines, space, piece }: Placed, stepsWidth: number | null, paint: Paint): ReactNode {
  const isStep = piece === 'steps';
  const alignItems = stepsWidth !== null && !isStep ? 'center' : 'flex-start';
  const width = stepsWidth !== null && isStep ? stepsWidth : undefined;
  return stack(
    { marginTop: space, alignItems, width },
    lines.map(({ text, look }) => row(paint(text, look))),
  );
}

/** The QR of a code; drawn once for as long as its cells stay the same. */
const QrView = memo(function QrView({
  cells,
  space,
}: {
  cells: readonly string[];
  space: number;
}): ReactNode {
  return stack({ marginTop: space }, cells.map(row));
});

function row(text: string): ReactNode {
  // Ink gives an empty text no row at all.
  return <Text wrap="truncate-end">{text === '' ? ' ' : text}</Text>;
}

/** Rows one under the other, each known by its place, which no row ever leaves. */
function stack(props: ComponentProps<typeof Box>, rows: readonly ReactNode[]): ReactNode {
  return createElement(Box, { flexDirection: 'column', flexShrink: 0, ...props }, ...rows);
}
