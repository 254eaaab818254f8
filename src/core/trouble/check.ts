/** A line of the preflight: what was looked at, how it stands, what would mend it. Pure. */

import { type SafeText, safeText } from '../text/text.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { Trouble, TroubleCode } from './trouble.ts';

/** What is looked at, by stable words that programs know it by, and as people call it. */
export const CHECKS = {
  program: 'Program',
  storage: 'Storage',
  lock: 'Lock',
  credentials: 'Credentials',
  proxy: 'Proxy',
  name: 'Name',
  route: 'Route',
  tls: 'Certificate',
  provider: 'Provider',
  clock: 'Clock',
  terminal: 'Terminal',
  grant: 'Pairing',
  life: 'Renewal',
  user: 'User',
  scopes: 'Scopes',
  one_box: 'One box',
} as const;

/** The stable word of a check. */
export type CheckId = keyof typeof CHECKS;

/** How one thing stands. */
export type Check = {
  readonly id: CheckId;
  readonly state: 'ok' | 'warn' | 'fail';
  readonly says: SafeText;
  /** What to do about it; null where all is well. */
  readonly mend: SafeText | null;
  /** The code that `explain` knows, where there is one. */
  readonly code: TroubleCode | null;
  /** What `pair` would end in because of it. */
  readonly exitCode: ExitCode;
};

/** All is well. */
export function well(id: CheckId, says: string): Check {
  return { id, state: 'ok', says: safeText(says), mend: null, code: null, exitCode: EXIT.done };
}

/** Worth a look; a pairing would work all the same. */
export function warned(id: CheckId, says: string, mend: string, code: TroubleCode | null = null): Check {
  return { id, state: 'warn', says: safeText(says), mend: safeText(mend), code, exitCode: EXIT.done };
}

/** A trouble that a pairing would work in spite of. */
export function warnedOf(id: CheckId, { code, message, hint }: Trouble): Check {
  return warned(id, message, hint, code);
}

/** No pairing would work. */
export function failed(id: CheckId, { code, message, hint, exitCode }: Trouble): Check {
  return { id, state: 'fail', says: message, mend: hint, code, exitCode };
}
