/** A lock in two files: deleting one of them while it is held lets nobody in. */

import { mkdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isBlank, openJournal } from '../../../src/store/journal.ts';
import { takeBothLocks, takeLock } from '../../../src/store/lock.ts';
import { hasFlock, journaling, tempFolder } from './places.ts';

function place() {
  const folder = tempFolder();
  const [lock, guarded] = [join(folder, 'default.lock'), join(folder, 'default.journal')];
  return { lock, guarded, take: (waitMs = 0) => takeBothLocks(lock, guarded, waitMs) };
}

describe.runIf(hasFlock())('a lock in two files', () => {
  it('is held by one, and free once it is let go', async () => {
    const { take } = place();
    const release = await take();
    expect(release).not.toBeNull();
    expect(await take()).toBeNull();
    release?.();
    release?.();
    const next = await take();
    expect(next).not.toBeNull();
    next?.();
  });

  it.each(['lock', 'guarded'] as const)('keeps others out though its %s is deleted', async (which) => {
    const files = place();
    const release = await files.take();
    rmSync(files[which]);
    expect(await files.take()).toBeNull();
    release?.();
    const next = await files.take();
    expect(next).not.toBeNull();
    next?.();
  });

  it.each(['lock', 'guarded'] as const)('is not half taken where its %s is another’s', async (which) => {
    const files = place();
    const others = await takeLock(files[which], 0);
    expect(await files.take()).toBeNull();
    others?.();
    const release = await files.take();
    expect(release).not.toBeNull();
    release?.();
  });

  it('is not half taken where the second cannot be', async () => {
    const { lock, guarded, take } = place();
    mkdirSync(guarded);
    await expect(take()).rejects.toThrow(/EISDIR/);
    const release = await takeLock(lock, 0);
    expect(release).not.toBeNull();
    release?.();
  });

  it('follows no link', async () => {
    const { lock, guarded, take } = place();
    symlinkSync(lock, guarded);
    await expect(take()).rejects.toThrow(/ELOOP/);
  });

  it('makes its second file, private and blank, and leaves one that was there as it is', async () => {
    const { guarded, take } = place();
    (await take())?.();
    expect(statSync(guarded)).toMatchObject({ size: 0 });
    expect(statSync(guarded).mode & 0o777).toBe(0o600);
    expect(isBlank(guarded)).toBe(true);
    const release = await take();
    openJournal(guarded, journaling()).close();
    release?.();
    (await take())?.();
    expect(statSync(guarded).size).toBe(256 * 1024);
  });

  it('outlives the opening and closing of the file that it guards', async () => {
    const { guarded, take } = place();
    const release = await take();
    openJournal(guarded, journaling()).close();
    expect(await take()).toBeNull();
    release?.();
  });
});
