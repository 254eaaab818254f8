/**
 * Real providers in the shapes that their documentation shows: each pairs, is renewed where it can be, and each of its
 * refusals ends as it should. The answers are data, in test/fixtures/providers.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import type { Token } from '../../../src/core/grant/grant.ts';
import { readDeviceCode, readToken, saysGrantIsDead } from '../../../src/core/oauth/answer.ts';
import { readMetadata } from '../../../src/core/oauth/metadata.ts';
import { DEVICE_FLOW_CODES, OAUTH_CODES } from '../../../src/core/trouble/codes-oauth.ts';
import { PROVIDER_CODES } from '../../../src/core/trouble/codes-providers.ts';
import { EXIT, exitOf, fixOf, isTrouble, saysOf, type Trouble } from '../../../src/core/trouble/trouble.ts';
import { context, other, reply } from './make.ts';

type Asked = 'device' | 'poll' | 'refresh';
type Sent = {
  readonly at?: Asked;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly exit?: number;
};
type More = Sent & {
  readonly at: Asked;
  readonly what: string;
  readonly said?: string;
  readonly code?: string;
  readonly says?: string;
};
type Tokens = {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly expires_in?: number;
};
type Fixture = {
  readonly provider: string;
  readonly issuer: string;
  readonly metadata: Readonly<Record<string, unknown>> | null;
  readonly otherMetadata?: readonly {
    readonly what: string;
    readonly asked: string;
    readonly body: Readonly<Record<string, unknown>>;
    readonly right: string;
  }[];
  readonly endpoints: { readonly device: string; readonly token: string };
  readonly device: Sent & { readonly body: Readonly<Record<string, string | number>> };
  readonly pending: Sent;
  readonly slowDown: Sent | null;
  readonly denied: Sent | null;
  readonly expired: Sent;
  readonly token: Sent & { readonly body: Tokens };
  readonly tokenOnly?: Sent & { readonly body: Tokens };
  readonly refreshed: Sent & { readonly body: Tokens };
  readonly refreshDead: Sent;
  readonly clientWrong: Sent;
  readonly deviceOff: Sent | null;
  readonly more: readonly More[];
  readonly renews: boolean;
  readonly reported: readonly string[];
  readonly assumed: readonly string[];
  readonly sources: readonly string[];
};

/** What an answer comes to: what it said, and where it ends the flow the exit code and the trouble. */
type Outcome = {
  readonly said: string;
  readonly exit: number | null;
  readonly trouble: Trouble | null;
  readonly token: Token | null;
};

const FOLDER = fileURLToPath(new URL('../../fixtures/providers/', import.meta.url));
const FIXTURES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(FOLDER + name, 'utf8')) as Fixture);

const exchangeOf = ({ status, headers, body }: Sent): Exchange => reply(status, body, { ...headers });

/** The one place that knows the readers. */
function outcomeOf(fixture: Fixture, at: Asked, sent: Sent): Outcome {
  const server = { ...other, issuer: fixture.issuer, tokenEndpoint: fixture.endpoints.token };
  const exchange = exchangeOf(sent);
  const heard = at === 'device' ? readDeviceCode(exchange, context({ server })) : null;
  const answer = heard ?? readToken(exchange, context({ server }), at === 'refresh' ? 'refresh' : 'poll');
  const none = { trouble: null, token: null };
  if (answer.said === 'token') return { said: 'token', exit: null, trouble: null, token: answer.token };
  if (at === 'refresh' && saysGrantIsDead(exchange)) return { said: 'dead', exit: EXIT.notPaired, ...none };
  if (answer.said === 'denied')
    return { ...none, said: 'denied', exit: EXIT.declined, trouble: answer.trouble ?? null };
  if (answer.said === 'expired') return { said: 'expired', exit: EXIT.lapsed, ...none };
  if (answer.said !== 'refused' && answer.said !== 'unreachable')
    return { said: answer.said, exit: null, ...none };
  return { said: answer.said, exit: exitOf(answer.trouble), trouble: answer.trouble, token: null };
}

/** An answer that a provider may not have. */
const sentOf = (sent: Sent | null | undefined): readonly Sent[] => (sent ? [sent] : []);

const wordsOf = ({ trouble }: Outcome): string =>
  trouble === null ? '' : `${saysOf(trouble)} ${fixOf(trouble)}`;

it('are the twelve', () => {
  expect(FIXTURES.map(({ provider }) => provider).sort()).toEqual([
    ...['amazon', 'auth0', 'authentik', 'dex', 'entra', 'github', 'gitlab', 'google', 'keycloak', 'okta'],
    ...['salesforce', 'twitch'],
  ]);
});

describe.each(FIXTURES.map((fixture) => [fixture.provider, fixture] as const))('%s', (_name, fixture) => {
  const { metadata } = fixture;

  it.each(metadata === null ? [] : [metadata])('is found by its issuer, in its own spelling', (body) => {
    const found = readMetadata(reply(200, body), fixture.issuer);
    if (isTrouble(found)) throw new Error(saysOf(found));
    expect(found.server).toMatchObject({
      issuer: body['issuer'],
      tokenEndpoint: fixture.endpoints.token,
      deviceEndpoint: body['device_authorization_endpoint'] ?? null,
    });
  });

  it('gives a code to show', () => {
    const server = { ...other, issuer: fixture.issuer };
    const heard = readDeviceCode(exchangeOf(fixture.device), context({ server }));
    const { body } = fixture.device;
    expect(heard).toMatchObject({
      said: 'code',
      deviceCode: body['device_code'],
      code: {
        userCode: body['user_code'],
        verificationUri: body['verification_uri'] ?? body['verification_url'],
        verificationUriComplete: body['verification_uri_complete'] ?? null,
        expiresInS: body['expires_in'] ?? 600,
        intervalS: body['interval'],
      },
    });
  });

  it('is waited for', () => expect(outcomeOf(fixture, 'poll', fixture.pending).said).toBe('pending'));

  it.each(sentOf(fixture.slowDown))('slows the questions down', (sent) =>
    expect(outcomeOf(fixture, 'poll', sent).said).toBe('slow-down'),
  );

  it.each(sentOf(fixture.denied))('tells that the person declined', (sent) =>
    expect(outcomeOf(fixture, 'poll', sent).exit).toBe(EXIT.declined),
  );

  it('tells that the code ran out', () =>
    expect(outcomeOf(fixture, 'poll', fixture.expired).exit).toBe(EXIT.lapsed));

  it.each(
    (
      [
        ['a token', 'poll', fixture.token],
        ['a renewed token', 'refresh', fixture.refreshed],
        ['a token alone', 'poll', fixture.tokenOnly],
      ] as const
    ).flatMap(([what, at, sent]) => (sent === undefined ? [] : [[what, at, sent] as const])),
  )('gives %s, whole', (_what, at, sent) => {
    const { said, token } = outcomeOf(fixture, at, sent);
    expect(said).toBe('token');
    expect(token).toMatchObject({
      accessToken: sent.body.access_token,
      refreshToken: sent.body.refresh_token ?? null,
      ...(sent.body.expires_in === undefined ? {} : { expiresInS: sent.body.expires_in }),
    });
  });

  it('can be renewed where it gives what that takes', () => {
    const renews = (sent: Sent) => typeof outcomeOf(fixture, 'poll', sent).token?.refreshToken === 'string';
    expect(renews(fixture.token)).toBe(fixture.renews);
    for (const sent of sentOf(fixture.tokenOnly)) expect(renews(sent)).toBe(false);
  });

  it('tells that the grant is dead', () =>
    expect(outcomeOf(fixture, 'refresh', fixture.refreshDead).exit).toBe(EXIT.notPaired));

  it.each(
    (['clientWrong', 'deviceOff'] as const).flatMap((name) => {
      const sent = fixture[name];
      return sent === null ? [] : [[name, sent] as const];
    }),
  )('refuses the client: %s', (_what, sent) => {
    const outcome = outcomeOf(fixture, sent.at ?? 'device', sent);
    expect(outcome.exit).toBe(sent.exit ?? EXIT.clientRefused);
    expect(wordsOf(outcome)).not.toMatch(/Zoom|captive portal/);
  });

  it.each(fixture.more.map((more) => [`${more.what} (${more.at})`, more] as const))('%s', (_what, more) => {
    const outcome = outcomeOf(fixture, more.at, more);
    if (more.exit !== undefined) expect(outcome.exit).toBe(more.exit);
    if (more.said !== undefined) expect(outcome.said).toBe(more.said);
    if (more.code !== undefined) expect(outcome.trouble?.code).toBe(more.code);
    if (more.says !== undefined) expect(wordsOf(outcome)).toContain(more.says);
    expect(wordsOf(outcome)).not.toMatch(/Zoom|captive portal/);
  });

  it.each((fixture.otherMetadata ?? []).map((each) => [each.what, each] as const))(
    'whose metadata names another issuer: %s',
    (_what, { asked, body, right }) => {
      const found = readMetadata(reply(200, body), asked);
      if (!isTrouble(found)) {
        expect(right).toContain('taken');
        return;
      }
      expect(exitOf(found)).toBe(EXIT.usage);
      expect(saysOf(found)).toContain(String(body['issuer']));
    },
  );

  it('has its sources, and no answer that is both reported and assumed', () => {
    expect(fixture.sources.length).toBeGreaterThan(0);
    const known = new Set(Object.keys(fixture));
    expect([...fixture.reported, ...fixture.assumed].filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('the codes of providers', () => {
  const known = new Set([
    ...Object.keys({ ...DEVICE_FLOW_CODES, ...OAUTH_CODES }),
    ...PROVIDER_CODES.map(({ code }) => code),
  ]);
  const spoken = FIXTURES.flatMap((fixture) =>
    [fixture.denied, fixture.refreshDead, fixture.clientWrong, fixture.deviceOff, ...fixture.more].flatMap(
      (sent) => {
        const body = sent?.body as Readonly<Record<string, unknown>> | null;
        const word = body?.['error'] ?? body?.['error_code'] ?? body?.['errorCode'] ?? body?.['message'];
        return typeof word === 'string' && !/^(Bad Request|Unauthorized|Not Found|Realm )/.test(word)
          ? [[fixture.provider, word.toLowerCase()] as const]
          : [];
      },
    ),
  );

  it.each([...new Map(spoken.map((each) => [each.join(' '), each])).values()])(
    'hold what %s says: %s',
    (_provider, word) => expect(known).toContain(word),
  );

  it.each([
    ...['50020', '50059', '50105', '50196', '53003', '65001', '70016', '70018', '70019', '70020', '700003'],
    ...['7000215', '7000218', '90009'],
  ])('hold AADSTS%s', (number) => expect(known).toContain(`aadsts${number}`));

  it.each(PROVIDER_CODES.map((row) => [`${row.provider} ${row.code}`, row] as const))(
    'say of %s what it means and what to do',
    (_code, row) => {
      expect(row.code).toBe(row.code.toLowerCase());
      expect(row.says).toMatch(/[^.][.]$/);
      expect(row.fix.length).toBeGreaterThan(7);
      expect(`${row.words ?? ''}${row.says}${row.fix}`).not.toMatch(/[\u0000-\u001f|]/);
    },
  );

  it('tell no meaning of a provider twice', () => {
    const keys = PROVIDER_CODES.map(({ provider, code, words }) => `${provider} ${code} ${words ?? ''}`);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });
});
