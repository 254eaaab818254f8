import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCredentials, findProxyLogin } from '../../../src/box/credentials.ts';
import { isTrouble, saysOf } from '../../../src/core/trouble/trouble.ts';
import { tempFolder } from '../store/places.ts';

/** A folder with credentials in files, and an environment in which `@` stands for that folder. */
function placed(env: Readonly<Record<string, string>>): Record<string, string> {
  const folder = tempFolder();
  for (const name of ['client-id', 'client-secret']) writeFileSync(join(folder, name), `systemd-${name}\n`);
  writeFileSync(join(folder, 'id'), 'id-of-file\n');
  writeFileSync(join(folder, 'secret'), '  secret of file \r\n');
  writeFileSync(join(folder, 'empty'), ' \n');
  writeFileSync(join(folder, 'lines'), 'one\ntwo\n');
  writeFileSync(join(folder, 'large'), 'x'.repeat(5_000));
  mkdirSync(join(folder, 'folder'));
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value.replace('@', folder)]));
}

const OWN = { ROOMKEY_CLIENT_ID: 'own', ROOMKEY_CLIENT_SECRET: 'own-secret' };
const ZOOM = { ZOOM_CLIENT_ID: 'zoom', ZOOM_CLIENT_SECRET: 'zoom-secret' };
const OWN_FILES = { ROOMKEY_CLIENT_ID_FILE: '@/id', ROOMKEY_CLIENT_SECRET_FILE: '@/secret' };
const ZOOM_FILES = { ZOOM_CLIENT_ID_FILE: '@/id', ZOOM_CLIENT_SECRET_FILE: '@/secret' };
const SYSTEMD = { CREDENTIALS_DIRECTORY: '@' };

type Row = [Record<string, string>, string | null, string | null];

describe('for Zoom', () => {
  it.each<Row>([
    [{}, null, null],
    [ZOOM, 'zoom', 'zoom-secret'],
    [OWN, 'own', 'own-secret'],
    [{ ...ZOOM, ...OWN }, 'own', 'own-secret'],
    [{ ...OWN, ...OWN_FILES }, 'own', 'own-secret'],
    [OWN_FILES, 'id-of-file', 'secret of file'],
    [{ ...OWN_FILES, ...ZOOM }, 'id-of-file', 'secret of file'],
    [ZOOM_FILES, 'id-of-file', 'secret of file'],
    [SYSTEMD, 'systemd-client-id', 'systemd-client-secret'],
    [{ ...SYSTEMD, ...ZOOM }, 'zoom', 'zoom-secret'],
    [{ ...SYSTEMD, ...ZOOM_FILES }, 'id-of-file', 'secret of file'],
    [{ CREDENTIALS_DIRECTORY: '@/folder' }, null, null],
    [{ ZOOM_CLIENT_ID: 'public' }, 'public', null],
    [{ ZOOM_CLIENT_ID: ' zoom\n', ZOOM_CLIENT_SECRET: '\tx ' }, 'zoom', 'x'],
    [{ ...ZOOM, ROOMKEY_CLIENT_ID: '', ROOMKEY_CLIENT_SECRET: ' ' }, 'zoom', 'zoom-secret'],
    [{ ...ZOOM, ROOMKEY_CLIENT_SECRET_FILE: '' }, 'zoom', 'zoom-secret'],
  ])('%j gives %s and %s', (env, clientId, clientSecret) => {
    expect(findCredentials(placed(env), 'zoom')).toMatchObject({ clientId, clientSecret });
  });
});

describe('a value in quotes', () => {
  it.each([
    [{ ZOOM_CLIENT_ID: '"id"', ZOOM_CLIENT_SECRET: "'secret'" }, ['ZOOM_CLIENT_ID', 'ZOOM_CLIENT_SECRET']],
    [{ ZOOM_CLIENT_ID: 'id', ZOOM_CLIENT_SECRET: '"secret"' }, ['ZOOM_CLIENT_SECRET']],
    [{ ZOOM_CLIENT_ID: '"id', ZOOM_CLIENT_SECRET: 'sec"ret' }, []],
  ])('%j is noticed, and taken as it is', (env, quoted) => {
    expect(findCredentials(env, 'zoom')).toMatchObject({ quoted, clientId: env.ZOOM_CLIENT_ID });
  });
});

describe('for another issuer', () => {
  it.each<Row>([
    [ZOOM, null, null],
    [ZOOM_FILES, null, null],
    [{ ...ZOOM, ROOMKEY_CLIENT_ID: 'own' }, 'own', null],
    [{ ...ZOOM, ...OWN }, 'own', 'own-secret'],
    [OWN_FILES, 'id-of-file', 'secret of file'],
    [SYSTEMD, 'systemd-client-id', 'systemd-client-secret'],
  ])('%j gives %s and %s', (env, clientId, clientSecret) => {
    expect(findCredentials(placed(env), 'issuer')).toMatchObject({ clientId, clientSecret });
  });

  it('a broken file for Zoom is none of its business', () => {
    expect(findCredentials({ ...OWN, ZOOM_CLIENT_SECRET_FILE: '/nowhere' }, 'issuer')).not.toHaveProperty(
      'code',
    );
  });
});

describe('where each was found', () => {
  it.each([
    [ZOOM, 'ZOOM_CLIENT_ID', 'ZOOM_CLIENT_SECRET'],
    [{ ...ZOOM, ...OWN }, 'ROOMKEY_CLIENT_ID', 'ROOMKEY_CLIENT_SECRET'],
    [SYSTEMD, "systemd's credential client-id", "systemd's credential client-secret"],
    [{ ZOOM_CLIENT_ID: 'public' }, 'ZOOM_CLIENT_ID', null],
    [{}, null, null],
  ])('%j is told, and not its value', (env, clientId, clientSecret) => {
    expect(findCredentials(placed(env), 'zoom')).toMatchObject({ from: { clientId, clientSecret } });
  });

  it('is the variable and its file', () => {
    const env = placed(ZOOM_FILES);
    expect(findCredentials(env, 'zoom')).toMatchObject({
      from: { clientSecret: `ZOOM_CLIENT_SECRET_FILE=${env['ZOOM_CLIENT_SECRET_FILE']}` },
    });
  });
});

describe('a file that was named', () => {
  it.each(['@/none', '@/empty', '@/lines', '@/large', '@/folder'])('as %s is refused by its name', (path) => {
    const env = placed({ ZOOM_CLIENT_ID: 'zoom', ZOOM_CLIENT_SECRET_FILE: path });
    const found = findCredentials(env, 'zoom');
    expect(found).toMatchObject({ code: 'bad_credentials_file' });
    expect(isTrouble(found) && saysOf(found)).toContain(
      `ZOOM_CLIENT_SECRET_FILE=${env['ZOOM_CLIENT_SECRET_FILE']}`,
    );
    expect(JSON.stringify(found)).not.toMatch(/xxxx|two/);
  });
});

const BAD: readonly [name: string, text: string][] = [
  ['a NUL', 'a\0b'],
  ['a NUL at its end', 'ab\0'],
  ['a line break', 'a\nb'],
  ['a carriage return', 'a\rb'],
  ['a tab', 'a\tb'],
  ['an escape sequence', '\u001b[2Jab'],
  ['a DEL', 'a\u007fb'],
  ['a C1 control', 'a\u009b31mb'],
  ['a vertical tab at its end', 'ab\v'],
  ['a direction mark', 'a\u202eb'],
  ['a zero-width space', 'ab\u200b'],
];

describe.each(BAD)('a credential with %s', (_name, text) => {
  it.each(['CLIENT_ID', 'CLIENT_SECRET'])('in %s_FILE is refused, and the file named', (name) => {
    const file = join(tempFolder(), 'credential');
    writeFileSync(file, text);
    const found = findCredentials({ [`ZOOM_${name}_FILE`]: file }, 'zoom');
    expect(found).toMatchObject({ code: 'bad_credentials_file' });
    expect(isTrouble(found) && saysOf(found)).toMatch(new RegExp(`ZOOM_${name}_FILE=${file}: it holds a`));
    expect(isTrouble(found) && saysOf(found)).toMatch(/U\+/);
  });

  it('from systemd is refused by its name, and not taken for none', () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'client-id'), 'room');
    writeFileSync(join(folder, 'client-secret'), text);
    const found = findCredentials({ CREDENTIALS_DIRECTORY: folder }, 'zoom');
    expect(isTrouble(found) && saysOf(found)).toContain("systemd's credential client-secret: it holds a");
  });

  it('in a variable is refused, and the variable named', () => {
    for (const name of ['ZOOM_CLIENT_ID', 'ZOOM_CLIENT_SECRET', 'ROOMKEY_CLIENT_SECRET']) {
      const found = findCredentials({ ...ZOOM, [name]: text }, 'zoom');
      expect(found).toMatchObject({
        code: 'bad_credential',
        detail: expect.stringContaining(`${name} holds a`),
      });
    }
  });

  it('in the proxy’s login is refused, and the file named', () => {
    const file = join(tempFolder(), 'login');
    writeFileSync(file, `me:${text}`);
    const found = findProxyLogin({ ROOMKEY_PROXY_LOGIN_FILE: file });
    expect(isTrouble(found) && saysOf(found)).toContain(`ROOMKEY_PROXY_LOGIN_FILE=${file}: it holds a`);
  });
});

describe('a credential that is', () => {
  it.each([
    ['of UTF-16, as PowerShell writes files', Buffer.from('\ufeffsecret\r\n', 'utf16le')],
    ['of Latin-1', Buffer.from('gr\u00fcn', 'latin1')],
    ['of random bytes', Buffer.from([0xde, 0xad, 0xbe, 0xef])],
  ])('%s is refused', (_name, bytes) => {
    const file = join(tempFolder(), 'credential');
    writeFileSync(file, bytes);
    expect(findCredentials({ ...ZOOM, ROOMKEY_CLIENT_SECRET_FILE: file }, 'zoom')).toMatchObject({
      code: 'bad_credentials_file',
    });
  });

  it('of UTF-8 with a mark at its beginning is taken without', () => {
    const file = join(tempFolder(), 'credential');
    writeFileSync(file, '\ufeffsecret\r\n');
    expect(findCredentials({ ...ZOOM, ROOMKEY_CLIENT_SECRET_FILE: file }, 'zoom')).toMatchObject({
      clientSecret: 'secret',
    });
  });

  it('in quotation marks is taken as it is, and told of', () => {
    const file = join(tempFolder(), 'credential');
    writeFileSync(file, "'hush'\n");
    const env = { ZOOM_CLIENT_ID: '"room"', ZOOM_CLIENT_SECRET_FILE: file };
    expect(findCredentials(env, 'zoom')).toMatchObject({
      clientId: '"room"',
      clientSecret: "'hush'",
      quoted: ['ZOOM_CLIENT_ID', `ZOOM_CLIENT_SECRET_FILE=${file}`],
    });
    expect(findCredentials(ZOOM, 'zoom')).toMatchObject({ quoted: [] });
  });
});

describe('a systemd credential that is there and of no use', () => {
  it.each(['', ' \n', 'x'.repeat(5_000)])('is not taken for none, which would be another client', (text) => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'client-id'), 'room');
    writeFileSync(join(folder, 'client-secret'), text);
    expect(findCredentials({ CREDENTIALS_DIRECTORY: folder }, 'zoom')).toMatchObject({
      code: 'bad_credentials_file',
    });
  });

  it('as a login without a password is refused', () => {
    const folder = tempFolder();
    expect(findProxyLogin({ CREDENTIALS_DIRECTORY: folder })).toBeNull();
    writeFileSync(join(folder, 'proxy-login'), 'me');
    expect(findProxyLogin({ CREDENTIALS_DIRECTORY: folder })).toMatchObject({ code: 'bad_credentials_file' });
    writeFileSync(join(folder, 'proxy-login'), 'me:hush\n');
    expect(findProxyLogin({ CREDENTIALS_DIRECTORY: folder })).toBe('me:hush');
  });
});
