/** How long a server asks us to wait, in each of the forms that are met in the wild. */

const LONGEST_MS = 3_600_000;

/**
 * Milliseconds of a `Retry-After` header: seconds or an HTTP date (RFC 9110 §10.2.3), or an ISO date as Zoom sends
 * for daily limits. Dates are read against the answer's own `Date`, because our clock may be wrong; `now` (epoch
 * milliseconds) stands in where there is none. Null when the header is missing, past or makes no sense; at most an
 * hour.
 */
export function retryAfterMs(headers: Readonly<Record<string, string>>, now: number): number | null {
  const value = headers['retry-after']?.trim();
  if (value === undefined || value === '') return null;
  if (/^\d+(\.\d+)?$/.test(value)) return bounded(Number(value) * 1000);
  if (!/^\d{4}-\d{2}-\d{2}|^[A-Za-z]{3,9},? /.test(value)) return null;
  // The oldest of the three forms of an HTTP date names no zone and means UTC.
  const until = Date.parse(/^[A-Za-z]{3} [A-Za-z]{3} .*\d$/.test(value) ? `${value} GMT` : value);
  if (Number.isNaN(until)) return null;
  const said = Date.parse(headers['date'] ?? '');
  return bounded(until - (Number.isNaN(said) ? now : said));
}

function bounded(ms: number): number | null {
  return ms > 0 ? Math.min(Math.ceil(ms), LONGEST_MS) : null;
}
