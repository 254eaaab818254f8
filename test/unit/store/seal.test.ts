/** The seal: what it takes to open one, and where its key may come from. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isTrouble } from '../../../src/core/trouble/trouble.ts';
import { findSeal, keySeal, noSeal, type Seal } from '../../../src/store/seal.ts';
import { tempFolder } from './places.ts';

const KEY = Buffer.from(Array.from({ length: 32 }, (_, at) => (at * 37 + 200) % 256));
const seal = keySeal(KEY, 'file');
const plain = Buffer.from('{"refreshToken":"CANARY-refresh"}');

describe('a seal', () => {
  it.each([0, 1, 16, 1000, 200_000])('gives back the %i bytes that it was given', (size) => {
    const content = Buffer.alloc(size, 'CANARY');
    const closed = seal.seal(content, 'a');
    expect(seal.open(closed, 'a')).toEqual(content);
    expect(closed.includes('CANARY')).toBe(false);
    expect(closed.length).toBe(size + 28);
  });

  it('is another one each time', () => {
    const all = Array.from({ length: 100 }, () => seal.seal(plain, 'a').toString('hex'));
    expect(new Set(all).size).toBe(100);
    expect(new Set(all.map((closed) => closed.slice(0, 24))).size).toBe(100);
  });

  it('does not open once any of its bytes was changed, or one is missing, or one too many', () => {
    const closed = seal.seal(plain, 'a');
    for (let at = 0; at < closed.length; at += 1) {
      for (const bit of [1, 0x80]) {
        const changed = Buffer.from(closed);
        changed.writeUInt8(changed.readUInt8(at) ^ bit, at);
        expect(seal.open(changed, 'a')).toBeNull();
      }
      expect(seal.open(closed.subarray(0, at), 'a')).toBeNull();
      expect(seal.open(closed.subarray(at + 1), 'a')).toBeNull();
    }
    expect(seal.open(Buffer.concat([closed, Buffer.alloc(1)]), 'a')).toBeNull();
  });

  it('does not open for another purpose, or with another key', () => {
    const closed = seal.seal(plain, 'roomkey grant');
    for (const purpose of ['roomkey journal', 'roomkey gran', 'roomkey grant ', '']) {
      expect(seal.open(closed, purpose)).toBeNull();
    }
    const other = Buffer.from(KEY);
    other.writeUInt8(other.readUInt8(31) ^ 1, 31);
    expect(keySeal(other, 'file').open(closed, 'roomkey grant')).toBeNull();
  });

  it('that is none leaves everything as it is', () => {
    expect(noSeal.source).toBeNull();
    expect(noSeal.seal(plain, 'a')).toBe(plain);
    expect(noSeal.open(plain, 'b')).toBe(plain);
  });
});

/** A key file of this content. */
function keyFile(content: string | Buffer, name = 'key'): string {
  const path = join(tempFolder(), name);
  writeFileSync(path, content);
  return path;
}

const opens = (found: ReturnType<typeof findSeal>): boolean =>
  !isTrouble(found) && found.open(seal.seal(plain, 'a'), 'a')?.equals(plain) === true;

describe('a key', () => {
  it.each<[string, string | Buffer]>([
    ['as 32 bytes', KEY],
    ['in hexadecimal', KEY.toString('hex')],
    ['in hexadecimal, in capitals, with a line end', `${KEY.toString('hex').toUpperCase()}\n`],
    ['in base64', KEY.toString('base64')],
    ['in base64 with a line end', `${KEY.toString('base64')}\r\n`],
    ['in base64 for addresses', KEY.toString('base64url')],
  ])('%s is found in a file that is named and in systemd’s credentials', (_name, content) => {
    const named = findSeal(keyFile(content), undefined);
    expect(opens(named)).toBe(true);
    expect((named as Seal).source).toBe('file');
    const credential = findSeal(undefined, join(keyFile(content, 'roomkey-key'), '..'));
    expect(opens(credential)).toBe(true);
    expect((credential as Seal).source).toBe('systemd');
  });

  it.each<[string, string | Buffer]>([
    ['empty', ''],
    ['a byte short', KEY.subarray(0, 31)],
    ['a byte too long', Buffer.concat([KEY, Buffer.from('x')])],
    ['of 63 digits', KEY.toString('hex').slice(1)],
    ['of 65 digits', `${KEY.toString('hex')}0`],
    ['a pass phrase', 'correct horse battery staple'],
    ['of 16 bytes in base64', KEY.subarray(0, 16).toString('base64')],
    ['a long pass phrase that base64 would swallow', 'correct horse battery staple correct horse battery'],
  ])('that is %s is wrong configuration, wherever it is', (_name, content) => {
    const trouble = { code: 'bad_key_file' };
    expect(findSeal(keyFile(content), undefined)).toMatchObject(trouble);
    expect(findSeal(undefined, join(keyFile(content, 'roomkey-key'), '..'))).toMatchObject(trouble);
  });

  it('is not told when it is bad', () => {
    const content = 'CANARY-not-a-key';
    expect(JSON.stringify(findSeal(keyFile(content), undefined))).not.toContain(content);
  });

  it('that is named and not there is wrong configuration; a credential that is not there is none', () => {
    const folder = tempFolder();
    expect(findSeal(join(folder, 'nowhere'), undefined)).toMatchObject({
      code: 'bad_key_file',
      detail: expect.stringContaining('ENOENT'),
    });
    expect(findSeal(folder, undefined)).toMatchObject({ detail: expect.stringContaining('EISDIR') });
    expect(findSeal(undefined, folder)).toBe(noSeal);
    expect(findSeal(undefined, undefined)).toBe(noSeal);
  });

  it('that is named wins over the credential', () => {
    const credentials = join(keyFile(Buffer.alloc(32, 1), 'roomkey-key'), '..');
    expect(opens(findSeal(keyFile(KEY), credentials))).toBe(true);
    expect(findSeal(join(credentials, 'nowhere'), credentials)).toMatchObject({ code: 'bad_key_file' });
  });
});
