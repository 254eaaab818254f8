/** The file that `--record` names: what it may be, who may read it, and the key that is not in it. */

import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isTrouble, saysOf } from '../../../src/core/trouble/trouble.ts';
import { openRecording, type Recording } from '../../../src/store/recording.ts';
import { canMount, mountTmpfs, tempFolder } from './places.ts';

const LINE = '{"format":1}';

function open(path: string, folder = join(tempFolder(), 'config')): Recording {
  const opened = openRecording(path, folder);
  if (isTrouble(opened)) throw new Error(saysOf(opened));
  return opened;
}

describe('a recording', () => {
  it('is private whatever the umask, and only ever added to', () => {
    const path = join(tempFolder(), 'r.jsonl');
    const before = process.umask(0);
    const first = open(path);
    process.umask(before);
    first.write(LINE);
    open(path).write(LINE);
    first.write(LINE);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).toBe(`${LINE}\n${LINE}\n${LINE}\n`);
  });

  it('that was readable for others is no longer', () => {
    const path = join(tempFolder(), 'r.jsonl');
    writeFileSync(path, `${LINE}\n`);
    chmodSync(path, 0o644);
    open(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('that was cut short is ended before it goes on', () => {
    const path = join(tempFolder(), 'r.jsonl');
    writeFileSync(path, `${LINE}\n{"format":1,"at`);
    open(path).write(LINE);
    expect(readFileSync(path, 'utf8')).toBe(`${LINE}\n{"format":1,"at\n${LINE}\n`);
  });

  it.each<[string, RegExp, (path: string) => void]>([
    ['a link', /symbolic link/, (path) => symlinkSync(`${path}.target`, path)],
    ['a folder', /folder/, (path) => mkdirSync(path)],
    ['a pipe', /no file/, (path) => execFileSync('mkfifo', [path])],
    ['something else', /something else/, (path) => writeFileSync(path, 'export PATH=/bin\n')],
    [
      'a file with two names',
      /another name/,
      (path) => {
        writeFileSync(`${path}.other`, '');
        linkSync(`${path}.other`, path);
      },
    ],
  ])('is refused where %s stands, which is left alone', (_name, why, make) => {
    const folder = tempFolder();
    const path = join(folder, 'r.jsonl');
    make(path);
    const before = readdirSync(folder);
    expect(openRecording(path, tempFolder())).toMatchObject({
      code: 'bad_record_file',
      detail: expect.stringMatching(why),
    });
    expect(readdirSync(folder)).toEqual(before);
  });

  it.each<[string, RegExp]>([
    ['/dev/full', /no file/],
    ['/nowhere/r.jsonl', /no such folder/],
  ])('is refused at %s', (path, why) => {
    expect(openRecording(path, tempFolder())).toMatchObject({ detail: expect.stringMatching(why) });
  });

  it.runIf(process.getuid?.() === 0)('is refused where the file is somebody else’s', () => {
    const path = join(tempFolder(), 'r.jsonl');
    writeFileSync(path, '');
    execFileSync('chown', ['12345', path]);
    expect(openRecording(path, tempFolder())).toMatchObject({
      detail: expect.stringMatching(/somebody else/),
    });
  });

  it.runIf(canMount())('throws on a full disk, and goes on with a new line when there is room', () => {
    const folder = tempFolder();
    mountTmpfs(folder, '64k');
    const path = join(folder, 'r.jsonl');
    const recording = open(path);
    const long = `{"format":1,"x":"${'x'.repeat(3_000)}"}`;
    expect(() => {
      for (let times = 0; times < 50; times += 1) recording.write(long);
    }).toThrow(expect.objectContaining({ code: 'ENOSPC' }));
    const cut = readFileSync(path, 'utf8').split('\n').at(-1) ?? '';
    writeFileSync(path, readFileSync(path).subarray(0, 9_000 + cut.length));
    recording.write(LINE);
    recording.close();
    expect(readFileSync(path, 'utf8').split('\n').slice(-2)).toEqual([LINE, '']);
  });
});

describe('the key of the fingerprints', () => {
  it('is the same for every recording of a box, private, and in none of them', () => {
    const [folder, path] = [join(tempFolder(), 'config'), join(tempFolder(), 'r.jsonl')];
    const first = open(path, folder);
    expect(open(path, folder).key).toEqual(first.key);
    expect(open(`${path}2`, folder).key).toEqual(first.key);
    expect(open(path).key).not.toEqual(first.key);
    expect(first.key).toHaveLength(32);
    expect(readdirSync(folder)).toEqual(['recording.key']);
    expect(statSync(join(folder, 'recording.key')).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('is one for the process where the folder keeps nothing', () => {
    const file = join(tempFolder(), 'file');
    writeFileSync(file, '');
    const path = join(tempFolder(), 'r.jsonl');
    expect(open(path, join(file, 'config')).key).toHaveLength(32);
    expect(existsSync(path)).toBe(true);
  });
});
