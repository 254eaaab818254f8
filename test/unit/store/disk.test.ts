import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isTrouble, saysOf } from '../../../src/core/trouble/trouble.ts';
import { diskWarning } from '../../../src/store/disk.ts';
import { openJournals } from '../../../src/store/journal.ts';
import { takeLock } from '../../../src/store/lock.ts';
import {
  canMount,
  hasFlock,
  journaling,
  makeReadOnly,
  mountTmpfs,
  sampleGrant,
  storeIn,
  tempFolder,
  wall,
} from './places.ts';

const mountable = canMount();
const withFlock = hasFlock();

/** A store on a file system of its own. */
function storeOn(size: string) {
  const folder = join(tempFolder(), 'disk');
  mkdirSync(folder);
  mountTmpfs(folder, size);
  return { folder, store: storeIn(folder), file: join(folder, 'default.json') };
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
    const { store, folder, file } = storeOn('512k');
    expect(await store.save('default', sampleGrant({ accessToken: 'x'.repeat(9_000) }))).toBeNull();
    fill(folder, free);
    const next = sampleGrant({ accessToken: 'y'.repeat(16_000), refreshToken: 'z'.repeat(16_000) });
    expect(await store.save('default', next)).toBeNull();
    expect(await store.read('default')).toEqual({ kind: 'grant', grant: next });
    expect(statSync(file).size).toBeGreaterThan(32_000);
  });

  it.each(FREE)(
    'with %i bytes left and no room claimed refuses, and the old grant is whole',
    async (free) => {
      const { store, folder, file } = storeOn('512k');
      const old = sampleGrant({ accessToken: 'x'.repeat(9_000) });
      expect(await store.save('default', old)).toBeNull();
      rmSync(join(folder, 'default.json.room'));
      const before = readFileSync(file, 'utf8');
      fill(folder, free);
      const cause = await store.save('default', sampleGrant({ accessToken: 'y'.repeat(16_000) }));
      expect(cause).toMatchObject({ code: 'cannot_save' });
      expect(cause?.detail).toContain('no space is left on the disk (ENOSPC)');
      expect(readFileSync(file, 'utf8')).toBe(before);
      expect(await store.read('default')).toEqual({ kind: 'grant', grant: old });
      expect(readdirSync(folder).filter((name) => name.includes('.tmp-'))).toEqual([]);
    },
  );

  it('is noticed before anybody is shown a code', async () => {
    const { store, folder } = storeOn('128k');
    fill(folder, 8192);
    const cause = { code: 'cannot_save', detail: expect.stringContaining('(ENOSPC)') };
    expect(await store.prepare('default')).toMatchObject(cause);
    expect(await store.prepare('default')).toMatchObject(cause);
  });

  it('is met once room was claimed without harm', async () => {
    const { store, folder } = storeOn('256k');
    expect(await store.prepare('default')).toBeNull();
    fill(folder, 0);
    expect(await store.prepare('default')).toBeNull();
    expect(await store.save('default', sampleGrant())).toBeNull();
  });

  it.each([0, 4096, 65_536])('has no journal with %i bytes left, and says so', (free) => {
    const { folder } = storeOn('256k');
    fill(folder, free);
    const cause = openJournals(folder, journaling()).open('default');
    expect(cause).toMatchObject({ code: 'cannot_save', detail: expect.stringContaining('(ENOSPC)') });
  });

  it('takes a whole answer into a journal that was there before', () => {
    const { folder } = storeOn('512k');
    const journals = openJournals(folder, journaling());
    const journal = journals.open('default');
    if (isTrouble(journal)) throw new Error(saysOf(journal));
    fill(folder, 0);
    expect(journal.begin({ purpose: 'refresh', at: 1, base: sampleGrant() })).toBeNull();
    wall.now = 2;
    journal.answered(200);
    journal.received(Buffer.alloc(64 * 1024, 'x'));
    journal.finished();
    journal.close();
    expect(journals.left('default')?.answer).toMatchObject({
      finished: true,
      text: 'x'.repeat(64 * 1024),
    });
  });

  it('still lets a grant be removed', async () => {
    const { store, folder } = storeOn('256k');
    await store.save('default', sampleGrant());
    fill(folder, 0);
    expect(await store.remove('default')).toBeNull();
    expect(await store.read('default')).toEqual({ kind: 'none' });
  });

  it('with room enough takes the grant', async () => {
    const { store, folder } = storeOn('512k');
    fill(folder, 160 * 1024);
    expect(await store.save('default', sampleGrant())).toBeNull();
  });
});

describe.runIf(mountable)('a disk that became read-only', () => {
  it('is read, and everything else says so', async () => {
    const { store, folder } = storeOn('256k');
    await store.save('default', sampleGrant());
    makeReadOnly(folder);
    const readOnly = { code: 'cannot_save', detail: expect.stringContaining('read-only (EROFS)') };
    expect(await store.read('default')).toMatchObject({ kind: 'grant' });
    expect(openJournals(folder, journaling()).open('default')).toMatchObject(readOnly);
    expect(await store.save('default', sampleGrant({ accessToken: 'new' }))).toMatchObject(readOnly);
    expect(await store.remove('default')).toMatchObject(readOnly);
    expect(await store.setAside('default')).toBeNull();
    expect(await store.read('default')).toMatchObject({ grant: { accessToken: 'CANARY-access' } });
  });

  it.runIf(withFlock)('has no lock to take', async () => {
    const { folder } = storeOn('256k');
    makeReadOnly(folder);
    await expect(takeLock(join(folder, 'default.lock'), 100)).rejects.toThrow(/EROFS/);
  });
});

describe('what is worth knowing of a disk', () => {
  it.runIf(mountable)('is that one in memory forgets', () => {
    const { folder, store } = storeOn('64k');
    expect(diskWarning(folder)).toContain('is kept in memory');
    expect(store.warning()).toBe(diskWarning(folder));
  });

  it('is nothing of a folder that is not there', () => {
    expect(diskWarning(join(tempFolder(), 'nowhere'))).toBeNull();
  });
});
