/** Outside text on a terminal: nothing moves a cursor, hides itself or reorders its neighbours; no secret is shown. */

import { describe, expect, it } from 'vitest';
import { hideKnown, hideSecrets } from '../../../src/core/text/secrets/hide.ts';
import { asciiJson, isPrintableAscii, safeText } from '../../../src/core/text/text.ts';
import { fixOf, saysOf, trouble } from '../../../src/core/trouble/trouble.ts';
import { ENCODINGS, ESCAPES, MARKS } from './disguises.ts';
import { numbers, pick } from './make.ts';

const UNSAFE =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Variation_Selector}]/u;

const HOSTILE = [
  '\u001b[2J',
  '\u001b]8;;http://evil\u0007',
  '\u001bP',
  '\u009b31m',
  '\u0007',
  '\b',
  '\r\n',
  '\u0085',
  '\u0000',
  '\u007f',
  '\u202A',
  '\u202E',
  '\u2066',
  '\u2069',
  '\u200B',
  '\u200D',
  '\u200E',
  '\u061C',
  '\uFEFF',
  '\u00AD',
  '\u2028',
  '\u2029',
  '\uFE0F',
  '\u{E0041}',
  '\u{E0100}',
  '\u180B',
  '\u180E',
  '\u034F',
  '\u115F',
  '\u3164',
  '\uFFA0',
  '\u17B4',
  '\u2065',
  '\uFFF0',
  '\u{1D173}',
  '\u{E0000}',
  '\uE000',
  '\u{10FFFD}',
  '\uD800',
  '\uDC00',
  '\uD83D',
  'a',
  'Zoom',
  ' ',
  'é',
  '漢',
  '😀',
  'ا',
  '<',
  '%',
  '\\',
] as unknown as [string, ...string[]];

describe('outside text', () => {
  it('holds nothing unsafe afterwards, 10,000 times', () => {
    const random = numbers(1);
    for (let nth = 0; nth < 10_000; nth += 1) {
      const outside = Array.from({ length: Math.floor(random() * 30) }, () =>
        random() < 0.7 ? pick(random, HOSTILE) : String.fromCodePoint(Math.floor(random() * 0x110000)),
      ).join('');
      const most = Math.floor(random() * 40);
      const shown = safeText(outside, most);
      expect(UNSAFE.test(shown), JSON.stringify(outside)).toBe(false);
      expect(safeText(shown, shown.length)).toBe(shown);
    }
  });

  it('is safe for every single character there is', () => {
    const left: number[] = [];
    for (let point = 0; point <= 0x10ffff; point += 1) {
      if (UNSAFE.test(safeText(String.fromCodePoint(point)))) left.push(point);
    }
    expect(left).toEqual([]);
  });

  it.each([
    ['plain words', 'Ann Smith', 'Ann Smith'],
    ['other scripts and emoji', 'Zoë 漢字 😀', 'Zoë 漢字 😀'],
    ['an escape', 'a\u001b[31mb', 'a<U+001B>[31mb'],
    ['a bidi override', 'a\u202Eb', 'a<U+202E>b'],
    ['a tag', 'a\u{E0041}b', 'a<U+E0041>b'],
    ['half a pair', 'a\uD83D', 'a<U+D83D>'],
  ])('names what it takes out: %s', (_name, outside, shown) => {
    expect(safeText(outside)).toBe(shown);
  });

  it('is cut, and says so', () => {
    expect(safeText('abcdef', 3)).toBe('abc…');
    expect(safeText('abc', 3)).toBe('abc');
    expect(safeText('ab😀', 3)).toBe('ab<U+D83D>…');
  });

  it('is safe in the words of a trouble', () => {
    const told = trouble('provider_refused', '\u001b[2J\u202Egnp', 'roomkey hint \u0007');
    expect(UNSAFE.test(saysOf(told) + fixOf(told))).toBe(false);
    expect(saysOf(trouble('bad_answer', 'x'.repeat(10_000))).length).toBeLessThan(700);
  });
});

describe('printable ASCII', () => {
  it('is 0x20 to 0x7E and nothing else', () => {
    for (let point = 0; point < 0x300; point += 1) {
      expect(isPrintableAscii(String.fromCodePoint(point))).toBe(point >= 0x20 && point <= 0x7e);
    }
    expect(isPrintableAscii('')).toBe(true);
    expect(isPrintableAscii('a\n')).toBe(false);
  });
});

describe('a secret in a text', () => {
  it.each([
    ['plain', 'code s3cr+t/x was used', 'code [hidden] was used'],
    ['url-encoded', 'code s3cr%2Bt%2Fx was used', 'code [hidden] was used'],
    ['twice', 's3cr+t/x s3cr+t/x', '[hidden] [hidden]'],
    ['inside other words', 'a=s3cr+t/x&b', 'a=[hidden]&b'],
  ])('is hidden: %s', (_name, text, hidden) => {
    expect(hideSecrets(text, ['s3cr+t/x'])).toBe(hidden);
  });

  it.each([
    ['in a URL', 'a%20b%2B%C3%A9', '[hidden]'],
    ['in a form', 'a+b%2B%C3%A9', '[hidden]'],
    ['in a URL, in small letters', 'a%20b%2b%c3%a9', '[hidden]'],
    ['in a form, in small letters', 'x=a+b%2b%c3%a9', 'x=[hidden]'],
    ['as a header', 'Basic cm9vbTp4', '[hidden]'],
    ['as a header without its scheme', 'got cm9vbTp4', 'got [hidden]'],
  ])('is hidden in the form it has %s', (_name, text, hidden) => {
    expect(hideSecrets(text, ['a b+é', 'Basic cm9vbTp4'])).toBe(hidden);
  });

  it.each([...MARKS, ...ESCAPES, ...ENCODINGS])('is hidden %s', (name, dress) => {
    // A token in other letters is another one.
    const isRespelt = /capitals|small/.test(name);
    for (const secret of ['WDJB-MJHT', ...(isRespelt ? [] : ['k9Zq3Lm2Wx8Rt5Yp', 's3cr+t/x"\\é 7'])]) {
      const shown = hideKnown(`No such code: ${dress(secret)}, said the server.`, [secret]);
      expect(shown).toMatch(/^No such code: .{0,30}\[hidden\].{0,40}, said the server\.$/s);
      expect(shown).not.toContain(secret);
    }
  });

  it('is hidden in small letters, without its dash, and apart', () => {
    for (const form of [
      'wdjbmjht',
      'WDJBMJHT',
      'wdjb mjht',
      'W D J B M J H T',
      'Wdjb_Mjht',
      'wdjb\u2013mjht',
    ])
      expect(hideKnown(`There is no ${form}.`, ['WDJB-MJHT'])).toBe('There is no [hidden].');
  });

  it('that cannot be looked at in every way is not shown', () => {
    const nested = '<b>%26amp;\\u0025=3D+=3D\u200b%255c&#92;'.repeat(80);
    expect(hideKnown(nested, ['WDJB-MJHT'])).toBe('[hidden]');
  });

  it('that is cut short by the end of a long text is not shown in part', () => {
    const long = `${'a word '.repeat(570)}${'k9Zq3Lm2Wx8Rt5Yp'.repeat(20)}`;
    expect(hideKnown(long, ['k9Zq3Lm2Wx8Rt5Yp'.repeat(20)])).toMatch(/^(a word ){570}\[hidden\]…$/);
    expect(hideKnown('k9Zq3Lm2Wx8Rt5Yp'.repeat(400), ['k9Zq3Lm2Wx8Rt5Yp'.repeat(400)])).toBe('[hidden]…');
    expect(hideKnown('A'.repeat(10_000), ['k9Zq3Lm2Wx8Rt5Yp'])).toBe(`${'A'.repeat(4_000)}…`);
  });

  it('that nobody knows is hidden by its looks though it is escaped or broken', () => {
    const token = 'eyJhbGciOiJIUzUxMiJ9';
    for (const [name, dress] of [...ESCAPES, ...MARKS].filter(([one]) =>
      /encoded|entities|JSON|invisible|joiners|hyphens$|zero|wbr|width/.test(one),
    ))
      expect(hideSecrets(`It was ${dress(token)} then`, []), name).toMatch(
        /^It was .{0,9}\[hidden\].{0,9} then$/s,
      );
  });

  it('is hidden by its looks, too: a long run with digits, or a very long one', () => {
    expect(hideSecrets('token eyJhbGciOiJIUzUxMiJ9 end', [])).toBe('token [hidden] end');
    expect(hideSecrets(`x ${'a'.repeat(40)} y`, [])).toBe('x [hidden] y');
    expect(hideSecrets('an internationalization problem', [])).toBe('an internationalization problem');
  });

  it('does not eat a text for a secret of three letters or none', () => {
    expect(hideSecrets('a bad day', ['', 'a', 'bad'])).toBe('a bad day');
  });
});

describe('JSON for a terminal', () => {
  it('is ASCII and reads back as it was', () => {
    const value = { '\u001bkey': '\u202E漢😀\u007f\uD800', list: [null, 1, 'é'] };
    for (const indent of [0, 2]) {
      const json = asciiJson(value, indent);
      expect(json).toMatch(/^[\n\x20-\x7e]*$/);
      expect(JSON.parse(json)).toEqual(value);
    }
    expect(asciiJson(value)).not.toContain('\n');
  });
});
