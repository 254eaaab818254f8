/**
 * The members of an answer's body, and the words in it that a person should read. JSON, or the form encoding that some
 * servers fall back to (RFC 6749 does not know it in answers, GitHub sends it).
 */

import type { Reply } from '../exchange.ts';
import { asMembers, type Members, membersOf, str } from '../text/members.ts';
import { hideSecrets } from '../text/secrets/hide.ts';

const FORM = 'application/x-www-form-urlencoded';

/** The members of an answer; null where it holds none. Under the type of a form, a form; else JSON. */
export function bodyOf({ headers, text }: Pick<Reply, 'headers' | 'text'>): Members | null {
  const members = membersOf(text);
  if (members !== null || !(headers['content-type'] ?? '').toLowerCase().startsWith(FORM)) return members;
  return formMembers(text);
}

/** The members of a form; null where the text is none. */
export function formMembers(text: string): Members | null {
  if (!isForm(text)) return null;
  const entries = [...new URLSearchParams(text.trim())];
  return asMembers(Object.fromEntries(entries));
}

/** Reports whether a text is a form throughout: names and values, nothing that has to be encoded in one. */
export function isForm(text: string): boolean {
  return /^\s*[A-Za-z0-9_.~%+-]+=[^\s<>{}"]*\s*$/.test(text);
}

/** The headers that a text would have come with, where only the text was kept. */
export function headersLike(text: string): Readonly<Record<string, string>> {
  return isForm(text) ? { 'content-type': FORM } : {};
}

const REASONS = [
  'reason',
  'error_description',
  'errorSummary',
  'errorMessage',
  'message',
  'detail',
  'details',
];

/** The server's own words about an error, secrets hidden. */
export function reasonOf(members: Members, secrets: readonly string[]): string {
  const inner = asMembers(members['error']);
  const said =
    REASONS.map((name) => str(members, name)).find(isSaid) ??
    (inner === null
      ? null
      : ['message', 'description', 'reason'].map((name) => str(inner, name)).find(isSaid)) ??
    firstOf(members['errors']) ??
    '';
  return hideSecrets(said, secrets).slice(0, 200);
}

function isSaid(words: string | null): boolean {
  return words !== null && words !== '';
}

/** The words of the first of several errors. */
function firstOf(errors: unknown): string | null {
  const first: unknown = Array.isArray(errors) ? errors[0] : null;
  if (typeof first === 'string') return first;
  const members = asMembers(first);
  return members === null ? null : (str(members, 'message') ?? str(members, 'detail'));
}
