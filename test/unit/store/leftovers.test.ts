/** What lies beside a grant, and that nothing which holds a token stays behind once all of it is removed. */

import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Intent } from '../../../src/core/keeping.ts';
import { isTrouble, saysOf } from '../../../src/core/trouble/trouble.ts';
import { keySeal, noSeal, type Seal } from '../../../src/store/seal.ts';
import { filesIn, fileText, holdIn, keepingIn, sampleGrant, tempFolder } from './places.ts';

const OURS = keySeal(Buffer.alloc(32, 7), 'file');
const THEIRS = keySeal(Buffer.alloc(32, 8), 'file');
const stranger = sampleGrant({ accessToken: 'CANARY-stranger', refreshToken: 'CANARY-stranger-refresh' });
const intent: Intent = { purpose: 'refresh', at: 1_700_000_005_000, base: sampleGrant() };

function place() {
  const folder = join(tempFolder(), 'roomkey');
  mkdirSync(folder, { mode: 0o700 });
  return { folder, file: join(folder, 'default.json') };
}

/** Every file below a folder, with what is in it. */
const contentsOf = (folder: string): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('');

describe('what is set aside', () => {
  it('is told of by its path, and is no grant', async () => {
    const { folder, file } = place();
    for (const [text, at] of [
      ['half', 5],
      [fileText(sampleGrant(), 'another-box'), 3],
    ] as const) {
      writeFileSync(file, text, { mode: 0o600 });
      filesIn(folder, { now: () => at, box: 'this-box' }).setAside('default');
    }
    expect(await keepingIn(folder).leftovers('default')).toEqual([
      { path: `${file}.damaged-3`, unrevoked: null },
      { path: `${file}.damaged-5`, unrevoked: null },
    ]);
  });

  it('of another account, or named alike, is none of this one’s', async () => {
    const { folder } = place();
    const others = [
      'lobby.json.damaged-1',
      'default.json.damaged-1.json',
      'default.json.damaged-x',
      'default.json.damaged-1.bak',
      'xdefault.json.damaged-1',
      'default.json2.damaged-1',
      'default.json.room',
      'default.json.damaged-',
    ];
    for (const name of others) writeFileSync(join(folder, name), '');
    expect(await keepingIn(folder).leftovers('default')).toEqual([]);
    expect(await keepingIn(join(folder, 'none')).leftovers('default')).toEqual([]);
  });

  it('is removed one by one', async () => {
    const { folder, file } = place();
    writeFileSync(`${file}.damaged-1`, 'CANARY');
    writeFileSync(`${file}.damaged-2`, 'CANARY');
    const held = await holdIn(folder, 'write');
    const [first] = await keepingIn(folder).leftovers('default');
    if (first === undefined) throw new Error('nothing is told of');
    expect(await held.removeLeftover(first)).toBeNull();
    expect(await keepingIn(folder).leftovers('default')).toEqual([
      { path: `${file}.damaged-2`, unrevoked: null },
    ]);
  });
});

describe.each<[string, Seal]>([
  ['plain', noSeal],
  ['sealed', OURS],
])('a grant that is still to be revoked, %s', (_name, seal) => {
  const more = { seal, box: 'box-1', now: () => 42 };

  it('is kept beside the grant, privately, and is neither the grant nor an account', async () => {
    const { folder, file } = place();
    const files = filesIn(folder, more);
    expect(files.keepUnrevoked('default', stranger, null)).toBeNull();
    const path = `${file}.unrevoked-42`;
    expect(files.leftovers('default')).toEqual([{ path, unrevoked: stranger }]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['default.json.unrevoked-42']);
    expect(files.read('default')).toEqual({ kind: 'none' });
    expect(files.accounts()).toEqual([]);
    if (seal.source !== null) expect(contentsOf(folder)).not.toContain('CANARY');
  });

  it('takes the place of what it was before', async () => {
    const { folder, file } = place();
    const files = filesIn(folder, more);
    files.keepUnrevoked('default', stranger, null);
    const path = `${file}.unrevoked-42`;
    const fresh = sampleGrant({ accessToken: 'fresh' });
    expect(files.keepUnrevoked('default', fresh, path)).toBeNull();
    expect(files.leftovers('default')).toEqual([{ path, unrevoked: fresh }]);
  });

  it('survives saves and removals of the grant', async () => {
    const { folder } = place();
    const files = filesIn(folder, more);
    files.keepUnrevoked('default', stranger, null);
    await files.save('default', sampleGrant());
    files.remove('default');
    expect(files.leftovers('default')).toMatchObject([{ unrevoked: stranger }]);
  });

  it('is a trouble where it cannot be kept', () => {
    const { folder, file } = place();
    mkdirSync(`${file}.unrevoked-42`);
    expect(filesIn(folder, more).keepUnrevoked('default', stranger, null)).toMatchObject({
      code: 'cannot_save',
    });
  });
});

describe('a sealed grant that is still to be revoked', () => {
  it('does not open in the place of the grant, nor of another account’s, nor under another key', async () => {
    const { folder, file } = place();
    const files = filesIn(folder, { seal: OURS, now: () => 42 });
    files.keepUnrevoked('default', stranger, null);
    const path = `${file}.unrevoked-42`;
    copyFileSync(path, file);
    expect(files.read('default')).toMatchObject({ kind: 'unreadable', trouble: { code: 'sealed' } });
    copyFileSync(path, join(folder, 'lobby.json.unrevoked-42'));
    expect(files.leftovers('lobby')).toMatchObject([{ unrevoked: null }]);
    expect(filesIn(folder, { seal: THEIRS }).leftovers('default')).toMatchObject([{ unrevoked: null }]);
  });

  it('is not believed where others could have written it', () => {
    const { folder, file } = place();
    const files = filesIn(folder, { now: () => 42 });
    files.keepUnrevoked('default', stranger, null);
    chmodSync(`${file}.unrevoked-42`, 0o666);
    expect(files.leftovers('default')).toMatchObject([{ unrevoked: null }]);
  });
});

describe('a removal', () => {
  it('leaves no token in any file: journals, drafts of killed writers and the target of a link among them', async () => {
    const { folder, file } = place();
    const elsewhere = tempFolder();
    const target = join(elsewhere, 'kept.json');
    writeFileSync(target, fileText(sampleGrant()), { mode: 0o600 });
    writeFileSync(`${target}.tmp-17000000001a2b3c`, 'CANARY');
    symlinkSync(target, file);
    writeFileSync(`${file}.tmp-17000000001a2b3c`, 'CANARY');
    for (const purpose of ['write', 'pair'] as const) {
      const held = await holdIn(folder, purpose);
      const [journal] = held.purpose === 'pair' ? held.journals : [held.journal];
      const opened = journal.open();
      if (isTrouble(opened)) throw new Error(saysOf(opened));
      opened.begin(intent);
      opened.answered(200);
      opened.received(Buffer.from('{"refresh_token":"CANARY-late"}'));
      held.release();
    }
    expect(contentsOf(folder)).toContain('CANARY');
    const held = await holdIn(folder, 'write');
    expect(await held.remove()).toBeNull();
    held.release();
    expect(contentsOf(folder)).not.toContain('CANARY');
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(await keepingIn(folder).read('default')).toEqual({ kind: 'none' });
    expect(await keepingIn(folder).accounts()).toEqual([]);
  });

  it('wipes a journal under a key that is lost, and one whose beginning is gone', async () => {
    const { folder } = place();
    const path = join(folder, 'default.journal');
    for (const spoil of [false, true]) {
      const held = await keepingIn(folder, { seal: THEIRS }).hold('default', 'write', 0);
      if (isTrouble(held)) throw new Error(saysOf(held));
      const journal = held.journal.open();
      if (isTrouble(journal)) throw new Error(saysOf(journal));
      journal.begin(intent);
      held.release();
      if (spoil) writeFileSync(path, Buffer.concat([Buffer.alloc(4), readFileSync(path).subarray(4)]));
      const ours = await holdIn(folder, 'write');
      expect(await ours.remove()).toBeNull();
      ours.release();
      expect(readFileSync(path).every((byte) => byte === 0)).toBe(true);
    }
  });

  it('leaves the journal of a pairing that is under way to that', async () => {
    const { folder } = place();
    const pairing = await holdIn(folder, 'pair');
    const journal = pairing.journals[0].open();
    if (isTrouble(journal)) throw new Error(saysOf(journal));
    journal.begin({ ...intent, purpose: 'pair' });
    const held = await holdIn(folder, 'write');
    expect(await held.remove()).toBeNull();
    expect(pairing.journals[0].left()).toMatchObject({ intent: { purpose: 'pair' } });
  });

  it('through a link takes nothing with it that roomkey has not written', async () => {
    const { folder, file } = place();
    const precious = join(tempFolder(), 'precious');
    for (const text of ['precious', '{"version":3,"name":"precious"}', '']) {
      writeFileSync(precious, text);
      symlinkSync(precious, file);
      const held = await holdIn(folder, 'write');
      const stored = await keepingIn(folder).read('default');
      expect(await held.remove()).toBeNull();
      held.release();
      expect(readFileSync(precious, 'utf8')).toBe(text);
      expect(stored.kind).not.toBe('grant');
      expect(readdirSync(folder)).not.toContain('default.json');
    }
  });

  it('of a link that was set aside takes its target as well', async () => {
    const { folder, file } = place();
    const target = join(tempFolder(), 'kept.json');
    writeFileSync(target, fileText(sampleGrant(), 'another-box'), { mode: 0o600 });
    symlinkSync(target, `${file}.link`);
    renameSync(`${file}.link`, `${file}.damaged-1`);
    const held = await holdIn(folder, 'write');
    for (const leftover of await keepingIn(folder).leftovers('default'))
      expect(await held.removeLeftover(leftover)).toBeNull();
    expect(readdirSync(join(target, '..'))).toEqual([]);
  });
});
