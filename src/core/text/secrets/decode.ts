/**
 * The ways in which a text may be escaped or encoded, taken back: one step a function, and nested escapes of the same
 * kind at once. A step gives back the same reading where there is nothing to take back. Knows nothing of secrets.
 */

import { type Bytes, stretches, utf8Parts } from './bytes.ts';
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
  /\\+(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|([0-3][0-7]{2})|([bfnrtv])|(["'/]))|(\\)\\+/gi;

/** Escapes of JSON and the languages like it. */
export function unbackslash(reading: Reading): Reading {
  return reread(reading, BACKSLASH, ([whole, point, unit, byte, octal, control, mark, own = '']) => {
    const hex = point ?? unit ?? byte;
    const text =
      hex !== undefined
        ? character(hex, 16)
        : octal !== undefined
          ? character(octal, 8)
          : control !== undefined
            ? ' '
            : (mark ?? own);
    return [[text, 0, whole.length]];
  });
}

/** What an address or a form does not hold by accident. */
const LOOKS_QUOTED = /=3d|=\r?\n|(?:=[0-9a-f]{2}){2}/i;

/** Quoted-printable (RFC 2045 §6.7), as in mail. */
export function unquoted(reading: Reading): Reading {
  if (!LOOKS_QUOTED.test(reading.text)) return reading;
  return reread(reading, /(?:=[0-9a-f]{2})+|=\r?\n/gi, ([whole]) =>
    /\n/.test(whole) ? [] : utf8Parts(bytesOf(whole, /=([0-9a-f]{2})/gi, 0)),
  );
}

/** Without what pads an encoding, and breaks its lines in a mail. */
export function unpadded(reading: Reading): Reading {
  return reread(reading, /=/g, () => []);
}

/** Without what a form writes for a blank. */
export function unspaced(reading: Reading): Reading {
  return reread(reading, /\+/g, () => []);
}

const SEXTETS = new Uint8Array(128);
for (const [value, letter] of [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
].entries())
  SEXTETS[letter.charCodeAt(0)] = value;
SEXTETS['-'.charCodeAt(0)] = 62;
SEXTETS['_'.charCodeAt(0)] = 63;

/** What is text in base64 of either alphabet, where groups of four begin `skip` letters into each run. */
export function unbase64(reading: Reading, skip: number): Reading {
  return inRuns(reading, /[A-Za-z0-9+/_-]{6,}/g, (run) => {
    const values = new Uint8Array(Math.max(0, Math.floor(((run.length - skip) * 3) / 4)));
    const sextet = (at: number): number => SEXTETS[run.charCodeAt(at)] ?? 0;
    // A byte begins in one letter and ends in the next.
    const from = (at: number): number => skip + Math.floor((at * 4) / 3);
    for (const at of values.keys()) {
      const first = from(at);
      const shift = 2 * ((at % 3) + 1);
      values[at] = (sextet(first) << shift) | (sextet(first + 1) >> (6 - shift));
    }
    return { values, from, to: (at) => from(at) + 2 };
  });
}

/** What is text in hexadecimal bytes, be they apart (`73:33`, `0x73, 0x33`), from digit `skip` of each run on. */
export function unhex(reading: Reading, skip: number): Reading {
  return inRuns(reading, /(?:(?:0x)?[0-9a-f]{2}[:,;.-]?){5,}[0-9a-f]?/gi, (run) =>
    bytesOf(run, /(?:0x)?([0-9a-f]{2})/gi, skip),
  );
}

/** Only what is text in the runs that `find` finds. */
function inRuns(reading: Reading, find: RegExp, bytes: (run: string) => Bytes): Reading {
  const parts: Part[] = [];
  for (const { index, 0: run } of reading.text.matchAll(find))
    for (const [text, from, to] of stretches(bytes(run))) parts.push([text, index + from, index + to]);
  return composed(reading, parts);
}

/** The bytes whose digits are what `find` finds. */
function bytesOf(text: string, find: RegExp, skip: number): Bytes {
  const found = [...text.slice(skip).matchAll(find)];
  return {
    values: Uint8Array.from(found, ([, digits = '']) => Number.parseInt(digits, 16)),
    from: (at) => skip + (found[at]?.index ?? 0),
    to: (at) => skip + (found[at]?.index ?? 0) + (found[at]?.[0].length ?? 0),
  };
}

function character(digits: string, base: number): string {
  const point = Number.parseInt(digits, base);
  return point <= 0x10ffff ? String.fromCodePoint(point) : '';
}
