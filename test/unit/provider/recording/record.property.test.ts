/** Whatever a provider sends and wherever it echoes what it was sent: the line parses, and holds no secret. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../../src/box/clock.ts';
import type { Exchange } from '../../../../src/core/exchange.ts';
import type { HttpRequest } from '../../../../src/provider/http.ts';
import { recordHttp } from '../../../../src/provider/recording/record.ts';
import { count } from '../../../tiers.ts';

const RUNS = count(200_000, 1_000, 300);

// Long enough to be one, and no word that a line holds anyway.
const secret = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 9, maxLength: 60 }),
    fc.string({ minLength: 9, maxLength: 60 }),
    fc.base64String({ minLength: 16, maxLength: 200 }),
    fc.stringMatching(/^[a-z]{9,12}$/),
    fc.stringMatching(/^[A-Z]{5}-[A-Z]{5}$/),
    fc.stringMatching(/^[\w-]{20,40}\.[\w-]{40,80}\.[\w-]{43}$/),
  )
  .filter((text) => new Set(text).size > 5 && text.trim() === text);

const QUIET = {
  key: Buffer.alloc(32, 1),
  clock: systemClock,
  close: () => {},
  log: () => {},
  later: (work: () => void) => work(),
};

type Way = (secret: string) => string;
const way = fc.constantFrom<Way>(
  (text) => text,
  (text) => encodeURIComponent(text.replace(/\p{Cs}/gu, '')),
  (text) => new URLSearchParams({ '': text }).toString().slice(1),
  (text) => JSON.stringify(text),
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(text).toString('base64url'),
  (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  (text) => `You sent ${text}.`,
  (text) => `https://zoom.us/${text}`,
  (text) => `https://zoom.us/a?b=${encodeURIComponent(text.replace(/\p{Cs}/gu, ''))}#${text}`,
  (text) => `"${text}`,
  (text) => `x=${text}&y`,
);

const name = fc.constantFrom(
  ...['error', 'reason', 'message', 'error_description', 'errorMessage', 'scope', 'status', 'code'],
  ...['token_type', 'verification_uri', 'verification_uri_complete', 'api_url', 'issuer', 'expires_in'],
  ...['access_token', 'user_code', 'device_code', 'email', 'anything', '__proto__', 'grant_types_supported'],
);

/** A place for a secret in an answer. */
type Place = (secret: string) => Extract<Exchange, { kind: 'reply' }>;
const reply = (text: string, headers: Record<string, string> = {}) =>
  ({ kind: 'reply', status: 400, headers, text }) as const;

const place: fc.Arbitrary<Place> = fc
  .tuple(name, way, fc.nat(9), fc.constantFrom('date', 'retry-after', 'www-authenticate', 'location', 'x-id'))
  .map(([member, hide, kind, header]) => (text) => {
    const hidden = hide(text);
    switch (kind) {
      case 0:
        return reply(`<html><title>${hidden}</title><p class="${hidden}">No: ${hidden}`);
      case 1:
        return reply(JSON.stringify({ [member]: hidden }).slice(0, -2));
      case 2:
        return reply(JSON.stringify({ a: [{ [member]: [hidden, [hidden]] }] }));
      case 3:
        return reply(JSON.stringify({ [hidden]: { [member]: 1 } }));
      case 4:
        return reply('{}', { [header]: hidden });
      case 5:
        return reply(`${hidden}${hidden}`);
      default:
        return reply(JSON.stringify({ first: 1, [member]: hidden, error: 'invalid_request' }));
    }
  });

/** A request that carries a secret in one of its ways. */
const carrier = fc.constantFrom<(secret: string) => HttpRequest>(
  (text) => ({
    url: 'https://zoom.us/oauth/token',
    authorization: `Basic ${Buffer.from(`id:${new URLSearchParams({ '': text }).toString().slice(1)}`).toString('base64')}`,
    form: { grant_type: 'refresh_token' },
  }),
  (text) => ({ url: 'https://zoom.us/oauth/token', form: { device_code: text } }),
  (text) => ({ url: 'https://zoom.us/oauth/token', form: { client_id: 'id', client_secret: text } }),
  (text) => ({ url: 'https://api.zoom.us/v2/users/me', authorization: `Bearer ${text}` }),
);

/** The secret in each of its forms, in the line and in what a reader of the line sees. */
function leaks(line: string, text: string): readonly string[] {
  const whole = text.replace(/\p{Cs}/gu, '\ufffd');
  const form = new URLSearchParams({ '': whole }).toString().slice(1);
  const forms = [
    text,
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(whole),
    form,
    Buffer.from(text).toString('base64'),
    Buffer.from(`id:${form}`).toString('base64'),
  ];
  const seen: string[] = [line];
  const look = (value: unknown): void => {
    if (typeof value === 'string') seen.push(value);
    else if (typeof value === 'object' && value !== null)
      for (const [inner, one] of Object.entries(value)) {
        seen.push(inner);
        look(one);
      }
  };
  look(JSON.parse(line));
  return seen.filter((one) => forms.some((each) => one.includes(each)));
}

describe('a recording', () => {
  it('holds no secret that was sent, in whatever form and place it comes back', {
    timeout: 240_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        secret,
        carrier,
        fc.array(place, { minLength: 1, maxLength: 3 }),
        async (text, carry, places) => {
          const lines: string[] = [];
          let answer: Exchange = reply('');
          const http = recordHttp(
            { send: async () => answer, close: async () => {} },
            { ...QUIET, write: (line) => lines.push(line) },
          );
          for (const each of places) {
            answer = each(text);
            await http.send(carry(text));
          }
          expect(lines).toHaveLength(places.length);
          for (const line of lines) {
            expect(line).not.toContain('\n');
            expect(leaks(line, text)).toEqual([]);
          }
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('holds no secret that was handed out, once it comes back', { timeout: 240_000 }, async () => {
    const handed = fc.constantFrom('access_token', 'refresh_token', 'device_code', 'user_code', 'zak');
    await fc.assert(
      fc.asyncProperty(
        secret,
        handed,
        fc.array(place, { minLength: 1, maxLength: 3 }),
        async (text, member, places) => {
          const lines: string[] = [];
          let answer: Exchange = reply(
            JSON.stringify({ deep: [{ [member]: text }], reason: `You get ${text}` }),
          );
          const http = recordHttp(
            { send: async () => answer, close: async () => {} },
            { ...QUIET, write: (line) => lines.push(line) },
          );
          await http.send({ url: 'https://zoom.us/oauth/token', form: {} });
          for (const each of places) {
            answer = each(text);
            await http.send({ url: 'https://zoom.us/oauth/token', form: {} });
          }
          for (const line of lines) expect(leaks(line, text)).toEqual([]);
        },
      ),
      { numRuns: RUNS },
    );
  });
});
