/**
 * The values that were replaced in a recording so far, and how to find them again. The oldest are forgotten, since a box
 * that shows codes for ever must not remember all of them. It must not know where values stand.
 */

import { type Finder, openFinder } from '../../core/text/secrets/find.ts';

/** The values known so far. A personal one is replaced where it stands as a whole, a secret in pieces as well. */
export type KnownValues = {
  remember(value: string, kind: 'secret' | 'personal'): void;
  /** What finds them. */
  finders(): Finders;
  forgetOldest(): void;
};

/** What finds secrets only, and what finds personal values as well. */
export type Finders = { readonly ofSecrets: Finder; readonly ofAll: Finder };

const SHORTEST = 4;
/** No answer is longer. */
const LONGEST = 65_536;
const MOST_SECRETS = 40;
const MOST_PERSONAL = 200;

/** Opens with nothing known. */
export function openKnownValues(): KnownValues {
  const known = { secret: new Set<string>(), personal: new Set<string>() };
  let finders: Finders | null = null;
  return {
    remember(value, kind) {
      if (value.length < SHORTEST || value.length > LONGEST) return;
      if (!known[kind].has(value)) finders = null;
      // One that comes up again is the newest.
      known[kind].delete(value);
      known[kind].add(value);
    },
    finders() {
      finders ??= findersOf([...known.secret], [...known.personal]);
      return finders;
    },
    forgetOldest() {
      forget(known.secret, MOST_SECRETS);
      forget(known.personal, MOST_PERSONAL);
      finders = null;
    },
  };
}

function findersOf(inPieces: readonly string[], whole: readonly string[]): Finders {
  return { ofSecrets: openFinder({ whole: [], inPieces }), ofAll: openFinder({ whole, inPieces }) };
}

function forget(values: Set<string>, most: number): void {
  for (const value of [...values].slice(0, Math.max(0, values.size - most))) values.delete(value);
}
