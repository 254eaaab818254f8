/**
 * The story of `explain`: what was asked is a code, or a whole answer or log line that holds one. Pure; it looks things
 * up and shows nothing.
 */

import { membersOf } from '../text/members.ts';
import { hideSecrets, type SafeText } from '../text/text.ts';
import { CODES, type Meaning, meaningsOf, missingScopes } from './codes.ts';
import { type Trouble, trouble } from './trouble.ts';

/** A code with its meanings, and the scopes that the words around it name as missing. */
export type Explained = {
  readonly code: string;
  readonly meanings: readonly Meaning[];
  readonly missingScopes: readonly SafeText[];
};

const NEAR = 4;

/** Explains a code, or the code in a pasted answer; a trouble names what comes close where there is none. */
export function explain(asked: string): Explained | Trouble {
  const exact = meaningsOf(asked);
  if (exact[0] !== undefined) return { code: exact[0].code, meanings: exact, missingScopes: [] };
  const code = codeWithin(asked);
  const scopes = missingScopes(asked);
  if (code !== null) {
    const meanings = meaningsOf(code);
    const meant = meanings.filter(({ words }) => words !== undefined && isSaid(words, asked));
    return { code, meanings: meant.length > 0 ? meant : meanings, missingScopes: scopes };
  }
  if (scopes.length > 0) return { code: '4711', meanings: scopeMeanings(), missingScopes: scopes };
  return trouble('usage', `no code "${shown(asked)}" is known${nearTo(asked)}`, 'roomkey explain');
}

/** The whole table, code by code. */
export function explainAll(): readonly Explained[] {
  return [...new Set(CODES.map((row) => row.code))].map((code) => ({
    code,
    meanings: meaningsOf(code),
    missingScopes: [],
  }));
}

/** The code in an answer's JSON, else the first known one among the words of a line. */
function codeWithin(text: string): string | null {
  const members = membersOf(text);
  if (members !== null) {
    for (const member of [members['code'], members['error']]) {
      if (typeof member !== 'string' && typeof member !== 'number') continue;
      const found = meaningsOf(String(member))[0];
      if (found !== undefined) return found.code;
    }
  }
  const words = text.slice(0, 4000).match(/[A-Za-z]+(_[A-Za-z]+)+|\b\d{3,4}\b/g) ?? [];
  return words.map((word) => meaningsOf(word)[0]?.code).find((code) => code !== undefined) ?? null;
}

function scopeMeanings(): readonly Meaning[] {
  return meaningsOf('4711').filter((row) => row.kind === 'zoom-api');
}

/** Reports whether a text holds the words of a row, up to the part that changes. */
function isSaid(words: string, text: string): boolean {
  return text.toLowerCase().includes((words.split('…')[0] ?? words).toLowerCase().trim());
}

function shown(asked: string): string {
  return hideSecrets(asked, []).slice(0, 60);
}

function nearTo(asked: string): string {
  const wanted = asked.trim().toLowerCase();
  if (wanted === '' || wanted.length > 60) return '';
  const known = [...new Set(CODES.filter((row) => row.kind !== 'exit').map((row) => row.code))];
  const isNumber = /^\d+$/.test(wanted);
  const near = known
    .filter((code) => /^\d+$/.test(code) === isNumber)
    .map((code) => ({ code, far: isNumber ? Math.abs(Number(code) - Number(wanted)) : apart(wanted, code) }))
    .filter(
      ({ code, far }) => far <= (isNumber ? 10 : Math.max(2, wanted.length / 3)) || code.includes(wanted),
    )
    .sort((one, two) => one.far - two.far)
    .slice(0, NEAR)
    .map(({ code }) => code);
  return near.length === 0 ? '' : `; near it: ${near.join(', ')}`;
}

/** How many letters have to be put in, taken out or changed to make one word of the other. */
function apart(one: string, two: string): number {
  let row = Array.from({ length: two.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const above = row;
    row = [i];
    for (let j = 1; j <= two.length; j += 1) {
      const change = (above[j - 1] ?? 0) + (one[i - 1] === two[j - 1] ? 0 : 1);
      row.push(Math.min(change, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
  }
  return row[two.length] ?? 0;
}
