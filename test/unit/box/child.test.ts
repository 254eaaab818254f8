import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle, run, start } from '../store/bundle.ts';

const NODE = process.execPath;

let built = '';
let program = '';
beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'roomkey-child-'));
  program = await bundle(
    built,
    `import { runChild } from './src/box/child.ts';
     const [onTerminal = '', command = '', ...args] = process.argv.slice(2);
     const env = { ...process.env, ADDED: 'yes' };
     const result = await runChild({ command, args, env, onTerminal: onTerminal === 'terminal' });
     const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2'];
     const left = signals.reduce((sum, name) => sum + process.listenerCount(name), 0);
     console.log(JSON.stringify({ result, left }));`,
  );
});
afterAll(() => rmSync(built, { recursive: true, force: true }));

/** Runs a command by it and tells the result. */
async function resultOf(command: string, ...args: readonly string[]): Promise<unknown> {
  const { stdout, stderr } = await run(program, ['', command, ...args], { PATH: process.env['PATH'] ?? '' });
  expect(stderr).toBe('');
  const said = JSON.parse(stdout);
  expect(said.left).toBe(0);
  return said.result;
}

describe('a command', () => {
  it.each([0, 1, 7, 75, 255])('that exits with %i gives that code', async (code) => {
    expect(await resultOf(NODE, '-e', `process.exit(${code})`)).toBe(code);
  });

  it.each(['SIGTERM', 'SIGKILL', 'SIGHUP', 'SIGABRT'] as const)(
    'ended by %s gives 128 and its number',
    async (name) => {
      expect(
        await resultOf(NODE, '-e', `process.kill(process.pid, '${name}'); setInterval(() => {}, 9)`),
      ).toBe(128 + constants.signals[name]);
    },
  );

  it.each([
    ['is not there', '/nowhere/to/be/found', 'ENOENT'],
    ['is in no folder of PATH', 'no-such-command-here', /ENOENT|EACCES/],
    ['may not be executed', '/etc/passwd', 'EACCES'],
    ['is a folder', '/tmp', 'EACCES'],
    ['lies below a file', '/dev/null/command', /ENOTDIR|EACCES/],
    ['has a name beyond all limits', `/${'x'.repeat(5_000)}`, /ENAMETOOLONG/],
  ])('that %s is told by its name', async (_name, command, code) => {
    const result = await resultOf(command);
    expect(result).toEqual({ failed: expect.stringMatching(code) });
    expect(result).toEqual({ failed: expect.stringContaining(command) });
  });

  it('has our stdio, its arguments as they were, and the environment it was given', async () => {
    const script =
      'console.log(JSON.stringify([process.argv.slice(1), process.env.ADDED])); console.error("err")';
    const said = await run(program, ['', NODE, '-e', script, 'a b', '$HOME', "'", '']);
    expect(said.stdout.split('\n')[0]).toBe('[["a b","$HOME","\'",""],"yes"]');
    expect(said.stderr).toBe('err\n');
  });

  it('reads our stdin', async () => {
    const script = 'process.stdin.pipe(process.stdout)';
    const running = start(program, ['', NODE, '-e', script]);
    running.child.stdin?.end('through\n');
    expect((await running.ended).stdout).toBe('through\n{"result":0,"left":0}\n');
  });
});

// Tells each signal that comes; leaves with 9 at SIGTERM.
const LISTENER = `
  for (const name of ['SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGUSR2', 'SIGWINCH', 'SIGCONT'])
    process.on(name, () => console.log('got ' + name + '.'));
  process.on('SIGTERM', () => process.exit(9));
  setInterval(() => {}, 1000);
  console.log('ready');`;

describe('signals', () => {
  it.each(['SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGUSR2', 'SIGWINCH', 'SIGCONT'] as const)(
    'such as %s are passed on, and the command decides',
    async (signal) => {
      const running = start(program, ['', NODE, '-e', LISTENER]);
      await running.until('ready');
      running.child.kill(signal);
      await running.until(`got ${signal}.`);
      running.child.kill('SIGTERM');
      expect((await running.ended).stdout).toBe(`ready\ngot ${signal}.\n{"result":9,"left":0}\n`);
    },
  );

  it.each(['SIGINT', 'SIGQUIT', 'SIGWINCH'] as const)(
    'such as %s, which a terminal sends to the command itself, are not passed on from one',
    async (signal) => {
      const running = start(program, ['terminal', NODE, '-e', LISTENER]);
      await running.until('ready');
      running.child.kill(signal);
      running.child.kill('SIGHUP');
      await running.until('got SIGHUP.');
      running.child.kill('SIGTERM');
      expect((await running.ended).stdout).not.toContain(`got ${signal}.`);
    },
  );
});
