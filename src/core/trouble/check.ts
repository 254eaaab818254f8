/** A line of the preflight: what was looked at, how it stands, what would fix it. Pure. */

import { type SafeText, safeText } from '../text/text.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { exitOf, fixOf, saysOf, type Trouble, type TroubleCode } from './trouble.ts';

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
  /** What to do about it; null where there is nothing to do. */
  readonly fix: SafeText | null;
  /** The code that `explain` knows, where there is one. */
  readonly code: TroubleCode | null;
  /** What `pair` would end in because of it. */
  readonly exitCode: ExitCode;
};

/** All is well. */
export function well(id: CheckId, says: string): Check {
  return { id, state: 'ok', says: safeText(says), fix: null, code: null, exitCode: EXIT.done };
}

/** Worth a look; a pairing would work all the same. */
export function warned(id: CheckId, says: string, fix: string, code: TroubleCode | null = null): Check {
  return { id, state: 'warn', says: safeText(says), fix: safeText(fix), code, exitCode: EXIT.done };
}

/** A trouble that a pairing would work in spite of. */
export function warnedOf(id: CheckId, cause: Trouble): Check {
  return warned(id, saysOf(cause), fixOf(cause), cause.code);
}

/** No pairing would work. */
export function failed(id: CheckId, cause: Trouble): Check {
  const { code } = cause;
  return { id, state: 'fail', says: saysOf(cause), fix: fixOf(cause), code, exitCode: exitOf(cause) };
}
