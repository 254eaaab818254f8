/** The preflight in words and as JSON, and the text for the IT desk. */

import { zoomDomainOf } from '../../core/oauth/zoom.ts';
import { minuteOf } from '../../core/text/dates.ts';
import { asciiJson, type SafeText } from '../../core/text/text.ts';
import { CHECKS, type Check, type CheckId } from '../../core/trouble/check.ts';
import { chop, wrap } from '../page/width.ts';

const WORDS = { ok: 'ok  ', warn: 'warn', fail: 'FAIL' } as const;

/** What the network is to blame for. */
const OF_NETWORK: readonly CheckId[] = ['proxy', 'name', 'route', 'tls', 'provider', 'user'];

/** A check for a person: how it stands, what it is, and its fix where it needs one, wrapped at `columns`. */
export function checkText({ id, state, says, fix }: Check, columns: number): string {
  const head = `${WORDS[state]}  ${CHECKS[id].padEnd(12)} `;
  const wide = Math.max(columns - head.length, 20);
  const lines = [says, ...(fix === null ? [] : [fix])].flatMap(
    (text) => wrap(text, wide) ?? chop(text, wide),
  );
  return lines.map((line, at) => `${at === 0 ? head : ' '.repeat(head.length)}${line}\n`).join('');
}

/** `doctor --json`. */
export function reportJson(checks: readonly Check[], desk: string | null, exitCode: number): string {
  const plain = checks.map(({ id, state, says, fix, code }) => ({ id, state, message: says, fix, code }));
  return `${asciiJson({ ok: exitCode === 0, exit_code: exitCode, checks: plain, it_desk: desk })}\n`;
}

/** A text to send to the IT desk, where the network is at fault; null where it is not. `now` is epoch milliseconds. */
export function deskText(
  checks: readonly Check[],
  issuer: string,
  label: SafeText,
  now: number,
): string | null {
  const seen = checks.filter((each) => isOfNetwork(each));
  if (seen.length === 0) return null;
  const { hostname, port } = new URL(issuer);
  const domain = zoomDomainOf(hostname);
  const hosts = [hostname, ...(domain === null ? [] : [`*.${domain} (the API; Zoom names the host)`])];
  const proxy = checks.find(({ id }) => id === 'proxy')?.says ?? 'none';
  return [
    'For the IT desk:',
    `  The device "${label}" pairs with ${hostname} and needs, from its own network:`,
    ...hosts.map((host) => `  - HTTPS, TCP port ${port || 443}, outgoing, to ${host}`),
    '  - the certificate that the server itself shows; where TLS is inspected, an exception for these hosts,',
    '    or the certificate authority of the inspection as a PEM file',
    `  Proxy: ${proxy}`,
    `  Seen at ${minuteOf(now)} by the clock of the device:`,
    ...seen.map(({ says, code }) => `  - ${says}${code === null ? '' : ` (${code})`}`),
    '',
  ].join('\n');
}

function isOfNetwork({ id, state, code, exitCode }: Check): boolean {
  if (state === 'ok' || !OF_NETWORK.includes(id)) return false;
  return (
    exitCode === 5 || (code !== null && /^(tls_|proxy_|captive|name_|no_route|timeout|connection)/.test(code))
  );
}
