/** What kept something from being written, as a person reads it. */

import { describe, expect, it } from 'vitest';
import { saysOf } from '../../../src/core/trouble/trouble.ts';
import { attempt, storageTrouble } from '../../../src/store/storage-trouble.ts';

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
