/** The journal and its disk: how much it holds, what it does when it is full, when a write fails, and once it is closed. */

import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Intent } from '../../../src/core/keeping.ts';
import { openJournal, readJournal } from '../../../src/store/journal.ts';
import { keySeal, noSeal, type Seal } from '../../../src/store/seal.ts';
import { canMount, journaling, mountTmpfs, sampleGrant, tempFolder, wall } from './places.ts';

const SIZE = 256 * 1024;
const LARGEST_ANSWER = 64 * 1024;
const SEALS: [string, Seal][] = [
  ['plain', noSeal],
  ['sealed', keySeal(Buffer.alloc(32, 7), 'file')],
];
const intent: Intent = { purpose: 'refresh', at: 1_700_000_005_000, base: sampleGrant() };

function opened(seal: Seal = noSeal) {
  const path = join(tempFolder(), 'default.journal');
  return {
    path,
    journal: openJournal(path, journaling(seal)),
    left: () => readJournal(path, journaling(seal)),
  };
}

describe.each(SEALS)('an answer of full size, %s', (_name, seal) => {
  it.each([
    ['one piece', LARGEST_ANSWER],
    ['pieces of a kilobyte', 1024],
    ['pieces of 100 bytes', 100],
  ])('fits in %s', (_how, size) => {
    const { journal, left } = opened(seal);
    const { text, pieces } = cutUp(size);
    const grant = sampleGrant({ accessToken: 'a'.repeat(16_384), refreshToken: 'r'.repeat(16_384) });
    expect(journal.begin({ ...intent, base: grant })).toBeNull();
    wall.now = 1;
    journal.answered(200);
    for (const piece of pieces) journal.received(piece);
    journal.finished();
    expect(left()?.answer).toEqual({ status: 200, at: 1, text, finished: true });
  });

  it('in pieces of a byte is kept from its beginning, as far as there is room, without a hole', () => {
    const { path, journal, left } = opened(seal);
    const { text, pieces } = cutUp(1);
    journal.begin(intent);
    wall.now = 1;
    journal.answered(200);
    for (const piece of pieces) journal.received(piece);
    journal.finished();
    const kept = left()?.answer;
    expect(kept?.finished).toBe(false);
    expect(kept?.text.length).toBeGreaterThan(2000);
    expect(text.startsWith(kept?.text ?? 'x')).toBe(true);
    expect(readFileSync(path).length).toBe(SIZE);
    wall.now = 2;
    journal.answered(200);
    journal.received(Buffer.from('the next'));
    journal.finished();
    expect(left()?.answer).toEqual({ status: 200, at: 2, text: 'the next', finished: true });
  });

  it('behind a piece that did not fit nothing is kept, though it would fit', () => {
    const { journal, left } = opened(seal);
    journal.begin(intent);
    wall.now = 1;
    journal.answered(200);
    journal.received(Buffer.from('kept'));
    journal.received(Buffer.alloc(SIZE, 'x'));
    journal.received(Buffer.from('late'));
    journal.finished();
    expect(left()?.answer).toEqual({ status: 200, at: 1, text: 'kept', finished: false });
  });
});

describe('a disk that fails', () => {
  /** A seal that fails as a write would, from the moment it is told to. */
  function failing() {
    const state = { fails: false };
    const seal: Seal = {
      ...noSeal,
      seal(plain) {
        if (state.fails) throw Object.assign(new Error('?'), { code: 'EIO' });
        return plain;
      },
    };
    return { state, seal };
  }

  it('at the intent is a trouble, so that nothing is asked for', () => {
    const { state, seal } = failing();
    const { journal } = opened(seal);
    state.fails = true;
    const cause = journal.begin(intent);
    expect(cause).toMatchObject({ code: 'cannot_save', detail: expect.stringContaining('(EIO)') });
    state.fails = false;
    expect(journal.begin(intent)).toBeNull();
  });

  it('at a piece harms nobody, and leaves no hole', () => {
    const { state, seal } = failing();
    const { journal, left } = opened(seal);
    journal.begin(intent);
    wall.now = 1;
    journal.answered(200);
    journal.received(Buffer.from('kept'));
    state.fails = true;
    journal.received(Buffer.from('lost'));
    state.fails = false;
    journal.received(Buffer.from('late'));
    journal.finished();
    expect(left()?.answer).toMatchObject({ text: 'kept', finished: false });
  });

  it.runIf(canMount())('that was full when the journal was made leaves none open', () => {
    const folder = tempFolder();
    mountTmpfs(folder, '64k');
    // One that were left open would keep the file system from being unmounted.
    expect(() => openJournal(join(folder, 'default.journal'), journaling())).toThrow(/ENOSPC/);
  });

  it('is told of an intent that no journal can hold', () => {
    const { journal } = opened();
    const base = sampleGrant({ accessToken: 'x'.repeat(SIZE) });
    expect(journal.begin({ ...intent, base })).toMatchObject({ code: 'cannot_save' });
  });
});

describe('a journal that is closed', () => {
  it('takes nothing more, whoever has its descriptor now', () => {
    const { path, journal } = opened();
    journal.begin(intent);
    journal.close();
    const before = readFileSync(path);
    const other = join(tempFolder(), 'other');
    const descriptors = Array.from({ length: 5 }, () => openSync(other, 'w+'));
    wall.now = 1;
    journal.answered(200);
    journal.received(Buffer.from('CANARY'));
    journal.finished();
    journal.clear();
    journal.close();
    expect(journal.begin(intent)).toMatchObject({ code: 'cannot_save' });
    expect(readFileSync(other, 'utf8')).toBe('');
    expect(readFileSync(path)).toEqual(before);
    for (const descriptor of descriptors) closeSync(descriptor);
  });
});

function cutUp(size: number): { text: string; pieces: Buffer[] } {
  const text = Array.from({ length: LARGEST_ANSWER / 8 }, (_, at) => String(at).padStart(8, '.')).join('');
  const pieces: Buffer[] = [];
  for (let at = 0; at < text.length; at += size) pieces.push(Buffer.from(text.slice(at, at + size)));
  return { text, pieces };
}
