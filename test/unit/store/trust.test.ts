/** A folder, and each file in it, that another user could have written: refused with owner and mode, and left as it is. */

import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Intent } from '../../../src/core/keeping.ts';
import { exitOf, isTrouble, saysOf } from '../../../src/core/trouble/trouble.ts';
import { openJournal, readJournal } from '../../../src/store/journal.ts';
import { openRecording } from '../../../src/store/recording.ts';
import {
  filesIn,
  fileText,
  holdIn,
  isRoot,
  journaling,
  keepingIn,
  sampleGrant,
  tempFolder,
} from './places.ts';

const OTHER = 54_321;
const ME = process.getuid?.() ?? 0;
const WHOLE = fileText(sampleGrant());
const PURPOSES = ['write', 'pair', 'renew'] as const;

/** A folder with a good grant in it. */
function paired() {
  const folder = join(tempFolder(), 'roomkey');
  mkdirSync(folder, { mode: 0o700 });
  const file = join(folder, 'default.json');
  writeFileSync(file, WHOLE, { mode: 0o600 });
  return { folder, file, keeping: keepingIn(folder), files: filesIn(folder) };
}

type Place = ReturnType<typeof paired>;

/** Expects everything that reads or writes in the folder to be refused, and to have changed nothing. */
async function isRefused({ folder, file, keeping, files }: Place, words: string) {
  const before = statSync(folder).mode;
  const refused = (found: unknown): void => {
    expect(found).toMatchObject({ code: 'not_ours', detail: expect.stringContaining(words) });
    expect(isTrouble(found) && exitOf(found)).toBe(7);
  };
  expect(await keeping.read('default')).toMatchObject({ kind: 'unreadable', trouble: { code: 'not_ours' } });
  const stored = await keeping.read('default');
  refused(stored.kind === 'unreadable' ? stored.trouble : stored);
  refused(await keeping.prepare('default'));
  for (const purpose of PURPOSES) refused(await keeping.hold('default', purpose, 0));
  refused(await files.save('default', sampleGrant()));
  expect(statSync(folder).mode).toBe(before);
  expect(readdirSync(folder)).toEqual(['default.json']);
  expect(readFileSync(file, 'utf8')).toBe(WHOLE);
}

describe('a folder', () => {
  it.each([0o770, 0o707, 0o777, 0o720, 0o702])(
    'of mode %o is refused, and not made private',
    async (mode) => {
      const place = paired();
      chmodSync(place.folder, mode);
      await isRefused(place, `others can write to it (uid ${ME}, mode 0${mode.toString(8)})`);
    },
  );

  it.runIf(isRoot()).each([0o700, 0o755, 0o1777])('of another user is refused, mode %o', async (mode) => {
    const place = paired();
    chmodSync(place.folder, mode);
    chownSync(place.folder, OTHER, OTHER);
    await isRefused(place, 'it belongs to another user (uid 54321');
  });

  it.runIf(isRoot())('of another user that a link of ours leads to is refused', async () => {
    const place = paired();
    chownSync(place.folder, OTHER, OTHER);
    const link = join(tempFolder(), 'roomkey');
    symlinkSync(place.folder, link);
    expect(await keepingIn(link).read('default')).toMatchObject({ trouble: { code: 'not_ours' } });
    expect(await keepingIn(link).hold('default', 'write', 0)).toMatchObject({ code: 'not_ours' });
  });

  it.runIf(isRoot())('of another user that is empty is refused before a code is shown', async () => {
    const { folder, file, keeping } = paired();
    rmSync(file);
    chownSync(folder, OTHER, OTHER);
    expect(await keeping.read('default')).toEqual({ kind: 'none' });
    expect(await keeping.prepare('default')).toMatchObject({ code: 'not_ours' });
    expect(readdirSync(folder)).toEqual([]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('of ours that is empty is made private, whatever it was', async () => {
    const { folder, file, keeping } = paired();
    rmSync(file);
    chmodSync(folder, 0o777);
    expect(await keeping.prepare('default')).toBeNull();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('with the sticky bit is taken, as nobody there replaces a file of ours', async () => {
    const place = paired();
    chmodSync(place.folder, 0o1777);
    expect(await place.keeping.read('default')).toMatchObject({ kind: 'grant' });
    expect(await place.keeping.prepare('default')).toBeNull();
  });

  it.each([0o700, 0o750, 0o755, 0o711])('of mode %o is read', async (mode) => {
    const place = paired();
    chmodSync(place.folder, mode);
    expect(await place.keeping.read('default')).toMatchObject({ kind: 'grant' });
  });
});

describe('the file of a grant', () => {
  it.each([0o620, 0o602, 0o660, 0o666])('of mode %o is refused, and not written over', async (mode) => {
    const { file, files } = paired();
    chmodSync(file, mode);
    const cause = {
      code: 'not_ours',
      detail: expect.stringContaining(`(uid ${ME}, mode 0${mode.toString(8)})`),
    };
    expect(files.read('default')).toMatchObject({ kind: 'unreadable', trouble: cause });
    expect(await files.save('default', sampleGrant({ accessToken: 'new' }))).toMatchObject(cause);
    expect(readFileSync(file, 'utf8')).toBe(WHOLE);
  });

  it.each([0o600, 0o400, 0o640, 0o644])('of mode %o is read', (mode) => {
    const { file, files } = paired();
    chmodSync(file, mode);
    expect(files.read('default')).toMatchObject({ kind: 'grant' });
  });

  it.runIf(isRoot())('of another user is refused, plain, sealed or damaged', () => {
    const { file, files } = paired();
    for (const text of [WHOLE, JSON.stringify({ version: 1, box: null, sealed: 'AAAA' }), 'half', '']) {
      writeFileSync(file, text);
      chownSync(file, OTHER, OTHER);
      expect(files.read('default')).toMatchObject({
        kind: 'unreadable',
        trouble: { code: 'not_ours', detail: `${file}: it belongs to another user (uid 54321, mode 0600)` },
      });
    }
  });

  it.runIf(isRoot())('of another user behind a link of ours is refused', () => {
    const { file, files } = paired();
    const theirs = join(tempFolder(), 'theirs.json');
    writeFileSync(theirs, WHOLE);
    chownSync(theirs, OTHER, OTHER);
    rmSync(file);
    symlinkSync(theirs, file);
    expect(files.read('default')).toMatchObject({ trouble: { code: 'not_ours' } });
  });

  it('of a hundred megabytes is damaged, and its beginning is not even looked at', () => {
    const { file, files } = paired();
    truncateSync(file, 100 * 1024 * 1024);
    expect(files.read('default')).toEqual({ kind: 'damaged', why: 'it is larger than 2097152 bytes' });
  });

  it('as a socket, a device or a circle of links is unreadable', () => {
    const { file, files } = paired();
    for (const target of ['/dev/zero', '/dev/tty', file]) {
      rmSync(file);
      symlinkSync(target, file);
      expect(files.read('default')).toMatchObject({ kind: 'unreadable', trouble: { code: 'cannot_read' } });
    }
  });
});

const intent: Intent = { purpose: 'refresh', at: 1_700_000_005_000, base: sampleGrant() };

/** A journal in which another user has written down where the tokens are to go. */
function planted() {
  const path = join(paired().folder, 'default.journal');
  const journal = openJournal(path, journaling());
  journal.begin(intent);
  journal.close();
  expect(readJournal(path, journaling())).toMatchObject({ intent: { purpose: 'refresh' } });
  return path;
}

describe('a journal', () => {
  it.each([0o620, 0o602, 0o666])('of mode %o is neither replayed nor written', (mode) => {
    const path = planted();
    chmodSync(path, mode);
    expect(readJournal(path, journaling())).toBeNull();
    expect(() => openJournal(path, journaling())).toThrow(/others can write to it \(uid/);
    expect(statSync(path).mode & 0o777).toBe(mode);
  });

  it.runIf(isRoot())(
    'of another user is neither replayed nor written, and the hold says whose it is',
    async () => {
      const path = planted();
      chownSync(path, OTHER, OTHER);
      const before = readFileSync(path);
      expect(readJournal(path, journaling())).toBeNull();
      const held = await holdIn(join(path, '..'), 'write');
      expect(held.journal.left()).toBeNull();
      const opened = held.journal.open();
      expect(isTrouble(opened) && saysOf(opened)).toMatch(/belongs to another user \(uid 54321, mode 0600\)/);
      expect(isTrouble(opened) && opened.code).toBe('not_ours');
      expect(readFileSync(path)).toEqual(before);
    },
  );

  it('as a pipe hangs nobody', async () => {
    const { folder, keeping } = paired();
    const path = join(folder, 'default.journal');
    execFileSync('mkfifo', [path]);
    expect(readJournal(path, journaling())).toBeNull();
    expect(keeping.isQuiet('default', 'write')).toBe(true);
    expect(() => openJournal(path, journaling())).toThrow(/regular file/);
  });
});

describe('a pipe in the place of a lock, its owner’s file or a journal', () => {
  const names = ['', '+pairing', '+renewing'].flatMap((suffix) =>
    ['lock', 'lock.owner', 'journal'].map((kind) => `default${suffix}.${kind}`),
  );

  it.each(names)('(%s) is waited for nowhere, and told where it is in the way', async (name) => {
    const { folder, keeping } = paired();
    execFileSync('mkfifo', [join(folder, name)]);
    for (const purpose of PURPOSES) {
      const held = await keeping.hold('default', purpose, 0);
      if (!isTrouble(held)) held.release();
      else expect(held).toMatchObject({ code: 'cannot_save', detail: expect.stringContaining(name) });
    }
    if (!name.endsWith('.owner'))
      expect(await keeping.examine('default')).toMatchObject({
        code: 'cannot_save',
        detail: expect.stringMatching(/not a regular file/),
      });
    expect(await keeping.read('default')).toMatchObject({ kind: 'grant' });
    expect(keeping.isQuiet('default', 'pair')).toBe(true);
  });
});

describe('the space that is held for a save', () => {
  it('is not claimed from a pipe, a second name, or a file of another user', () => {
    const { folder, files } = paired();
    const room = join(folder, 'default.json.room');
    execFileSync('mkfifo', [room]);
    expect(files.prepare('default')).toMatchObject({ code: 'cannot_save' });
    rmSync(room);
    const precious = join(tempFolder(), 'precious');
    writeFileSync(precious, 'precious');
    linkSync(precious, room);
    expect(files.prepare('default')).toMatchObject({ code: 'cannot_save' });
    expect(readFileSync(precious, 'utf8')).toBe('precious');
  });

  it.runIf(isRoot())('is not claimed from a file of another user', () => {
    const { folder, files } = paired();
    const room = join(folder, 'default.json.room');
    writeFileSync(room, 'x');
    chownSync(room, OTHER, OTHER);
    expect(files.prepare('default')).toMatchObject({ code: 'not_ours' });
    expect(readFileSync(room, 'utf8')).toBe('x');
  });
});

describe('the key of the recordings', () => {
  const recording = () => join(tempFolder(), 'r.jsonl');

  it.each(['a pipe', 'a folder', 'a device', 'a file without end'])('as %s hangs nobody', (kind) => {
    const { folder } = paired();
    const key = join(folder, 'recording.key');
    if (kind === 'a pipe') execFileSync('mkfifo', [key]);
    if (kind === 'a folder') mkdirSync(key);
    if (kind === 'a device') symlinkSync('/dev/zero', key);
    if (kind === 'a file without end') {
      writeFileSync(key, '');
      truncateSync(key, 2 ** 40);
    }
    const before = lstatSync(key).ino;
    const opened = openRecording(recording(), folder);
    expect(isTrouble(opened) ? saysOf(opened) : opened.key.length).toBe(32);
    expect(lstatSync(key).ino).toBe(before);
  });

  it.runIf(isRoot())('of another user, who could undo the fingerprints, is refused', () => {
    const { folder } = paired();
    const key = join(folder, 'recording.key');
    writeFileSync(key, Buffer.alloc(32, 7), { mode: 0o600 });
    expect(openRecording(recording(), folder)).toMatchObject({ key: Buffer.alloc(32, 7) });
    chownSync(key, OTHER, OTHER);
    expect(openRecording(recording(), folder)).toMatchObject({
      code: 'not_ours',
      detail: `${key}: it belongs to another user (uid 54321, mode 0600)`,
    });
  });

  it('that others can write to is refused', () => {
    const { folder } = paired();
    const key = join(folder, 'recording.key');
    writeFileSync(key, Buffer.alloc(32, 7));
    chmodSync(key, 0o666);
    expect(openRecording(recording(), folder)).toMatchObject({ code: 'not_ours' });
  });
});
