/** What a row of the error table is, and the names of its kinds. The rows are in the `codes` files. */

/** Where a code is met. */
export type CodeKind = 'zoom-oauth' | 'zoom-api' | 'device-flow' | 'oauth' | 'roomkey' | 'exit';

/** How well a meaning is known: from the provider's own pages or an RFC, or from reports and public code only. */
export type Sure = 'documented' | 'reported';

/** A row that comes from a provider: one meaning of one code. */
export type CodeRow = {
  /** The code, where one name in the table is not enough because it has several meanings or is a number. */
  readonly code?: string;
  /** The words that come with it; `…` stands for what changes. */
  readonly words?: string;
  readonly says: string;
  readonly fix: string;
  /** Documented where it does not say otherwise. */
  readonly sure?: Sure;
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
