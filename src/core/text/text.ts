/**
 * Text from outside (servers, profiles, host names) made safe for a terminal.
 *
 * This file answers for one promise: a `SafeText` holds no character that moves a cursor, changes a colour,
 * hides itself or reorders its neighbours. Views accept outside text in this type only. It must not know
 * where a text comes from or where it is shown.
 */

declare const safe: unique symbol;

/** A string that can go to a terminal: one that went through `safeText`, or whose characters were checked otherwise. */
export type SafeText = string & { readonly [safe]: true };

// Controls, format characters (bidi, zero width, tags), surrogates, private use, line separators, and whatever else
// prints as nothing (variation selectors, fillers).
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Replaces every unsafe character by its name (`<U+001B>`) and cuts the text at `most` characters. */
export function safeText(outside: string, most = 500): SafeText {
  const cut = outside.length > most ? `${outside.slice(0, most)}…` : outside;
  return cut.replace(UNSAFE, (character) => {
    const point = character.codePointAt(0) ?? 0;
    return `<U+${point.toString(16).toUpperCase().padStart(4, '0')}>`;
  }) as SafeText;
}

/** Reports whether a text is printable ASCII (0x20 to 0x7E) throughout, so that it may be shown byte for byte. */
export function isPrintableAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/** A text as it travels in a URL and in a form, each with capital and with small hexadecimals. */
export function urlEncodings(text: string): readonly string[] {
  // A surrogate without its other half cannot be encoded; on the way it becomes this.
  const whole = text.replace(/\p{Cs}/gu, '\ufffd');
  const inUrl = encodeURIComponent(whole);
  const inForm = new URLSearchParams({ '': whole }).toString().slice(1);
  const small = (encoded: string) => encoded.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
  return [inUrl, small(inUrl), inForm, small(inForm)];
}

/** JSON in printable ASCII, so that nothing in it can move a cursor; `indent` spaces a level, on one line with 0. */
export function asciiJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(
    /[\x7f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
