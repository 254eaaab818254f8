/**
 * What protects a grant at rest: nothing but the file's mode, or AES-256-GCM under a key that lies elsewhere.
 *
 * The key comes from systemd's credentials (`roomkey-key`, which can be bound to a TPM) or from a file that a person
 * names. It is never kept beside the data and never made from host names, which would only look like protection.
 */

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { isRefusal, readTrusted, refusalTrouble } from '../box/trusted-file.ts';
import { isTrouble, type Trouble, trouble } from '../core/trouble/trouble.ts';

/** Seals bytes for the disk and opens them again. `purpose` is bound to the seal, so that files cannot be swapped. */
export type Seal = {
  /** Where the key came from; null when nothing is sealed. */
  readonly source: 'systemd' | 'file' | null;
  seal(plain: Buffer, purpose: string): Buffer;
  /** Null when the key is another one, or the bytes were changed. */
  open(sealed: Buffer, purpose: string): Buffer | null;
};

const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
/** A key is far shorter in each of its forms. */
const LARGEST_KEY_FILE = 4 * 1024;

/** No seal: bytes go to the disk as they are. */
export const noSeal: Seal = { source: null, seal: (plain) => plain, open: (sealed) => sealed };

/** A seal under a 32-byte key. */
export function keySeal(key: Buffer, source: 'systemd' | 'file'): Seal {
  return {
    source,
    seal(plain, purpose) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(purpose));
      const text = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), text]);
    },
    open(sealed, purpose) {
      if (sealed.length < IV_BYTES + TAG_BYTES) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES))
        .setAAD(Buffer.from(purpose))
        .setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
      } catch {
        return null;
      }
    },
  };
}

/** Finds the key: the named file, else systemd's credential, else none. A key that cannot be used is a trouble. */
export function findSeal(named: string | undefined, credentials: string | undefined): Seal | Trouble {
  if (named !== undefined) {
    const key = readKey(named) ?? trouble('bad_key_file', `${named}: ENOENT`);
    return isTrouble(key) ? key : keySeal(key, 'file');
  }
  if (credentials === undefined) return noSeal;
  const key = readKey(join(credentials, 'roomkey-key'));
  if (key === null) return noSeal;
  return isTrouble(key) ? key : keySeal(key, 'systemd');
}

/** 32 bytes as they are, or written as 64 hexadecimal digits or as base64; null where there is no file. */
function readKey(path: string): Buffer | Trouble | null {
  const bytes = readTrusted(path, LARGEST_KEY_FILE);
  if (isRefusal(bytes))
    return bytes.reason === 'missing' ? null : refusalTrouble(bytes, 'bad_key_file', path);
  if (bytes.length === KEY_BYTES) return bytes;
  const text = bytes.toString('latin1').trim();
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  const decoded = Buffer.from(text, 'base64');
  return decoded.length === KEY_BYTES
    ? decoded
    : trouble('bad_key_file', `${path}: a key has 32 bytes, plain, in hexadecimal or in base64`);
}
