/** What a row of the error table is: types and the names of its kinds. The rows are in the `codes` files. */

import type { ExitCode } from './exit.ts';

/** Where a code is met. */
export type CodeKind = 'zoom-oauth' | 'zoom-api' | 'device-flow' | 'oauth' | 'roomkey' | 'exit';

/** One meaning of a code. */
export type Meaning = {
  readonly code: string;
  readonly kind: CodeKind;
  /** The words that come with it; `…` stands for what changes. */
  readonly words?: string;
  readonly says: string;
  readonly fix: string;
  /** How well it is known: from the provider's own pages or an RFC, or from reports and public code only. */
  readonly sure: 'documented' | 'reported';
  /** The exit code that it ends in, for roomkey's own. */
  readonly exitCode?: ExitCode;
};

/** The kinds in the order of the table, as people call them. */
export const KINDS: Readonly<Record<CodeKind, string>> = {
  'zoom-oauth': 'Zoom, signing in',
  'zoom-api': 'Zoom, REST API',
  'device-flow': 'OAuth device flow (RFC 8628)',
  oauth: 'OAuth 2.0',
  roomkey: 'roomkey',
  exit: 'exit code of roomkey',
};
