/**
 * The ways in which a text may be escaped or encoded, taken back: one step a function, and nested escapes of the same
 * kind at once. A step gives back the same reading where there is nothing to take back. Knows nothing of secrets.
 */

import { type Byte, stretches, utf8Parts } from './bytes.ts';
import { composed, type Part, type Reading, reread } from './reading.ts';

// `%2541` is `%41`, escaped once more.
const PERCENT = /%(?:25)*u([0-9a-f]{4})|(?:%(?:25)*[0-9a-f]{2})+/gi;

/** Escapes of addresses and forms. */
export function unpercent(reading: Reading): Reading {
  return reread(reading, PERCENT, ([whole, unit]) =>
    unit === undefined
      ? utf8Parts(bytesOf(whole, /%(?:25)*([0-9a-f]{2})/gi, 0))
      : [[character(unit, 16), 0, whole.length]],
  );
}

// `&amp;#65;` is `&#65;`, escaped once more.
const ENTITY =
  /&(?:amp;|#0{0,9}38;|#x0{0,9}26;)*(?:#0{0,9}(\d{1,7});?|#x0{0,9}([0-9a-f]{1,6});?|([a-z][a-z0-9]{1,31});)/gi;

const NAMED: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...[
      'amp &',
      'lt <',
      'gt >',
      'quot "',
      "apos '",
      'excl !',
      'num #',
      'dollar $',
      'percnt %',
      'lpar (',
      'rpar )',
    ],
    ...[
      'ast *',
      'midast *',
      'plus +',
      'comma ,',
      'period .',
      'sol /',
      'colon :',
      'semi ;',
      'equals =',
      'quest ?',
    ],
    ...['commat @', 'lsqb [', 'lbrack [', 'bsol \\', 'rsqb ]', 'rbrack ]', 'Hat ^', 'lowbar _', 'UnderBar _'],
    ...['grave `', 'lcub {', 'lbrace {', 'verbar |', 'vert |', 'rcub }', 'rbrace }', 'hyphen -', 'dash -'],
  ].map((row) => row.split(' ') as [string, string]),
);

/** A letter in other type (`&aopf;`) or with an accent (`&eacute;`). */
const LETTER =
  /^([a-z])(?:fr|opf|scr|acute|grave|circ|uml|tilde|cedil|ring|slash|caron|macr|ogon|breve|dot|strok)$/i;

/** Entities of HTML and XML. What has no name here prints as no letter. */
export function unentity(reading: Reading): Reading {
  return reread(reading, ENTITY, ([whole, decimal, hex, name = '']) => {
    const text =
      decimal !== undefined
        ? character(decimal, 10)
        : hex !== undefined
          ? character(hex, 16)
          : (NAMED[name] ?? LETTER.exec(name)?.[1] ?? '');
    return [[text, 0, whole.length]];
  });
}

// However many backslashes: JSON within JSON has more of them.
const BACKSLASH =
  /\\+(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|([0-3][0-7]{2})|([bfnrtv])|(["'/]))/gi;

/** Escapes of JSON and the languages like it. */
export function unbackslash(reading: Reading): Reading {
  return reread(reading, BACKSLASH, ([whole, point, unit, byte, octal, control, mark = '']) => {
    const hex = point ?? unit ?? byte;
    const text =
      hex !== undefined
        ? character(hex, 16)
        : octal !== undefined
          ? character(octal, 8)
          : control !== undefined
            ? ' '
            : mark;
    return [[text, 0, whole.length]];
  });
}

/** What a form writes for a blank. */
export function withBlanks(reading: Reading): Reading {
  return reread(reading, /\+/g, () => [[' ', 0, 1]]);
}

/** Quoted-printable (RFC 2045 §6.7), as in mail. */
export function unquoted(reading: Reading): Reading {
  return reread(reading, /(?:=[0-9a-f]{2})+|=\r?\n/gi, ([whole]) =>
    /\n/.test(whole) ? [] : utf8Parts(bytesOf(whole, /=([0-9a-f]{2})/gi, 0)),
  );
}

/** Without what pads an encoding, and breaks its lines in a mail. */
export function unpadded(reading: Reading): Reading {
  return reread(reading, /=/g, () => []);
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** What is text in base64 of either alphabet, where groups of four begin `skip` letters into each run. */
export function unbase64(reading: Reading, skip: number): Reading {
  return inRuns(reading, /[A-Za-z0-9+/_-]{6,}/g, (run) => {
    const bytes: Byte[] = [];
    let bits = 0;
    for (let at = skip; at < run.length; at += 1) {
      const letter = run[at] === '-' ? '+' : run[at] === '_' ? '/' : (run[at] ?? '');
      bits = ((bits << 6) | ALPHABET.indexOf(letter)) & 0xffff;
      const left = ((at - skip + 1) * 6) % 8;
      // A byte is complete with every letter but the first of four.
      if (left !== 6) bytes.push([(bits >> left) & 0xff, at - 1, at + 1]);
    }
    return bytes;
  });
}

/** What is text in hexadecimal bytes, be they apart (`73:33`, `0x73, 0x33`), from digit `skip` of each run on. */
export function unhex(reading: Reading, skip: number): Reading {
  return inRuns(reading, /(?:(?:0x)?[0-9a-f]{2}[:,;.-]?){5,}[0-9a-f]?/gi, (run) =>
    bytesOf(run, /(?:0x)?([0-9a-f]{2})[:,;.-]?/gi, skip),
  );
}

/** Only what is text in the runs that `find` finds. */
function inRuns(reading: Reading, find: RegExp, bytes: (run: string) => readonly Byte[]): Reading {
  const parts: Part[] = [];
  for (const { index, 0: run } of reading.text.matchAll(find))
    for (const [text, from, to] of stretches(bytes(run))) parts.push([text, index + from, index + to]);
  return composed(reading, parts);
}

function bytesOf(text: string, find: RegExp, skip: number): Byte[] {
  return [...text.slice(skip).matchAll(find)].map(({ index, 0: whole, 1: digits = '' }) => [
    Number.parseInt(digits, 16),
    skip + index,
    skip + index + whole.length,
  ]);
}

function character(digits: string, base: number): string {
  const point = Number.parseInt(digits, base);
  return point <= 0x10ffff ? String.fromCodePoint(point) : '';
}
