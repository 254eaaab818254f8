/** What is said of the place where a pairing is kept. */

import { describe, expect, it } from 'vitest';
import { type Aside, isExposure, type Note, noteText } from '../../../src/core/trouble/note.ts';

describe('a note', () => {
  it.each<[Note, string, boolean]>([
    [{ code: 'kept_in_memory', folder: '/run/x' }, '/run/x is kept in memory: the pairing is gone', false],
    [{ code: 'on_overlay', folder: '/etc/x' }, '/etc/x is on an overlay file system: where that is', false],
    [{ code: 'cannot_be_private', folder: '/boot/x' }, '/boot/x is on a file system that cannot keep', false],
    [
      { code: 'other_owner', what: 'folder', path: '/x', uid: 7 },
      'the folder belongs to another user (uid 7): /x',
      true,
    ],
    [
      { code: 'open_to_others', what: 'file', path: '/x/y', mode: 0o44 },
      'the file is open to others (mode 044): /x/y',
      true,
    ],
    [
      { code: 'not_seen', what: 'file', path: '/x/y', why: 'EACCES' },
      'owner and mode of the file cannot be looked at (EACCES): /x/y',
      true,
    ],
  ])('%j names the place and what is the matter', (note, words, exposed) => {
    expect(noteText(note)).toContain(words);
    expect(isExposure(note)).toBe(exposed);
  });

  it.each<[Aside['code'], RegExp]>([
    ['aside_damaged', /was damaged \(it is empty\)/],
    ['aside_foreign', /copied from another machine/],
    ['aside_sealed', /encrypted with another key/],
  ])('%s says why a pairing was moved, and where to', (code, words) => {
    const text = noteText({ code, path: '/x/default.damaged', why: 'it is empty' });
    expect(text).toMatch(words);
    expect(text).toContain('It was set aside: /x/default.damaged');
  });
});
