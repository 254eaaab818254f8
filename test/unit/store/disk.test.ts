import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isTrouble, saysOf } from '../../../src/core/trouble/trouble.ts';
import { diskNote } from '../../../src/store/disk.ts';
import { openJournal, readJournal } from '../../../src/store/journal.ts';
import { takeLock } from '../../../src/store/lock.ts';
import {
  canMount,
  filesIn,
  hasFlock,
  holdIn,
  journaling,
  keepingIn,
  makeReadOnly,
  mountTmpfs,
  sampleGrant,
  tempFolder,
} from './places.ts';

const mountable = canMount();
const withFlock = hasFlock();

/** A folder on a file system of its own. */
function filesOn(size: string) {
  const folder = join(tempFolder(), 'disk');
  mkdirSync(folder);
  mountTmpfs(folder, size);
  return { folder, files: filesIn(folder), file: join(folder, 'default.json') };
}

/** Leaves about `free` bytes on the file system of `folder`. */
function fill(folder: string, free: number): void {
  let size = 0;
  try {
    for (;;) {
      writeFileSync(join(folder, `fill-${size}`), Buffer.alloc(4096, 1), { flag: 'wx' });
      size += 4096;
    }
  } catch {
    // Full. The file that did not fit may be there, empty.
  }
  for (let at = size; at > size - free - 4096; at -= 4096) writeFileSync(join(folder, `fill-${at}`), '');
}

const FREE = [0, 4096, 8192, 16_384, 32_768];

describe.runIf(mountable)('a disk that runs full', () => {
  it.each(FREE)('with %i bytes left takes the next grant all the same', async (free) => {
    const { files, folder, file } = filesOn('512k');
    expect(await files.save('default', sampleGrant({ accessToken: 'x'.repeat(9_000) }))).toBeNull();
    fill(folder, free);
    const next = sampleGrant({ accessToken: 'y'.repeat(16_000), refreshToken: 'z'.repeat(16_000) });
    expect(await files.save('default', next)).toBeNull();
    expect(files.read('default')).toEqual({ kind: 'grant', grant: next });
    expect(statSync(file).size).toBeGreaterThan(32_000);
  });

  it.each(FREE)(
    'with %i bytes left and no room claimed refuses, and the old grant is whole',
    async (free) => {
      const { files, folder, file } = filesOn('512k');
      const old = sampleGrant({ accessToken: 'x'.repeat(9_000) });
      expect(await files.save('default', old)).toBeNull();
      rmSync(join(folder, 'default.json.room'));
      const before = readFileSync(file, 'utf8');
      fill(folder, free);
      const cause = await files.save('default', sampleGrant({ accessToken: 'y'.repeat(16_000) }));
      expect(cause).toMatchObject({ code: 'cannot_save' });
      expect(cause?.detail).toContain('no space is left on the disk (ENOSPC)');
      expect(readFileSync(file, 'utf8')).toBe(before);
      expect(files.read('default')).toEqual({ kind: 'grant', grant: old });
      expect(readdirSync(folder).filter((name) => name.includes('.tmp-'))).toEqual([]);
    },
  );

  it('is noticed before anybody is shown a code', async () => {
    const { files, folder } = filesOn('128k');
    fill(folder, 8192);
    const cause = { code: 'cannot_save', detail: expect.stringContaining('(ENOSPC)') };
    expect(files.prepare('default')).toMatchObject(cause);
    expect(files.prepare('default')).toMatchObject(cause);
  });

  it('is met once room was claimed without harm', async () => {
    const { files, folder } = filesOn('256k');
    expect(files.prepare('default')).toBeNull();
    fill(folder, 0);
    expect(files.prepare('default')).toBeNull();
    expect(await files.save('default', sampleGrant())).toBeNull();
  });

  it.each([0, 4096, 65_536])('has no journal with %i bytes left, and says so', async (free) => {
    const { folder } = filesOn('256k');
    const held = await holdIn(folder, 'write');
    fill(folder, free);
    const cause = held.journal.open();
    expect(cause).toMatchObject({ code: 'cannot_save', detail: expect.stringContaining('(ENOSPC)') });
  });

  it('takes a whole answer into a journal that was there before', async () => {
    const { folder } = filesOn('512k');
    const journal = (await holdIn(folder, 'write')).journal.open();
    if (isTrouble(journal)) throw new Error(saysOf(journal));
    fill(folder, 0);
    expect(journal.begin({ purpose: 'refresh', at: 1, base: sampleGrant() })).toBeNull();
    journal.answered(200);
    journal.received(Buffer.alloc(64 * 1024, 'x'));
    journal.finished();
    journal.close();
    expect(readJournal(join(folder, 'default.journal'), journaling())?.answer).toMatchObject({
      finished: true,
      text: 'x'.repeat(64 * 1024),
    });
  });

  it('still lets a grant be removed', async () => {
    const { files, folder } = filesOn('256k');
    await files.save('default', sampleGrant());
    fill(folder, 0);
    expect(files.remove('default')).toBeNull();
    expect(files.read('default')).toEqual({ kind: 'none' });
  });

  it('with room enough takes the grant', async () => {
    const { files, folder } = filesOn('512k');
    fill(folder, 256 * 1024);
    expect(await files.save('default', sampleGrant())).toBeNull();
  });
});

describe.runIf(mountable)('a disk that became read-only', () => {
  it('is read, and everything else says so', async () => {
    const { files, folder } = filesOn('256k');
    await files.save('default', sampleGrant());
    makeReadOnly(folder);
    const readOnly = { code: 'cannot_save', detail: expect.stringContaining('read-only (EROFS)') };
    expect(files.read('default')).toMatchObject({ kind: 'grant' });
    expect(() => openJournal(join(folder, 'default.journal'), journaling())).toThrow(/EROFS/);
    expect(await keepingIn(folder).hold('default', 'write', 0)).toMatchObject(readOnly);
    expect(await files.save('default', sampleGrant({ accessToken: 'new' }))).toMatchObject(readOnly);
    expect(files.remove('default')).toMatchObject(readOnly);
    expect(files.setAside('default')).toMatchObject(readOnly);
    expect(files.read('default')).toMatchObject({ grant: { accessToken: 'CANARY-access' } });
  });

  it.runIf(withFlock)('has no lock to take', async () => {
    const { folder } = filesOn('256k');
    makeReadOnly(folder);
    await expect(takeLock(join(folder, 'default.lock'), 100)).rejects.toThrow(/EROFS/);
  });
});

describe('what is worth knowing of a disk', () => {
  it.runIf(mountable)('is that one in memory forgets', () => {
    const { folder } = filesOn('64k');
    expect(diskNote(folder)).toEqual({ code: 'kept_in_memory', folder });
    expect(keepingIn(folder).notes('default')).toEqual([diskNote(folder)]);
  });

  it('is nothing of a folder that is not there', () => {
    expect(diskNote(join(tempFolder(), 'nowhere'))).toBeNull();
  });
});
