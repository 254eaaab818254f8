import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteText } from '../../../src/core/trouble/note.ts';
import { exposureOf, makePrivateFolder } from '../../../src/store/folder.ts';
import { bundle, run } from './bundle.ts';
import { sampleGrant, tempFolder } from './places.ts';

describe('whatever the umask', () => {
  let built = '';
  let program = '';
  beforeAll(async () => {
    built = mkdtempSync(join(tmpdir(), 'roomkey-umask-'));
    program = await bundle(
      built,
      `import { join } from 'node:path';
       import { takeOwnerLock } from './src/store/owner-lock.ts';
       import { makePrivateFolder } from './src/store/folder.ts';
       import { noSeal } from './src/store/seal.ts';
       import { openKeeping } from './src/store/open.ts';
       const [umask, folder, grant] = process.argv.slice(2);
       process.umask(Number.parseInt(umask, 8));
       makePrivateFolder(folder);
       const keeping = openKeeping({ folder, seal: noSeal, box: null, now: () => 1 });
       const first = await keeping.prepare('default');
       const held = await keeping.hold('default', 'write', 1000);
       held.journal.open();
       await takeOwnerLock(join(folder, 'default.lock.owner'), 1000);
       const second = await held.save(JSON.parse(grant));
       const stored = await keeping.read('default');
       console.log(JSON.stringify([first, second, stored.kind]));`,
    );
  });
  afterAll(() => rmSync(built, { recursive: true, force: true }));

  it.each(['000', '002', '022', '077', '777'])(
    '%s, folder and files are for their owner alone',
    async (umask) => {
      const folder = join(tempFolder(), 'roomkey');
      const said = await run(program, [umask, folder, JSON.stringify(sampleGrant())], {
        PATH: process.env['PATH'] ?? '',
        HOME: '/nonexistent',
      });
      expect(said).toMatchObject({ code: 0, stderr: '', stdout: '[null,null,"grant"]\n' });
      expect(modeOf(folder)).toBe('700');
      expect(readdirSync(folder).sort()).toEqual([
        'default.journal',
        'default.json',
        'default.json.room',
        'default.lock',
        'default.lock.owner',
      ]);
      expect(modeOf(join(folder, 'default.json'))).toBe('600');
      for (const name of readdirSync(folder)) expect(modeOf(join(folder, name))).toMatch(/^[0-7]?00$|^0$/);
    },
  );

  it('022, folders made on the way down are private as well', async () => {
    const above = join(tempFolder(), 'a');
    await run(program, ['022', join(above, 'b', 'roomkey'), JSON.stringify(sampleGrant())], {
      PATH: process.env['PATH'] ?? '',
      HOME: '/nonexistent',
    });
    expect([above, join(above, 'b'), join(above, 'b', 'roomkey')].map(modeOf)).toEqual(['700', '700', '700']);
  });
});

describe('a folder that was there', () => {
  it.each([
    ['empty', []],
    ['with a pairing', ['default.json']],
    ['with the key of recordings', ['default.json', 'recording.key', 'recording.key.4711']],
    ['with all that roomkey leaves', everyFile()],
  ])('%s, is tightened', (_name, names) => {
    const folder = filled(names, 0o755);
    makePrivateFolder(folder);
    expect(modeOf(folder)).toBe('700');
  });

  it.each([
    ['a home folder', ['.bashrc', 'Documents', 'package.json', 'package-lock.json']],
    ['/etc, with locks and JSON of its own', ['.pwd.lock', 'passwd', 'docker.json', 'fstab']],
    ['a home folder that holds a pairing by mistake', ['default.json', 'default.lock', '.profile']],
  ])('%s, is left as it is', (_name, names) => {
    const folder = filled(names, 0o755);
    makePrivateFolder(folder);
    expect(modeOf(folder)).toBe('755');
  });

  it('for everybody, as /tmp is, is left as it is', () => {
    const folder = filled([], 0o1777);
    makePrivateFolder(folder);
    expect(modeOf(folder)).toBe('1777');
  });

  it('and is private is not touched', () => {
    const folder = filled(['foreign'], 0o700);
    makePrivateFolder(folder);
    expect(modeOf(folder)).toBe('700');
  });

  it('where a file stands in its place is what the system says', () => {
    const file = join(tempFolder(), 'file');
    writeFileSync(file, '');
    expect(() => makePrivateFolder(file)).toThrow(/EEXIST/);
    expect(() => makePrivateFolder(join(file, 'below'))).toThrow(/ENOTDIR/);
  });
});

function everyFile(): string[] {
  const files = ['default.json', 'default.lock', 'default.pairing.lock', 'default.lock.owner', 'room-2.json'];
  const newer = ['default+pairing.lock', 'a@b.c+renewing.lock', 'default.journal', 'default+pairing.journal'];
  return [
    ...files,
    ...newer,
    'default.json.tmp-17000000001a2b3c',
    'default.json.room',
    'default.json.damaged-1700',
  ];
}

function filled(names: readonly string[], mode: number): string {
  const folder = join(tempFolder(), 'there');
  mkdirSync(folder);
  for (const name of names) writeFileSync(join(folder, name), '');
  chmodSync(folder, mode);
  return folder;
}

function modeOf(path: string): string {
  return (statSync(path).mode & 0o7777).toString(8);
}

describe('who else may look', () => {
  const placed = () => {
    const folder = tempFolder();
    const file = join(folder, 'default.json');
    writeFileSync(file, '{}', { mode: 0o600 });
    chmodSync(folder, 0o700);
    return { folder, file };
  };

  it('is nobody in a folder and a file of our own, or where there is nothing', () => {
    const { folder, file } = placed();
    expect(exposureOf(folder, file)).toBeNull();
    expect(exposureOf(join(folder, 'none'), join(folder, 'none', 'x'))).toBeNull();
  });

  it.each([
    ['folder', 0o750, /^the folder is open to others \(mode 0750\): \//],
    ['file', 0o644, /^the file is open to others \(mode 0644\): \//],
  ] as const)('is told of a %s with mode %o', (what, mode, words) => {
    const { folder, file } = placed();
    const path = what === 'folder' ? folder : file;
    chmodSync(path, mode);
    const note = exposureOf(folder, file);
    expect(note).toEqual({ code: 'open_to_others', what, path, mode });
    expect(note && noteText(note)).toMatch(words);
  });

  it('is told of a journal, which may hold tokens as well', () => {
    const { folder, file } = placed();
    const journal = join(folder, 'default.journal');
    writeFileSync(journal, '', { mode: 0o600 });
    expect(exposureOf(folder, file, [journal])).toBeNull();
    chmodSync(journal, 0o640);
    const note = exposureOf(folder, file, [`${journal}.none`, journal]);
    expect(note).toEqual({ code: 'open_to_others', what: 'file', path: journal, mode: 0o640 });
  });

  it('is not claimed of what cannot be looked at', () => {
    const { file } = placed();
    expect(exposureOf(join(file, 'below'), join(file, 'below', 'x'))).toMatchObject({
      code: 'not_seen',
      what: 'folder',
      why: 'ENOTDIR',
    });
  });
});
