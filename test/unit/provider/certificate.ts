/** X.509 certificates made here and now, as DER by hand: no program, no file, any date. */

import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** What a TLS server needs, as PEM. */
export type Identity = { readonly key: string; readonly cert: string };

/** What a certificate says. */
export type Wish = {
  readonly name: string;
  /** DNS names and IPv4 addresses it is good for. */
  readonly hosts?: readonly string[];
  readonly isCa?: boolean;
  readonly from?: Date;
  readonly until?: Date;
};

/** An identity that can sign others. */
export type Issuer = Identity & { readonly name: string; readonly secret: KeyObject };

const DAY_MS = 86_400_000;

/** Makes an identity, signed by `issuer` or by itself. */
export function issue(wish: Wish, issuer?: Issuer): Issuer {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1 + Math.floor(Math.random() * 120), Math.floor(Math.random() * 256)])),
    ECDSA_SHA256,
    nameOf(issuer?.name ?? wish.name),
    der(
      0x30,
      timeOf(wish.from ?? new Date(Date.now() - DAY_MS)),
      timeOf(wish.until ?? new Date(Date.now() + DAY_MS)),
    ),
    nameOf(wish.name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, ...extensions(wish))),
  );
  const signature = sign('sha256', body, issuer?.secret ?? privateKey);
  const whole = der(0x30, body, ECDSA_SHA256, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').replace(/.{64}/g, '$&\n').trim();
  return {
    name: wish.name,
    secret: privateKey,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const ECDSA_SHA256 = der(0x30, der(0x06, Buffer.from('2a8648ce3d040302', 'hex')));

function nameOf(commonName: string): Buffer {
  const pair = der(0x30, der(0x06, Buffer.from('550403', 'hex')), der(0x0c, Buffer.from(commonName)));
  return der(0x30, der(0x31, pair));
}

function timeOf(date: Date): Buffer {
  return der(0x17, Buffer.from(`${date.toISOString().replace(/\D/g, '').slice(2, 14)}Z`));
}

function extensions({ hosts = [], isCa = false }: Wish): readonly Buffer[] {
  const names = hosts.map((host) =>
    /^[\d.]+$/.test(host)
      ? der(0x87, Buffer.from(host.split('.').map(Number)))
      : der(0x82, Buffer.from(host)),
  );
  const yes = der(0x01, Buffer.from([0xff]));
  return [
    der(0x30, der(0x06, Buffer.from('551d13', 'hex')), yes, der(0x04, der(0x30, ...(isCa ? [yes] : [])))),
    ...(names.length === 0
      ? []
      : [der(0x30, der(0x06, Buffer.from('551d11', 'hex')), der(0x04, der(0x30, ...names)))]),
  ];
}
