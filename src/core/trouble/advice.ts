/**
 * What to do about an error of one provider: the fix in its rows of the error table, or for a provider that is not known
 * one that fits any. Zoom's advice is in the rows of the troubles themselves.
 */

import { PROVIDER_CODES } from './codes-providers.ts';
import type { ProviderMeaning, ProviderName } from './provider-row.ts';
import type { TroubleCode } from './trouble.ts';

const ANY: Partial<Record<TroubleCode, string>> = {
  unauthorized_client: 'Enable the device grant for this client; a public client sends no secret.',
  unsupported_grant_type: 'Enable the device grant for this client at the provider, and check --issuer.',
};

/** What an error was, in the provider's words: its name, and what was said beside it. */
export type Words = { readonly word: string; readonly reason: string };

/** The fix for an error at a provider (null for one that is not known); null where the trouble's own row says it. */
export function fixAt(provider: ProviderName | null, code: TroubleCode, said: Words): string | null {
  const row = provider === null ? null : rowAt(provider, said);
  return row?.fix ?? ANY[code] ?? null;
}

/** The row of a provider that an error is told in: by the number in its words, by the words, by its name alone. */
export function rowAt(provider: ProviderName, { word, reason }: Words): ProviderMeaning | null {
  const rows = PROVIDER_CODES.filter((row) => row.provider === provider);
  const number = /\bAADSTS\d+/i.exec(reason)?.[0].toLowerCase();
  const numbered = rows.find(({ code }) => code === number);
  if (numbered !== undefined) return numbered;
  const named = rows.filter(({ code }) => code === word.trim().toLowerCase());
  return (
    named.find(({ words }) => words !== undefined && holds(reason, words)) ??
    named.find(({ words }) => words === undefined) ??
    // A single row with words says what this error usually means.
    (named.length === 1 ? named[0] : undefined) ??
    null
  );
}

/** Reports whether a text holds the words of a row, up to the part that changes. */
export function holds(text: string, words: string): boolean {
  return text.toLowerCase().includes((words.split('…')[0] ?? words).toLowerCase().trim());
}
