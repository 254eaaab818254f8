import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCredentials } from '../../../src/box/credentials.ts';
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
