/**
 * What a language says in `explain`, beside its sentences for roomkey's own troubles. The compiler holds every language
 * to every row of `core/trouble/codes.ts`.
 */

import type { CODE_TABLES, ExitName, Meaning, TableKind } from '../../core/trouble/codes.ts';
import type { CodeKind } from '../../core/trouble/meaning.ts';
import { PROVIDERS } from '../../core/trouble/provider-row.ts';
import { sentence, type TroubleWords } from './troubles.ts';

/** What a code means, and what to do about it. */
export type CodeSaid = { readonly says: string; readonly fix: string };

/** The rows of each kind that comes from a provider. */
export type CodeRows = {
  readonly [Kind in TableKind]: { readonly [Row in keyof (typeof CODE_TABLES)[Kind]]: CodeSaid };
};

/** The sentences of `explain` in one language. */
export type CodeWords = {
  readonly kinds: Readonly<Record<CodeKind, string>>;
  readonly labels: Readonly<Record<'words' | 'means' | 'fix' | 'exit' | 'missingScopes', string>>;
  /** Said of what no page of the provider says. */
  readonly reported: string;
  readonly oneOfThem: (command: string) => string;
  readonly exits: Readonly<Record<ExitName, string>>;
  readonly exitFix: { readonly nothing: string; readonly oneOf: (codes: string) => string };
  readonly rows: CodeRows;
};

/** Where a code is met: the name of its kind, or of the provider that uses it. */
export function kindName({ kinds }: Pick<CodeWords, 'kinds'>, kind: Meaning['kind']): string {
  const names: Readonly<Record<string, string>> = { ...PROVIDERS, ...kinds };
  return names[kind] ?? kind;
}

/** A meaning in the language of some words. */
export function meaningIn(words: TroubleWords, codes: CodeWords, meaning: Meaning): CodeSaid {
  switch (meaning.kind) {
    case 'roomkey': {
      const { says, fix } = words.troubles[meaning.row];
      return { says: sentence(says), fix };
    }
    case 'exit': {
      const { nothing, oneOf } = codes.exitFix;
      const fix = meaning.endsSo.length === 0 ? nothing : oneOf(meaning.endsSo.join(', '));
      return { says: codes.exits[meaning.row], fix };
    }
    default: {
      // The rows of other providers are in English in every language.
      const rows: Readonly<Record<string, Readonly<Record<string, CodeSaid>>>> = codes.rows;
      return rows[meaning.kind]?.[meaning.row] ?? meaning;
    }
  }
}
