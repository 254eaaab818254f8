/** What a credential may be made of. */

import { describe, expect, it } from 'vitest';
import { isQuoted, oddCharacterIn, trimmed } from '../../../src/core/text/credential.ts';

const CONTROLS = [...Array(0x20).keys(), ...Array.from({ length: 0x21 }, (_, at) => 0x7f + at)];
const named = (point: number) => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;

describe('a credential', () => {
  it.each(CONTROLS)('never holds the control character %i, which is named', (point) => {
    for (const text of ['?', 'a?', '?b', 'a?b'])
      expect(oddCharacterIn(text.replace('?', String.fromCodePoint(point)))).toContain(named(point));
  });

  it.each([0xad, 0x200b, 0x200d, 0x2028, 0x2029, 0x202e, 0x2066, 0xfeff, 0xfffd, 0xe0041])(
    'never holds what cannot be seen or is no text: %i',
    (point) => {
      expect(oddCharacterIn(`a${String.fromCodePoint(point)}b`)).toContain(named(point));
    },
  );

  it('is not told when it is refused', () => {
    expect(oddCharacterIn('hush\0hush')).toBe('a NUL (U+0000)');
  });

  it('may be of all that a person sees', () => {
    const ascii = String.fromCharCode(...Array.from({ length: 0x5f }, (_, at) => 0x20 + at));
    for (const text of [ascii, 'p\u00e4ssw\u00f6rd', '\u5bc6\u7801', '\u{1f511}', ''])
      expect(oddCharacterIn(text)).toBeNull();
  });
});

describe('what stands around a credential', () => {
  it.each([
    ['a\n', 'a'],
    ['\ufeffa\r\n', 'a'],
    ['\t a b \n\n', 'a b'],
    ['\u00a0a\u00a0', 'a'],
    [' \n', ''],
    ['a\0', 'a\0'],
    ['a\u001b', 'a\u001b'],
    ['\va\f', '\va\f'],
    ['a\u2028', 'a\u2028'],
    ['a\nb', 'a\nb'],
  ])('in %j leaves %j', (text, left) => {
    expect(trimmed(text)).toBe(left);
  });

  it.each([
    ['"abc"', true],
    ["'abc'", true],
    ['`abc`', true],
    ['\u201cabc\u201d', true],
    ['\u2018abc\u2019', true],
    ['""', true],
    ['"', false],
    ['a"b"c', false],
    ['"abc', false],
    ['abc', false],
    ['', false],
  ])('as in %j is told to be quotation marks: %s', (text, is) => {
    expect(isQuoted(text)).toBe(is);
  });
});
