/** `--tty`: the program runs somewhere else and draws on a terminal that is not its own. */

import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { describe, expect, type TestContext } from 'vitest';
import { emulator } from '../unit/ui/decode.ts';
import { it, record } from './roomkey.ts';

/**
 * A terminal with somebody on it who leaves it alone: its path, its screen, and what stty says of it. It ends with the
 * test that it is given the context of: tests that run side by side are told apart by nothing else.
 */
async function wall({ onTestFinished }: Pick<TestContext, 'onTestFinished'>, columns = 80, rows = 24) {
  const screen = emulator(columns, rows);
  // Nobody on it reads, so that what is typed goes to the program.
  const command = 'trap "echo; stty -g" USR1; stty -echo; tty; stty -g; while :; do sleep 0.1; done';
  const pty = spawn('/bin/sh', ['-c', command], { cols: columns, rows, env: { PATH: process.env['PATH'] } });
  let said = '';
  const looks = new Set<() => void>();
  pty.onData((text) => {
    said += text;
    void screen.write(text).then(() => {
      for (const look of looks) look();
    });
  });
  onTestFinished(() => {
    record('a terminal named by --tty', said);
    pty.kill('SIGKILL');
  });
  const until = (holds: (text: string) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!holds(screen.text().join('\n'))) return;
        looks.delete(look);
        resolve();
      };
      looks.add(look);
      look();
    });
  await until((text) => /^[0-9a-f:]{40,}$/m.test(text));
  return {
    pty,
    screen,
    until,
    said: () => said,
    path: said.match(/^\/dev\/[\w/]+/m)?.[0] ?? '',
    /** What stty said before and what it says now. */
    async settings() {
      process.kill(pty.pid, 'SIGUSR1');
      await until(() => (said.match(/^[0-9a-f:]{40,}/gm) ?? []).length > 1);
      return said.match(/^[0-9a-f:]{40,}/gm) ?? [];
    },
  };
}

const isShown = (text: string) => text.includes('Waiting for you');

describe.concurrent('pair --tty', () => {
  it('draws there, follows its size, and leaves stdout one line', async ({ lab, onTestFinished }) => {
    const server = await lab.simulator();
    const there = await wall({ onTestFinished });
    const running = lab.start(['pair', '--authority', server.url, '--tty', there.path], lab.place());
    await there.until(isShown);
    const link = there.screen.qr();
    expect(link).toContain('/complete/');
    there.screen.resize(100, 40);
    there.pty.resize(100, 40);
    await there.until((text) => /[▀▄]/.test(text.split('\n').slice(24).join('')));
    expect(there.screen.qr()).toBe(link);
    server.approve();
    await there.until((text) => text.includes('Paired as'));
    // The screen would leave by itself, but later.
    there.pty.write('q');
    const run = await running.ended;
    expect(run.stdout).toMatch(/^Paired as [^\n]*\n$/);
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
  });

  it.for([
    ['q', 130],
    ['\x03', 130],
    ['SIGTERM', 143],
  ] as const)('gives it back as it was on %j', async ([way, code], { lab, onTestFinished }) => {
    const server = await lab.simulator();
    const there = await wall({ onTestFinished });
    const running = lab.start(['pair', '--authority', server.url, '--tty', there.path], lab.place());
    await there.until(isShown);
    if (way === 'SIGTERM') running.child.kill(way);
    else there.pty.write(way);
    expect((await running.ended).code).toBe(code);
    await there.until(() => there.said().endsWith('\x1b[?25h'));
    await there.until(() => there.screen.terminal.buffer.active.type === 'normal');
    const [before, after] = await there.settings();
    expect(after).toBe(before);
  });

  it('writes lines there with --plain, and events to stdout beside the screen with --json', async ({
    lab,
    onTestFinished,
  }) => {
    const server = await lab.simulator();
    const [lines, screen] = [await wall({ onTestFinished }, 120), await wall({ onTestFinished })];
    const call = ['pair', '--authority', server.url];
    const plain = lab.start([...call, '--plain', '--tty', lines.path], lab.place());
    await lines.until((text) => text.includes('letter by letter'));
    const json = lab.start([...call, '--json', '--tty', screen.path], lab.place());
    await screen.until(isShown);
    plain.child.kill('SIGTERM');
    json.child.kill('SIGTERM');
    expect((await plain.ended).stdout).toMatch(/^Stopped[^\n]*\n$/);
    expect((await json.ended).events()).toMatchObject([{ event: 'code' }]);
    expect(lines.said()).not.toContain('\x1b');
  });

  it.for([
    ...[
      '/dev/null',
      '/nowhere/tty9',
      '/etc/hostname',
      '/dev/ptmx',
      '/dev/pts/ptmx',
      '/dev/full',
      '/dev',
      '/dev/stdin',
    ],
  ])('%s is none: exit 2', async (path, { lab }) => {
    const server = await lab.simulator();
    const run = await lab.roomkey(['pair', '--authority', server.url, '--tty', path], lab.place());
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(path);
    expect(run.stdout).toBe('');
    expect(server.requests).toEqual([]);
  });

  it('no more is a link to a master, nor a terminal that was closed', async ({ lab, onTestFinished }) => {
    const server = await lab.simulator();
    const place = lab.place();
    const link = join(place.folder, 'wall');
    symlinkSync('/dev/ptmx', link);
    const there = await wall({ onTestFinished });
    there.pty.kill('SIGKILL');
    await new Promise<void>((resolve) => there.pty.onExit(() => resolve()));
    for (const path of [link, there.path]) {
      const run = await lab.roomkey(['pair', '--authority', server.url, '--tty', path], place);
      expect(run.code, run.stderr).toBe(2);
      expect(run.stderr).toContain(path);
    }
    expect(server.requests).toEqual([]);
  });
});
