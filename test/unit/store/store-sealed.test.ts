/** The store with a key, on a machine with a name, beside files of other versions. */

import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StoreOptions } from '../../../src/store/file.ts';
import { keySeal, noSeal, type Seal } from '../../../src/store/seal.ts';
import { fileText, sampleGrant, storeIn, tempFolder } from './places.ts';

const ours = keySeal(Buffer.alloc(32, 7), 'file');
const theirs = keySeal(Buffer.alloc(32, 8), 'systemd');

function place() {
  const folder = join(tempFolder(), 'roomkey');
  mkdirSync(folder, { mode: 0o700 });
  const file = join(folder, 'default.json');
  return {
    folder,
    file,
    store: (more: Partial<StoreOptions> = {}) => storeIn(folder, { seal: ours, ...more }),
    text: () => readFileSync(file, 'utf8'),
    put: (text: string) => writeFileSync(file, text, { mode: 0o600 }),
  };
}

const SEALED = { kind: 'unreadable', trouble: { code: 'sealed' } };

describe('a store with a key', () => {
  it('reads back what it saved, and has nothing of it in clear', async () => {
    const { folder, store, text } = place();
    const grant = sampleGrant();
    expect(await store().save('default', grant)).toBeNull();
    expect(await store().read('default')).toEqual({ kind: 'grant', grant });
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
    const { store, text } = place();
    await store().save('default', sampleGrant());
    const before = text();
    expect(await store({ seal }).read('default')).toMatchObject(SEALED);
    expect(text()).toBe(before);
    expect(await store().read('default')).toMatchObject({ kind: 'grant' });
  });

  it('tells an edited seal from a damaged file', async () => {
    const { store, text, put } = place();
    await store().save('default', sampleGrant());
    const kept = JSON.parse(text());
    for (const sealed of [`A${kept.sealed.slice(1)}`, kept.sealed.slice(0, -8), '', '!!!']) {
      put(JSON.stringify({ ...kept, sealed }));
      if (sealed !== kept.sealed) expect(await store().read('default')).toMatchObject(SEALED);
    }
    put(text().slice(0, -1));
    expect(await store().read('default')).toMatchObject({ kind: 'damaged' });
  });

  it('calls a seal around something else damaged', async () => {
    const { store, put } = place();
    const sealed = ours.seal(Buffer.from('{"a":1}'), 'roomkey grant').toString('base64');
    put(JSON.stringify({ version: 1, box: null, sealed }));
    expect(await store().read('default')).toMatchObject({ kind: 'damaged' });
  });

  it('does not take a piece of a journal for a grant', async () => {
    const { store, put } = place();
    const sealed = ours.seal(Buffer.from(JSON.stringify(sampleGrant())), 'roomkey journal');
    put(JSON.stringify({ version: 1, box: null, sealed: sealed.toString('base64') }));
    expect(await store().read('default')).toMatchObject(SEALED);
  });

  it('takes a plain file as it is, and seals it with the next save', async () => {
    const { store, put, text } = place();
    put(fileText(sampleGrant()));
    expect(await store().read('default')).toEqual({ kind: 'grant', grant: sampleGrant() });
    expect(await store().save('default', sampleGrant({ alive: false }))).toBeNull();
    expect(text()).not.toContain('CANARY');
    expect(await store().read('default')).toMatchObject({ kind: 'grant', grant: { alive: false } });
  });

  it.each<[string, Seal, string]>([
    ['none', noSeal, 'none'],
    ['a file', ours, 'file'],
    ['systemd', theirs, 'systemd'],
  ])('says where its key came from: %s', (_name, seal, expected) => {
    expect(place().store({ seal }).protection).toBe(expected);
  });
});

describe('a file of a newer version', () => {
  const newer = JSON.stringify({ version: 2, grant: { of: 'another form' } });

  it('is neither read nor called damaged', async () => {
    const { store, put, text } = place();
    put(newer);
    expect(await store().read('default')).toMatchObject({
      kind: 'unreadable',
      trouble: { code: 'newer_version' },
    });
    expect(text()).toBe(newer);
  });

  it('is not written over', async () => {
    const { store, put, text } = place();
    put(newer);
    expect(await store().save('default', sampleGrant())).toMatchObject({ code: 'newer_version' });
    expect(text()).toBe(newer);
  });
});

describe('a file that came with a copied card', () => {
  it.each([
    ['plain', noSeal],
    ['sealed', ours],
  ])('is told from our own, %s', async (_name, seal) => {
    const [first, copy] = [place(), place()];
    await first.store({ seal, box: 'board-1' }).save('default', sampleGrant());
    copyFileSync(first.file, copy.file);
    expect(await first.store({ seal, box: 'board-1' }).read('default')).toMatchObject({ kind: 'grant' });
    expect(await copy.store({ seal, box: 'board-2' }).read('default')).toEqual({ kind: 'foreign' });
    expect(await copy.store({ seal: theirs, box: 'board-2' }).read('default')).toEqual({ kind: 'foreign' });
    expect(await copy.store({ seal, box: 'board-2' }).setAside('default')).toBe(`${copy.file}.damaged-1234`);
    expect(await copy.store({ seal, box: 'board-2' }).save('default', sampleGrant())).toBeNull();
    expect(await copy.store({ seal, box: 'board-2' }).read('default')).toMatchObject({ kind: 'grant' });
  });

  it.each<[string, string | null, string | null]>([
    ['the file has no name', null, 'board-1'],
    ['this machine has none', 'board-1', null],
    ['neither has one', null, null],
    ['they are the same', 'board-1', 'board-1'],
  ])('is not suspected where %s', async (_name, written, read) => {
    const { store } = place();
    await store({ box: written }).save('default', sampleGrant());
    expect(await store({ box: read }).read('default')).toMatchObject({ kind: 'grant' });
  });
});
