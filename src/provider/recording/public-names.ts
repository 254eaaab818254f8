/**
 * Which members, parameters and headers may keep their values in a recording, and how. Data only: what is not named here
 * is replaced, so that a member a provider adds later is secret until it is listed here.
 */

import { DEVICE_FLOW_CODES, OAUTH_CODES } from '../../core/trouble/codes-oauth.ts';
import { PROVIDER_CODES } from '../../core/trouble/codes-providers.ts';

/** How a value is treated: kept as a word that steers, words to read, scopes, an address or a number, or replaced. */
export type Treatment = 'word' | 'words' | 'scopes' | 'address' | 'one-time address' | 'number' | 'replaced';

const MEMBERS: Readonly<Record<string, Treatment>> = {
  error: 'word',
  token_type: 'word',
  status: 'word',
  reason: 'words',
  message: 'words',
  error_description: 'words',
  errorMessage: 'words',
  error_message: 'words',
  scope: 'scopes',
  verification_uri: 'address',
  verification_url: 'address',
  verification_uri_complete: 'one-time address',
  api_url: 'address',
  error_uri: 'address',
  issuer: 'address',
  code: 'number',
  error_code: 'number',
  errorCode: 'number',
  expires_in: 'number',
  interval: 'number',
};

/** How the value of a member of a JSON answer is treated. A provider's metadata is public throughout. */
export function treatmentOf(name: string): Treatment {
  if (Object.hasOwn(MEMBERS, name)) return MEMBERS[name] ?? 'replaced';
  if (/^[a-z_]{1,60}_endpoint$/.test(name)) return 'address';
  return /^[a-z_]{1,60}_supported$/.test(name) ? 'scopes' : 'replaced';
}

/** Reports whether a name's value is a secret rather than something personal: then even a piece of it is replaced. */
export function isSecretName(name: string): boolean {
  return (
    /(token|secret|password|passwd|assertion|ticket|cookie|jwt|zak|nonce)$/i.test(name) ||
    /^((device|user|authorization)_?)?code$/i.test(name)
  );
}

const STEERING = new Set([
  ...Object.keys(DEVICE_FLOW_CODES),
  ...Object.keys(OAUTH_CODES),
  ...PROVIDER_CODES.map(({ code }) => code),
  ...['bearer', 'Bearer', 'success', 'error', 'failed', 'active'],
]);

/** Reports whether a text is one of the words by which a flow is steered, which is no secret wherever else it stands. */
export function isSteering(word: string): boolean {
  return STEERING.has(word);
}

/** Reports whether a request's form parameter says nothing secret: words of the RFCs, and the scope. */
export function isPublicParameter(name: string): boolean {
  return name === 'grant_type' || name === 'scope' || name === 'token_type_hint';
}

// Of directives in headers and pages, beside the members above.
const DIRECTIVES = ['charset', 'max-age', 'realm', 'timeout', 'max'];

/** Reports whether the value beside a name in a text may stay, as far as it looks like no secret itself. */
export function isPublicInText(name: string): boolean {
  return treatmentOf(name) !== 'replaced' || DIRECTIVES.includes(name.toLowerCase());
}

const HEADERS = [
  ...['age', 'allow', 'cache-control', 'connection', 'content-encoding', 'content-length', 'content-type'],
  ...['date', 'expires', 'pragma', 'retry-after', 'server', 'transfer-encoding', 'vary', 'www-authenticate'],
];

/** Reports whether a header's value may stay, as far as it looks like no secret itself. */
export function isPublicHeader(name: string): boolean {
  return HEADERS.includes(name) || /^(x-)?(ratelimit|rate-limit)(-[a-z-]{1,40})?$/.test(name);
}
