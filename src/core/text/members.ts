/**
 * The members of a JSON object from outside, read one by one. Own properties only, so that a member named
 * `__proto__` is a member like any other; numbers finite, or not there.
 */

/** A parsed JSON object whose members have not been checked yet. */
export type Members = Readonly<Record<string, unknown>>;

/** Parses a JSON object; null for anything else. A byte order mark is allowed. */
export function membersOf(text: string): Members | null {
  try {
    return asMembers(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch {
    return null;
  }
}

/** The value as an object with members of its own; null for arrays, null and plain values. */
export function asMembers(value: unknown): Members | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.assign(Object.create(null) as Record<string, unknown>, value);
}

/** A string member, or null when it is missing or something else. */
export function str(members: Members, name: string): string | null {
  const value = members[name];
  return typeof value === 'string' ? value : null;
}

/** A finite number member, also where the server wrote it as a string of digits; else null. */
export function num(members: Members, name: string): number | null {
  const value = members[name];
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' && /^-?\d{1,15}(\.\d{1,9})?$/.test(value)) return Number(value);
  return null;
}
