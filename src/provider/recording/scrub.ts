/**
 * Text from a provider without the secrets in it.
 *
 * Remembers every value that was replaced somewhere, and finds it again wherever it comes back: as it was, escaped for
 * JSON, HTML or an address, in base64, in pieces. What looks like a secret is replaced, too, though nobody knows it. It
 * must not know requests, members or headers; which names may keep their values it is told.
 */

import { decoded, formsOf, type Shown } from './disguise.ts';
import { FINGERPRINT, type Fingerprint, openFingerprint } from './fingerprint.ts';

/** Scrubs the texts of one recording. */
export type Scrubber = {
  readonly fingerprint: Fingerprint;
  /** Forgets what came up long ago: called between exchanges, so that nothing of one is forgotten within it. */
  forget(): void;
  /** Remembers what must not be seen again, not even in pieces; returns its fingerprint. */
  secret(value: string): string;
  /** Remembers what is replaced again where it stands as a whole, such as a name. */
  personal(value: string): string;
  /** A text with everything replaced that is known or looks like a secret. */
  text(outside: string): string;
  /** A text that is kept for what it says, such as a name: only secrets that are known are replaced in it. */
  word(outside: string): string;
  /** Reports whether a secret can still be found, however it is escaped. */
  finds(line: string): boolean;
};

type Piece = { readonly text: string; readonly isOver: boolean };
/** What is looked for; made anew when something was remembered. */
type Index = {
  readonly ofSecrets: readonly Shown[];
  readonly ofAll: readonly Shown[];
  readonly pieces: ReadonlySet<string>;
};
type Kept = { readonly value: string; readonly forms: readonly Shown[] };

const SHORTEST = 4;
/** The longest token that is accepted; nothing longer is looked for again. */
const LONGEST = 16_384;
/** How many characters in a row of a secret are a piece of it. */
const PIECE = 8;
/** Below that a secret is looked for as a whole only. */
const LONG = 12;
// A box that shows codes for ever must not remember all of them.
const MOST_SECRETS = 40;
const MOST_PERSONAL = 200;

const IN_TOKEN = /[A-Za-z0-9_%+/=~-]/;
const LONG_RUN = /[A-Za-z0-9._~+/=%-]{20,}/g;
const WORDS = /^[./]*(?:[A-Z]?[a-z]{1,15}[._/~=-]+)*[A-Z]?[a-z]{1,15}[./]*$/;
// What needs no context to be taken for personal or secret.
const LOOKS: readonly (readonly [find: RegExp, kind?: string])[] = [
  [/[\w.+%-]+(?:@|%40)[\w.-]+/g, 'email'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, 'ip'],
  [/(?:[0-9a-f]{0,4}:){4,7}[0-9a-f]{0,4}/gi, 'ip'],
  [/(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{8,}/gi],
  [/\d{6,}/g],
];
// `"name": "value` and `name=value`, as in JSON that breaks off and in forms.
const PAIRS = [
  /("([\w.-]{1,60})"\s*:\s*")((?:[^"\\]|\\.)*)/g,
  /(\b([A-Za-z_][\w-]{0,40})=["']?)([^\s&"'<>;,]+)/g,
];

/** Opens a scrubber; `isPublic` says of a name whether its value may stay. */
export function openScrubber(key: Uint8Array, isPublic: (name: string) => boolean): Scrubber {
  const fingerprint = openFingerprint(key);
  const secrets: Kept[] = [];
  const personal: Kept[] = [];
  let index: Index | null = null;

  function remember(value: string, list: Kept[]): string {
    const shown = fingerprint(value);
    if (value.length < SHORTEST || value.length > LONGEST) return shown;
    const at = list.findIndex((one) => one.value === value);
    if (at >= 0) list.push(...list.splice(at, 1));
    if (at >= 0) return shown;
    list.push({
      value,
      forms: formsOf(value, shown, fingerprint).filter(([form]) => form.length >= SHORTEST),
    });
    index = null;
    return shown;
  }

  const known = (): Index => {
    index ??= {
      ofSecrets: longestFirst(secrets),
      ofAll: longestFirst([...secrets, ...personal]),
      pieces: piecesOf(secrets),
    };
    return index;
  };

  const pairs = (text: string): readonly Piece[] =>
    PAIRS.reduce<readonly Piece[]>(
      (sofar, find) =>
        sofar.flatMap((piece) =>
          split(piece, find, ([, before = '', name = '', value = '']) =>
            isPublic(name) || value === ''
              ? [{ text: before + value, isOver: false }]
              : [
                  { text: before, isOver: false },
                  { text: fingerprint(value), isOver: true },
                ],
          ),
        ),
      [{ text, isOver: false }],
    );

  const replaceForms = (from: readonly Piece[], forms: readonly Shown[]): readonly Piece[] =>
    forms.reduce<readonly Piece[]>(
      (sofar, [form, shown]) =>
        sofar.some((piece) => !piece.isOver && piece.text.includes(form))
          ? sofar.flatMap((piece) => (piece.isOver ? [piece] : between(piece.text.split(form), shown)))
          : sofar,
      from,
    );

  const word = (outside: string): string => {
    const { ofSecrets, pieces } = known();
    const whole = replaceForms([{ text: outside, isOver: false }], ofSecrets);
    return joined(whole.flatMap((piece) => inPieces(piece, pieces, fingerprint)));
  };

  return {
    fingerprint,
    forget() {
      secrets.splice(0, secrets.length - MOST_SECRETS);
      personal.splice(0, personal.length - MOST_PERSONAL);
      index = null;
    },
    secret: (value) => remember(value, secrets),
    personal: (value) => remember(value, personal),
    word,
    text(outside) {
      const before = replaceForms([{ text: outside, isOver: false }], known().ofAll);
      // What was replaced earlier would look like a secret.
      const left = before.flatMap((piece) =>
        split(piece, FINGERPRINT, ([text = '']) => [{ text, isOver: true }]),
      );
      const named = left.flatMap((piece) => (piece.isOver ? [piece] : pairs(piece.text)));
      const whole = named.flatMap((piece) => inPieces(piece, known().pieces, fingerprint));
      const runs = whole.flatMap((piece) =>
        split(piece, LONG_RUN, ([run = '']) =>
          WORDS.test(run) ? [{ text: run, isOver: false }] : [{ text: fingerprint(run), isOver: true }],
        ),
      );
      const rest = LOOKS.reduce<readonly Piece[]>(
        (sofar, [find, kind]) =>
          sofar.flatMap((piece) =>
            split(piece, find, ([found = '']) => [{ text: fingerprint(found, kind), isOver: true }]),
          ),
        runs,
      );
      return joined(rest);
    },
    finds(line) {
      const seen = [line, ...decoded(line)];
      return secrets.some(({ value }) => value.length >= PIECE && seen.some((text) => text.includes(value)));
    },
  };
}

const joined = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');

/** A piece cut at what `find` finds; what is over already stays. */
function split(piece: Piece, find: RegExp, to: (found: readonly string[]) => readonly Piece[]): Piece[] {
  if (piece.isOver) return [piece];
  const parts: Piece[] = [];
  let from = 0;
  for (const found of piece.text.matchAll(find)) {
    if (found.index > from) parts.push({ text: piece.text.slice(from, found.index), isOver: false });
    parts.push(...to([...found].map((group) => group ?? '')));
    from = found.index + found[0].length;
  }
  return [...parts, { text: piece.text.slice(from), isOver: false }];
}

function between(texts: readonly string[], shown: string): Piece[] {
  return texts.flatMap((text, at) => [
    ...(at === 0 ? [] : [{ text: shown, isOver: true }]),
    { text, isOver: false },
  ]);
}

/** Replaces runs of a text that are pieces of a secret: the half that another member holds, or one cut short. */
function inPieces(piece: Piece, pieces: ReadonlySet<string>, fingerprint: Fingerprint): Piece[] {
  if (piece.isOver || pieces.size === 0) return [piece];
  const { text } = piece;
  const parts: Piece[] = [];
  let from = 0;
  for (let at = 0; at + PIECE <= text.length; at += 1) {
    if (!pieces.has(text.slice(at, at + PIECE))) continue;
    let [start, end] = [at, at + PIECE];
    while (end < text.length && pieces.has(text.slice(end + 1 - PIECE, end + 1))) end += 1;
    // What hangs on to it is likely to be more of the same.
    while (end < text.length && IN_TOKEN.test(text[end] ?? '')) end += 1;
    while (start > from && IN_TOKEN.test(text[start - 1] ?? '')) start -= 1;
    parts.push({ text: text.slice(from, start), isOver: false });
    parts.push({ text: fingerprint(text.slice(start, end), 'part'), isOver: true });
    from = end;
    at = end - 1;
  }
  return [...parts, { text: text.slice(from), isOver: false }];
}

function piecesOf(secrets: readonly Kept[]): Set<string> {
  const found = new Set<string>();
  for (const { value, forms } of secrets) {
    if (value.length < LONG) continue;
    for (const [form] of forms.filter(([, , isSame]) => isSame))
      for (let at = 0; at + PIECE <= form.length; at += 1) found.add(form.slice(at, at + PIECE));
  }
  return found;
}

function longestFirst(kept: readonly Kept[]): readonly Shown[] {
  return kept.flatMap(({ forms }) => forms).sort(([a], [b]) => b.length - a.length);
}
