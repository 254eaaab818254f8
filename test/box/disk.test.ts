import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeLock } from '../../src/box/lock.ts';
import { openStore } from '../../src/box/store.ts';
import { canMount, hasFlock, makeReadOnly, mountTmpfs, sampleGrant, tempFolder } from './places.ts';

const mountable = canMount();
const withFlock = hasFlock();

/** A store on a file system of its own. */
function storeOn(size: string) {
  const folder = join(tempFolder(), 'disk');
  mkdirSync(folder);
  mountTmpfs(folder, size);
  return { folder, store: openStore(folder, () => 1), file: join(folder, 'default.json') };
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

describe.runIf(mountable)('a disk that runs full', () => {
  it.each([0, 4096, 8192, 16_384, 32_768])(
    'with %i bytes left refuses, and the old grant is whole',
    async (free) => {
      const { store, folder, file } = storeOn('512k');
      const old = sampleGrant({ accessToken: 'x'.repeat(9_000) });
      expect(await store.save('default', old)).toBeNull();
      const before = readFileSync(file, 'utf8');
      fill(folder, free);
      const cause = await store.save('default', sampleGrant({ accessToken: 'y'.repeat(16_000) }));
      expect(cause).toMatchObject({ code: 'cannot_save', exitCode: 7 });
      expect(cause?.message).toContain('no space is left on the disk (ENOSPC)');
      expect(readFileSync(file, 'utf8')).toBe(before);
      expect(await store.read('default')).toEqual({ kind: 'grant', grant: old });
      expect(readdirSync(folder).filter((name) => name.startsWith('default'))).toEqual(['default.json']);
    },
  );

  it('is noticed before anybody is shown a code', async () => {
    const { store, folder } = storeOn('128k');
    expect(await store.prepare('default')).toBeNull();
    fill(folder, 8192);
    expect(await store.prepare('default')).toMatchObject({ code: 'cannot_save' });
    expect(readdirSync(folder).filter((name) => name.startsWith('default'))).toEqual([]);
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
    const readOnly = { code: 'cannot_save', message: expect.stringContaining('read-only (EROFS)') };
    expect(await store.read('default')).toMatchObject({ kind: 'grant' });
    expect(await store.prepare('default')).toMatchObject(readOnly);
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
