/** The README's first line as a newcomer runs it: the whole job against the simulator, and the simulator alone. */

import { describe, expect } from 'vitest';
import { CLIENT } from './canary.ts';
import { it } from './roomkey.ts';

describe.concurrent('demo', () => {
  it('ends with a stored token that another process can read, and says plainly that it is a simulation', async ({
    lab,
  }) => {
    const where = lab.place();
    const run = await lab.roomkey(['demo', '--approve-after', '1'], where);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('Simulation');
    expect(run.stdout).toMatch(
      /curl -d user_code=\w+ -d decision=allow http:\/\/127\.0\.0\.1:\d+\/oauth_device/,
    );
    expect(run.stdout).toMatch(/Another process has just read the token \(\d+ characters\)/);
    const token = await lab.roomkey(['token'], where);
    expect(token.code).toBe(0);
    expect(run.stdout).not.toContain(token.stdout.trim());
    const status = await lab.roomkey(['status', '--json'], where);
    expect(JSON.parse(status.stdout)).toMatchObject({ paired: true, state: 'ok', simulated: true });
  });

  it('is approved by the curl line that it prints', async ({ lab }) => {
    const running = lab.start(['demo'], lab.place());
    const said = await running.until(/curl .*/);
    const [, code = '', url = ''] = /user_code=(\w+) -d decision=allow (\S+)/.exec(said) ?? [];
    await fetch(url, { method: 'POST', body: new URLSearchParams({ user_code: code, decision: 'allow' }) });
    expect((await running.ended).code).toBe(0);
  });

  it('leaves a real pairing alone', async ({ lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    await lab.paired(where, server);
    const before = (await lab.roomkey(['token'], where)).stdout;
    expect((await lab.roomkey(['demo', '--approve-after', '0'], where)).stdout).toContain('--account demo');
    expect((await lab.roomkey(['token'], where)).stdout).toBe(before);
    expect((await lab.roomkey(['token', '--account', 'demo'], where)).code).toBe(0);
  });

  it('makes room for a real pairing, and is undone without asking anybody', async ({ lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    await lab.roomkey(['demo', '--approve-after', '0'], where);
    await lab.paired(where, server);
    const other = lab.place();
    await lab.roomkey(['demo', '--approve-after', '0'], other);
    expect((await lab.roomkey(['unpair'], other)).code).toBe(0);
  });

  it('speaks events with --json', async ({ lab }) => {
    const run = await lab.roomkey(['demo', '--json', '--approve-after', '0'], lab.place());
    expect(run.events().map(({ event }) => event)).toEqual(['code', 'paired']);
    expect(run.code).toBe(0);
  });
});

describe('simulator', () => {
  it('listens until it is told to stop, and takes the client of the environment only', async ({ lab }) => {
    const where = lab.place();
    const running = lab.start(['simulator', '--json', '--approve-after', '0'], where);
    const said = await running.until(/\n/);
    const { authority } = JSON.parse(said) as { authority: string };
    const stranger = lab.place({ ZOOM_CLIENT_SECRET: 'another' });
    expect((await lab.roomkey(['pair', '--json', '--authority', authority], stranger)).code).toBe(8);
    expect(await (await fetch(`${authority}/oauth_device`)).text()).toContain('Simulation');
    running.child.kill('SIGTERM');
    const run = await running.ended;
    expect(run.code).toBe(0);
    expect(run.stdout + run.stderr).not.toContain(CLIENT.secret);
  });
});
