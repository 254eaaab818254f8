/**
 * The device authorization answer (RFC 8628 §3.2), member by member: what must be there, what has a floor, what is
 * refused because it would lie to a person or make us hammer the server.
 */

import type { Server } from '../grant/provider.ts';
import type { Code } from '../pairing/pairing.ts';
import { type Members, num, str } from '../text/members.ts';
import { isPrintableAscii, type SafeText } from '../text/text.ts';
import { usableUrl } from '../text/urls.ts';
import { type Trouble, trouble } from '../trouble/trouble.ts';
import { shownUrl } from './addresses.ts';

/** RFC 8628 §3.2: the interval, in seconds, where the server names none. */
const DEFAULT_INTERVAL_S = 5;
const LONGEST_CODE_LIFE_S = 24 * 3600;

type Found =
  | { readonly ok: true; readonly code: Code; readonly deviceCode: string }
  | { readonly ok: false; readonly trouble: Trouble };

/** Checks the members of the answer; the trouble names the member that is missing or unfit. */
export function deviceCodeFrom(members: Members, server: Server): Found {
  const deviceCode = str(members, 'device_code');
  const userCode = str(members, 'user_code');
  const uri = str(members, 'verification_uri') ?? str(members, 'verification_url');
  const life = num(members, 'expires_in');
  if (deviceCode === null || !/^[\x20-\x7e]{1,4096}$/.test(deviceCode)) return incomplete('device_code');
  if (userCode === null || userCode === '') return incomplete('user_code');
  if (uri === null || uri === '') return incomplete('verification_uri');
  if (life === null) return incomplete('expires_in');
  // Shown byte for byte or not at all: what a person types must be what the server expects.
  if (userCode.length > 32 || !isPrintableAscii(userCode) || userCode !== userCode.trim()) {
    return unsafe('user_code is not 1 to 32 printable characters');
  }
  const verificationUri = shownUrl(uri, server, 256);
  if (verificationUri === null) return unsafe('verification_uri is not an address for a phone');
  const expiresInS = Math.min(Math.floor(life), LONGEST_CODE_LIFE_S);
  if (expiresInS <= 0) return unsafe('the code has already run out');
  return {
    ok: true,
    deviceCode,
    code: {
      userCode: userCode as SafeText,
      verificationUri,
      verificationUriComplete: completeUri(members, verificationUri, server),
      expiresInS,
      intervalS: intervalOf(members),
    },
  };
}

/** The address for the QR; left out, and the pairing goes on, where it is unfit or leads to another host. */
function completeUri(members: Members, plain: SafeText, server: Server): SafeText | null {
  const complete = str(members, 'verification_uri_complete');
  if (complete === null || complete === '') return null;
  const shown = shownUrl(complete, server, 512);
  if (shown === null || usableUrl(shown)?.host !== usableUrl(plain)?.host) return null;
  return shown;
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
