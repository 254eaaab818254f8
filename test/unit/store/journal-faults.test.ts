/** The journal on a bad day: cut at every byte, full of nonsense, sealed with another key. */

import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Intent, Remains } from '../../../src/core/keeping.ts';
import { intentForm } from '../../../src/store/form.ts';
import { isBlank, openJournal, readJournal } from '../../../src/store/journal.ts';
import { keySeal, noSeal, type Seal } from '../../../src/store/seal.ts';
import { journaling, sampleGrant, tempFolder, wall } from './places.ts';

const sealed = keySeal(Buffer.alloc(32, 7), 'file');
const SEALS: [string, Seal][] = [
  ['plain', noSeal],
  ['sealed', sealed],
];
const intent: Intent = { purpose: 'refresh', at: 1_700_000_005_000, base: sampleGrant() };
const PIECES = ['{"access_token":"CANARY-new-access",', '"refresh_token":"CANARY-new-', 'refresh"}'];

function opened(seal: Seal = noSeal) {
  const path = join(tempFolder(), 'default.journal');
  return {
    path,
    journal: openJournal(path, journaling(seal)),
    left: () => readJournal(path, journaling(seal)),
  };
}

/** A whole journal, and what a reader may make of one that was cut: each state it went through on the way. */
function written(seal: Seal) {
  const { path, journal, left } = opened(seal);
  const lawful: (Remains | null)[] = [null];
  const noteState = (): unknown => lawful.push(left());
  journal.begin(intent);
  noteState();
  wall.now = 1234;
  journal.answered(200);
  noteState();
  for (const piece of PIECES) {
    journal.received(Buffer.from(piece));
    noteState();
  }
  journal.finished();
  noteState();
  const whole = readFileSync(path);
  const used = whole.findLastIndex((byte) => byte !== 0) + 1;
  return { path, whole, used, left, lawful: new Set(lawful.map((state) => JSON.stringify(state))) };
}

describe.each(SEALS)('a journal that was cut, %s', (_name, seal) => {
  it.each<[string, (whole: Buffer, at: number) => Buffer]>([
    ['its end missing', (whole, at) => whole.subarray(0, at)],
    ['zeros from there on', (whole, at) => Buffer.concat([whole.subarray(0, at), Buffer.alloc(64)])],
    ['zeros before there', (whole, at) => Buffer.concat([Buffer.alloc(at), whole.subarray(at)])],
  ])('at every byte, %s, tells whole pieces or fewer', (_how, cut) => {
    const { path, whole, used, left, lawful } = written(seal);
    const told = new Set<string>();
    for (let at = 0; at <= used; at += 1) {
      writeFileSync(path, cut(whole.subarray(0, used + 4), at));
      const state = JSON.stringify(left());
      if (!lawful.has(state)) expect.fail(`cut at ${at} of ${used}: ${state}`);
      told.add(state);
      isBlank(path);
    }
    expect(told.size).toBeGreaterThan(1);
  });

  it('in any one byte never makes up an answer', () => {
    const { path, whole, used, left } = written(seal);
    for (let at = 0; at < used; at += 1) {
      const changed = Buffer.from(whole.subarray(0, used + 4));
      changed.writeUInt8(changed.readUInt8(at) ^ 0x80, at);
      writeFileSync(path, changed);
      const text = left()?.answer?.text ?? '';
      if (seal.source !== null && !PIECES.join('').startsWith(text)) expect.fail(`changed at ${at}: ${text}`);
    }
  });

  it('can be opened, cleared and used again', () => {
    const { path, used, left } = written(seal);
    truncateSync(path, used - 10);
    const journal = openJournal(path, journaling(seal));
    journal.clear();
    expect(isBlank(path)).toBe(true);
    expect(journal.begin(intent)).toBeNull();
    expect(left()).toEqual({ intent, answer: null });
  });
});

describe('a journal of nonsense', () => {
  it.each<[string, Buffer]>([
    ['empty', Buffer.alloc(0)],
    ['three bytes', Buffer.from([0, 0, 1])],
    ['a length and nothing', Buffer.from([0, 0, 0, 9])],
    ['a length beyond the file', Buffer.from([0xff, 0xff, 0xff, 0xff, 1, 2])],
    ['noise', Buffer.alloc(4096, 0x5a)],
    ['JSON without a frame', Buffer.from(JSON.stringify(intent))],
    ['a frame of other JSON', framed('[1]')],
    ['a frame of no JSON', framed('{{{')],
  ])('(%s) tells nothing', (_name, content) => {
    const path = join(tempFolder(), 'default.journal');
    writeFileSync(path, content);
    expect(readJournal(path, journaling())).toBeNull();
    expect(readJournal(path, journaling(sealed))).toBeNull();
  });
});

describe('a sealed journal', () => {
  it('never has a token on the disk, and opens with its own key only', () => {
    const { path, journal, left } = opened(sealed);
    const texts = (): string => readFileSync(path, 'latin1');
    journal.begin(intent);
    expect(texts()).not.toMatch(/CANARY|refresh/);
    wall.now = 1;
    journal.answered(200);
    for (const piece of PIECES) {
      journal.received(Buffer.from(piece));
      expect(texts()).not.toMatch(/CANARY|refresh|token/);
    }
    journal.finished();
    expect(left()?.answer?.text).toBe(PIECES.join(''));
    for (const seal of [noSeal, keySeal(Buffer.alloc(32, 8), 'file')]) {
      expect(readJournal(path, journaling(seal))).toBeNull();
      expect(isBlank(path)).toBe(false);
    }
  });

  it('in another’s place tells nothing: of another account, or a pairing’s in that of a refresh', () => {
    const { path, journal } = opened(sealed);
    journal.begin(intent);
    journal.answered(200);
    journal.received(Buffer.from(PIECES.join('')));
    journal.finished();
    journal.close();
    for (const name of ['lobby.journal', 'default+pairing.journal', 'default.journal.old']) {
      const place = join(path, '..', name);
      copyFileSync(path, place);
      expect(readJournal(place, journaling(sealed))).toBeNull();
    }
    const elsewhere = join(tempFolder(), 'default.journal');
    copyFileSync(path, elsewhere);
    expect(readJournal(elsewhere, journaling(sealed))).toMatchObject({ answer: { finished: true } });
  });

  it('of the time before names were bound is still taken up', () => {
    const path = join(tempFolder(), 'default.journal');
    const frames = [intentForm(intent), { status: 200, at: 1 }, null].map((value) => {
      const text = value === null ? PIECES.join('') : JSON.stringify(value);
      const frame = sealed.seal(Buffer.from(text), 'roomkey journal');
      const length = Buffer.alloc(4);
      length.writeUInt32BE(frame.length);
      return Buffer.concat([length, frame]);
    });
    writeFileSync(path, Buffer.concat([...frames, Buffer.alloc(64)]));
    expect(readJournal(path, journaling(sealed))).toMatchObject({
      intent,
      answer: { text: PIECES.join('') },
    });
  });

  it('with a piece exchanged for another ends before it', () => {
    const { path, journal, left } = opened(sealed);
    const key = keySeal(Buffer.alloc(32, 8), 'file');
    const alien = key.seal(Buffer.from('{"b":2}'), 'roomkey journal default.journal');
    journal.begin(intent);
    wall.now = 1;
    journal.answered(200);
    journal.received(Buffer.from('{"a":1}'));
    const mark = readFileSync(path).findLastIndex((byte) => byte !== 0);
    journal.received(Buffer.from('{"b":2}'));
    journal.received(Buffer.from('behind'));
    const changed = readFileSync(path);
    alien.copy(changed, mark + 1 + 4);
    writeFileSync(path, changed);
    expect(left()?.answer?.text).toBe('{"a":1}');
  });
});

function framed(text: string): Buffer {
  const frame = Buffer.alloc(4 + text.length + 4);
  frame.writeUInt32BE(text.length, 0);
  frame.write(text, 4);
  return frame;
}
