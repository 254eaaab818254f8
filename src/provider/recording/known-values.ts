/**
 * The values that were replaced in a recording so far, in every variant in which they may come back. The oldest are
 * forgotten, since a box that shows codes for ever must not remember all of them. It must not know where values stand.
 */

import type { Fingerprint } from './fingerprint.ts';
import { FRAGMENT, fragmentsOf } from './fragments.ts';
import { type Variant, variantsOf } from './variants.ts';

/** The values known so far. A personal one is replaced where it stands as a whole, a secret in fragments as well. */
export type KnownValues = {
  /** Remembers a value; returns its fingerprint. */
  remember(value: string, kind: 'secret' | 'personal'): string;
  /** What to look for. */
  index(): Index;
  forgetOldest(): void;
  /** Reports whether one of the texts holds a secret. */
  isSecretIn(texts: readonly string[]): boolean;
};

/** What is looked for, the longest first. */
export type Index = {
  readonly ofSecrets: readonly Variant[];
  readonly ofAll: readonly Variant[];
  readonly fragments: ReadonlySet<string>;
};

type Known = { readonly value: string; readonly variants: readonly Variant[] };

const SHORTEST = 4;
/** The longest token that is accepted; nothing longer is looked for again. */
const LONGEST = 16_384;
/** A shorter secret is looked for as a whole only. */
const SHORTEST_IN_FRAGMENTS = 12;
const MOST_SECRETS = 40;
const MOST_PERSONAL = 200;

/** Opens with nothing known. */
export function openKnownValues(fingerprint: Fingerprint): KnownValues {
  const known = { secret: [] as Known[], personal: [] as Known[] };
  let index: Index | null = null;
  return {
    remember(value, kind) {
      const shown = fingerprint(value);
      if (value.length < SHORTEST || value.length > LONGEST) return shown;
      const isNew = !moveToEnd(known[kind], value);
      if (isNew) {
        const variants = variantsOf(value, shown, fingerprint).filter(({ text }) => text.length >= SHORTEST);
        known[kind].push({ value, variants });
        index = null;
      }
      return shown;
    },
    index() {
      index ??= {
        ofSecrets: longestFirst(known.secret),
        ofAll: longestFirst([...known.secret, ...known.personal]),
        fragments: fragmentsOfAll(known.secret),
      };
      return index;
    },
    forgetOldest() {
      known.secret.splice(0, known.secret.length - MOST_SECRETS);
      known.personal.splice(0, known.personal.length - MOST_PERSONAL);
      index = null;
    },
    isSecretIn: (texts) =>
      known.secret.some(
        ({ value }) => value.length >= FRAGMENT && texts.some((text) => text.includes(value)),
      ),
  };
}

/** Makes a value that is known already the newest; false where it is not known. */
function moveToEnd(list: Known[], value: string): boolean {
  const at = list.findIndex((one) => one.value === value);
  if (at >= 0) list.push(...list.splice(at, 1));
  return at >= 0;
}

function fragmentsOfAll(secrets: readonly Known[]): Set<string> {
  const found = new Set<string>();
  for (const { value, variants } of secrets) {
    if (value.length < SHORTEST_IN_FRAGMENTS) continue;
    for (const { text } of variants.filter(({ isSame }) => isSame)) {
      for (const fragment of fragmentsOf(text)) found.add(fragment);
    }
  }
  return found;
}

function longestFirst(known: readonly Known[]): readonly Variant[] {
  return known.flatMap(({ variants }) => variants).sort((a, b) => b.text.length - a.text.length);
}
