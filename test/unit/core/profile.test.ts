/** Device profiles: the reader, its words about faults, the shipped files, and the schema that says the same. */

import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { readProfile, readRenewals } from '../../../src/core/profile.ts';

const folder = new URL('../../../device-profiles/', import.meta.url);
const parsed = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const shipped = readdirSync(folder).filter(
  (file) => file.endsWith('.json') && file !== 'profile.schema.json',
);
const valid = new Ajv2020().compile(parsed('profile.schema.json') as object);

const profileOf = (value: unknown) => {
  const read = readProfile(value);
  return 'profile' in read ? read.profile : null;
};
const faultsOf = (value: unknown) => {
  const read = readProfile(value);
  return 'faults' in read ? read.faults : [];
};

describe('a profile', () => {
  it('needs no more than a name', () => {
    expect(profileOf({ name: 'box' })).toEqual({
      name: 'box',
      description: '',
      display: { face: 'auto', layout: 'auto', glyphs: 'auto', keyboard: true, contrast: 'normal' },
      renewals: 0,
      lang: [],
      store: { kind: 'file', folder: null },
      network: { systemCa: false },
      provider: { authority: null, issuer: null, scope: '', needs: [] },
    });
  });

  it('carries what it says', () => {
    const whole = {
      $schema: './profile.schema.json',
      name: 'lobby-2',
      description: 'The lobby.',
      display: { face: 'text', layout: 'far', glyphs: 'ascii', keyboard: false },
      renew: 'forever',
      lang: ['de', 'pt-BR'],
      store: { kind: 'file', folder: '/var/lib/roomkey' },
      provider: { issuer: 'https://login.example.com', scope: 'a b' },
    };
    expect(profileOf(whole)).toMatchObject({
      renewals: Number.POSITIVE_INFINITY,
      lang: ['de', 'pt-BR'],
      store: { folder: '/var/lib/roomkey' },
      provider: { authority: null, issuer: 'https://login.example.com', scope: 'a b' },
    });
  });
});

describe('the shipped profiles', () => {
  it('are there', () => {
    expect(shipped.length).toBeGreaterThanOrEqual(5);
  });

  it.each(shipped)('%s is valid, and named as its file', (file) => {
    const value = parsed(file);
    expect(readProfile(value)).toHaveProperty('profile');
    expect(valid(value), JSON.stringify(valid.errors)).toBe(true);
    expect(`${profileOf(value)?.name}.json`).toBe(file);
    expect(profileOf(value)?.description).not.toBe('');
  });
});

describe('a fault', () => {
  it.each<[unknown, string]>([
    [null, 'profile: must be an object'],
    [{}, 'name: is missing'],
    [{ name: 'My Box' }, 'name: use small letters, digits and dashes'],
    [{ name: 'x', nmae: 1 }, 'profile: does not know "nmae"; it knows $schema, name, description'],
    [
      { name: 'x', display: { colour: 1 } },
      'display: does not know "colour"; it knows face, layout, glyphs, keyboard',
    ],
    [{ name: 'x', display: { face: 'big' } }, 'display.face: must be one of auto, text, json'],
    [{ name: 'x', display: { keyboard: 'no' } }, 'display.keyboard: must be true or false'],
    [{ name: 'x', display: null }, 'display: must be an object'],
    [{ name: 'x', renew: -1 }, 'renew: must be "never", "forever" or a whole number'],
    [{ name: 'x', lang: 'english!' }, 'lang: must be a language tag, or a list of them'],
    [{ name: 'x', store: { kind: 'cloud' } }, 'store.kind: must be one of file'],
    [{ name: 'x', store: { folder: '' } }, 'store.folder: must be a text of 1 to 500 characters'],
    [
      { name: 'x', provider: { authority: 'http://zoom.us' } },
      'provider.authority: must be an https address',
    ],
    [{ name: 'x', provider: { issuer: 'https://a@b.example' } }, 'provider.issuer: must be an https address'],
    [
      { name: 'x', provider: { authority: 'https://zoom.us', issuer: 'https://a.example' } },
      'provider: name an authority or an issuer, not both',
    ],
  ])('of %j is told with its place', (value, fault) => {
    expect(faultsOf(value).join('\n')).toContain(fault);
  });

  it('does not hide another', () => {
    expect(
      faultsOf({ name: '', display: { face: 1, layout: 2 }, renew: [], extra: 1 }).length,
    ).toBeGreaterThanOrEqual(5);
  });

  it('is a member named __proto__', () => {
    expect(faultsOf(JSON.parse('{"name":"x","__proto__":{"renew":"forever"}}'))).not.toEqual([]);
  });
});

describe('the schema and the reader', () => {
  const good: unknown[] = [
    { name: 'x' },
    { name: 'x', renew: 0 },
    { name: 'x', renew: '3' },
    { name: 'x', renew: 1_000_000 },
    { name: 'x', lang: 'de' },
    { name: 'x', lang: [] },
    { name: 'x', lang: ['zh-Hant-TW'] },
    { name: 'x', display: {}, store: {}, provider: {} },
    { name: 'x', provider: { authority: 'https://zoomgov.com' } },
    { name: 'x', provider: { issuer: 'http://localhost:8080/realm' } },
    { name: 'x', provider: { issuer: 'http://[::1]:8080' } },
    { name: `a${'b'.repeat(40)}` },
  ];
  const bad: unknown[] = [
    null,
    [],
    'x',
    5,
    {},
    { name: '' },
    { name: 5 },
    { name: null },
    { name: '-x' },
    { name: 'X' },
    { name: `a${'b'.repeat(41)}` },
    { name: 'x\n' },
    { name: 'x', $schema: 5 },
    { name: 'x', description: '' },
    { name: 'x', description: null },
    { name: 'x', description: 'a'.repeat(501) },
    { name: 'x', display: null },
    { name: 'x', display: [] },
    { name: 'x', display: { face: null } },
    { name: 'x', display: { glyphs: 'png' } },
    { name: 'x', renew: null },
    { name: 'x', renew: -1 },
    { name: 'x', renew: 1.5 },
    { name: 'x', renew: 1_000_001 },
    { name: 'x', renew: 'ever' },
    { name: 'x', renew: '1234567' },
    { name: 'x', lang: null },
    { name: 'x', lang: [5] },
    { name: 'x', lang: 'e' },
    { name: 'x', lang: 'de_DE' },
    { name: 'x', store: null },
    { name: 'x', store: { kind: 'file', path: '/' } },
    { name: 'x', provider: null },
    { name: 'x', provider: { authority: 'zoom.us' } },
    { name: 'x', provider: { issuer: 'http://example.com' } },
    { name: 'x', provider: { authority: 'https://zoom.us', issuer: 'https://a.example' } },
    { name: 'x', provider: { scope: '' } },
    { name: 'x', extra: 1 },
  ];

  it.each(good.map((value) => [value]))('both take %j', (value) => {
    expect(faultsOf(value)).toEqual([]);
    expect(valid(value), JSON.stringify(valid.errors)).toBe(true);
  });

  it.each(bad.map((value) => [value]))('both refuse %j', (value) => {
    expect(faultsOf(value)).not.toEqual([]);
    expect(valid(value)).toBe(false);
  });
});

describe('the number of new codes', () => {
  it.each<[unknown, number | null]>([
    ['never', 0],
    ['forever', Number.POSITIVE_INFINITY],
    [0, 0],
    [3, 3],
    ['3', 3],
    ['03', 3],
    [-1, null],
    [1.5, null],
    ['1.5', null],
    ['-1', null],
    ['', null],
    ['Forever', null],
    [Number.NaN, null],
    [Number.POSITIVE_INFINITY, null],
    [null, null],
    [[3], null],
    [true, null],
  ])('as %j', (value, expected) => {
    expect(readRenewals(value)).toBe(expected);
  });
});
