import { describe, expect, it } from 'vitest';
import { CODES, meaningsOf, missingScopes } from '../../../src/core/trouble/codes.ts';
import { explain, explainAll } from '../../../src/core/trouble/explain.ts';
import { KINDS } from '../../../src/core/trouble/meaning.ts';
import { PROVIDERS } from '../../../src/core/trouble/provider-row.ts';
import { EXIT, isTrouble, saysOf, TROUBLES } from '../../../src/core/trouble/trouble.ts';
import { explainedJson, explainedText, tableJson, tableText } from '../../../src/ui/reports/explain.ts';
import { spokenIn } from '../ui/spoken.ts';

const { words, codes } = await spokenIn('en');

// Zoom documents these of its numbers from 4700 to 4741, and no others.
const DOCUMENTED = [
  ...['4700', '4702', '4704', '4705', '4706', '4709', '4711', '4717', '4724', '4732', '4733', '4734', '4735'],
  ...['4737', '4738', '4740', '4741'],
];
const OF_THE_API = ['124', '201', '300', '1001', '4700', '4711', '429'];
const OF_THE_RFCS = [
  ...['invalid_request', 'invalid_client', 'invalid_grant', 'unauthorized_client', 'unsupported_grant_type'],
  ...[
    'invalid_scope',
    'authorization_pending',
    'slow_down',
    'access_denied',
    'expired_token',
    'server_error',
  ],
  ...['temporarily_unavailable', 'invalid_token', 'insufficient_scope', 'unsupported_token_type'],
];

const of = (kind: string, code: string) => CODES.filter((row) => row.kind === kind && row.code === code);

describe('the error table', () => {
  it.each(DOCUMENTED)('knows %s of Zoom', (code) => expect(of('zoom-oauth', code)).not.toEqual([]));
  it.each(OF_THE_API)('knows %s of the REST API', (code) => expect(of('zoom-api', code)).not.toEqual([]));
  it.each(OF_THE_RFCS)('knows %s of the RFCs', (code) =>
    expect([...of('oauth', code), ...of('device-flow', code)]).not.toEqual([]),
  );

  it('makes up no number between 4700 and 4741', () => {
    const numbers = CODES.map((row) => row.code).filter((code) => /^47\d\d$/.test(code));
    expect([...new Set(numbers)].sort()).toEqual(DOCUMENTED);
  });

  it.each(Object.entries(TROUBLES))('tells %s as roomkey tells it', (code, entry) => {
    expect(of('roomkey', code)).toMatchObject([
      { says: `${entry.says}.`, fix: entry.fix, exitCode: entry.exit },
    ]);
  });

  it('knows every exit code', () => {
    const known = CODES.filter((row) => row.kind === 'exit').map((row) => Number(row.code));
    expect(known).toEqual(Object.values(EXIT));
  });

  it('tells the second meaning of 4711, and both limits of 429', () => {
    expect(meaningsOf('4711').map((row) => row.kind)).toEqual(['zoom-oauth', 'zoom-api']);
    expect(meaningsOf('429').map((row) => row.words ?? '')).toEqual([
      expect.stringContaining('per-second'),
      expect.stringContaining('daily'),
    ]);
  });

  it.each(CODES.map((row) => [row.code, row] as const))(
    'says of %s what it means and what to do',
    (_, row) => {
      expect(row.code).toBe(row.code.toLowerCase());
      expect(row.says).toMatch(/[^.][.]$/);
      expect(row.fix.length).toBeGreaterThan(7);
      expect(Object.keys({ ...KINDS, ...PROVIDERS })).toContain(row.kind);
      expect(`${row.words ?? ''}${row.says}${row.fix}`).not.toMatch(/[\u0000-\u001f|]/);
    },
  );
});

describe('the scopes that are missing', () => {
  it.each([
    ['Invalid access token, does not contain scopes:[user:read:zak].', ['user:read:zak']],
    ['does not contain scopes:[user:read:user, user:read:token]', ['user:read:user', 'user:read:token']],
    ['Does not contain scopes: [a:b,a:b  c:d,]', ['a:b', 'c:d']],
    ['does not contain scopes:[]', []],
    ['does not contain scopes:[user:read', []],
    ['scopes:[user:read:zak]', []],
    ['', []],
  ])('of "%s" are %j', (message, scopes) => expect(missingScopes(message)).toEqual(scopes));

  it('are safe to show, and not without end', () => {
    expect(missingScopes('does not contain scopes:[a\u001b[2J]')).toEqual(['a<U+001B>[2J']);
    expect(missingScopes(`does not contain scopes:[${'a'.repeat(10_000)}]`)).toEqual([]);
    const many = Array.from({ length: 900 }, (_, at) => at).join(' ');
    expect(missingScopes(`does not contain scopes:[${many}]`)).toHaveLength(100);
  });
});

describe('explain', () => {
  it.each([
    ['4711', '4711', 2],
    [' INVALID_GRANT ', 'invalid_grant', 2],
    ['name_not_found', 'name_not_found', 1],
    ['75', '75', 1],
    ['{"reason":"Invalid Token!","error":"invalid_request"}', 'invalid_request', 1],
    ['{"error":"invalid_client","error_description":"?"}', 'invalid_client', 3],
    ['{"code":4711,"message":"Invalid access token, does not contain scopes:[user:read:zak]."}', '4711', 1],
    ['{"code":429,"message":"You have reached the maximum daily rate limit for this API."}', '429', 1],
    ['Error: Request failed with status code 401: 124, Access token is expired.', '124', 1],
    ['roomkey: ended with slow_down', 'slow_down', 1],
    ['... does not contain scopes:[user:read:zak]', '4711', 1],
    ['AADSTS50020', 'aadsts50020', 1],
    ['50020', 'aadsts50020', 1],
    [
      '{"error":"invalid_grant","error_description":"AADSTS53003: Access has been blocked."}',
      'aadsts53003',
      1,
    ],
    ['{"error":"invalid_grant","error_codes":[65001]}', 'aadsts65001', 1],
    ['{"error_code":"rate_limit_exceeded"}', 'rate_limit_exceeded', 2],
    ['{"errorCode":"E0000006","errorSummary":"You do not have permission"}', 'e0000006', 1],
    ['{"status":400,"message":"invalid device code"}', 'invalid device code', 1],
    ['{"error":"Bad Request","status":400,"message":"Invalid refresh token"}', 'invalid refresh token', 1],
    ['device_flow_disabled', 'device_flow_disabled', 1],
    ['{"error":"invalid_grant","error_description":"Device code not valid"}', 'invalid_grant', 1],
    ['Device Flow must be explicitly enabled for this App', 'device_flow_disabled', 1],
    ['google invalid_client', 'invalid_client', 4],
  ])('%s is %s with %d meanings', (asked, code, count) => {
    const found = explain(asked);
    expect(found).toMatchObject({ code });
    expect('meanings' in found && found.meanings).toHaveLength(count);
  });

  it('names the scopes that an answer names', () => {
    const found = explain('{"code":4711,"message":"…, does not contain scopes:[user:read:zak, b:c]."}');
    if (!('meanings' in found)) throw new Error('not explained');
    expect(explainedText(found, words, codes)).toMatch(/Missing scopes: user:read:zak b:c\n$/);
    expect(JSON.parse(explainedJson(found))).toMatchObject({ missing_scopes: ['user:read:zak', 'b:c'] });
  });

  it.each([
    ['4703', /near it: 4702, 4704/],
    ['invalid_grnt', /near it: invalid_grant/],
    ['timeuot', /near it: timeout/],
    ['denied', /near it: access_denied/],
    ['', /no code ""/],
    ['\u001b[2J', /no code "<U\+001B>\[2J"/],
    ['x'.repeat(5000), /no code/],
  ])('%s is unknown', (asked, message) => {
    const found = explain(asked);
    expect(found).toMatchObject({ code: 'usage' });
    expect(isTrouble(found) && saysOf(found)).toMatch(message);
  });

  it('shows nothing of a secret that stands in what was pasted', () => {
    const found = explain('eyJhbGciOiJIUzUxMiJ9.eyJhdWQiOiJ.1234567890');
    expect(JSON.stringify(found)).not.toContain('eyJ');
  });

  it('shows the whole table, in words and as JSON', () => {
    const all = explainAll();
    expect(all.flatMap(({ meanings }) => meanings)).toHaveLength(CODES.length);
    for (const { code, meanings } of all) {
      for (const meaning of meanings) {
        expect(tableText(all, words, codes)).toContain(meaning.says);
        expect(tableText(all, words, codes)).toContain(code);
      }
    }
    const parsed = JSON.parse(tableJson(all)) as { code: string }[];
    expect(parsed.map(({ code }) => code)).toEqual(all.map(({ code }) => code));
    expect(tableJson(all)).toMatch(/^[\x20-\x7e]+\n$/);
  });
});
