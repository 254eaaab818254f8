/**
 * The error table: every code that a person may meet on a screen, in a log or in a provider's answer, with what it means
 * and what to do. The rows of roomkey's own codes come from `trouble.ts`, the others from the `codes-` files.
 *
 * One code may have several meanings. It must not know who asks, or how a row is shown.
 */

import { type SafeText, safeText } from '../text/text.ts';
import { OAUTH_CODES } from './codes-oauth.ts';
import { ZOOM_CODES } from './codes-zoom.ts';
import { EXIT, type Row } from './exit.ts';
import type { Meaning } from './meaning.ts';
import { TROUBLES } from './trouble.ts';

const EXITS: Readonly<Record<keyof typeof EXIT, string>> = {
  done: 'It is done.',
  fault: 'A fault of roomkey itself.',
  usage: 'Wrong use or configuration.',
  declined: 'The person said no.',
  lapsed: 'The code ran out, and renewing was off or used up.',
  unreachable: 'The provider could not be reached, or its answers made no sense.',
  notPaired: 'Not paired, or the pairing is dead.',
  storage: 'The token could not be saved or read.',
  clientRefused: 'The provider refuses this client.',
  busy: 'Another roomkey is at work on this account right now.',
};

const TROUBLE_ROWS: readonly (readonly [code: string, row: Row])[] = Object.entries(TROUBLES);

const OWN: readonly Meaning[] = TROUBLE_ROWS.map(([code, entry]) => ({
  code,
  kind: 'roomkey',
  says: `${entry.says}.`,
  fix: entry.fix,
  sure: 'documented',
  exitCode: entry.exit,
}));

const EXIT_ROWS: readonly Meaning[] = (Object.keys(EXIT) as (keyof typeof EXIT)[]).map((name) => {
  const endsSo = TROUBLE_ROWS.filter(([, entry]) => entry.exit === EXIT[name]).map(([code]) => code);
  return {
    code: String(EXIT[name]),
    kind: 'exit',
    says: EXITS[name],
    fix: endsSo.length === 0 ? 'Nothing.' : `Look which it is: ${endsSo.join(', ')}`,
    sure: 'documented',
    exitCode: EXIT[name],
  };
});

/** Every meaning of every code. */
export const CODES: readonly Meaning[] = [...ZOOM_CODES, ...OAUTH_CODES, ...OWN, ...EXIT_ROWS];

/** The meanings of a code, in the order of the table; none where it is unknown. Case and space do not matter. */
export function meaningsOf(code: string): readonly Meaning[] {
  const wanted = code.trim().toLowerCase();
  return CODES.filter((row) => row.code === wanted);
}

/** The scopes that an answer of Zoom says are missing: what stands in `does not contain scopes:[a, b]`. */
export function missingScopes(message: string): readonly SafeText[] {
  const listed = /does not contain scopes:\s*\[([^\]]{1,4000})\]/i.exec(message)?.[1] ?? '';
  const scopes = listed.split(/[\s,]+/).filter((scope) => scope !== '');
  return [...new Set(scopes)].slice(0, 100).map((scope) => safeText(scope, 200));
}
