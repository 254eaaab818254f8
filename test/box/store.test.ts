import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore, storageTrouble } from '../../src/box/store.ts';
import { toKept } from '../../src/core/grant-file.ts';
import { safeText } from '../../src/core/text.ts';
import type { Grant } from '../../src/core/token.ts';
import { sampleGrant, tempFolder } from './places.ts';

function freshStore() {
  const folder = join(tempFolder(), 'roomkey');
  return { folder, store: openStore(folder, () => 1234), file: join(folder, 'default.json') };
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
    const { store, file } = freshStore();
    const grant = sampleGrant(more);
    expect(await store.save('default', grant)).toBeNull();
    expect(await store.read('default')).toEqual({ kind: 'grant', grant });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is kept although its longest texts are cut again by reading', async () => {
    const { store } = freshStore();
    const longest = safeText(`${'x'.repeat(190)}\u200b\u200b\u200b\u200b`, 200);
    const user = { id: longest, email: null, displayName: longest };
    expect(await store.save('default', sampleGrant({ user, scope: [longest] }))).toBeNull();
    expect(await store.read('default')).toMatchObject({ kind: 'grant' });
  });

  it('replaces the one before, whatever its mode was', async () => {
    const { store, file } = freshStore();
    await store.save('default', sampleGrant());
    chmodSync(file, 0o644);
    await store.save('default', sampleGrant({ accessToken: 'second' }));
    expect(await store.read('default')).toMatchObject({ grant: { accessToken: 'second' } });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(file, '..'))).toEqual(['default.json']);
  });

  it('does not touch that of another account', async () => {
    const { store, folder } = freshStore();
    const names = ['default', 'room.2', 'a@b.c', 'default.json.tmp-1'];
    for (const name of names) await store.save(name, sampleGrant({ accessToken: name }));
    for (const name of names) {
      expect(await store.read(name)).toMatchObject({ grant: { accessToken: name } });
    }
    await store.remove('default');
    expect(readdirSync(folder).sort()).toEqual(['a@b.c.json', 'default.json.tmp-1.json', 'room.2.json']);
  });
});

describe('what a killed writer left behind', () => {
  const left = ['default.json.tmp-17000000001a2b3c', 'default.json.tmp-1700000000ffffff'];
  const others = ['room.json.tmp-17000000001a2b3c', 'default.json.damaged-1', 'notes.txt'];

  it.each(['save', 'remove'] as const)('is swept by %s, and nothing else is', async (how) => {
    const { store, folder } = freshStore();
    await store.save('default', sampleGrant());
    for (const name of [...left, ...others]) writeFileSync(join(folder, name), 'CANARY');
    expect(
      await (how === 'save' ? store.save('default', sampleGrant()) : store.remove('default')),
    ).toBeNull();
    const kept = how === 'save' ? [...others, 'default.json'] : others;
    expect(readdirSync(folder).sort()).toEqual(kept.sort());
  });

  it('is in the way of no preparing', async () => {
    const { store, folder } = freshStore();
    mkdirSync(folder, { mode: 0o700 });
    writeFileSync(join(folder, 'default.json.room'), 'half', { mode: 0o600 });
    expect(await store.prepare('default')).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });
});

const WHOLE = JSON.stringify(toKept(sampleGrant()));

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
    ['of another version', changed((kept) => (kept.version = 2))],
    ['of no version', changed((kept) => (kept.version = undefined))],
    ['without provider', changed((kept) => (kept.grant['provider'] = null))],
    ['without token', changed((kept) => (kept.grant['accessToken'] = undefined))],
    ['with an empty token', changed((kept) => (kept.grant['accessToken'] = ''))],
    ['with a number for a refresh token', changed((kept) => (kept.grant['refreshToken'] = 7))],
    ['without its refresh token', changed((kept) => (kept.grant['refreshToken'] = undefined))],
    ['with a text for a time', changed((kept) => (kept.grant['expiresAt'] = 'soon'))],
    ['that does not say whether it lives', changed((kept) => (kept.grant['alive'] = 'yes'))],
  ])('(%s) is told from none, and kept when it is set aside', async (_name, text) => {
    const { store, folder, file } = freshStore();
    mkdirSync(folder, { mode: 0o700 });
    writeFileSync(file, text, { mode: 0o600 });
    const stored = await store.read('default');
    expect(stored).toMatchObject({ kind: 'damaged', why: expect.stringMatching(/^it/) });
    expect(JSON.stringify(stored)).not.toContain('CANARY');
    expect(readFileSync(file, 'utf8')).toBe(text);
    const aside = await store.setAside('default');
    expect(aside).toBe(`${file}.damaged-1234`);
    expect(readFileSync(aside ?? '', 'utf8')).toBe(text);
    expect(statSync(aside ?? '').mode & 0o777).toBe(0o600);
    expect(await store.read('default')).toEqual({ kind: 'none' });
    expect(await store.save('default', sampleGrant())).toBeNull();
    expect(readdirSync(folder).sort()).toEqual(['default.json', 'default.json.damaged-1234']);
  });

  it('cannot be set aside where there is none', async () => {
    expect(await freshStore().store.setAside('default')).toBeNull();
  });
});

describe('nothing stored', () => {
  it('is none, without a folder, without a file, and below a file', async () => {
    const { store, folder } = freshStore();
    expect(await store.read('default')).toEqual({ kind: 'none' });
    mkdirSync(folder);
    expect(await store.read('default')).toEqual({ kind: 'none' });
    writeFileSync(join(folder, 'file'), '');
    expect(await openStore(join(folder, 'file'), () => 0).read('default')).toEqual({ kind: 'none' });
  });
});

describe('what stands in the way of the file', () => {
  it('as a folder is unreadable and not written to', async () => {
    const { store, file } = freshStore();
    mkdirSync(file, { recursive: true });
    expect(await store.read('default')).toMatchObject({
      kind: 'unreadable',
      trouble: { code: 'cannot_read' },
    });
    expect(await store.save('default', sampleGrant())).toMatchObject({ code: 'cannot_save', exitCode: 7 });
  });

  it('as a pipe is unreadable, and nobody waits for it', async () => {
    const { store, folder, file } = freshStore();
    mkdirSync(folder, { mode: 0o700 });
    expect(spawnSync('mkfifo', [file]).status).toBe(0);
    expect(await store.read('default')).toMatchObject({
      kind: 'unreadable',
      trouble: { code: 'cannot_read' },
    });
    expect(await store.save('default', sampleGrant())).toMatchObject({ code: 'cannot_save' });
  });

  it('as a link that its owner made is kept, and the grant written where it leads', async () => {
    const { store, folder, file } = freshStore();
    mkdirSync(folder, { mode: 0o700 });
    const target = join(tempFolder(), 'elsewhere.json');
    writeFileSync(target, WHOLE);
    symlinkSync(target, file);
    expect(await store.save('default', sampleGrant({ accessToken: 'new' }))).toBeNull();
    expect(lstatSync(file).isSymbolicLink()).toBe(true);
    expect(await store.read('default')).toMatchObject({ grant: { accessToken: 'new' } });
    expect(statSync(target).mode & 0o777).toBe(0o600);
  });

  it('as a second name of a file leaves that file alone', async () => {
    const { store, folder, file } = freshStore();
    mkdirSync(folder, { mode: 0o700 });
    const other = join(tempFolder(), 'other');
    writeFileSync(other, WHOLE);
    linkSync(other, file);
    await store.save('default', sampleGrant({ accessToken: 'new' }));
    expect(readFileSync(other, 'utf8')).toBe(WHOLE);
  });

  it('as a link where room is proven is not followed', async () => {
    const { store, folder } = freshStore();
    mkdirSync(folder, { mode: 0o700 });
    const target = join(tempFolder(), 'precious');
    writeFileSync(target, 'precious');
    symlinkSync(target, join(folder, 'default.json.room'));
    expect(await store.prepare('default')).toMatchObject({ code: 'cannot_save' });
    expect(readFileSync(target, 'utf8')).toBe('precious');
  });
});

describe('what kept something from being written', () => {
  it.each([
    ['ENOSPC', /no space is left/],
    ['EROFS', /read-only/],
    ['EACCES', /permission denied/],
    ['EDQUOT', /quota/],
    ['EMFILE', /EMFILE/],
  ])('%s is said in words, with the file', (code, words) => {
    const cause = storageTrouble('/x/default.json', Object.assign(new Error('?'), { code }));
    expect(cause).toMatchObject({ code: 'cannot_save', exitCode: 7, message: expect.stringMatching(words) });
    expect(cause.message).toContain(`/x/default.json`);
    expect(cause.message).toContain(code);
  });
});
