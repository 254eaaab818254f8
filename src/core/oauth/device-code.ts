/**
 * The device authorization answer (RFC 8628 §3.2), member by member: what must be there, what has a floor, what is
 * refused because it would lie to a person or make us hammer the server.
 */

import type { Server } from '../grant/provider.ts';
import type { Code } from '../pairing/pairing.ts';
import { type Members, num, str } from '../text/members.ts';
import { hideSecrets, holdsSecret } from '../text/secrets/hide.ts';
import { isPrintableAscii, type SafeText } from '../text/text.ts';
import { usableUrl } from '../text/urls.ts';
import { type Trouble, trouble } from '../trouble/trouble.ts';
import { shownUrl } from './addresses.ts';

/** RFC 8628 §3.2: the interval, in seconds, where the server names none. */
const DEFAULT_INTERVAL_S = 5;
const LONGEST_CODE_LIFE_S = 24 * 3600;
/** Where the server does not say how long a code is good: the server ends it. */
const ASSUMED_LIFE_S = 600;
/** Nobody types more. */
const LONGEST_USER_CODE = 256;
/** More with spaces in it is no code but a sentence, which a screen should not say for a server. */
const LONGEST_WITH_SPACES = 32;
/** As much as a QR can hold. */
const LONGEST_ADDRESS = 2048;

type Found =
  | { readonly ok: true; readonly code: Code; readonly deviceCode: string }
  | { readonly ok: false; readonly trouble: Trouble };

/** Checks the members of the answer; the trouble names the member that is missing or unfit. */
export function deviceCodeFrom(members: Members, server: Server, secrets: readonly string[]): Found {
  const deviceCode = str(members, 'device_code');
  const userCode = str(members, 'user_code');
  const uri = str(members, 'verification_uri') ?? str(members, 'verification_url');
  if (deviceCode === null || deviceCode === '') return incomplete('device_code');
  if (!isPrintableAscii(deviceCode)) return unsafe('device_code holds more than printable ASCII');
  if (userCode === null || userCode === '') return incomplete('user_code');
  if (uri === null || uri === '') return incomplete('verification_uri');
  const unfit = userCodeTrouble(userCode);
  if (unfit !== null) return unsafe(unfit);
  const known = [...secrets, deviceCode];
  if (holdsSecret(userCode, known)) return unsafe('user_code holds a secret');
  const verificationUri = shownUrl(uri, server, LONGEST_ADDRESS);
  if (verificationUri === null) return unsafe(addressTrouble(uri, server, known));
  if (holdsSecret(uri, known)) return unsafe(`verification_uri holds a secret: ${namedAddress(uri, known)}`);
  const told = num(members, 'expires_in');
  const expiresInS = told === null ? ASSUMED_LIFE_S : Math.min(Math.floor(told), LONGEST_CODE_LIFE_S);
  if (expiresInS <= 0) return unsafe('the code has already run out');
  return {
    ok: true,
    deviceCode,
    code: {
      userCode: userCode as SafeText,
      verificationUri,
      verificationUriComplete: completeUri(members, verificationUri, server, known),
      expiresInS,
      ...(told === null ? { isLifeAssumed: true } : {}),
      intervalS: intervalOf(members),
    },
  };
}

/** What keeps a user code from being shown byte for byte: what a person types must be what the server expects. */
function userCodeTrouble(userCode: string): string | null {
  const most = userCode.includes(' ') ? LONGEST_WITH_SPACES : LONGEST_USER_CODE;
  if (userCode.length > most) return `user_code is too large: ${userCode.length} characters`;
  if (!isPrintableAscii(userCode)) return 'user_code holds more than printable ASCII';
  return userCode === userCode.trim() ? null : 'user_code begins or ends with a space';
}

/** What keeps an address from being shown. */
function addressTrouble(uri: string, { issuer }: Server, secrets: readonly string[]): string {
  if (uri.length > LONGEST_ADDRESS) return `verification_uri is too large: ${uri.length} characters`;
  const shown = namedAddress(uri, secrets);
  if (/^http:/i.test(uri)) return `verification_uri is http, not https: ${shown}`;
  if (usableUrl(uri) !== null)
    return `verification_uri leads to another host than ${new URL(issuer).hostname}: ${shown}`;
  return `verification_uri is not an address for a phone: ${shown}`;
}

/** An address in words: its host as it is, the rest without what looks like a secret; all of that where it holds one. */
function namedAddress(uri: string, secrets: readonly string[]): string {
  const hidden = hideSecrets(uri, secrets);
  const isClean = hidden === hideSecrets(uri, []);
  const origin = /^[a-z]+:\/\/[^/?#\s]{1,100}(?=[/?#]|$)/i.exec(uri)?.[0];
  if (!isClean || origin === undefined) return hidden.slice(0, 200);
  return `${origin}${hideSecrets(uri.slice(origin.length), [])}`.slice(0, 200);
}

/** The address for the QR; left out, and the pairing goes on, where it is unfit, leads to another host or holds a secret. */
function completeUri(
  members: Members,
  plain: SafeText,
  server: Server,
  known: readonly string[],
): SafeText | null {
  const complete = str(members, 'verification_uri_complete') ?? str(members, 'verification_url_complete');
  if (complete === null || complete === '') return null;
  const shown = shownUrl(complete, server, LONGEST_ADDRESS);
  if (shown === null || usableUrl(shown)?.host !== usableUrl(plain)?.host) return null;
  return holdsSecret(shown, known) ? null : shown;
}

function intervalOf(members: Members): number {
  const interval = num(members, 'interval');
  if (interval === null || interval <= 0) return DEFAULT_INTERVAL_S;
  return Math.min(Math.ceil(interval), LONGEST_CODE_LIFE_S);
}

function incomplete(member: string): Found {
  return { ok: false, trouble: trouble('incomplete_answer', member) };
}

function unsafe(why: string): Found {
  return { ok: false, trouble: trouble('unsafe_answer', why) };
}
