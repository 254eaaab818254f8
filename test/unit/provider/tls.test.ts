import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { causeOf } from '../../../src/provider/failures.ts';
import { bundle, run } from '../store/bundle.ts';
import { issue, type Wish } from './certificate.ts';
import { openTestHttp, serveJson } from './server.ts';

const DAY_MS = 86_400_000;
const HERE: Wish = { name: 'here', hosts: ['127.0.0.1', 'localhost'] };
const authority = issue({ name: 'A company', isCa: true });
const good = issue(HERE, authority);

/** Posts a secret to a TLS server and tells what came back and what arrived. */
async function met(identity: Parameters<typeof serveJson>[0], extraCa: string | null) {
  const server = await serveJson(identity);
  const exchange = await openTestHttp({ extraCa }).send({
    url: `https://127.0.0.1:${server.port}/`,
    form: { secret: 's' },
  });
  return { exchange, arrived: server.seen.length };
}

describe('a certificate', () => {
  it.each([
    [
      'of an authority nobody here knows',
      good,
      null,
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'tls_untrusted',
      /UNABLE_TO_VERIFY_LEAF_SIGNATURE, signed by "A company"$/,
    ],
    [
      'with its unknown authority beside it',
      chained(),
      null,
      'SELF_SIGNED_CERT_IN_CHAIN',
      'tls_untrusted',
      /SELF_SIGNED_CERT_IN_CHAIN, signed by "A company"$/,
    ],
    [
      'signed by itself',
      issue(HERE),
      null,
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'tls_untrusted',
      /DEPTH_ZERO_SELF_SIGNED_CERT, signed by "here"$/,
    ],
    [
      'that ran out',
      issue({ ...HERE, until: daysFromNow(-0.5) }, authority),
      authority.cert,
      'CERT_HAS_EXPIRED',
      'tls_expired',
      /: it was good until \d{4}-\d\d-\d\d \d\d:\d\d UTC, and this box's clock says \d{4}/,
    ],
    [
      'of the future',
      issue({ ...HERE, from: daysFromNow(0.5) }, authority),
      authority.cert,
      'CERT_NOT_YET_VALID',
      'tls_not_yet_valid',
      /: it is good from \d{4}-\d\d-\d\d \d\d:\d\d UTC, and this box's clock says \d{4}/,
    ],
    [
      'for another name',
      issue({ name: 'x', hosts: ['zoom.us'] }, authority),
      authority.cert,
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'tls_wrong_name',
      /for "x"$/,
    ],
    [
      'of another authority of the same name',
      impostor(),
      authority.cert,
      'CERT_SIGNATURE_FAILURE',
      'tls_untrusted',
      /CERT_SIGNATURE_FAILURE/,
    ],
    [
      'signed by one that is no authority',
      issue({ ...HERE, name: 'below' }, good),
      good.cert,
      'INVALID_CA',
      'tls_untrusted',
      /(INVALID_CA|UNABLE_TO_|INVALID_PURPOSE)/,
    ],
  ])('%s is not trusted, and nothing is sent', async (_name, identity, extraCa, code, cause, words) => {
    const { exchange, arrived } = await met(identity, extraCa);
    expect(exchange).toMatchObject({ kind: 'no-reply', cause, detail: expect.stringMatching(words) });
    expect(exchange.kind === 'no-reply' && exchange.detail).toMatch(/^127\.0\.0\.1/);
    expect(causeOf(Object.assign(new Error(), { code }), 'h').cause).toBe(cause);
    expect(arrived).toBe(0);
  });

  it.each([
    ['is trusted once its authority is given', authority.cert],
    [
      'is trusted when its authority is one of several',
      issue({ name: 'B', isCa: true }).cert + authority.cert,
    ],
  ])('%s', async (_name, extraCa) => {
    const { exchange, arrived } = await met(good, extraCa);
    expect(exchange).toMatchObject({ kind: 'reply', status: 200 });
    expect(arrived).toBe(1);
  });
});

describe('more trust', () => {
  it('is asked for where the first is not enough, and only once', async () => {
    const server = await serveJson(good);
    const moreCa = vi.fn(() => authority.cert);
    const http = openTestHttp({ extraCa: issue({ name: 'B', isCa: true }).cert, moreCa });
    const request = { url: `https://127.0.0.1:${server.port}/`, form: { secret: 's' } };
    expect(await http.send(request)).toMatchObject({ status: 200 });
    expect(await http.send(request)).toMatchObject({ status: 200 });
    expect(moreCa).toHaveBeenCalledTimes(1);
    expect(server.seen).toHaveLength(2);
  });

  it('is not asked for where it is not needed, nor for a certificate that ran out', async () => {
    const moreCa = vi.fn(() => authority.cert);
    const server = await serveJson(good);
    const trusting = openTestHttp({ extraCa: authority.cert, moreCa });
    expect(await trusting.send({ url: `https://127.0.0.1:${server.port}/` })).toMatchObject({ status: 200 });
    const old = await serveJson(issue({ ...HERE, until: daysFromNow(-0.5) }, authority));
    expect(await trusting.send({ url: `https://127.0.0.1:${old.port}/` })).toMatchObject({
      cause: 'tls_expired',
    });
    expect(moreCa).not.toHaveBeenCalled();
  });

  it('that does not help, or is not to be had, leaves the cause as it is', async () => {
    for (const moreCa of [() => null, () => issue({ name: 'B', isCa: true }).cert]) {
      const server = await serveJson(good);
      const exchange = await openTestHttp({ moreCa }).send({ url: `https://127.0.0.1:${server.port}/` });
      expect(exchange).toMatchObject({ cause: 'tls_untrusted' });
      expect(server.seen).toEqual([]);
    }
  });
});

describe('NODE_EXTRA_CA_CERTS', () => {
  let folder = '';
  let program = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'roomkey-tls-'));
    program = await bundle(
      folder,
      `import { systemClock } from './src/box/clock.ts';
       import { openHttp } from './src/provider/http.ts';
       const [url, extraCa] = process.argv.slice(2);
       const none = { httpProxy: undefined, httpsProxy: undefined, noProxy: undefined };
       const http = openHttp({ ...none, extraCa: extraCa ?? null, userAgent: 'x', deadlineMs: 5000, clock: systemClock });
       console.log(JSON.stringify(await http.send({ url: url ?? '' })));
       await http.close();`,
    );
    writeFileSync(join(folder, 'ca.pem'), authority.cert);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is honoured', async () => {
    const { port } = await serveJson(good);
    const said = await run(program, [`https://127.0.0.1:${port}/`], {
      NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem'),
    });
    expect(said).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('"status":200') });
  });
});

function chained() {
  return { key: good.key, cert: good.cert + authority.cert };
}

function impostor() {
  return issue(HERE, issue({ name: authority.name, isCa: true }));
}

function daysFromNow(days: number): Date {
  return new Date(Date.now() + days * DAY_MS);
}
