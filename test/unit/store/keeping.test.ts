/** What is kept, and who may write it: holds exclude each other by purpose, and give nothing once they are released. */

import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Grant } from '../../../src/core/grant/grant.ts';
import type { Intent, Keeping, PairHold, Purpose } from '../../../src/core/keeping.ts';
import { isTrouble, saysOf } from '../../../src/core/trouble/trouble.ts';
import { readJournal } from '../../../src/store/journal.ts';
import { takeLock } from '../../../src/store/lock.ts';
import { holdIn, journaling, keepingIn, sampleGrant, tempFolder } from './places.ts';

const PURPOSES: readonly Purpose[] = ['write', 'pair', 'renew'];
/** The names under which older versions of roomkey know the locks. */
const NAMES: Readonly<Record<Purpose, string>> = {
  write: 'default',
  pair: 'default+pairing',
  renew: 'default+renewing',
};
const TAKEN = { write: 'locked', pair: 'pairing_running', renew: 'locked' } as const;
const grant = sampleGrant();
const intent: Intent = { purpose: 'refresh', at: 1_700_000_005_000, base: grant };
const newFolder = () => join(tempFolder(), 'roomkey');

describe('an account', () => {
  it.each(PURPOSES)('is held by one for the purpose "%s", and free after that', async (purpose) => {
    const folder = newFolder();
    const held = await holdIn(folder, purpose);
    expect(held).toMatchObject({ purpose, account: 'default' });
    const refused = await keepingIn(folder).hold('default', purpose, 0);
    expect(refused).toMatchObject({ kind: 'trouble', code: TAKEN[purpose] });
    expect(isTrouble(refused) && refused.detail).toMatch(
      new RegExp(`^process ${process.pid} since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d`),
    );
    held.release();
    await holdIn(folder, purpose);
  });

  it('is held for each purpose apart, and apart from other accounts', async () => {
    const folder = newFolder();
    for (const purpose of PURPOSES) await holdIn(folder, purpose);
    for (const purpose of PURPOSES)
      expect(isTrouble(await keepingIn(folder).hold('lobby', purpose, 0))).toBe(false);
  });

  it.each(PURPOSES)('is held against a roomkey that knows file names only: %s', async (purpose) => {
    const folder = newFolder();
    const held = await holdIn(folder, purpose);
    const files = [`${NAMES[purpose]}.journal`, `${NAMES[purpose]}.lock`];
    expect(readdirSync(folder).sort()).toEqual([...files, `${NAMES[purpose]}.lock.owner`]);
    for (const file of files) expect(await takeLock(join(folder, file), 0)).toBeNull();
    held.release();
    const theirs = await takeLock(join(folder, `${NAMES[purpose]}.lock`), 0);
    expect(await keepingIn(folder).hold('default', purpose, 0)).toMatchObject({ code: TAKEN[purpose] });
    theirs?.();
  });

  it('that cannot be held for the disk is a trouble of the disk', async () => {
    const file = join(tempFolder(), 'file');
    writeFileSync(file, '');
    expect(await keepingIn(file).hold('default', 'pair', 0)).toMatchObject({ code: 'cannot_save' });
  });

  it('is released by the end of the program, whatever is still held', async () => {
    const folder = newFolder();
    const keeping = keepingIn(folder);
    const held = await keeping.hold('default', 'write', 0);
    if (isTrouble(held)) throw new Error(saysOf(held));
    await keeping.hold('default', 'pair', 0);
    await keeping.close();
    for (const purpose of PURPOSES) await holdIn(folder, purpose);
    await expect(held.save(grant)).rejects.toThrow('was released');
  });
});

describe('whoever holds the grant', () => {
  it('saves, sets aside and removes', async () => {
    const folder = newFolder();
    const keeping = keepingIn(folder);
    const held = await holdIn(folder, 'write');
    const { path } = keeping.where('default');
    expect(path).toBe(join(folder, 'default.json'));
    expect(await held.save(grant)).toBeNull();
    expect(await keeping.read('default')).toEqual({ kind: 'grant', grant });
    expect(await keeping.accounts()).toEqual(['default']);
    expect(await held.setAside()).toBe(`${path}.damaged-1234`);
    expect(await keeping.read('default')).toEqual({ kind: 'none' });
    await held.save(grant);
    expect(await held.remove()).toBeNull();
    expect(await keeping.accounts()).toEqual([]);
  });

  it('journals, which all others see', async () => {
    const folder = newFolder();
    const keeping = keepingIn(folder);
    const held = await holdIn(folder, 'write');
    expect(keeping.isQuiet('default', 'write')).toBe(true);
    const journal = held.journal.open();
    if (isTrouble(journal)) throw new Error(saysOf(journal));
    journal.begin(intent);
    journal.answered(200);
    expect(keeping.isQuiet('default', 'write')).toBe(false);
    expect(keeping.isQuiet('default', 'pair')).toBe(true);
    expect(held.journal.left()).toMatchObject({ intent, answer: { status: 200, at: 1234 } });
    journal.clear();
    expect(keeping.isQuiet('default', 'write')).toBe(true);
  });

  it('may release more than once, and no other holder is released by that', async () => {
    const folder = newFolder();
    const first = await holdIn(folder, 'write');
    first.release();
    const second = await holdIn(folder, 'write');
    first.release();
    expect(await keepingIn(folder).hold('default', 'write', 0)).toMatchObject({ code: 'locked' });
    expect(await second.save(grant)).toBeNull();
  });
});

describe('a hold that was released', () => {
  it('writes nothing any more: what was forgotten to be waited for is a bug, and found', async () => {
    const folder = newFolder();
    const held = await holdIn(folder, 'write');
    await held.save(grant);
    const journal = held.journal.open();
    if (isTrouble(journal)) throw new Error(saysOf(journal));
    journal.begin(intent);
    held.release();
    const before = filesOf(folder);
    const late = sampleGrant({ accessToken: 'late' });
    await expect(held.save(late)).rejects.toThrow('was released');
    await expect(held.remove()).rejects.toThrow('was released');
    await expect(held.setAside()).rejects.toThrow('was released');
    expect(() => held.journal.open()).toThrow('was released');
    journal.answered(200);
    journal.received(Buffer.from('late'));
    journal.finished();
    journal.clear();
    expect(journal.begin(intent)).toMatchObject({ code: 'cannot_save' });
    expect(filesOf(folder)).toEqual(before);
    expect(readJournal(join(folder, 'default.journal'), journaling())).toEqual({ intent, answer: null });
  });

  it('during a save writes nothing, though the save had begun', async () => {
    const folder = newFolder();
    const held = await holdIn(folder, 'write');
    const saving = held.save(grant);
    held.release();
    await expect(saving).rejects.toThrow('was released');
    expect(await keepingIn(folder).read('default')).toEqual({ kind: 'none' });
  });

  it('of a pairing opens no journal any more', async () => {
    const held = await holdIn(newFolder(), 'pair');
    held.release();
    for (const journal of held.journals) expect(() => journal.open()).toThrow('was released');
  });
});

describe('the journals of polls', () => {
  it('are found by the next start, and leave no file behind once they are blank', async () => {
    const folder = newFolder();
    const held = await holdIn(folder, 'pair');
    const opened = held.journals.slice(0, 3).map((journal) => journal.open());
    for (const [at, journal] of opened.entries()) {
      if (isTrouble(journal)) throw new Error(saysOf(journal));
      journal.begin({ ...intent, purpose: 'pair' });
      if (at < 2) continue;
      journal.answered(200);
      journal.received(Buffer.from('{"access_token":'));
    }
    held.release();
    const keeping = keepingIn(folder);
    expect(keeping.isQuiet('default', 'pair')).toBe(false);
    const next = await holdIn(folder, 'pair');
    expect(next.journals.map((journal) => journal.left()?.answer?.text)).toEqual([
      undefined,
      undefined,
      '{"access_token":',
      ...Array(next.journals.length - 3).fill(undefined),
    ]);
    for (const access of next.journals.slice(0, 3)) {
      const journal = access.open();
      if (!isTrouble(journal)) journal.clear();
    }
    next.release();
    expect(keeping.isQuiet('default', 'pair')).toBe(true);
    expect(readdirSync(folder).filter((name) => name.endsWith('.journal'))).toEqual([
      'default+pairing.journal',
    ]);
  });
});

describe('what a hold gives', () => {
  it('is no more than its purpose needs', async () => {
    const folder = newFolder();
    expect(Object.keys(await holdIn(folder, 'renew')).sort()).toEqual(['account', 'purpose', 'release']);
    expect(Object.keys(await holdIn(folder, 'pair')).sort()).toEqual([
      'account',
      'journals',
      'purpose',
      'release',
    ]);
  });

  it('is the only way to write: anything else does not compile', () => {
    /** Never run. Each line that is expected not to compile is checked by the compiler alone. */
    async function wrong(keeping: Keeping, grant: Grant, pairing: (held: PairHold) => void) {
      // @ts-expect-error: there is no save without a hold
      await keeping.save('default', grant);
      // @ts-expect-error: nor a removal
      await keeping.remove('default');
      // @ts-expect-error: nor a journal
      keeping.journal.open();
      const writing = await keeping.hold('default', 'write', 0);
      // @ts-expect-error: the lock may not have been free
      await writing.save(grant);
      const pair = await keeping.hold('default', 'pair', 0);
      const turn = await keeping.hold('default', 'renew', 0);
      if (isTrouble(writing) || isTrouble(pair) || isTrouble(turn)) return;
      await writing.save(grant);
      // @ts-expect-error: whoever pairs cannot save
      await pair.save(grant);
      // @ts-expect-error: nor can whoever waits for a renewal,
      await turn.save(grant);
      // @ts-expect-error: who has no journal either
      turn.journal.open();
      pairing(pair);
      // @ts-expect-error: the grant's own lock is not the pairing's
      pairing(writing);
      // @ts-expect-error: there is no such purpose
      await keeping.hold('default', 'read', 0);
    }
    expect(wrong).toBeTypeOf('function');
  });
});

describe('the place', () => {
  it('is told with who else may look', () => {
    const folder = tempFolder();
    const keeping = keepingIn(folder);
    expect(keeping.where('lobby')).toEqual({
      kind: 'file',
      path: join(folder, 'lobby.json'),
      protection: 'none',
    });
    expect(keeping.notes('lobby').filter(({ code }) => code === 'open_to_others')).toEqual([]);
    chmodSync(folder, 0o755);
    expect(keeping.notes('lobby')[0]).toEqual({
      code: 'open_to_others',
      what: 'folder',
      path: folder,
      mode: 0o755,
    });
  });

  it('is made private by the first hold', async () => {
    const folder = newFolder();
    await holdIn(folder, 'renew');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });
});

function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'latin1')]));
}
