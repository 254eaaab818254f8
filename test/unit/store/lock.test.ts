import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { takeLock } from '../../../src/store/lock.ts';
import { takeOwnerLock } from '../../../src/store/owner-lock.ts';
import { bundle, run, start } from './bundle.ts';
import { hasFlock, hasProc, tempFolder } from './places.ts';

const PATH = process.env['PATH'] ?? '';
const withFlock = hasFlock();
const withProc = hasProc();

let built = '';
let program = '';
beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'roomkey-lock-'));
  program = await bundle(
    built,
    `import { readFileSync, writeFileSync } from 'node:fs';
     import { takeLock } from './src/store/lock.ts';
     const [what, path = '', waitMs = '0', counter = '', times = '0'] = process.argv.slice(2);
     const options = process.env.FLOCK === undefined ? undefined : { flock: process.env.FLOCK === 'none' ? null : process.env.FLOCK };
     if (what === 'hold') {
       const release = await takeLock(path, Number(waitMs), options);
       console.log(release === null ? 'taken' : 'held');
       for await (const line of process.stdin) if (String(line).includes('go')) break;
       release?.();
       console.log('let go');
       process.stdin.destroy();
     } else if (what === 'keep') {
       await takeLock(path, 0, options);
       setInterval(() => {}, 1000);
     } else {
       for (let turn = 0; turn < Number(times); turn += 1) {
         const release = await takeLock(path, Number(waitMs), options);
         if (release === null) throw new Error('not within the wait');
         const count = Number(readFileSync(counter, 'utf8'));
         await new Promise((resolve) => setTimeout(resolve, 1));
         writeFileSync(counter, String(count + 1));
         release();
       }
     }`,
  );
});
afterAll(() => rmSync(built, { recursive: true, force: true }));

describe.each([
  ['flock', { PATH }, withFlock],
  ['a file that names its owner', { PATH, FLOCK: 'none' }, true],
])('a lock by %s', (kind, env, isPossible) => {
  const lockFile = (): string => join(tempFolder(), 'default.lock');

  it.runIf(isPossible)('keeps a second process out until the first lets go', async () => {
    const path = lockFile();
    const first = start(program, ['hold', path], env);
    await first.until('held');
    const second = start(program, ['hold', path, '5000'], env);
    expect((await run(program, ['count', path, '0', '/dev/null', '1'], env)).stderr).toContain(
      'within the wait',
    );
    expect(second.child.exitCode).toBeNull();
    first.child.stdin?.end('go\n');
    await second.until('held');
    second.child.stdin?.end('go\n');
    expect(await second.ended).toMatchObject({ code: 0, stdout: 'held\nlet go\n', stderr: '' });
  });

  it.runIf(isPossible)('waits no longer than it was told', async () => {
    const path = lockFile();
    await start(program, ['hold', path], env).until('held');
    const began = performance.now();
    const late = start(program, ['hold', path, '300'], env);
    await late.until('taken');
    expect(performance.now() - began).toBeGreaterThan(290);
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it.runIf(isPossible)('is free as soon as its holder was killed', async () => {
    const path = lockFile();
    const holder = start(program, ['hold', path], env);
    await holder.until('held');
    holder.child.kill('SIGKILL');
    await holder.ended;
    const began = performance.now();
    await start(program, ['hold', path, '5000'], env).until('held');
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it.runIf(isPossible)('is one lock for each file', async () => {
    const folder = tempFolder();
    await start(program, ['hold', join(folder, 'a.lock')], env).until('held');
    await start(program, ['hold', join(folder, 'b.lock')], env).until('held');
  });

  it.runIf(isPossible)('lets ten processes count without losing a step', async () => {
    const folder = tempFolder();
    const counter = join(folder, 'counter');
    writeFileSync(counter, '0');
    const args = ['count', join(folder, 'default.lock'), '15000', counter, kind === 'flock' ? '6' : '10'];
    const said = await Promise.all(Array.from({ length: 10 }, () => run(program, args, env)));
    expect(said.map(({ code, stderr }) => [code, stderr])).toEqual(Array(10).fill([0, '']));
    expect(Number(readFileSync(counter, 'utf8'))).toBe(10 * Number(args[4]));
  });
});

describe.runIf(withFlock)('the flock lock', () => {
  it('keeps its file, empty and for its owner alone', async () => {
    const path = join(tempFolder(), 'default.lock');
    const release = await takeLock(path, 0);
    release?.();
    expect(readFileSync(path, 'utf8')).toBe('');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('excludes within one process as well, and may be let go twice', async () => {
    const path = join(tempFolder(), 'default.lock');
    const release = await takeLock(path, 0);
    expect(await takeLock(path, 0)).toBeNull();
    release?.();
    const second = await takeLock(path, 0);
    release?.();
    expect(await takeLock(path, 0)).toBeNull();
    second?.();
  });

  it('on a file that was deleted meanwhile is taken on the new one', async () => {
    const path = join(tempFolder(), 'default.lock');
    const lost = start(program, ['hold', path], { PATH });
    await lost.until('held');
    rmSync(path);
    const release = await takeLock(path, 0);
    expect(release).not.toBeNull();
    lost.child.kill('SIGKILL');
    await lost.ended;
    expect(await takeLock(path, 0)).toBeNull();
    release?.();
  });

  it('follows no link', async () => {
    const folder = tempFolder();
    symlinkSync(join(folder, 'target'), join(folder, 'default.lock'));
    await expect(takeLock(join(folder, 'default.lock'), 0)).rejects.toThrow(/ELOOP/);
    expect(readdirSync(folder)).toEqual(['default.lock']);
  });
});

describe.runIf(withFlock)('callers of which some find no flock', () => {
  const mixes = [
    ['the program', { PATH }],
    ['no PATH', {}],
    ['an empty PATH', { PATH: '' }],
    ['a PATH without it', { PATH: '/nonexistent' }],
    ['no such program', { PATH, FLOCK: '/nonexistent/flock' }],
    ['one that cannot be run', { PATH, FLOCK: '/etc/hostname' }],
    ['one that fails', { PATH, FLOCK: '/bin/false-as-flock' }],
    ['nothing', { PATH, FLOCK: 'none' }],
  ] as const;

  it('count together without losing a step', async () => {
    const folder = tempFolder();
    const counter = join(folder, 'counter');
    writeFileSync(counter, '0');
    const args = ['count', join(folder, 'default.lock'), '30000', counter, '4'];
    const said = await Promise.all([...mixes, ...mixes].map(([, env]) => run(program, args, env)));
    expect(said.map(({ code, stderr }) => [code, stderr])).toEqual(said.map(() => [0, '']));
    expect(Number(readFileSync(counter, 'utf8'))).toBe(2 * mixes.length * 4);
  });

  it.each(
    mixes.flatMap(([one, first]) => mixes.map(([other, second]) => [one, other, first, second] as const)),
  )(
    'with %s and with %s keep each other out, and a killed one is out of the way',
    async (_one, _other, first, second) => {
      const path = join(tempFolder(), 'default.lock');
      const holder = start(program, ['hold', path], first);
      await holder.until('held');
      const late = await run(program, ['count', path, '0', '/dev/null', '1'], second);
      expect(late.stderr).toContain('within the wait');
      holder.child.kill('SIGKILL');
      await holder.ended;
      const next = start(program, ['hold', path, '5000'], second);
      await next.until('held');
      next.child.stdin?.end('go\n');
      await next.ended;
    },
  );
});

describe('the lock by a file that names its owner', () => {
  /** A lock file as its owner wrote it, here by this process. */
  async function written(folder: string): Promise<string[]> {
    const release = await takeOwnerLock(join(folder, 'model'), 0);
    const words = readFileSync(join(folder, 'model'), 'utf8').split(' ');
    release?.();
    return words;
  }

  it('names process, start and boot, and leaves nothing behind', async () => {
    const folder = tempFolder();
    const words = await written(folder);
    expect(words).toHaveLength(5);
    expect(words[0]).toBe(String(process.pid));
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['a process that is no more', () => ['4194304']],
    ['nobody', () => ['']],
    ['something else', () => ['what', 'is', 'this?']],
  ])('of %s is claimed', async (_name, words) => {
    const folder = tempFolder();
    const path = join(folder, 'lock');
    writeFileSync(path, words().join(' '));
    const release = await takeOwnerLock(path, 0);
    expect(release).not.toBeNull();
    release?.();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.runIf(withProc)('of a living owner is not claimed', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'lock'), (await written(folder)).join(' '));
    expect(await takeOwnerLock(join(folder, 'lock'), 100)).toBeNull();
  });

  it.runIf(withProc).each([
    ['a recycled process id', 1, '1'],
    ['an earlier boot', 2, '00000000-0000-0000-0000-000000000000'],
  ])('of %s is claimed', async (_name, at, word) => {
    const folder = tempFolder();
    const words = await written(folder);
    writeFileSync(join(folder, 'lock'), words.with(at, word).join(' '));
    const release = await takeOwnerLock(join(folder, 'lock'), 0);
    expect(release).not.toBeNull();
    release?.();
  });

  it.runIf(withProc)('of a dead process that nobody has buried yet is claimed', async () => {
    const path = join(tempFolder(), 'lock');
    // The shell turns into something that never asks after its child.
    const script = 'FLOCK=none "$0" "$1" keep "$2" & exec sleep 60';
    const shell = spawn('/bin/sh', ['-c', script, process.execPath, program, path], {
      env: { PATH },
      stdio: 'ignore',
    });
    onTestFinished(() => void shell.kill('SIGKILL'));
    await expect.poll(() => existsSync(`${path}.owner`), { timeout: 10_000 }).toBe(true);
    process.kill(Number(readFileSync(`${path}.owner`, 'utf8').split(' ')[0]), 'SIGKILL');
    const release = await takeOwnerLock(`${path}.owner`, 2_000);
    expect(release).not.toBeNull();
    release?.();
  });

  it('of one who died while claiming another is claimed', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'lock'), '4194304 1 b dead-one');
    writeFileSync(join(folder, 'lock.dead-dead-one'), '4194303 1 b dead-two');
    const release = await takeOwnerLock(join(folder, 'lock'), 1_000);
    expect(release).not.toBeNull();
    expect(readdirSync(folder)).toEqual(['lock']);
    release?.();
  });

  it('of a dead owner goes to one of many claimants', async () => {
    const folder = tempFolder();
    const path = join(folder, 'default.lock');
    writeFileSync(`${path}.owner`, '4194304 1 b dead');
    const counter = join(folder, 'counter');
    writeFileSync(counter, '0');
    const args = ['count', path, '15000', counter, '1'];
    await Promise.all(Array.from({ length: 8 }, () => run(program, args, { PATH, FLOCK: 'none' })));
    expect(readFileSync(counter, 'utf8')).toBe('8');
    expect(readdirSync(folder)).toEqual(['counter']);
  });
});
