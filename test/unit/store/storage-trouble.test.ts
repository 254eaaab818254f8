/** What kept something from being written, as a person reads it. */

import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { saysOf } from '../../../src/core/trouble/trouble.ts';
import { attempt, storageTrouble } from '../../../src/store/storage-trouble.ts';
import { tempFolder } from './places.ts';

describe('what kept something from being written', () => {
  it.each([
    ['ENOSPC', /no space is left/],
    ['EROFS', /read-only/],
    ['EACCES', /permission denied/],
    ['EDQUOT', /quota/],
    ['EPERM', /permission denied/],
    ['EIO', /the disk reports a fault/],
    ['ENOTDIR', /is not a folder/],
    ['EISDIR', /a folder stands in its place/],
    ['EMFILE', /may open no more files/],
    ['EXDEV', /the system says/],
    ['ELOOP', /the system says/],
  ])('%s is said in words, with the file', (code, words) => {
    const cause = storageTrouble('/x/default.json', Object.assign(new Error('?'), { code }));
    expect(cause).toMatchObject({ code: 'cannot_save', detail: expect.stringMatching(words) });
    expect(cause.detail).toContain(`/x/default.json`);
    expect(cause.detail).toContain(code);
  });

  it.each([
    ['open', 'default.lock', 'default.lock'],
    ['open', 'none', '.'],
    ['open', 'below/none', '.'],
    ['rename', 'default.lock', '.'],
    ['unlink', 'default.lock', '.'],
    ['mkdir', 'below', '.'],
  ])('names owner and mode of what denies access: %s of %s is denied by %s', (syscall, name, barrier) => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'default.lock'), '');
    chmodSync(join(folder, 'default.lock'), 0o640);
    const error = Object.assign(new Error('?'), { code: 'EACCES', syscall, path: join(folder, name) });
    const mode = barrier === '.' ? '0700' : '0640';
    expect(storageTrouble(join(folder, 'default.json'), error).detail).toBe(
      `${folder}/default.json: permission denied (EACCES); ${join(folder, barrier)} belongs to uid ${process.getuid?.()}, mode ${mode}`,
    );
  });

  it('names none where it is not about access', () => {
    const error = Object.assign(new Error('?'), { code: 'ENOSPC', path: tempFolder() });
    expect(storageTrouble('/x', error).detail).not.toContain('belongs');
  });

  it('is told by its own words where the system gave no code', () => {
    expect(saysOf(storageTrouble('/x', new Error('odd')))).toBe('The pairing cannot be saved: /x: odd');
  });

  it('is a trouble where work throws, and none where it does not', () => {
    const fails = (): void => {
      throw Object.assign(new Error('?'), { code: 'EIO' });
    };
    expect(attempt('/x', () => {})).toBeNull();
    expect(attempt('/x', fails)).toMatchObject({ code: 'cannot_save' });
  });
});
