/** Whatever a server sends, the readers never throw and let nothing through that is not wholly valid. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import { readDeviceCode, readRevocation, readToken, readUser } from '../../../src/core/oauth/answer.ts';
import { readMetadata } from '../../../src/core/oauth/metadata.ts';
import { retryAfterMs } from '../../../src/core/oauth/retry-after.ts';
import { missingScopes } from '../../../src/core/trouble/codes.ts';
import { explain } from '../../../src/core/trouble/explain.ts';
import { EXIT, exitOf, fixOf, isTrouble, saysOf, type Trouble } from '../../../src/core/trouble/trouble.ts';
import { fromKept, grantForm } from '../../../src/store/form.ts';
import { explainedJson, explainedText } from '../../../src/ui/reports/explain.ts';
import { PATIENCE_MS } from '../../tiers.ts';
import { grant as grantOf, NOON, zoom } from '../../unit/core/make.ts';
import { spokenIn } from '../../unit/ui/spoken.ts';
import { ANSWERS, anyExchange, anyText, exchangeOf, SECRET } from './arbitraries.ts';
import { isBare, isGoodCode, isGoodToken } from './rules.ts';

const ENGLISH = await spokenIn('en');
const CONTEXT = { server: zoom, secrets: [SECRET], now: NOON };
const CODES: readonly number[] = Object.values(EXIT);

function checkTrouble(cause: Trouble): void {
  const [message, hint, exitCode] = [saysOf(cause), fixOf(cause), exitOf(cause)];
  expect(isBare(message) && isBare(hint)).toBe(true);
  expect(`${message}${hint}`.includes(SECRET)).toBe(false);
  expect(CODES).toContain(exitCode);
}

function checkAnswer(answer: { readonly said: string; readonly trouble?: Trouble }): void {
  if (answer.trouble !== undefined) checkTrouble(answer.trouble);
}

/** All readers at once: an answer may come from any endpoint. */
function readAll(exchange: Exchange): void {
  const device = readDeviceCode(exchange, CONTEXT);
  if (device.said === 'code') {
    expect(isGoodCode(device.code)).toBe(true);
    expect(device.deviceCode).toMatch(/^[\x20-\x7e]+$/);
  } else checkAnswer(device);

  const token = readToken(exchange, CONTEXT);
  if (token.said === 'token') expect(isGoodToken(token.token)).toBe(true);
  else checkAnswer(token);

  const user = readUser(exchange, []);
  for (const shown of Object.values(user ?? {})) expect(shown === null || isBare(shown)).toBe(true);

  const kept = readRevocation(exchange, CONTEXT);
  if (kept !== null) checkTrouble(kept);
  else expect(exchange.kind === 'reply' && exchange.status < 500 && exchange.status !== 429).toBe(true);

  const found = readMetadata(exchange, 'https://login.example.com');
  if (isTrouble(found)) checkTrouble(found);
  else {
    const { server } = found;
    const { deviceEndpoint, authorizationEndpoint, tokenEndpoint, revocationEndpoint, userEndpoint } = server;
    const optional = [deviceEndpoint, authorizationEndpoint, revocationEndpoint, userEndpoint];
    for (const endpoint of [tokenEndpoint, ...optional.filter((address) => address !== null)])
      expect(endpoint).toMatch(/^https:\/\/|^http:\/\/(localhost|127\.|\[::1\]|[^/]*\.localhost)/i);
    expect(server.issuer).toMatch(/^https:\/\/login\.example\.com\/?$/);
  }

  if (exchange.kind === 'reply') {
    const wait = retryAfterMs(exchange.headers, NOON);
    expect(wait === null || (Number.isInteger(wait) && wait >= 1 && wait <= 3_600_000)).toBe(true);
  }
}

describe('any answer', () => {
  it(`is read without a fault, ${ANSWERS} times`, { timeout: PATIENCE_MS }, () => {
    fc.assert(fc.property(anyExchange, readAll), { numRuns: ANSWERS });
  });

  it('is often good enough to be taken, or the rules above would say nothing', () => {
    const taken = { code: 0, token: 0, user: 0, metadata: 0 };
    for (const exchange of fc.sample(exchangeOf(['device', 'token', 'user', 'metadata']), {
      numRuns: 2_000,
      seed: 1,
    })) {
      if (readDeviceCode(exchange, CONTEXT).said === 'code') taken.code += 1;
      if (readToken(exchange, CONTEXT).said === 'token') taken.token += 1;
      if (readUser(exchange, []) !== null) taken.user += 1;
      if (!isTrouble(readMetadata(exchange, 'https://login.example.com'))) taken.metadata += 1;
    }
    for (const count of Object.values(taken)) expect(count).toBeGreaterThan(25);
  });
});

describe('any text', () => {
  it('is explained, or it is not, and nothing in it comes through', { timeout: PATIENCE_MS }, () => {
    const pasted = fc.oneof(
      anyText,
      anyText.map((text) => `{"code":4711,"message":"does not contain scopes:[${text}]"}`),
      anyText.map((text) => `invalid_grant ${text}`),
    );
    fc.assert(
      fc.property(pasted, (text) => {
        for (const scope of missingScopes(text)) expect(isBare(scope)).toBe(true);
        const found = explain(text);
        if (!('meanings' in found)) {
          expect(isBare(saysOf(found))).toBe(true);
          expect(exitOf(found)).toBe(EXIT.usage);
          return;
        }
        expect(isBare(explainedText(found, ENGLISH.words, ENGLISH.codes).replaceAll('\n', ''))).toBe(true);
        expect(explainedJson(found)).toMatch(/^[\x20-\x7e]+\n$/);
      }),
      { numRuns: ANSWERS / 5 },
    );
  });

  it('in the place of a kept grant is a grant or a reason', { timeout: PATIENCE_MS }, () => {
    const whole = JSON.stringify({ version: 1, grant: grantForm(grantOf()) });
    const damaged = fc
      .tuple(fc.nat(whole.length), fc.nat(20), anyText)
      .map(([at, length, put]) => whole.slice(0, at) + put + whole.slice(at + length));
    fc.assert(
      fc.property(fc.oneof(damaged, anyText), (text) => {
        const found = fromKept(text);
        const read = found.kind === 'grant' ? found.grant : null;
        if (read === null) return;
        for (const at of [read.pairedAt, read.refreshedAt, read.expiresAt])
          expect(() => new Date(at).toISOString()).not.toThrow();
        expect(read.accessToken).not.toBe('');
      }),
      { numRuns: ANSWERS / 5 },
    );
  });
});
