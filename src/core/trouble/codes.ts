/**
 * The error table: every code that a person may meet on a screen, in a log or in a provider's answer, with what it means
 * and what to do. The rows of roomkey's own codes come from `trouble.ts`, the others from the `codes-` files.
 *
 * One code may have several meanings. It must not know who asks, or how a row is shown.
 */

import { type SafeText, safeText } from '../text/text.ts';
import { DEVICE_FLOW_CODES, OAUTH_CODES } from './codes-oauth.ts';
import { PROVIDER_CODES } from './codes-providers.ts';
import { ZOOM_API_CODES, ZOOM_OAUTH_CODES } from './codes-zoom.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { CodeRow, Sure } from './meaning.ts';
import type { ProviderName } from './provider-row.ts';
import { TROUBLES, type TroubleCode } from './trouble.ts';

/** The rows of OAuth and Zoom, by kind and by their names in the table. */
export const CODE_TABLES = {
  'zoom-oauth': ZOOM_OAUTH_CODES,
  'zoom-api': ZOOM_API_CODES,
  'device-flow': DEVICE_FLOW_CODES,
  oauth: OAUTH_CODES,
} as const;

/** The kinds of codes that a table holds. */
export type TableKind = keyof typeof CODE_TABLES;

/** The names of the exit codes. */
export type ExitName = keyof typeof EXIT;

/** What the exit codes mean. */
export const EXIT_SAYS: Readonly<Record<ExitName, string>> = {
  done: 'Done.',
  fault: 'A fault of roomkey itself.',
  usage: 'Wrong usage or configuration.',
  declined: 'The person declined.',
  lapsed: 'The code expired, and renewing was off or used up.',
  unreachable: 'The provider could not be reached, or its answers made no sense.',
  notPaired: 'Not paired, or the pairing is dead.',
  storage: 'The token could not be saved or read.',
  clientRefused: 'The provider refuses this client.',
  busy: 'Another roomkey is working on this account right now.',
};

/** What there is to do about an exit code, given the codes that end in it. */
export const EXIT_FIX = {
  nothing: 'Nothing.',
  oneOf: (codes: string) => `Find out which one it is: ${codes}`,
};

/** Which row of the table a meaning is, so that it can be said in another language. */
export type RowKey =
  | { readonly kind: ProviderName; readonly row: string }
  | { readonly kind: TableKind; readonly row: string }
  | { readonly kind: 'roomkey'; readonly row: TroubleCode }
  | { readonly kind: 'exit'; readonly row: ExitName; readonly endsSo: readonly TroubleCode[] };

/** One meaning of a code, in English. */
export type Meaning = RowKey & {
  readonly code: string;
  readonly words?: string | undefined;
  readonly says: string;
  readonly fix: string;
  readonly sure: Sure;
  /** The exit code that it ends in, for roomkey's own. */
  readonly exitCode?: ExitCode;
};

function meaningsIn(kind: TableKind): readonly Meaning[] {
  const rows: Readonly<Record<string, CodeRow>> = CODE_TABLES[kind];
  return Object.entries(rows).map(([row, { code = row, words, says, fix, sure }]): Meaning => {
    return { kind, row, code, words, says, fix, sure: sure ?? 'documented' };
  });
}

const TROUBLE_CODES = Object.keys(TROUBLES) as readonly TroubleCode[];

const OWN: readonly Meaning[] = TROUBLE_CODES.map((code) => {
  const { says, fix, exit } = TROUBLES[code];
  return { kind: 'roomkey', row: code, code, says: `${says}.`, fix, sure: 'documented', exitCode: exit };
});

const EXITS: readonly Meaning[] = (Object.keys(EXIT) as ExitName[]).map((name) => {
  const endsSo = TROUBLE_CODES.filter((code) => TROUBLES[code].exit === EXIT[name]);
  return {
    kind: 'exit',
    row: name,
    endsSo,
    code: String(EXIT[name]),
    says: EXIT_SAYS[name],
    fix: endsSo.length === 0 ? EXIT_FIX.nothing : EXIT_FIX.oneOf(endsSo.join(', ')),
    sure: 'documented',
    exitCode: EXIT[name],
  };
});

/** Those kinds in order. */
const TABLE_KINDS: readonly TableKind[] = ['zoom-oauth', 'zoom-api', 'device-flow', 'oauth'];

const OF_PROVIDERS: readonly Meaning[] = PROVIDER_CODES.map(({ provider, ...row }) => {
  return { kind: provider, row: row.code, ...row };
});

/** Every meaning of every code. */
export const CODES: readonly Meaning[] = [
  ...TABLE_KINDS.flatMap(meaningsIn),
  ...OF_PROVIDERS,
  ...OWN,
  ...EXITS,
];

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
