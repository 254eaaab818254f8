/** What must be true of everything that is taken or shown, said independently of the code that takes and shows it. */

import type { Grant, Token } from '../../../src/core/grant/grant.ts';
import type { Code } from '../../../src/core/pairing/pairing.ts';

/** Reports whether a text holds no control, no format character, no half of a character and nothing invisible. */
export function isBare(text: string): boolean {
  return !/\p{Cc}|\p{Cf}|\p{Cs}|\p{Co}|\p{Zl}|\p{Zp}|\p{Variation_Selector}/u.test(text);
}

/** Reports whether a code may be shown: what RFC 8628 §3.2 needs, printable, and at Zoom's own host. */
export function isGoodCode({
  userCode,
  verificationUri,
  verificationUriComplete,
  expiresInS,
  intervalS,
}: Code): boolean {
  const addresses = [verificationUri, verificationUriComplete].filter((address) => address !== null);
  return (
    /^[!-~]([ -~]{0,254}[!-~])?$/.test(userCode) &&
    addresses.every((address) =>
      /^https:\/\/([a-z0-9_-]+\.)*zoom\.us(:\d+)?([/?#][!-~]*)?$/i.test(address),
    ) &&
    [expiresInS, intervalS].every((seconds) => Number.isInteger(seconds) && seconds >= 1 && seconds <= 86_400)
  );
}

const TOKEN = /^[ -~]{1,65536}$/;

/** Reports whether a token is whole: printable throughout, of a length and a life that make sense, at Zoom's own host. */
export function isGoodToken({ accessToken, refreshToken, expiresInS, scope, apiUrl }: Token): boolean {
  return (
    TOKEN.test(accessToken) &&
    (refreshToken === null || TOKEN.test(refreshToken)) &&
    (expiresInS === null ||
      (Number.isInteger(expiresInS) &&
        expiresInS >= 0 &&
        expiresInS <= (refreshToken === null ? 36_500 : 30) * 86_400)) &&
    (scope ?? []).every((word) => word !== '' && isBare(word)) &&
    (apiUrl === null || /^https:\/\/([a-z0-9_-]+\.)*zoom\.us(:\d+)?(\/[!-~]*)?$/i.test(apiUrl))
  );
}

/** Reports whether a grant may be kept. */
export function isGoodGrant(grant: Grant, now: number): boolean {
  const expiresInS = Math.floor((grant.expiresAt - grant.refreshedAt) / 1000);
  const shown = [...Object.values(grant.user ?? {}), ...grant.scope];
  return (
    isGoodToken({ ...grant, expiresInS, scope: grant.scope }) &&
    grant.refreshedAt <= now &&
    shown.every((text) => text === null || isBare(text))
  );
}
