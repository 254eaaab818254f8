/**
 * Whom to trust: the authorities that ship with Node and those that were given, and others only once these are not enough. Reading a system's whole store costs more than a handshake, and few networks need it.
 */

import type { TroubleCode } from '../core/trouble/trouble.ts';

/** PEM certificates trusted beside the built-in ones. */
export type Trust = {
  readonly extraCa: string | null;
  /** More of them, for a certificate that is not trusted without; null where there are none. */
  readonly moreCa?: (() => string | null) | null;
};

/** The same settings with more trust; null where there is none to be had. */
export function widened<Settings extends Trust>(settings: Settings): Settings | null {
  const more = settings.moreCa?.() ?? null;
  if (more === null) return null;
  return { ...settings, extraCa: [settings.extraCa ?? '', more].join('\n'), moreCa: null };
}

/** Reports whether a certificate was refused for the authority that signed it, and for nothing else. */
export function isUntrusted(cause: TroubleCode): boolean {
  return cause === 'tls_untrusted' || cause === 'tls_inspected';
}
