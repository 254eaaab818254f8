/** The system's short words for what failed (`ENOENT`, `ECONNRESET`), as Node's errors carry them. */

/** The code of an error; empty where it has none. */
export function errnoOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
