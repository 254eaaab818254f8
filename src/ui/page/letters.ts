/**
 * Large letters, to be read from across a room: capitals and small letters differ, and so do 0 and O, 1, l and I.
 *
 * Each letter stands on the seventh of nine rows, five pixels wide. A text with any other character has no large
 * form. This file must not know that it draws codes.
 */

/** A text in large letters: equally wide rows of blocks or of `#`, without empty rows above and below. */
export type Lettering = { readonly columns: number; readonly rows: readonly string[] };

/** One or two cells for each pixel's width. */
export type Scale = 1 | 2;

const WIDTH = 5;
const HEIGHT = 9;
/** Pixels between letters: two tell them apart from afar, one will do where space is short. */
const GAPS = [2, 1] as const;

const BANDS: readonly { readonly letters: string; readonly pixels: string }[] = [
  {
    letters: 'abcdefghijklm',
    pixels: `
..... #.... ..... ....# ..... ..##. ..... #.... ..#.. ...#. #.... .#... .....
..... #.... ..... ....# ..... .#..# ..... #.... ..... ..... #.... .#... .....
.###. #.##. .###. .##.# .###. .#... .#### #.##. .##.. ..##. #..#. .#... ##.#.
....# ##..# #...# #..## #...# ####. #...# ##..# ..#.. ...#. #.#.. .#... #.#.#
.#### #...# #.... #...# ##### .#... #...# #...# ..#.. ...#. ##... .#... #.#.#
#...# #...# #...# #...# #.... .#... #...# #...# ..#.. ...#. #.#.. .#..# #.#.#
.#### ####. .###. .#### .###. .#... .#### #...# .###. ...#. #..#. ..##. #.#.#
..... ..... ..... ..... ..... ..... ....# ..... ..... #..#. ..... ..... .....
..... ..... ..... ..... ..... ..... .###. ..... ..... .##.. ..... ..... .....`,
  },
  {
    letters: 'nopqrstuvwxyz',
    pixels: `
..... ..... ..... ..... ..... ..... .#... ..... ..... ..... ..... ..... .....
..... ..... ..... ..... ..... ..... .#... ..... ..... ..... ..... ..... .....
#.##. .###. #.##. .##.# #.##. .#### ####. #...# #...# #...# #...# #...# #####
##..# #...# ##..# #..## ##..# #.... .#... #...# #...# #.#.# .#.#. #...# ...#.
#...# #...# #...# #...# #.... .###. .#... #...# #...# #.#.# ..#.. #...# ..#..
#...# #...# #...# #...# #.... ....# .#..# #..## .#.#. #.#.# .#.#. #...# .#...
#...# .###. ####. .#### #.... ####. ..##. .##.# ..#.. .#.#. #...# .#### #####
..... ..... #.... ....# ..... ..... ..... ..... ..... ..... ..... ....# .....
..... ..... #.... ....# ..... ..... ..... ..... ..... ..... ..... .###. .....`,
  },
  {
    letters: 'ABCDEFGHIJKLM',
    pixels: `
..#.. ####. .###. ####. ##### ##### .###. #...# ##### ..### #...# #.... #...#
.#.#. #...# #...# #...# #.... #.... #...# #...# ..#.. ...#. #..#. #.... ##.##
#...# #...# #.... #...# #.... #.... #.... #...# ..#.. ...#. #.#.. #.... #.#.#
#...# ####. #.... #...# ####. ####. #.### ##### ..#.. ...#. ##... #.... #.#.#
##### #...# #.... #...# #.... #.... #...# #...# ..#.. ...#. #.#.. #.... #...#
#...# #...# #...# #...# #.... #.... #...# #...# ..#.. #..#. #..#. #.... #...#
#...# ####. .###. ####. ##### #.... .#### #...# ##### .##.. #...# ##### #...#
..... ..... ..... ..... ..... ..... ..... ..... ..... ..... ..... ..... .....
..... ..... ..... ..... ..... ..... ..... ..... ..... ..... ..... ..... .....`,
  },
  {
    letters: 'NOPQRSTUVWXYZ',
    pixels: `
#...# .###. ####. .###. ####. .#### ##### #...# #...# #...# #...# #...# #####
##..# #...# #...# #...# #...# #.... ..#.. #...# #...# #...# #...# #...# ....#
#.#.# #...# #...# #...# #...# #.... ..#.. #...# #...# #...# .#.#. .#.#. ...#.
#.#.# #...# ####. #...# ####. .###. ..#.. #...# #...# #.#.# ..#.. ..#.. ..#..
#..## #...# #.... #.#.# #.#.. ....# ..#.. #...# #...# #.#.# .#.#. ..#.. .#...
#...# #...# #.... #..#. #..#. ....# ..#.. #...# .#.#. ##.## #...# ..#.. #....
#...# .###. #.... .##.# #...# ####. ..#.. .###. ..#.. #...# #...# ..#.. #####
..... ..... ..... ..... ..... ..... ..... ..... ..... ..... ..... ..... .....
..... ..... ..... ..... ..... ..... ..... ..... ..... ..... ..... ..... .....`,
  },
  {
    letters: '0123456789-',
    pixels: `
.###. ..#.. .###. ##### ...#. ##### ..##. ##### .###. .###. .....
#...# .##.. #...# ...#. ..##. #.... .#... ....# #...# #...# .....
#..## #.#.. ....# ..#.. .#.#. ####. #.... ...#. #...# #...# .....
#.#.# ..#.. ...#. ...#. #..#. ....# ####. ..#.. .###. .#### #####
##..# ..#.. ..#.. ....# ##### ....# #...# ..#.. #...# ....# .....
#...# ..#.. .#... #...# ...#. #...# #...# ..#.. #...# ...#. .....
.###. ##### ##### .###. ...#. .###. .###. ..#.. .###. .##.. .....
..... ..... ..... ..... ..... ..... ..... ..... ..... ..... .....
..... ..... ..... ..... ..... ..... ..... ..... ..... ..... .....`,
  },
];

/** The columns that the large form of a text takes, the widest first; none where a character has no such form. */
export function letteringWidths(text: string, scale: Scale): number[] {
  const count = [...text].length;
  if (count === 0 || [...text].some((letter) => picture(letter) === null)) return [];
  return GAPS.map((gap) => (count * (WIDTH + gap) - gap) * scale);
}

/** The widest large form of a text within `most` columns, or else the narrowest; null where a character has none. */
export function lettering(
  text: string,
  scale: Scale,
  glyphs: 'blocks' | 'other',
  most: number,
): Lettering | null {
  const widths = letteringWidths(text, scale);
  const columns = widths.find((width) => width <= most) ?? widths.at(-1);
  if (columns === undefined) return null;
  const pictures = [...text].map(picture);
  const between = ' '.repeat(GAPS[widths.indexOf(columns)] ?? 1);
  const ink = (glyphs === 'blocks' ? '█' : '#').repeat(scale);
  const paper = ' '.repeat(scale);
  const rows: string[] = [];
  for (let y = 0; y < HEIGHT; y++) {
    const pixels = pictures.map((rowsOf) => rowsOf?.[y] ?? '').join(between);
    if (!pixels.includes('#') && (rows.length === 0 || belowAll(pictures, y))) continue;
    rows.push(pixels.replace(/[#. ]/g, (pixel) => (pixel === '#' ? ink : paper)));
  }
  return { columns, rows };
}

function belowAll(pictures: readonly (readonly string[] | null)[], from: number): boolean {
  return pictures.every((rowsOf) => rowsOf?.slice(from).every((row) => !row.includes('#')));
}

function picture(letter: string): readonly string[] | null {
  for (const { letters, pixels } of BANDS) {
    const at = letters.indexOf(letter);
    if (at < 0) continue;
    const rows = pixels.trim().split('\n');
    return rows.map((row) => row.slice(at * (WIDTH + 1), at * (WIDTH + 1) + WIDTH));
  }
  return null;
}
