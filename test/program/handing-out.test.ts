/** The token on its way to other programs: `token`, `exec`, `status`, `unpair` of the built program. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { findLeaks } from './canary.ts';
import { it } from './roomkey.ts';

const refreshes = (server: Simulator): number =>
  server.requests.filter(({ path, answer }) => path === '/oauth/token' && answer === 'ok').length - 1;

describe.concurrent('a paired box', () => {
  it('prints the token and nothing else, and says all about it with --json', async ({ lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    await lab.paired(where, server);
    const plain = await lab.roomkey(['token'], where);
    expect(plain).toMatchObject({ code: 0, stderr: '' });
    expect(server.secrets).toContain(plain.stdout.trim());
    const told = JSON.parse((await lab.roomkey(['token', '--json'], where)).stdout) as Record<
      string,
      unknown
    >;
    expect(told).toMatchObject({
      access_token: plain.stdout.trim(),
      token_type: 'bearer',
      api_url: server.url,
    });
    expect(Object.keys(told)).toEqual([
      'access_token',
      'token_type',
      'expires_at',
      'expires_in',
      'scope',
      'api_url',
    ]);
    expect(refreshes(server)).toBe(0);
  });

  it('refreshes before too little is left, and saves the rotated refresh token before it prints', async ({
    lab,
  }) => {
    const server = await lab.simulator({ tokenLifeS: 200 });
    const where = lab.place();
    await lab.paired(where, server);
    const first = (await lab.roomkey(['token'], where)).stdout;
    const second = (await lab.roomkey(['token', '--fresh'], where)).stdout;
    const third = (await lab.roomkey(['token', '--min-ttl', '10'], where)).stdout;
    expect(second).not.toBe(first);
    expect(third).toBe(second);
    expect(refreshes(server)).toBe(2);
    const kept = readFileSync(join(where.folder, 'config', 'default.json'), 'utf8');
    expect(kept).toContain(second.trim());
    expect(kept).toContain(server.secrets.at(-1));
  });

  it('gives the living token while the provider is out of reach, and 5 once it is over', async ({ lab }) => {
    const server = await lab.simulator({ tokenLifeS: 200 });
    const where = lab.place();
    await lab.paired(where, server);
    await server.close();
    expect((await lab.roomkey(['token'], where)).code).toBe(0);
    const fresh = await lab.roomkey(['token', '--fresh'], where);
    expect(fresh).toMatchObject({ code: 5, stdout: '' });
  });

  it('ends with 6 when the grant is dead, remembers it, and keeps it from nobody', async ({ lab }) => {
    const server = await lab.simulator({ tokenLifeS: 200 });
    const where = lab.place();
    await lab.paired(where, server);
    await lab.paired(lab.place(), server);
    expect(await lab.roomkey(['token'], where)).toMatchObject({ code: 6, stdout: '' });
    const status = await lab.roomkey(['status', '--json'], where);
    expect(status.code).toBe(6);
    expect(JSON.parse(status.stdout)).toMatchObject({ paired: false, state: 'dead' });
    await lab.paired(where, server);
  });

  it('runs a command with the token, without the secret, and ends as the command does', async ({ lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    await lab.paired(where, server);
    const script = 'echo "$ZOOM_API_URL|$ZOOM_CLIENT_SECRET|$#|$1"; test -n "$ZOOM_ACCESS_TOKEN" && exit 7';
    const run = await lab.roomkey(['exec', '--', 'sh', '-c', script, 'name', '--flag'], where);
    expect(run).toMatchObject({ code: 7, stdout: `${server.url}||1|--flag\n`, stderr: '' });
    expect((await lab.roomkey(['exec', '--', 'sh', '-c', 'kill -9 $$'], where)).code).toBe(137);
    expect((await lab.roomkey(['exec', '--', '/no/such/thing'], where)).code).toBe(2);
  });

  // On Linux, what a process was started with is there for its user to read, whatever it forgets later.
  it.runIf(process.platform === 'linux')(
    'has its secret in no environment where it comes from a file, and in that of roomkey alone where it does not',
    async ({ lab }) => {
      const server = await lab.simulator();
      const where = lab.place();
      await lab.paired(where, server);
      const count = 'for who in $$ $PPID; do grep -ac CANAR[Y]-client < /proc/$who/environ; done';
      const lookFrom = async (env: Record<string, string>): Promise<string> =>
        (await lab.roomkey(['exec', '--', 'sh', '-c', count], { ...where, env })).stdout;
      expect(await lookFrom(where.env)).toBe('0\n1\n');
      const { ZOOM_CLIENT_SECRET: secret = '', ...rest } = where.env;
      const file = join(where.folder, 'secret');
      writeFileSync(file, secret, { mode: 0o600 });
      expect(await lookFrom({ ...rest, ZOOM_CLIENT_SECRET_FILE: file })).toBe('0\n0\n');
    },
  );

  it('passes signals on to the command', async ({ lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    await lab.paired(where, server);
    const running = lab.start(
      ['exec', '--', 'sh', '-c', 'trap "exit 42" TERM; echo up; while :; do sleep 0.05; done'],
      where,
    );
    await running.until(/up/);
    running.child.kill('SIGTERM');
    expect((await running.ended).code).toBe(42);
  });

  it('tells its status without a secret', async ({ lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    await lab.paired(where, server);
    const run = await lab.roomkey(['status', '--json'], where);
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({
      paired: true,
      account: 'default',
      state: 'ok',
      user: { email: 'owner@example.com' },
      api_url: server.url,
      store: { kind: 'file', path: join(where.folder, 'config', 'default.json') },
    });
    const text = await lab.roomkey(['status'], where);
    expect(findLeaks(run.stdout + text.stdout)).toEqual([]);
  });

  it('is unpaired at the provider first, then here', async ({ lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    await lab.paired(where, server);
    expect((await lab.roomkey(['unpair'], where)).code).toBe(0);
    expect(server.requests.at(-1)).toMatchObject({ path: '/oauth/revoke', answer: 'ok' });
    expect((await lab.roomkey(['token'], where)).code).toBe(6);
    expect((await lab.roomkey(['unpair'], where)).code).toBe(6);
  });

  it('is left as it is when the provider cannot be reached, unless --local', async ({ lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    await lab.paired(where, server);
    await server.close();
    expect((await lab.roomkey(['unpair'], where)).code).toBe(5);
    expect((await lab.roomkey(['status'], where)).code).toBe(0);
    expect((await lab.roomkey(['unpair', '--local'], where)).code).toBe(0);
    expect((await lab.roomkey(['status'], where)).code).toBe(6);
  });

  it('keeps two accounts apart', async ({ lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    await lab.paired(where, server);
    expect((await lab.roomkey(['status', '--account', 'second'], where)).code).toBe(6);
    await lab.paired(where, server, '--account', 'second');
    expect((await lab.roomkey(['token', '--account', 'second'], where)).code).toBe(0);
  });
});
