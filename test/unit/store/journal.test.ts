/** The journal: what is written comes back, piece by piece, and cleared it holds nothing. */

import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Intent, Journal } from '../../../src/core/keeping.ts';
import { isTrouble, saysOf } from '../../../src/core/trouble/trouble.ts';
import { isBlank, openJournal, readJournal } from '../../../src/store/journal.ts';
import { keySeal, noSeal, type Seal } from '../../../src/store/seal.ts';
import { holdIn, journaling, keepingIn, sampleGrant, tempFolder, wall } from './places.ts';

const SIZE = 256 * 1024;
const sealed = keySeal(Buffer.alloc(32, 7), 'file');
const SEALS: [string, Seal][] = [
  ['plain', noSeal],
  ['sealed', sealed],
];
const intent: Intent = { purpose: 'refresh', at: 1_700_000_005_000, base: sampleGrant() };
const bytes = (text: string) => Buffer.from(text);

function fresh(seal: Seal = noSeal) {
  const path = join(tempFolder(), 'default.journal');
  const journal = openJournal(path, journaling(seal));
  return {
    path,
    journal,
    left: () => readJournal(path, journaling(seal)),
    text: () => readFileSync(path, 'latin1'),
  };
}

/** One answer, in pieces. */
function answer(journal: Journal, pieces: readonly string[], status = 200, at = 2): void {
  wall.now = at;
  journal.answered(status);
  for (const piece of pieces) journal.received(bytes(piece));
  journal.finished();
}

describe.each(SEALS)('a journal, %s', (_name, seal) => {
  it('is blank when it is new', () => {
    const { path, left } = fresh(seal);
    expect(isBlank(path)).toBe(true);
    expect(left()).toBeNull();
  });

  it('tells the intent from the moment it was begun', () => {
    const { path, journal, left } = fresh(seal);
    expect(journal.begin(intent)).toBeNull();
    expect(isBlank(path)).toBe(false);
    expect(left()).toEqual({ intent, answer: null });
  });

  it('tells as much of an answer as has come, in whatever pieces it comes', () => {
    const { journal, left } = fresh(seal);
    journal.begin(intent);
    const heard = [left()?.answer];
    wall.now = 1234;
    journal.answered(200);
    heard.push(left()?.answer);
    const snow = bytes('{"a":"❄"}');
    for (const piece of [snow.subarray(0, 7), snow.subarray(7)]) {
      journal.received(piece);
      heard.push(left()?.answer);
    }
    journal.finished();
    heard.push(left()?.answer);
    expect(heard).toEqual([
      null,
      { status: 200, at: 1234, text: '', finished: false },
      { status: 200, at: 1234, text: '{"a":"\ufffd', finished: false },
      { status: 200, at: 1234, text: '{"a":"❄"}', finished: false },
      { status: 200, at: 1234, text: '{"a":"❄"}', finished: true },
    ]);
  });

  it('tells an answer without a body', () => {
    const { journal, left } = fresh(seal);
    journal.begin(intent);
    answer(journal, []);
    expect(left()?.answer).toEqual({ status: 200, at: 2, text: '', finished: true });
  });

  it('takes a later answer in place of an earlier one, however much longer that was', () => {
    const { journal, left } = fresh(seal);
    journal.begin(intent);
    answer(journal, ['a long first answer', ' in two pieces']);
    answer(journal, ['short'], 400, 3);
    expect(left()).toEqual({ intent, answer: { status: 400, at: 3, text: 'short', finished: true } });
    wall.now = 4;
    journal.answered(500);
    expect(left()?.answer).toEqual({ status: 500, at: 4, text: '', finished: false });
  });

  it('takes a later intent in place of all that was before', () => {
    const { journal, left } = fresh(seal);
    const next: Intent = { ...intent, purpose: 'pair', at: 9 };
    journal.begin(intent);
    answer(journal, ['x'.repeat(5000)]);
    journal.begin(next);
    expect(left()).toEqual({ intent: next, answer: null });
  });

  it('keeps what it has over another opening, and is the same size', () => {
    const { path, journal, left } = fresh(seal);
    journal.begin(intent);
    answer(journal, ['{}']);
    journal.close();
    openJournal(path, journaling(seal)).close();
    expect(left()?.answer).toMatchObject({ text: '{}', finished: true });
    expect(statSync(path).size).toBe(SIZE);
  });

  it('holds nothing once it is cleared, not even what a shorter answer left standing behind it', () => {
    const { path, journal, text } = fresh(seal);
    journal.begin(intent);
    answer(journal, ['x'.repeat(2000), '"refresh_token":"CANARY-late"']);
    answer(journal, ['short']);
    journal.close();
    const next = openJournal(path, journaling(seal));
    next.begin(intent);
    next.clear();
    expect(isBlank(path)).toBe(true);
    expect(text()).toBe('\0'.repeat(SIZE));
  });

  it('can be begun anew after it was cleared', () => {
    const { journal, left } = fresh(seal);
    journal.begin(intent);
    answer(journal, ['one']);
    journal.clear();
    journal.begin(intent);
    answer(journal, ['two']);
    expect(left()?.answer?.text).toBe('two');
  });
});

describe('a journal on the disk', () => {
  it('is private and made of real bytes, whatever it held room for', () => {
    const { path } = fresh();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(path)).toMatchObject({ size: SIZE });
    expect(statSync(path).blocks * 512).toBeGreaterThanOrEqual(SIZE);
  });

  it('that was open to others is closed to them', () => {
    const { path, journal } = fresh();
    journal.close();
    chmodSync(path, 0o644);
    openJournal(path, journaling()).close();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('of another machine, on a card that was copied, is not taken up', () => {
    const path = join(tempFolder(), 'default.journal');
    const journal = openJournal(path, journaling(noSeal, 'box-1'));
    journal.begin(intent);
    answer(journal, ['token']);
    journal.close();
    expect(readJournal(path, journaling(noSeal, 'box-2'))).toBeNull();
    expect(readJournal(path, journaling(noSeal, 'box-1'))?.answer?.text).toBe('token');
    expect(readJournal(path, journaling(noSeal, null))?.answer?.text).toBe('token');
  });

  it('that was cut short is made whole again', () => {
    const path = join(tempFolder(), 'default.journal');
    writeFileSync(path, 'half');
    openJournal(path, journaling()).close();
    expect(statSync(path).size).toBe(SIZE);
    expect(isBlank(path)).toBe(true);
  });

  it('is never found through a link, were it made while the lock is held', async () => {
    const folder = tempFolder();
    const path = join(folder, 'default.journal');
    const precious = join(folder, 'precious');
    writeFileSync(precious, 'precious');
    const held = await holdIn(folder, 'write');
    rmSync(path);
    symlinkSync(precious, path);
    const trouble = { code: 'cannot_save', detail: expect.stringContaining('(ELOOP)') };
    expect(held.journal.open()).toMatchObject(trouble);
    held.release();
    expect(await keepingIn(folder).hold('default', 'write', 0)).toMatchObject(trouble);
    expect(readFileSync(precious, 'utf8')).toBe('precious');
  });

  it('is a trouble where a folder stands in its place, or a file in that of its folder', async () => {
    const folder = tempFolder();
    const path = join(folder, 'default.journal');
    mkdirSync(path);
    writeFileSync(join(folder, 'file'), '');
    const trouble = { code: 'cannot_save' };
    expect(await keepingIn(folder).hold('default', 'write', 0)).toMatchObject(trouble);
    expect(await keepingIn(join(folder, 'file')).hold('default', 'write', 0)).toMatchObject(trouble);
    expect(isBlank(path)).toBe(true);
    expect(readJournal(path, journaling())).toBeNull();
  });

  it('is blank where there is none, and looking makes none', () => {
    const folder = join(tempFolder(), 'not-there');
    const path = join(folder, 'default.journal');
    expect([isBlank(path), readJournal(path, journaling())]).toEqual([true, null]);
    expect(keepingIn(folder).isQuiet('default', 'write')).toBe(true);
    expect(statSync(folder, { throwIfNoEntry: false })).toBeUndefined();
  });

  it('is kept by purpose, in a private folder', async () => {
    const folder = join(tempFolder(), 'roomkey');
    for (const purpose of ['write', 'pair'] as const) {
      const held = await holdIn(folder, purpose);
      const journal = ('journals' in held ? held.journals[0] : held.journal).open();
      if (isTrouble(journal)) throw new Error(saysOf(journal));
      journal.begin(intent);
      answer(journal, [purpose]);
      journal.close();
    }
    const textIn = (name: string) => readJournal(join(folder, name), journaling())?.answer?.text;
    expect(textIn('default.journal')).toBe('write');
    expect(textIn('default+pairing.journal')).toBe('pair');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });
});
