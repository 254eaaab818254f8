/** Each way a pairing can end, as a script sees it: events and exit code of the built program. */

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { it } from './roomkey.ts';

const names = (events: readonly Record<string, unknown>[]) => events.map(({ event }) => event);

describe.concurrent('pair --json', () => {
  it('ends with 0 when somebody approves, and the token is stored privately', async ({ lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    const running = lab.start(['pair', '--json', '--authority', server.url], where);
    await running.until(/"code"/);
    server.approve();
    const run = await running.ended;
    expect(run.stderr).toBe('');
    expect(names(run.events())).toEqual(['code', 'paired']);
    expect(run.events()[0]).toMatchObject({
      verification_uri: `${server.url}/oauth_device`,
      verification_uri_complete: expect.stringContaining(`${server.url}/oauth/device/complete/`),
      expires_in: 900,
      interval: 1,
    });
    expect(run.events()[1]).toMatchObject({
      account: 'default',
      scope: ['user:read:user', 'user:read:token', 'user:read:zak'],
      user: { email: 'owner@example.com' },
    });
    expect(run.code).toBe(0);
    expect(readFileSync(join(where.folder, 'config', 'default.json'), 'utf8')).toContain(
      server.secrets.at(-1),
    );
  });

  it('ends with 3 when the person declines', async ({ lab }) => {
    const server = await lab.simulator();
    const running = lab.start(['pair', '--json', '--authority', server.url], lab.place());
    await running.until(/"code"/);
    server.deny();
    const run = await running.ended;
    expect(names(run.events())).toEqual(['code', 'denied']);
    expect(run.code).toBe(3);
  });

  it('ends with 4 when the code runs out and renewing is off', async ({ lab }) => {
    const server = await lab.simulator({ codeLifeS: 3 });
    const run = await lab.roomkey(
      ['pair', '--json', '--renew', 'never', '--authority', server.url],
      lab.place(),
    );
    expect(names(run.events())).toEqual(['code', 'expired']);
    expect(run.events()[1]).toMatchObject({ renewing: false });
    expect(run.code).toBe(4);
  });

  it('renews a lapsed code and pairs with the second one', async ({ lab }) => {
    const server = await lab.simulator({ codeLifeS: 3 });
    const running = lab.start(['pair', '--json', '--renew', '1', '--authority', server.url], lab.place());
    await running.until(/"expired"[\s\S]*"code"/);
    server.approve();
    const run = await running.ended;
    expect(names(run.events())).toEqual(['code', 'expired', 'code', 'paired']);
    expect(run.events()[1]).toMatchObject({ renewing: true });
    expect(run.code).toBe(0);
  });

  it('ends with 5 when nobody answers at the address, after trying for a while', async ({ lab }) => {
    const run = await lab.roomkey(['pair', '--json', '--authority', 'http://127.0.0.1:9'], lab.place());
    expect(names(run.events()).filter((name) => name === 'retry').length).toBeGreaterThan(1);
    expect(run.events().at(-1)).toMatchObject({ event: 'error', code: 'connection_refused', exit_code: 5 });
    expect(run.code).toBe(5);
  }, 40_000);

  it('lives through slow_down, an error page, a dropped connection and garbage', async ({ lab }) => {
    const server = await lab.simulator();
    server.tell('ok', 'drop', 'fail', 'garbage');
    const running = lab.start(['pair', '--json', '--authority', server.url], lab.place());
    await running.until(/"code"/);
    server.approve();
    const run = await running.ended;
    expect(names(run.events())).toEqual(['code', 'retry', 'retry', 'retry', 'paired']);
    expect(run.code).toBe(0);
  }, 40_000);

  it('says slow_down and keeps the slower pace', async ({ lab }) => {
    const server = await lab.simulator();
    server.tell('ok', 'slow_down');
    const running = lab.start(['pair', '--json', '--authority', server.url], lab.place());
    await running.until(/"slow_down"/);
    server.approve();
    const run = await running.ended;
    expect(run.events()[1]).toMatchObject({ event: 'slow_down', interval: 6 });
    expect(run.code).toBe(0);
    const [, first = 0, second = 0] = server.requests
      .filter(({ path }) => path !== '/v2/users/me')
      .map(({ at }) => at);
    expect(second - first).toBeGreaterThanOrEqual(6000);
  });

  it('ends with 8 when the provider does not know the client', async ({ lab }) => {
    const server = await lab.simulator();
    const run = await lab.roomkey(
      ['pair', '--json', '--authority', server.url],
      lab.place({ ZOOM_CLIENT_SECRET: 'wrong' }),
    );
    expect(run.events().at(-1)).toMatchObject({ event: 'error', code: 'invalid_client', exit_code: 8 });
    expect(run.code).toBe(8);
  });

  it('ends with 7 before any code is shown when nothing can be saved', async ({ lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    writeFileSync(join(where.folder, 'config'), 'a file where the folder should be');
    const run = await lab.roomkey(['pair', '--json', '--authority', server.url], where);
    expect(run.events()).toMatchObject([{ event: 'error', code: 'cannot_save', exit_code: 7 }]);
    expect(server.requests).toEqual([]);
    expect(run.code).toBe(7);
  });

  it('ends with 75 while another roomkey is pairing', async ({ lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    const first = lab.start(['pair', '--json', '--authority', server.url], where);
    await first.until(/"code"/);
    const second = await lab.roomkey(['pair', '--json', '--authority', server.url], where);
    expect(second.events()).toMatchObject([{ event: 'error', code: 'pairing_running', exit_code: 75 }]);
    expect(second.code).toBe(75);
    first.child.kill('SIGTERM');
    expect((await first.ended).code).toBe(143);
  });

  it.for([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('ends with 128+n on %s', async ([signal, code], { lab }) => {
    const server = await lab.simulator();
    const running = lab.start(['pair', '--plain', '--authority', server.url], lab.place());
    await running.until(/Code/);
    running.child.kill(signal);
    expect((await running.ended).code).toBe(code);
  });

  it('says that a paired box is paired, without a request, and pairs again with --force', async ({ lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    await lab.paired(where, server);
    const before = server.requests.length;
    const run = await lab.roomkey(['pair', '--json', '--authority', server.url], where);
    expect(run.events()).toMatchObject([{ event: 'paired', account: 'default' }]);
    expect(run.code).toBe(0);
    expect(server.requests.length).toBe(before);
    await lab.paired(where, server, '--force');
  });

  it('keeps an account of another domain out with --expect-domain', async ({ lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    const running = lab.start(
      ['pair', '--json', '--expect-domain', 'example.org', '--authority', server.url],
      where,
    );
    await running.until(/"code"/);
    server.approve();
    const run = await running.ended;
    expect(run.events().at(-1)).toMatchObject({ event: 'error', code: 'wrong_account', exit_code: 3 });
    expect(run.code).toBe(3);
    expect(server.requests.at(-1)).toMatchObject({ path: '/oauth/revoke', answer: 'ok' });
    expect((await lab.roomkey(['status'], where)).code).toBe(6);
  });

  it('sets a damaged file aside, says so, and pairs', async ({ lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    const folder = join(where.folder, 'config');
    mkdirSync(folder);
    writeFileSync(join(folder, 'default.json'), '{"version":1,"grant":{"acc');
    expect((await lab.roomkey(['status', '--json'], where)).code).toBe(7);
    expect((await lab.roomkey(['token'], where)).code).toBe(7);
    const running = lab.start(['pair', '--json', '--authority', server.url], where);
    await running.until(/"code"/);
    server.approve();
    const run = await running.ended;
    expect(run.stderr).toContain('set aside');
    expect(run.code).toBe(0);
    const aside = readdirSync(folder).find((name) => name.includes('.damaged-')) ?? '';
    expect(readFileSync(join(folder, aside), 'utf8')).toBe('{"version":1,"grant":{"acc');
  });
});

describe.concurrent('wrong use ends with 2', () => {
  it.for<readonly [readonly string[], RegExp]>([
    [['pair', '--frobnicate'], /frobnicate/],
    [['pairr'], /did you mean "pair"/],
    [[], /no command/],
    [['pair', '--client-secret', 'x'], /client-secret/],
    [['pair', '--authority', 'http://zoom.us'], /https/],
    [['pair', '--authority', 'https://user:pw@zoom.us'], /https/],
    [['pair', '--renew', 'sometimes'], /never, forever/],
    [['pair', '--profile', 'fridge'], /meeting-room/],
    [['pair', '--account', '../x'], /account/],
    [['token', '--min-ttl', 'soon'], /min-ttl/],
    [['exec', 'true'], /after --/],
    [['pair', '--authority', 'https://zoom.us', '--issuer', 'https://a.example'], /not both/],
  ])('%j', async ([args, words], { lab }) => {
    const run = await lab.roomkey(args, lab.place());
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(words);
    expect(run.stderr).not.toMatch(/ {4}at /);
  });

  it('without a client id', async ({ lab }) => {
    const run = await lab.roomkey(['pair'], lab.place({ ZOOM_CLIENT_ID: '' }));
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('ZOOM_CLIENT_ID');
  });

  it('with certificate checks turned off', async ({ lab }) => {
    const run = await lab.roomkey(['pair'], lab.place({ NODE_TLS_REJECT_UNAUTHORIZED: '0' }));
    expect(run.code).toBe(2);
  });

  it('with a bad profile file, naming file, place and reason', async ({ lab }) => {
    const where = lab.place();
    const file = join(where.folder, 'bad.json');
    writeFileSync(file, '{"name":"bad","display":{"face":"round"},"renew":-1}');
    const run = await lab.roomkey(['pair', '--profile', file], where);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(file);
    expect(run.stderr).toContain('display.face: must be one of');
    expect(run.stderr).toContain('renew: ');
  });
});
