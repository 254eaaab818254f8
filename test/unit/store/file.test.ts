/** Grants on the disk: saved and read back, swept after, told from damaged ones, with the room they need. */

import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Grant } from '../../../src/core/grant/grant.ts';
import { safeText } from '../../../src/core/text/text.ts';
import { filesIn, fileText, sampleGrant, tempFolder } from './places.ts';

function freshFiles() {
  const folder = join(tempFolder(), 'roomkey');
  return { folder, files: filesIn(folder), file: join(folder, 'default.json') };
}

describe('a grant that is saved', () => {
  it.each<[string, Partial<Grant>]>([
    ['whole', {}],
    ['without a refresh token', { refreshToken: null }],
    ['without a user', { user: null, apiUrl: null, scope: [], profile: '' }],
    ['over', { alive: false }],
    ['with the longest tokens', { accessToken: 'x'.repeat(16_384), refreshToken: 'y'.repeat(16_384) }],
    ['with letters of all kinds', { refreshToken: '"\\\u00e9\u2028🙂' }],
  ])('%s, is read back as it was', async (_name, more) => {
    const { files, file } = freshFiles();
    const grant = sampleGrant(more);
    expect(await files.save('default', grant)).toBeNull();
    expect(files.read('default')).toEqual({ kind: 'grant', grant });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is kept although its longest texts are cut again by reading', async () => {
    const { files } = freshFiles();
    const longest = safeText(`${'x'.repeat(190)}\u200b\u200b\u200b\u200b`, 200);
    const user = { id: longest, email: null, displayName: longest };
    expect(await files.save('default', sampleGrant({ user, scope: [longest] }))).toBeNull();
    expect(files.read('default')).toMatchObject({ kind: 'grant' });
  });

  it('replaces the one before, whatever its mode was', async () => {
    const { files, file } = freshFiles();
    await files.save('default', sampleGrant());
    chmodSync(file, 0o644);
    await files.save('default', sampleGrant({ accessToken: 'second' }));
    expect(files.read('default')).toMatchObject({ grant: { accessToken: 'second' } });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(file, '..')).sort()).toEqual(['default.json', 'default.json.room']);
  });

  it('does not touch that of another account', async () => {
    const { files, folder } = freshFiles();
    const names = ['default', 'room.2', 'a@b.c', 'default.json.tmp-1'];
    for (const name of names) await files.save(name, sampleGrant({ accessToken: name }));
    for (const name of names) {
      expect(files.read(name)).toMatchObject({ grant: { accessToken: name } });
    }
    files.remove('default');
    const left = ['a@b.c.json', 'default.json.tmp-1.json', 'room.2.json'];
    expect(readdirSync(folder).sort()).toEqual(left.flatMap((name) => [name, `${name}.room`]).sort());
  });
});

describe('what a killed writer left behind', () => {
  const left = ['default.json.tmp-17000000001a2b3c', 'default.json.tmp-1700000000ffffff'];
  const others = [
    'room.json.tmp-17000000001a2b3c',
    'default.json.damaged-1',
    'default.json.tmp-1700000000ffffff.json',
    'default.json.tmp-1700000000ffffff.journal',
    'notes.txt',
  ];

  it.each(['save', 'remove'] as const)('is swept by %s, and nothing else is', async (how) => {
    const { files, folder } = freshFiles();
    await files.save('default', sampleGrant());
    for (const name of [...left, ...others]) writeFileSync(join(folder, name), 'CANARY');
    expect(
      await (how === 'save' ? files.save('default', sampleGrant()) : files.remove('default')),
    ).toBeNull();
    const kept = how === 'save' ? [...others, 'default.json', 'default.json.room'] : others;
    expect(readdirSync(folder).sort()).toEqual(kept.sort());
  });

  it('is in the way of no preparing', async () => {
    const { files, folder } = freshFiles();
    mkdirSync(folder, { mode: 0o700 });
    writeFileSync(join(folder, 'default.json.room'), 'half', { mode: 0o600 });
    expect(files.prepare('default')).toBeNull();
    expect(readdirSync(folder)).toEqual(['default.json.room']);
    expect(roomIn(folder).blocks * 512).toBeGreaterThanOrEqual(ROOM);
  });
});

const ROOM = 192 * 1024;
const roomIn = (folder: string) => statSync(join(folder, 'default.json.room'));

describe('the room that a save needs', () => {
  it('is real, private, and there again after each save', async () => {
    const { files, folder } = freshFiles();
    expect(files.prepare('default')).toBeNull();
    for (let count = 0; count < 3; count += 1) {
      expect(roomIn(folder)).toMatchObject({ size: ROOM });
      expect(roomIn(folder).mode & 0o777).toBe(0o600);
      expect(roomIn(folder).blocks * 512).toBeGreaterThanOrEqual(ROOM);
      expect(await files.save('default', sampleGrant())).toBeNull();
    }
  });

  it('is more than the largest grant takes', async () => {
    const { files, file } = freshFiles();
    const longest = { accessToken: 'x'.repeat(16_384), refreshToken: '"'.repeat(16_384) };
    await files.save('default', sampleGrant(longest));
    expect(statSync(file).size).toBeLessThan(ROOM);
  });

  it('holds nothing of a grant, and is gone when the grant is', async () => {
    const { files, folder } = freshFiles();
    await files.save('default', sampleGrant());
    expect(readFileSync(join(folder, 'default.json.room'), 'latin1')).not.toContain('CANARY');
    expect(files.remove('default')).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });
});

const WHOLE = fileText(sampleGrant());

/** The file of a good grant with one thing changed. */
function changed(change: (kept: { version: unknown; grant: Record<string, unknown> }) => void): string {
  const kept = JSON.parse(WHOLE);
  change(kept);
  return JSON.stringify(kept);
}

describe('a damaged file', () => {
  it.each([
    ['empty', ''],
    ['of blanks', ' \n'],
    ['of NULs', '\0'.repeat(WHOLE.length)],
    ['half', WHOLE.slice(0, WHOLE.length / 2)],
    ['one byte short', WHOLE.slice(0, -1)],
    ['longer than it should be', `${WHOLE}}`],
    ['of other JSON', '{"a":1}'],
    ['a list', '[1,2]'],
    ['null', 'null'],
    ['of another version', changed((kept) => (kept.version = 0))],
    ['of no version', changed((kept) => (kept.version = undefined))],
    ['without provider', changed((kept) => (kept.grant['provider'] = null))],
    ['without token', changed((kept) => (kept.grant['accessToken'] = undefined))],
    ['with an empty token', changed((kept) => (kept.grant['accessToken'] = ''))],
    ['with a number for a refresh token', changed((kept) => (kept.grant['refreshToken'] = 7))],
    ['without its refresh token', changed((kept) => (kept.grant['refreshToken'] = undefined))],
    ['with a text for a time', changed((kept) => (kept.grant['expiresAt'] = 'soon'))],
    ['that does not say whether it lives', changed((kept) => (kept.grant['alive'] = 'yes'))],
  ])('(%s) is told from none, and kept when it is set aside', async (_name, text) => {
    const { files, folder, file } = freshFiles();
    mkdirSync(folder, { mode: 0o700 });
    writeFileSync(file, text, { mode: 0o600 });
    const stored = files.read('default');
    expect(stored).toMatchObject({ kind: 'damaged', why: expect.stringMatching(/^it/) });
    expect(JSON.stringify(stored)).not.toContain('CANARY');
    expect(readFileSync(file, 'utf8')).toBe(text);
    const aside = files.setAside('default');
    expect(aside).toBe(`${file}.damaged-1234`);
    expect(readFileSync(`${file}.damaged-1234`, 'utf8')).toBe(text);
    expect(statSync(`${file}.damaged-1234`).mode & 0o777).toBe(0o600);
    expect(files.read('default')).toEqual({ kind: 'none' });
    expect(await files.save('default', sampleGrant())).toBeNull();
    expect(readdirSync(folder).sort()).toEqual([
      'default.json',
      'default.json.damaged-1234',
      'default.json.room',
    ]);
  });

  it('is set aside by a save as well, and nothing of it is lost', async () => {
    const { files, folder, file } = freshFiles();
    mkdirSync(folder, { mode: 0o700 });
    writeFileSync(file, WHOLE.slice(0, -1), { mode: 0o600 });
    expect(await files.save('default', sampleGrant())).toBeNull();
    expect(readFileSync(`${file}.damaged-1234`, 'utf8')).toBe(WHOLE.slice(0, -1));
    expect(files.read('default')).toMatchObject({ kind: 'grant' });
  });

  it('cannot be set aside where there is none', async () => {
    expect(freshFiles().files.setAside('default')).toMatchObject({ code: 'cannot_save' });
  });
});

describe('nothing stored', () => {
  it('is none, without a folder, without a file, and below a file', async () => {
    const { files, folder } = freshFiles();
    expect(files.read('default')).toEqual({ kind: 'none' });
    mkdirSync(folder);
    expect(files.read('default')).toEqual({ kind: 'none' });
    writeFileSync(join(folder, 'file'), '');
    expect(filesIn(join(folder, 'file')).read('default')).toEqual({ kind: 'none' });
  });
});
