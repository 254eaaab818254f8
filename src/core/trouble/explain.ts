/**
 * The story of `explain`: what was asked is a code, or a whole answer or log line that holds one. Pure; it looks things
 * up and shows nothing.
 */

import { asMembers, type Members, membersOf } from '../text/members.ts';
import { hideSecrets } from '../text/secrets/hide.ts';
import type { SafeText } from '../text/text.ts';
import { holds } from './advice.ts';
import { CODES, type Meaning, meaningsOf, missingScopes } from './codes.ts';
import { PROVIDERS, type ProviderName } from './provider-row.ts';
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
  const exact = [asked, `aadsts${asked.trim()}`].map(meaningsOf).find((found) => found.length > 0) ?? [];
  if (exact[0] !== undefined)
    return { code: exact[0].code, meanings: generalOf(exact, asked), missingScopes: [] };
  const code = codeWithin(asked);
  const scopes = missingScopes(asked);
  if (code !== null) {
    const meanings = meaningsOf(code);
    const meant = meanings.filter(({ words }) => words !== undefined && isSaid(words, asked));
    return { code, meanings: meant.length > 0 ? meant : generalOf(meanings, asked), missingScopes: scopes };
  }
  if (scopes.length > 0) return { code: '4711', meanings: scopeMeanings(), missingScopes: scopes };
  return trouble('usage', `no code "${shown(asked)}" is known${nearTo(asked)}`, 'roomkey explain');
}

/** The meanings that hold everywhere, with those of the providers that are named; those of all where there are no others. */
function generalOf(meanings: readonly Meaning[], asked: string): readonly Meaning[] {
  const small = asked.toLowerCase();
  const named = ({ kind }: Meaning): boolean =>
    !isProvider(kind) || small.includes(kind) || small.includes(PROVIDERS[kind].toLowerCase());
  const found = meanings.filter(named);
  return found.length > 0 ? found : meanings;
}

function isProvider(kind: Meaning['kind']): kind is ProviderName {
  return Object.hasOwn(PROVIDERS, kind);
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
  const words = text.slice(0, 4000);
  const candidates = [
    // The numbers of Entra and Okta say more than the word of OAuth beside them.
    ...(words.match(/\bAADSTS\d+|\bE\d{7}\b/gi) ?? []),
    ...codesIn(membersOf(text)),
    ...(words.match(/[A-Za-z]+(_[A-Za-z]+)+|\b\d{3,4}\b/g) ?? []),
  ];
  const found = candidates.map((word) => meaningsOf(word)[0]?.code).find((code) => code !== undefined);
  return found ?? saidIn(words);
}

/** What stands in the members of an answer that hold a code, wherever a provider puts it. */
function codesIn(members: Members | null): readonly string[] {
  if (members === null) return [];
  const inner = asMembers(members['error']);
  const numbers = members['error_codes'];
  const values = [
    ...(Array.isArray(numbers) ? numbers.map((number) => `aadsts${String(number)}`) : []),
    ...['code', 'error', 'error_code', 'errorCode', 'message', 'detail'].map((name) => members[name]),
    ...(inner === null ? [] : [inner['code'], inner['status'], inner['message']]),
  ];
  return values.filter((value) => typeof value === 'string' || typeof value === 'number').map(String);
}

/** The code of an answer that is a sentence: it is one itself, or its row holds the words. */
function saidIn(text: string): string | null {
  const small = text.toLowerCase();
  const row =
    CODES.find(({ code }) => code.includes(' ') && small.includes(code)) ??
    CODES.find(({ kind, words }) => words !== undefined && isProvider(kind) && isSaid(words, text));
  return row?.code ?? null;
}

function scopeMeanings(): readonly Meaning[] {
  return meaningsOf('4711').filter((row) => row.kind === 'zoom-api');
}

function isSaid(words: string, text: string): boolean {
  return holds(text, words);
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
