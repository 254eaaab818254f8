/** The error table in words and as JSON: one code, or all of them. The words are of one language, the JSON is English. */

import { asciiJson } from '../../core/text/text.ts';
import type { Meaning } from '../../core/trouble/codes.ts';
import type { Explained } from '../../core/trouble/explain.ts';
import { padded, widthOf } from '../page/width.ts';
import { kindName, meaningIn } from '../words/codes.ts';
import type { CodeWords, TroubleWords } from '../words/index.ts';

const CODE_COLUMNS = 22;

/** `explain CODE` for a person: each meaning with its words, its cause and its fix. */
export function explainedText(
  { code, meanings, missingScopes }: Explained,
  words: TroubleWords,
  codes: CodeWords,
): string {
  const { labels } = codes;
  const named = (label: string) => `${label}${words.colon}`.trimEnd();
  const column =
    Math.max(...[labels.means, labels.fix, labels.exit].map((label) => widthOf(named(label)))) + 1;
  const row = (label: string, value: string) => `  ${padded(named(label), column)}${value}`;
  const blocks = meanings.map((meaning) => {
    const { says, fix } = meaningIn(words, codes, meaning);
    const rows = [`${asPrinted(code)}  (${kindName(codes, meaning.kind)}${doubt(meaning, codes)})`];
    if (meaning.words !== undefined) rows.push(`  ${labels.words}${words.colon}${meaning.words}`);
    rows.push(row(labels.means, says), row(labels.fix, fix));
    if (meaning.exitCode !== undefined && meaning.kind !== 'exit')
      rows.push(row(labels.exit, String(meaning.exitCode)));
    return rows.join('\n');
  });
  if (missingScopes.length > 0)
    blocks.push(`${labels.missingScopes}${words.colon}${missingScopes.join(' ')}`);
  return `${blocks.join('\n\n')}\n`;
}

/** A code as its provider writes it: those with numbers in capitals. */
function asPrinted(code: string): string {
  return /^(aadsts|e)\d+$/.test(code) ? code.toUpperCase() : code;
}

/** The whole table for a person, kind by kind, two lines a meaning. */
export function tableText(all: readonly Explained[], words: TroubleWords, codes: CodeWords): string {
  const meanings = all.flatMap((explained) => explained.meanings);
  const kinds = [...new Set(meanings.map(({ kind }) => kind))];
  const sections = kinds.map((kind) => {
    const name = kindName(codes, kind);
    const lines = meanings
      .filter((meaning) => meaning.kind === kind)
      .map((meaning) => {
        const { says, fix } = meaningIn(words, codes, meaning);
        return `  ${meaning.code.padEnd(CODE_COLUMNS)} ${says}\n  ${' '.repeat(CODE_COLUMNS)} > ${fix}`;
      });
    return `${name}\n${lines.join('\n')}\n`;
  });
  return `${sections.join('\n')}\n${codes.oneOfThem('roomkey explain CODE')}\n`;
}

/** `explain CODE --json`. */
export function explainedJson(explained: Explained): string {
  return `${asciiJson({ ...plain(explained), missing_scopes: explained.missingScopes })}\n`;
}

/** `explain --json`: the table as one array, a code with its meanings each. */
export function tableJson(all: readonly Explained[]): string {
  return `${asciiJson(all.map(plain))}\n`;
}

function plain({ code, meanings }: Explained) {
  return {
    code,
    meanings: meanings.map(({ kind, words, says, fix, sure, exitCode }) => ({
      kind,
      says: words ?? null,
      means: says,
      do: fix,
      sure,
      exit_code: exitCode ?? null,
    })),
  };
}

function doubt({ sure }: Meaning, { reported }: CodeWords): string {
  return sure === 'reported' ? `; ${reported}` : '';
}
