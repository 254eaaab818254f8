/** A process that may open few files says so before anybody is asked to approve, and loses nothing. */

import { describe, expect } from 'vitest';
import { start } from '../endurance/survival/bench.ts';
import { it, PROGRAM } from './roomkey.ts';

// Below that Node itself cannot load the program.
describe.concurrent('a limit of open files', () => {
  it.for([32, 36, 40, 48, 64])('of %d', async (limit, { lab }) => {
    const server = await lab.simulator({ approveAfterMs: 300 });
    const where = lab.place();
    const script = `ulimit -n ${limit}; exec "$0" "$@"`;
    const args = ['pair', '--json', '--authority', server.url];
    const { code, stdout, stderr } = await start(
      ['/bin/sh', '-c', script, process.execPath, PROGRAM, ...args],
      where.env,
    ).ended;
    expect(`${stdout}${stderr}`).not.toMatch(/\n\s+at /);
    const wasAsked = stdout.includes('"code"') && stdout.includes('user_code');
    if (code === 0) {
      expect(stdout).toContain('"paired"');
      expect((await lab.roomkey(['status'], where)).code).toBe(0);
    } else {
      expect({ wasAsked, code, stdout, stderr }).toMatchObject({ wasAsked: false });
      if (code === 7) expect(`${stdout}${stderr}`).toContain('ulimit -n');
    }
  });
});
