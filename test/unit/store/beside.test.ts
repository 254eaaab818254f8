/** A file at a path that a person named: ours from beginning to end, or not touched. */

import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBeside } from '../../../src/store/beside.ts';
import { canMount, makeReadOnly, mountTmpfs, tempFolder } from './places.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function opened() {
  const folder = tempFolder();
  const path = join(folder, 'sign.svg');
  const file = openBeside(path, {
    mode: 0o644,
    isOurs: (head) => new TextDecoder().decode(head).startsWith('OURS'),
  });
  return { folder, path, file };
}

describe('a file beside the store', () => {
  it('is made, replaced and removed, with its mode and nothing else in the folder', () => {
    const { folder, path, file } = opened();
    file.replace(bytes('one'));
    expect(readFileSync(path, 'utf8')).toBe('one');
    expect((statSync(path).mode & 0o777).toString(8)).toBe('644');
    file.replace(bytes('two'));
    expect(readFileSync(path, 'utf8')).toBe('two');
    expect(readdirSync(folder)).toEqual(['sign.svg']);
    file.remove();
    file.remove();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that an earlier run left behind is replaced', () => {
    const { path, file } = opened();
    writeFileSync(path, 'OURS, of a run that was killed');
    file.replace(bytes('new'));
    expect(readFileSync(path, 'utf8')).toBe('new');
    file.remove();
    expect(existsSync(path)).toBe(false);
  });

  it('is whole for whoever holds it open while it is replaced', () => {
    const { folder, path, file } = opened();
    file.replace(bytes('one'));
    linkSync(path, join(folder, 'held'));
    file.replace(bytes('two'));
    expect(readFileSync(join(folder, 'held'), 'utf8')).toBe('one');
  });
});

describe('what is not ours', () => {
  it.each<[string, (path: string, folder: string) => void]>([
    ['a file', (path) => writeFileSync(path, 'precious')],
    ['an empty file', (path) => writeFileSync(path, '')],
    ['a folder', (path) => mkdirSync(path)],
    [
      'a link to a file that looks like ours',
      (path, folder) => {
        writeFileSync(join(folder, 'target'), 'OURS');
        symlinkSync(join(folder, 'target'), path);
      },
    ],
    ['a link to nothing', (path, folder) => symlinkSync(join(folder, 'nothing'), path)],
  ])('%s at its path stays, and so does what it leads to', (_name, plant) => {
    const { folder, path, file } = opened();
    plant(path, folder);
    const before = lstatSync(path);
    const names = readdirSync(folder);
    expect(() => file.replace(bytes('new'))).toThrow();
    file.remove();
    expect(lstatSync(path).ino).toBe(before.ino);
    expect(readdirSync(folder)).toEqual(names);
    if (before.isFile()) expect(readFileSync(path, 'utf8')).not.toContain('new');
    if (existsSync(join(folder, 'target'))) expect(readFileSync(join(folder, 'target'), 'utf8')).toBe('OURS');
  });

  it.each<[string, (path: string) => void]>([
    ['another file', (path) => writeFileSync(`${path}.other`, 'precious')],
    ['a link', (path) => symlinkSync('/etc/hostname', `${path}.other`)],
  ])('%s that takes its place later is neither replaced nor removed', (_name, make) => {
    const { path, file } = opened();
    file.replace(bytes('one'));
    make(path);
    renameSync(`${path}.other`, path);
    expect(() => file.replace(bytes('two'))).toThrow();
    file.remove();
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path, 'utf8')).not.toBe('two');
  });

  it('fixed names beside it that were planted lead nowhere', () => {
    const { folder, path, file } = opened();
    for (const name of ['.new', '.tmp', '~']) symlinkSync(join(folder, 'victim'), `${path}${name}`);
    file.replace(bytes('one'));
    expect(existsSync(join(folder, 'victim'))).toBe(false);
  });

  it.skipIf(!canMount())('a folder that cannot be written is what the system says', () => {
    const folder = tempFolder();
    mountTmpfs(folder, '64k');
    const file = openBeside(join(folder, 'sign.svg'), { mode: 0o644, isOurs: () => false });
    file.replace(bytes('one'));
    makeReadOnly(folder);
    expect(() => file.replace(bytes('two'))).toThrow(/EROFS/);
    expect(() => file.remove()).toThrow(/EROFS/);
  });
});
