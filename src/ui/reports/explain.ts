/** The error table in words and as JSON: one code, or all of them. */

import { asciiJson } from '../../core/text/text.ts';
import type { Explained } from '../../core/trouble/explain.ts';
import { KINDS, type Meaning } from '../../core/trouble/meaning.ts';

/** `explain CODE` for a person: each meaning with its words, its cause and its fix. */
export function explainedText({ code, meanings, missingScopes }: Explained): string {
  const blocks = meanings.map((meaning) => {
    const rows = [`${code}  (${KINDS[meaning.kind]}${doubt(meaning)})`];
    if (meaning.words !== undefined) rows.push(`  With the words: ${meaning.words}`);
    rows.push(`  Means: ${meaning.says}`, `  Do:    ${meaning.fix}`);
    if (meaning.exitCode !== undefined && meaning.kind !== 'exit') rows.push(`  Exit:  ${meaning.exitCode}`);
    return rows.join('\n');
  });
  if (missingScopes.length > 0) blocks.push(`Missing scopes: ${missingScopes.join(' ')}`);
  return `${blocks.join('\n\n')}\n`;
}

/** The whole table for a person, kind by kind, two lines a meaning. */
export function tableText(all: readonly Explained[]): string {
  const rows = all.flatMap(({ meanings }) => meanings);
  const sections = Object.entries(KINDS).map(([kind, name]) => {
    const lines = rows
      .filter((row) => row.kind === kind)
      .map((row) => `  ${row.code.padEnd(22)} ${row.says}\n  ${''.padEnd(22)} > ${row.fix}`);
    return `${name}\n${lines.join('\n')}\n`;
  });
  return `${sections.join('\n')}\nOne of them: roomkey explain CODE\n`;
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

function doubt({ sure }: Meaning): string {
  return sure === 'reported' ? '; reported by users, not documented' : '';
}
