/** Grants under a key, on a machine with a name, beside files of other versions. */

import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileOptions } from '../../../src/store/file.ts';
import { grantForm } from '../../../src/store/form.ts';
import { keySeal, noSeal, type Seal } from '../../../src/store/seal.ts';
import { filesIn, fileText, keepingIn, sampleGrant, tempFolder } from './places.ts';

const ours = keySeal(Buffer.alloc(32, 7), 'file');
const theirs = keySeal(Buffer.alloc(32, 8), 'systemd');

function place() {
  const folder = join(tempFolder(), 'roomkey');
  mkdirSync(folder, { mode: 0o700 });
  const file = join(folder, 'default.json');
  return {
    folder,
    file,
    files: (more: Partial<FileOptions> = {}) => filesIn(folder, { seal: ours, ...more }),
    text: () => readFileSync(file, 'utf8'),
    put: (text: string) => writeFileSync(file, text, { mode: 0o600 }),
  };
}

const SEALED = { kind: 'unreadable', trouble: { code: 'sealed' } };

describe('a store with a key', () => {
  it('reads back what it saved, and has nothing of it in clear', async () => {
    const { folder, files, text } = place();
    const grant = sampleGrant();
    expect(await files().save('default', grant)).toBeNull();
    expect(files().read('default')).toEqual({ kind: 'grant', grant });
    for (const word of ['CANARY', 'token', 'zoom.example', 'room@example.com'])
      expect(text()).not.toContain(word);
    for (const name of readdirSync(folder)) {
      expect(readFileSync(join(folder, name), 'latin1')).not.toContain('CANARY');
    }
  });

  it.each<[string, Seal]>([
    ['another key', theirs],
    ['no key', noSeal],
  ])('is not opened with %s, and the file stays as it is', async (_name, seal) => {
    const { files, text } = place();
    await files().save('default', sampleGrant());
    const before = text();
    expect(files({ seal }).read('default')).toMatchObject(SEALED);
    expect(text()).toBe(before);
    expect(files().read('default')).toMatchObject({ kind: 'grant' });
  });

  it('tells an edited seal from a damaged file', async () => {
    const { files, text, put } = place();
    await files().save('default', sampleGrant());
    const kept = JSON.parse(text());
    for (const sealed of [`A${kept.sealed.slice(1)}`, kept.sealed.slice(0, -8), '', '!!!']) {
      put(JSON.stringify({ ...kept, sealed }));
      if (sealed !== kept.sealed) expect(files().read('default')).toMatchObject(SEALED);
    }
    put(text().slice(0, -1));
    expect(files().read('default')).toMatchObject({ kind: 'damaged' });
  });

  it('calls a seal around something else damaged', async () => {
    const { files, put } = place();
    const sealed = ours.seal(Buffer.from('{"a":1}'), 'roomkey grant').toString('base64');
    put(JSON.stringify({ version: 1, box: null, sealed }));
    expect(files().read('default')).toMatchObject({ kind: 'damaged' });
  });

  it('does not take a piece of a journal for a grant', async () => {
    const { files, put } = place();
    const sealed = ours.seal(Buffer.from(JSON.stringify(sampleGrant())), 'roomkey journal');
    put(JSON.stringify({ version: 1, box: null, sealed: sealed.toString('base64') }));
    expect(files().read('default')).toMatchObject(SEALED);
  });

  it('does not open another account’s grant that was put in its place', async () => {
    const { folder, file, files } = place();
    await files().save('default', sampleGrant({ accessToken: 'mine' }));
    await files().save('lobby', sampleGrant({ accessToken: 'of-the-lobby' }));
    copyFileSync(join(folder, 'lobby.json'), file);
    expect(files().read('default')).toMatchObject(SEALED);
    expect(files().read('lobby')).toMatchObject({ grant: { accessToken: 'of-the-lobby' } });
    renameSync(join(folder, 'lobby.json'), join(folder, 'Default.json'));
    expect(files().read('Default')).toMatchObject(SEALED);
  });

  it.each<[string, string | null, string | null]>([
    ['another machine’s', 'board-1', 'board-2'],
    ['nobody’s', 'board-1', null],
    ['this one’s', null, 'board-1'],
  ])('does not open a grant whose machine was rewritten to be %s', async (_name, box, changed) => {
    const { files, text, put } = place();
    await files({ box }).save('default', sampleGrant());
    put(JSON.stringify({ ...JSON.parse(text()), box: changed }));
    expect(files({ box: changed }).read('default')).toMatchObject(SEALED);
  });

  it('opens what was sealed before accounts were bound, and seals it anew with the next save', async () => {
    const { folder, file, files, put, text } = place();
    const grant = sampleGrant();
    const old = ours.seal(Buffer.from(JSON.stringify(grantForm(grant))), 'roomkey grant').toString('base64');
    put(JSON.stringify({ version: 1, box: null, sealed: old }));
    expect(files().read('default')).toEqual({ kind: 'grant', grant });
    expect(files({ seal: theirs }).read('default')).toMatchObject(SEALED);
    expect(await files().save('default', grant)).toBeNull();
    const { sealed } = JSON.parse(text());
    expect(ours.open(Buffer.from(sealed, 'base64'), 'roomkey grant')).toBeNull();
    copyFileSync(file, join(folder, 'lobby.json'));
    expect(files().read('lobby')).toMatchObject(SEALED);
  });

  it('takes a plain file as it is, and seals it with the next save', async () => {
    const { files, put, text } = place();
    put(fileText(sampleGrant()));
    expect(files().read('default')).toEqual({ kind: 'grant', grant: sampleGrant() });
    expect(await files().save('default', sampleGrant({ alive: false }))).toBeNull();
    expect(text()).not.toContain('CANARY');
    expect(files().read('default')).toMatchObject({ kind: 'grant', grant: { alive: false } });
  });

  it.each<[string, Seal, string]>([
    ['none', noSeal, 'none'],
    ['a file', ours, 'file'],
    ['systemd', theirs, 'systemd'],
  ])('says where its key came from: %s', (_name, seal, expected) => {
    expect(keepingIn(place().folder, { seal }).where('default').protection).toBe(expected);
  });
});

describe('a file of a newer version', () => {
  const newer = JSON.stringify({ version: 2, grant: { of: 'another form' } });

  it('is neither read nor called damaged', async () => {
    const { files, put, text } = place();
    put(newer);
    expect(files().read('default')).toMatchObject({
      kind: 'unreadable',
      trouble: { code: 'newer_version' },
    });
    expect(text()).toBe(newer);
  });

  it('is not written over', async () => {
    const { files, put, text } = place();
    put(newer);
    expect(await files().save('default', sampleGrant())).toMatchObject({ code: 'newer_version' });
    expect(text()).toBe(newer);
  });
});

describe('a file that came with a copied card', () => {
  it.each([
    ['plain', noSeal],
    ['sealed', ours],
  ])('is told from our own, %s', async (_name, seal) => {
    const [first, copy] = [place(), place()];
    await first.files({ seal, box: 'board-1' }).save('default', sampleGrant());
    copyFileSync(first.file, copy.file);
    expect(first.files({ seal, box: 'board-1' }).read('default')).toMatchObject({ kind: 'grant' });
    expect(copy.files({ seal, box: 'board-2' }).read('default')).toEqual({ kind: 'foreign' });
    expect(copy.files({ seal: theirs, box: 'board-2' }).read('default')).toEqual({ kind: 'foreign' });
    expect(copy.files({ seal, box: 'board-2' }).setAside('default')).toBe(`${copy.file}.damaged-1234`);
    expect(await copy.files({ seal, box: 'board-2' }).save('default', sampleGrant())).toBeNull();
    expect(copy.files({ seal, box: 'board-2' }).read('default')).toMatchObject({ kind: 'grant' });
  });

  it.each<[string, string | null, string | null]>([
    ['the file has no name', null, 'board-1'],
    ['this machine has none', 'board-1', null],
    ['neither has one', null, null],
    ['they are the same', 'board-1', 'board-1'],
  ])('is not suspected where %s', async (_name, written, read) => {
    const { files } = place();
    await files({ box: written }).save('default', sampleGrant());
    expect(files({ box: read }).read('default')).toMatchObject({ kind: 'grant' });
  });
});
