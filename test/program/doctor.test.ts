import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { isTroubleCode } from '../../src/core/trouble/trouble.ts';
import { issue } from '../unit/provider/certificate.ts';
import { startProxy } from '../unit/provider/proxy.ts';
import { closedPort, serve } from '../unit/provider/server.ts';
import { CLIENT } from './canary.ts';
import { it as inWindow } from './pty.ts';
import { it, type Run } from './roomkey.ts';

type Report = {
  ok: boolean;
  exit_code: number;
  checks: { id: string; state: string; message: string; mend: string | null; code: string | null }[];
  it_desk: string | null;
};

function reportOf({ stdout }: Run): Report {
  expect(stdout.split('\n')).toHaveLength(2);
  return JSON.parse(stdout) as Report;
}

const stateOf = ({ checks }: Report, id: string) => checks.find((check) => check.id === id);

const DEVICE = {
  device_code: 'x'.repeat(40),
  user_code: 'abcd1234',
  verification_uri: 'https://localhost/oauth_device',
  verification_uri_complete: 'https://localhost/oauth/device/complete/abcd1234',
  expires_in: 900,
  interval: 5,
};

const authority = issue({ name: 'A company', isCa: true });
const identity = issue({ name: 'localhost', hosts: ['localhost'] }, authority);

describe('the preflight', () => {
  it('of a box where a pairing would work ends with 0', async ({ lab }) => {
    const where = lab.place();
    const { url, requests } = await lab.simulator();
    const run = await lab.roomkey(['doctor', '--authority', url], where);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/^ok {4}Program {6}roomkey \d.* on Node /);
    expect(run.stdout).toContain('A pairing would work here.\n');
    expect(run.stdout).not.toMatch(/warn|FAIL|IT desk/);
    expect(requests.map(({ path }) => path)).toEqual(['/oauth/devicecode']);
    expect((await lab.roomkey(['status'], where)).code).toBe(6);
  });

  it('of a paired box asks for its user, too', async ({ lab }) => {
    const where = lab.place();
    const server = await lab.simulator();
    await lab.paired(where, server);
    const report = reportOf(await lab.roomkey(['doctor', '--json', '--authority', server.url], where));
    expect(report).toMatchObject({ ok: true, exit_code: 0, it_desk: null });
    expect(stateOf(report, 'user')).toMatchObject({ state: 'ok' });
    expect(stateOf(report, 'scopes')).toMatchObject({ state: 'ok' });
  });

  it('with a wrong secret ends with 8, and tells where it was found', async ({ lab }) => {
    const { url } = await lab.simulator();
    const where = lab.place({ ZOOM_CLIENT_SECRET: `${CLIENT.secret}x` });
    const run = await lab.roomkey(['doctor', '--json', '--authority', url], where);
    expect(run.code).toBe(8);
    const report = reportOf(run);
    expect(report).toMatchObject({ ok: false, exit_code: 8, it_desk: null });
    expect(stateOf(report, 'credentials')?.message).toContain('the secret from ZOOM_CLIENT_SECRET');
    expect(stateOf(report, 'provider')).toMatchObject({ state: 'fail', code: 'invalid_client' });
    for (const { code } of report.checks) expect(code === null || isTroubleCode(code)).toBe(true);
  });

  it('without a client id ends with 2, and looks at the network all the same', async ({ lab }) => {
    const { url } = await lab.simulator();
    const where = lab.place({ ZOOM_CLIENT_ID: '', ZOOM_CLIENT_SECRET: '' });
    const report = reportOf(await lab.roomkey(['doctor', '--json', '--authority', url], where));
    expect(report.exit_code).toBe(2);
    expect(stateOf(report, 'route')).toMatchObject({ state: 'ok' });
  });

  it('where nobody answers ends with 5 and a text for the IT desk', async ({ lab }) => {
    const address = `https://localhost:${await closedPort()}`;
    const run = await lab.roomkey(['doctor', '--authority', address, '--label', 'Room 4.12'], lab.place());
    expect(run.code).toBe(5);
    expect(run.stdout).toContain('FAIL  Route');
    expect(run.stdout).toContain('For the IT desk:\n  The device "Room 4.12" pairs with localhost');
    expect(run.stdout).toContain('(connection_refused)');
  });

  it('names the authority that a certificate comes from, until that is trusted', async ({ lab }) => {
    const { port } = await serve(
      (response) => response.setHeader('content-type', 'application/json').end(JSON.stringify(DEVICE)),
      identity,
    );
    const where = lab.place();
    const ask = ['doctor', '--json', '--authority', `https://localhost:${port}`];
    const before = reportOf(await lab.roomkey(ask, where));
    expect(before.exit_code).toBe(5);
    expect(stateOf(before, 'tls')).toMatchObject({
      state: 'fail',
      code: 'tls_untrusted',
      message: expect.stringContaining('signed by "A company"'),
    });
    expect(before.it_desk).toContain('certificate authority');
    const file = join(where.folder, 'ca.pem');
    writeFileSync(file, authority.cert);
    const after = reportOf(await lab.roomkey([...ask, '--ca-file', file], where));
    expect(after).toMatchObject({ ok: true, exit_code: 0, it_desk: null });
    expect(stateOf(after, 'tls')?.message).toMatch(/trusted, signed by "A company", valid until \d{4}-/);
  });

  it('goes through the proxy, and says what it wants', async ({ lab }) => {
    const { port } = await serve((response) => response.end(JSON.stringify(DEVICE)), identity);
    const proxy = await startProxy({ leadsTo: port, login: 'me:p4ssw0rd' });
    const where = lab.place({ HTTPS_PROXY: proxy.url });
    const file = join(where.folder, 'ca.pem');
    writeFileSync(file, authority.cert);
    const ask = ['doctor', '--json', '--ca-file', file, '--authority', 'https://localhost'];
    const before = reportOf(await lab.roomkey(ask, where));
    expect(before.exit_code).toBe(5);
    expect(stateOf(before, 'provider')).toMatchObject({ state: 'fail', code: 'proxy_password' });
    const login = join(where.folder, 'login');
    writeFileSync(login, 'me:p4ssw0rd\n');
    const env = { ...where.env, ROOMKEY_PROXY_LOGIN_FILE: login };
    const run = await lab.roomkey(ask, { ...where, env });
    const after = reportOf(run);
    expect(after.exit_code).toBe(0);
    expect(stateOf(after, 'proxy')?.message).toBe(`127.0.0.1:${proxy.port}, with a password`);
    expect(stateOf(after, 'tls')).toMatchObject({ state: 'ok' });
    expect(run.stdout + run.stderr).not.toContain('p4ssw0rd');
  });

  it('takes a misspelt proxy for a fault, and never for none', async ({ lab }) => {
    const { url, requests } = await lab.simulator();
    const where = lab.place({ HTTPS_PROXY: 'ftp://me:hush@proxy.test' });
    const run = await lab.roomkey(['doctor', '--authority', url], where);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('HTTPS_PROXY');
    expect(run.stderr).not.toContain('hush');
    expect(requests).toEqual([]);
  });

  it('says when another roomkey is pairing', async ({ lab }) => {
    const where = lab.place();
    const { url } = await lab.simulator();
    await lab.start(['pair', '--json', '--authority', url], where).until(/"code"/);
    const report = reportOf(await lab.roomkey(['doctor', '--json', '--authority', url], where));
    expect(report.exit_code).toBe(75);
    expect(stateOf(report, 'lock')).toMatchObject({ state: 'fail', code: 'pairing_running' });
  });
});

describe('the preflight in a terminal', () => {
  inWindow.for([
    [120, 40, /\bok {4}Terminal .*120×40, half blocks, colours: the QR fits \(\d+×\d+\)/],
    [60, 16, /\bwarn {2}Terminal .*60×16/],
  ] as const)('of %i×%i tells whether the QR fits', async ([columns, rows, words], { lab, open }) => {
    const { url } = await lab.simulator();
    const window = open(['doctor', '--authority', url], lab.place(), { size: [columns, rows] });
    expect(await window.ended).toBe(0);
    expect(window.said().replaceAll('\r', '')).toMatch(words);
    for (const line of window.said().split('\r\n')) expect(line.length).toBeLessThanOrEqual(columns);
  });
});
