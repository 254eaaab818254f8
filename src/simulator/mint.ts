/**
 * Makes codes and tokens that look like Zoom's, and remembers every secret it made. Nothing in them means anything: the
 * simulator looks tokens up and never reads them.
 */

/** Makes codes and tokens. `minted` holds every secret so far, oldest first; a user code is not one. */
export type Mint = {
  readonly minted: readonly string[];
  userCode(): string;
  deviceCode(): string;
  /** JWT-looking, more than 600 characters. */
  token(kind: 'access' | 'refresh' | 'zak' | 'onbehalf', clientId: string): string;
};

/** A person may have to read them from across a room: no 0 and o, no 1, l and i. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';

/** `random` returns that many bytes; every secret begins with `mark`. */
export function openMint(random: (bytes: number) => Buffer, mark: string): Mint {
  const minted: string[] = [];
  const keep = (secret: string) => {
    minted.push(mark + secret);
    return mark + secret;
  };
  const part = (value: Buffer | object) =>
    (Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value))).toString('base64url');
  return {
    minted,
    userCode: () => Array.from(random(8), (byte) => LETTERS[byte % LETTERS.length]).join(''),
    deviceCode: () => keep(part(random(32))),
    token(kind, clientId) {
      const header = { alg: 'HS512', v: '2.0', kid: random(16).toString('hex') };
      const claims = {
        ver: 9,
        auid: random(16).toString('hex'),
        code: random(24).toString('base64url'),
        iss: 'urn:roomkey:simulator',
        cid: clientId,
        tokenType: `${kind}_token`,
        aud: 'urn:roomkey:simulator',
        uid: random(16).toString('base64url'),
        aid: random(16).toString('base64url'),
        jti: random(96).toString('base64url'),
      };
      return keep(`${part(header)}.${part(claims)}.${part(random(64))}`);
    },
  };
}
