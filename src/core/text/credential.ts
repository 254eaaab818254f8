/** What a client id, a secret or a login may be made of. It must not keep one, and never says its value. */

// Controls, what prints as nothing, separators, and what stands for bytes that are no text. RFC 6749 appendix A allows
// printable characters only, and a control character in a header or a form is a door.
const NEVER = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]/u;

const NAMES: Readonly<Record<string, string>> = {
  '\0': 'a NUL',
  '\t': 'a tab',
  '\n': 'a line break',
  '\r': 'a carriage return',
  '\u001b': 'an escape character',
  '\u007f': 'a DEL',
  '\ufffd': 'bytes that are no UTF-8 text',
};

/** The first character that no credential may hold, by its name and code point; null where there is none. */
export function oddCharacterIn(text: string): string | null {
  const character = NEVER.exec(text)?.[0];
  if (character === undefined) return null;
  const point = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `${NAMES[character] ?? 'a character that cannot be seen'} (U+${point})`;
}

/** A credential without the blanks and line ends around it, which editors and shells add. Odd characters stay. */
export function trimmed(text: string): string {
  return text.replace(/^[^\S\v\f\u2028\u2029]+|[^\S\v\f\u2028\u2029]+$/g, '');
}

/** Reports whether quotation marks stand around a text, as docker's `--env-file` keeps them. */
export function isQuoted(text: string): boolean {
  return /^["'`\u2018\u201c\u00ab].*["'`\u2019\u201d\u00bb]$/u.test(text);
}
