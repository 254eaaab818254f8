/** Ways in which a server may send a secret back, each as a function from text to text; for tests of what hides secrets. */

import fc from 'fast-check';

export type Disguise = readonly [name: string, dress: (text: string) => string];

const points = (text: string): string[] => [...text];
const bytes = (text: string): number[] => [...new TextEncoder().encode(text)];
const hex = (value: number, width: number): string => value.toString(16).padStart(width, '0');
const units = (text: string): number[] => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
const between = (mark: string, every = 1) => {
  return (text: string) =>
    points(text)
      .map((letter, at) => (at > 0 && at % every === 0 ? mark + letter : letter))
      .join('');
};
const shifted = (text: string, lower: number, upper: number, digit: number): string =>
  text.replace(/[A-Za-z0-9]/g, (letter) => {
    const code = letter.charCodeAt(0);
    const base = code >= 97 ? lower - 97 : code >= 65 ? upper - 65 : digit - 48;
    return String.fromCodePoint(code + base);
  });

/** Escapes that any reader of an address, a page, JSON or a mail takes back. */
export const ESCAPES: readonly Disguise[] = [
  ['percent-encoded', (text) => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'))],
  [
    'percent-encoded throughout',
    (text) =>
      bytes(text)
        .map((byte) => `%${hex(byte, 2)}`)
        .join(''),
  ],
  [
    'percent-encoded in capitals',
    (text) =>
      bytes(text)
        .map((byte) => `%${hex(byte, 2).toUpperCase()}`)
        .join(''),
  ],
  [
    'percent-encoded three times',
    (text) =>
      bytes(text)
        .map((byte) => `%2525${hex(byte, 2)}`)
        .join(''),
  ],
  ['as in a form', (text) => new URLSearchParams({ '': text }).toString().slice(1)],
  [
    'as escape() writes it',
    (text) =>
      units(text)
        .map((unit) => `%u${hex(unit, 4)}`)
        .join(''),
  ],
  [
    'in decimal entities',
    (text) =>
      points(text)
        .map((one) => `&#${one.codePointAt(0)};`)
        .join(''),
  ],
  [
    'in padded entities',
    (text) =>
      points(text)
        .map((one) => `&#000${one.codePointAt(0)};`)
        .join(''),
  ],
  [
    'in hexadecimal entities',
    (text) =>
      points(text)
        .map((one) => `&#x${hex(one.codePointAt(0) ?? 0, 1)};`)
        .join(''),
  ],
  [
    'in entities of entities',
    (text) =>
      points(text)
        .map((one) => `&amp;amp;#${one.codePointAt(0)};`)
        .join(''),
  ],
  [
    'in named entities',
    (text) =>
      text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('.', '&period;')
        .replaceAll('+', '&plus;')
        .replaceAll('-', '&hyphen;'),
  ],
  ['escaped for JSON', (text) => JSON.stringify(text).slice(1, -1)],
  ['escaped for JSON twice', (text) => JSON.stringify(JSON.stringify(text).slice(1, -1)).slice(1, -1)],
  [
    'in JSON escapes throughout',
    (text) =>
      units(text)
        .map((unit) => `\\u${hex(unit, 4)}`)
        .join(''),
  ],
  [
    'in escapes with braces',
    (text) =>
      points(text)
        .map((one) => `\\u{${hex(one.codePointAt(0) ?? 0, 1)}}`)
        .join(''),
  ],
  [
    'in quoted-printable',
    (text) =>
      bytes(text)
        .map((byte) => `=${hex(byte, 2).toUpperCase()}`)
        .join(''),
  ],
  ['wrapped as in a mail', between('=\r\n', 7)],
];

/** Encodings of the whole. */
export const ENCODINGS: readonly Disguise[] = [
  ['in base64', (text) => Buffer.from(text).toString('base64')],
  ['in base64url', (text) => Buffer.from(text).toString('base64url')],
  ['in base64, one off', (text) => Buffer.from(`:${text}`).toString('base64')],
  ['in base64, two off', (text) => Buffer.from(`id${text}`).toString('base64')],
  // Of ASCII only.
  [
    'in base64 of UTF-16',
    (text) => Buffer.from(text, /^[\x00-\x7f]*$/.test(text) ? 'utf16le' : 'utf8').toString('base64'),
  ],
  ['in hexadecimal', (text) => Buffer.from(text).toString('hex')],
  [
    'as a dump',
    (text) =>
      bytes(text)
        .map((byte) => hex(byte, 2))
        .join(' '),
  ],
];

/** What breaks a word and is not seen, or makes other letters of it. */
export const MARKS: readonly Disguise[] = [
  ['broken by <wbr>', between('<wbr>')],
  ['in elements', between('</b><b class="x">', 2)],
  ['broken by comments', between('<!-- -->', 3)],
  ['broken by zero-width characters', between('\u200b')],
  ['broken by joiners', between('\u2060\ufeff\u200d', 2)],
  ['broken by soft hyphens', between('\u00ad')],
  ['broken by soft hyphens of HTML', between('&shy;', 2)],
  ['broken by &#8203;', between('&#8203;', 2)],
  ['broken by blanks', between(' ')],
  ['broken by wide blanks', between('\u00a0\u3000\u2009', 3)],
  ['broken by line ends', between('\r\n', 5)],
  ['broken by braille blanks', between('\u2800', 2)],
  ['broken by dashes', between('-', 4)],
  ['broken by other dashes', between('\u2011', 4)],
  ['broken by dots', between('·', 1)],
  [
    'with marks on it',
    (text) =>
      points(text)
        .map((one) => `${one}\u0336`)
        .join(''),
  ],
  ['in colours', between('\x1b[1;31m', 3)],
  [
    'in full width',
    (text) => text.replace(/[\x21-\x7e]/g, (one) => String.fromCodePoint(one.charCodeAt(0) + 0xfee0)),
  ],
  ['in bold', (text) => shifted(text, 0x1d41a, 0x1d400, 0x1d7ce)],
  ['in type', (text) => shifted(text, 0x1d68a, 0x1d670, 0x1d7f6)],
  [
    'in circles',
    (text) =>
      text.replace(/[A-Za-z]/g, (one) =>
        String.fromCodePoint(one.charCodeAt(0) + (one < 'a' ? 0x24b6 - 65 : 0x24d0 - 97)),
      ),
  ],
  ['between marks that turn it', (text) => `\u202a${text}\u202c`],
  ['in capitals', (text) => text.toUpperCase()],
  ['in small letters', (text) => text.toLowerCase()],
];

const OF_WORDS = /capitals|small|dots|dashes|marks on/;
/** Marks that may also break an encoding or an escape: what changes letters or adds any makes another one of it. */
const OUTER_MARKS = MARKS.filter(([name]) => !OF_WORDS.test(name));

/** Up to five of them, one over the other. */
export const disguise: fc.Arbitrary<Disguise> = fc
  .tuple(
    // What colours a terminal is broken by anything around it.
    fc.subarray(
      MARKS.filter(([name]) => name !== 'in colours'),
      { maxLength: 1 },
    ),
    fc.subarray([...ESCAPES], { maxLength: 1 }),
    fc.subarray([...ENCODINGS], { maxLength: 1 }),
    fc.subarray([...ESCAPES], { maxLength: 1 }),
    fc.subarray([...OUTER_MARKS], { maxLength: 1 }),
  )
  .map((drawn) => {
    const all = drawn.flat();
    return [
      all.map(([name]) => name).join(', ') || 'as it is',
      (text) => all.reduce((sofar, [, dress]) => dress(sofar), text),
    ] as const;
  });
