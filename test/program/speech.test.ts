/** The language of every command that is no screen, what programs are told instead, and what is loaded for it. */

import { execFile } from 'node:child_process';
import { cpSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect } from 'vitest';
import { closedPort } from '../unit/provider/server.ts';
import { it, PROGRAM } from './roomkey.ts';

const GERMAN = { LANG: 'de_DE.UTF-8' };

describe.concurrent('the language', () => {
  it.for([
    [['status'], { LANG: 'de_DE.UTF-8' }, /^Zustand: +nicht gekoppelt: roomkey pair$/m],
    [['status', '--lang', 'fr'], { LANG: 'de_DE.UTF-8' }, /^État : +non associé/m],
    [['status'], { ROOMKEY_LANG: 'es', LC_ALL: 'de_DE.UTF-8' }, /^Estado: +sin vincular/m],
    [['status'], { LC_ALL: 'ja_JP.UTF-8', LANG: 'de_DE.UTF-8' }, /^状態： +未接続/m],
    [['status'], { LANG: 'ko_KR.UTF-8' }, /^상태: +연결되지 않음/m],
    [['status'], { LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'zh_CN.UTF-8' }, /^状态： +未配对/m],
    [['status'], { LANG: 'pt_BR.UTF-8' }, /^Estado: +não pareado/m],
    [['status'], { LANG: 'tlh.UTF-8' }, /^State: +not paired/m],
    // What cannot be shown gives way to English.
    [['status'], { LANG: 'de_DE' }, /^State: +not paired/m],
    [['status', '--lang', 'ja'], { TERM: 'linux' }, /^State: +not paired/m],
    [['explain', '4704'], GERMAN, /^ {2}Abhilfe: Kopieren Sie das Secret/m],
    [['explain', 'timeout', '--lang', 'zh'], {}, /^ {2}含义： +没有及时响应。$/m],
    [['explain'], GERMAN, /^Einer davon: roomkey explain CODE$/m],
  ] as const)('of %j with %j', async ([args, env, words], { lab }) => {
    const { stdout, stderr } = await lab.roomkey(args, lab.place(env));
    expect(stdout).toMatch(words);
    expect(stderr).toBe('');
  });

  it.for([
    [['token'], GERMAN, 6, 'roomkey: Dieses Gerät ist nicht gekoppelt.\n  Koppeln Sie es: roomkey pair\n'],
    [['exec', '--lang', 'es', '--', 'true'], {}, 6, 'roomkey: Este dispositivo no está vinculado.\n'],
    [['unpair'], { ROOMKEY_LANG: 'pt' }, 6, 'roomkey: Este aparelho não está pareado.\n'],
    [['token', '--nonsense'], GERMAN, 2, 'Siehe: roomkey help token\n'],
    [['token', '--min-ttl', 'x', '--lang', 'ko'], {}, 2, '사용법이 올바르지 않습니다: --min-ttl'],
    [['explain', '4703', '--lang', 'fr'], {}, 2, 'Voir : roomkey explain\n'],
    [['profiles', 'none-such'], GERMAN, 2, 'roomkey: Das Geräteprofil ist nicht verwendbar: '],
    [['status', '--profile', 'none-such'], { LANG: 'ja_JP.UTF-8' }, 2, '機器プロファイルを使えません：'],
    [['pair', '--renew', 'x'], GERMAN, 2, 'roomkey: Ungültiger Aufruf: --renew'],
  ] as const)('of what stops %j with %j', async ([args, env, exitCode, words], { lab }) => {
    const { code, stdout, stderr } = await lab.roomkey(args, lab.place(env));
    expect([code, stdout]).toEqual([exitCode, '']);
    expect(stderr).toContain(words);
  });

  it('is that of the profile, where nothing else is asked for', async ({ lab }) => {
    const where = lab.place({ LANG: 'fr_FR.UTF-8' });
    const profile = join(where.folder, 'profile.json');
    writeFileSync(profile, JSON.stringify({ name: 'lobby', description: 'x', lang: ['de', 'en'] }));
    const args = ['status', '--profile', profile];
    expect((await lab.roomkey(args, where)).stdout).toContain('nicht gekoppelt');
    expect((await lab.roomkey([...args, '--lang', 'es'], where)).stdout).toContain('sin vincular');
  });

  it('is that of the preflight and of its text for the IT desk', async ({ lab }) => {
    const address = `https://localhost:${await closedPort()}`;
    const run = await lab.roomkey(['doctor', '--authority', address], lab.place(GERMAN));
    expect(run.code).toBe(5);
    expect(run.stdout).toMatch(/^FEHLER {3}Weg +Die Verbindung wurde abgewiesen: localhost/m);
    expect(run.stdout).toContain('Eine Kopplung würde hier noch nicht gelingen.\n\nFür die IT:\n');
  });

  it('is that of a paired box, and of its farewell', async ({ lab }) => {
    const where = lab.place(GERMAN);
    await lab.paired(where, await lab.simulator());
    expect((await lab.roomkey(['status'], where)).stdout).toMatch(/^Token bis: +20.*noch \d+ min/m);
    expect((await lab.roomkey(['unpair'], where)).stdout).toBe(
      'Entkoppelt. Hier ist nichts mehr gespeichert.\n',
    );
  });

  it('is that of what a person should know before a pairing', async ({ lab }) => {
    const where = lab.place(GERMAN);
    const server = await lab.simulator();
    await lab.paired(where, server);
    const file = join(where.folder, 'config', 'default.json');
    writeFileSync(file, 'cut');
    const pairing = lab.start(['pair', '--plain', '--authority', server.url], where);
    await pairing.until(/Zeichen für Zeichen/);
    server.approve();
    expect((await pairing.ended).stderr).toMatch(/^roomkey: Die gespeicherte Kopplung war beschädigt .*\n$/);
  });
});

describe.concurrent('programs', () => {
  it.for([
    ['status', '--json'],
    ['doctor', '--json', '--authority', 'https://localhost:1'],
    ['explain', '4711', '--json'],
    ['explain', '--json'],
    ['explain', '4703', '--json'],
    ['unpair', '--json'],
  ])('are told the same whatever is spoken: %j', async (args, { lab }) => {
    const where = lab.place();
    const said = await lab.roomkey(args, where);
    const inGerman = await lab.roomkey(args, { ...where, env: { ...where.env, ...GERMAN } });
    const timeless = (text: string) => text.replace(/\d{4}-\d\d-\d\d[T ][\d:.]+/g, '');
    expect(timeless(inGerman.stdout)).toBe(timeless(said.stdout));
    expect(inGerman.code).toBe(said.code);
  });
});

describe('the words', () => {
  it('of no language are loaded for a token, and of one only for a trouble', async ({ lab }) => {
    const where = lab.place();
    await lab.paired(where, await lab.simulator());
    const without = copyWithout(where.folder, /^(en|de|fr|es|pt-br|ja|ko|zh-cn|reports|codes)-/);
    const token = (env = {}) => exec(without, ['token'], { ...where.env, ...env });
    expect(await token()).toMatchObject({ code: 0, stderr: '' });
    expect(await token(GERMAN)).toMatchObject({ code: 0, stderr: '' });
    const nothing = { ROOMKEY_ACCOUNT: 'other' };
    expect((await token(nothing)).stderr).toContain('This box is not paired.');
    const german = copyWithout(where.folder, /^(en|fr|es|pt-br|ja|ko|zh-cn|reports|codes)-/);
    const run = await exec(german, ['token'], { ...where.env, ...GERMAN, ...nothing });
    expect(run).toMatchObject({ code: 6, stderr: expect.stringContaining('nicht gekoppelt') });
  });
});

/** A copy of the built program without some of its pieces; returns its script. */
function copyWithout(folder: string, pieces: RegExp): string {
  const root = join(folder, `copy-${pieces.source.length}`);
  const built = dirname(PROGRAM);
  cpSync(built, join(root, 'dist'), { recursive: true });
  symlinkSync(join(built, '..', 'device-profiles'), join(root, 'device-profiles'));
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  const lib = join(root, 'dist', 'lib');
  const gone = readdirSync(lib).filter((name) => pieces.test(name));
  expect(gone.length).toBeGreaterThan(20);
  for (const name of gone) rmSync(join(lib, name));
  return join(root, 'dist', 'roomkey.js');
}

async function exec(script: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  try {
    const { stderr } = await promisify(execFile)(process.execPath, [script, ...args], { env });
    return { code: 0, stderr };
  } catch (error) {
    return error as { readonly code: number; readonly stderr: string };
  }
}
