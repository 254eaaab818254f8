/** What cannot be written to stdout is not called done: a token that went nowhere is a failure. */

import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { canMount, mountTmpfs, tempFolder } from '../unit/store/places.ts';
import { it, type Place, PROGRAM } from './roomkey.ts';

/** Runs the program with its stdout in the file behind `fd`. */
function into(fd: number, args: readonly string[], { env }: Place) {
  return new Promise<{ code: number | null; stderr: string }>((resolve) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], { env, stdio: ['ignore', fd, 'pipe'] });
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.once('close', (code) => resolve({ code, stderr }));
  });
}

const COMMANDS = [['token'], ['token', '--json'], ['status'], ['status', '--json'], ['help'], ['explain']];

describe.concurrent('stdout', () => {
  it.for(COMMANDS)('that takes nothing ends %s with 7 and one line', async (args, { lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    await lab.paired(where, server);
    const full = openSync('/dev/full', 'w');
    const { code, stderr } = await into(full, args, where);
    closeSync(full);
    expect(code).toBe(7);
    expect(stderr).toContain('could not be written: ENOSPC');
    expect(stderr.split('\n')).toHaveLength(3);
  });

  it('that is a closed pipe is no fault', async ({ lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    await lab.paired(where, server);
    for (const args of COMMANDS) {
      const child = spawn(process.execPath, [PROGRAM, ...args], { env: where.env });
      child.stdout.destroy();
      const code = await new Promise((resolve) => child.once('close', resolve));
      expect(code).toBe(0);
    }
  });

  it('that takes nothing does not end a pairing', async ({ lab }) => {
    const server = await lab.simulator({ approveAfterMs: 500 });
    const where = lab.place();
    const full = openSync('/dev/full', 'w');
    const run = await into(full, ['pair', '--json', '--authority', server.url], where);
    closeSync(full);
    expect(run.stderr).toContain('ENOSPC');
    expect((await lab.roomkey(['status'], where)).code).toBe(0);
  });
});

describe.runIf(canMount())('a full disk', () => {
  it('holds no half of a token', async ({ lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    await lab.paired(where, server);
    const disk = tempFolder();
    mountTmpfs(disk, '4k');
    writeFileSync(join(disk, 'fill'), Buffer.alloc(4096));
    const fd = openSync(join(disk, 'token'), 'w');
    const { code, stderr } = await into(fd, ['token'], where);
    closeSync(fd);
    expect({ code, stderr }).toMatchObject({ code: 7, stderr: expect.stringContaining('ENOSPC') });
    expect(readFileSync(join(disk, 'token'), 'utf8')).toBe('');
  });
});
