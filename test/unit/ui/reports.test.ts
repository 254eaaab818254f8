/** What status, doctor, explain and troubles say in every language: everything, whole, and nothing left in English. */

import { describe, expect, test } from 'vitest';
import type { StatusReport } from '../../../src/core/status.ts';
import { safeText } from '../../../src/core/text/text.ts';
import {
  type Check,
  fail,
  type GoodFindings,
  ok,
  type WarningFindings,
  warn,
  warnFrom,
} from '../../../src/core/trouble/check.ts';
import { CODES } from '../../../src/core/trouble/codes.ts';
import { explain, explainAll } from '../../../src/core/trouble/explain.ts';
import type { Aside, Elsewhere, Note } from '../../../src/core/trouble/note.ts';
import { PROVIDERS } from '../../../src/core/trouble/provider-row.ts';
import { TROUBLES, type TroubleCode, trouble } from '../../../src/core/trouble/trouble.ts';
import { widthOf } from '../../../src/ui/page/width.ts';
import {
  checkSays,
  checkText,
  deskText,
  endingText,
  reportJson,
  type Spoken,
} from '../../../src/ui/reports/doctor.ts';
import { explainedText, tableText } from '../../../src/ui/reports/explain.ts';
import { statusText } from '../../../src/ui/reports/status.ts';
import { troubleText } from '../../../src/ui/reports/trouble.ts';
import { meaningIn } from '../../../src/ui/words/codes.ts';
import { noteIn } from '../../../src/ui/words/reports.ts';
import { fixIn, saysIn } from '../../../src/ui/words/troubles.ts';
import { languages, spokenIn } from './spoken.ts';

const english = await spokenIn('en');
const NOW = Date.UTC(2026, 10, 23, 14, 5);
const TERMINAL = { type: 'xterm', columns: 81, rows: 25, glyphs: 'blocks', hasColours: true } as const;
const OPEN: Note = { code: 'open_to_others', what: 'folder', path: '/var/kept', mode: 0o755 };

const GOOD: GoodFindings = {
  runs_on: { roomkey: '9.8.7', node: '20.18.1', system: 'linux arm64' },
  storage_good: { path: '/var/kept', isSealed: true },
  lock_free: {},
  credentials_from: { clientId: 'ZOOM_CLIENT_ID', clientSecret: 'ZOOM_CLIENT_SECRET_FILE' },
  no_proxy: { host: 'zoom.us' },
  through_proxy: { host: 'proxy.test', port: 3128, hasLogin: true },
  name_is: { host: 'zoom.us', address: '192.0.2.1', more: 3 },
  answers_in: { host: 'zoom.us', port: 443, ms: 17 },
  certificate_trusted: { issuer: 'DigiCert', until: '2027-01-02' },
  gives_links: { minutes: 15 },
  clock_agrees: {},
  no_screen: {},
  qr_fits: { ...TERMINAL, qrColumns: 37, qrRows: 19 },
  no_pairing: {},
  only_simulated: {},
  renewed: { pairedOn: '2026-11-01', renewedOn: '2026-11-22' },
  user_unsaid: {},
  user_is: { user: 'room@example.com' },
  scopes_unsaid: {},
  scopes_are: { scopes: 'user:read:user' },
  one_box_at_zoom: {},
  only_box: {},
};

const WARNINGS: WarningFindings = {
  storage_exposed: { note: OPEN },
  storage_forgets: { note: { code: 'kept_in_memory', folder: '/var/kept' } },
  lock_outlives: {},
  gives_no_links: { minutes: 15 },
  clock_off: { span: { count: 12, unit: 'minutes' }, isAhead: true },
  qr_too_large: TERMINAL,
  no_renewal: { remedy: 'roomkey pair --force' },
  credentials_quoted: { from: 'ZOOM_CLIENT_SECRET' },
  long_unused: { pairedOn: '2026-11-01', renewedOn: '2026-11-22' },
  user_scopes_missing: { scopes: 'user:read:user' },
  token_refused: { answer: 'HTTP 401, code 124', said: 124 },
  scopes_missing: { scopes: 'user:read:token' },
  unrevoked: { path: '/var/kept/x' },
  same_user: { accounts: 'second' },
};

const checks: readonly Check[] = [
  ...Object.entries(GOOD).map(([code, particulars]) => ok('program', { code, ...particulars } as never)),
  ...Object.entries(WARNINGS).map(([code, particulars]) => warn('clock', { code, ...particulars } as never)),
];

const OTHER_WAYS: readonly Check[] = [
  ok('storage', { code: 'storage_good', path: '/var/kept', isSealed: false }),
  ok('credentials', { code: 'credentials_from', clientId: '--client-id', clientSecret: null }),
  ok('proxy', { code: 'through_proxy', host: 'proxy.test', port: 3128, hasLogin: false }),
  ok('name', { code: 'name_is', host: 'zoom.us', address: '192.0.2.1', more: 0 }),
  ok('tls', { code: 'certificate_trusted', issuer: 'DigiCert', until: null }),
  warn('clock', { code: 'clock_off', span: { count: 3, unit: 'days' }, isAhead: false }),
  warn('clock', { code: 'clock_off', span: { count: 5, unit: 'hours' }, isAhead: false }),
  warn('user', { code: 'token_refused', answer: 'HTTP 401', said: null }),
  ok('terminal', {
    code: 'qr_fits',
    ...{ ...TERMINAL, type: '', glyphs: 'spaces', hasColours: false, qrColumns: 37, qrRows: 19 },
  }),
];

const NOTES: readonly (Note | Aside | Elsewhere)[] = [
  OPEN,
  { ...OPEN, what: 'file' },
  { code: 'other_owner', what: 'folder', path: '/var/kept', uid: 1234 },
  { code: 'other_owner', what: 'file', path: '/var/kept', uid: 1234 },
  { code: 'not_seen', what: 'folder', path: '/var/kept', why: 'EACCES' },
  { code: 'not_seen', what: 'file', path: '/var/kept', why: 'EACCES' },
  { code: 'kept_in_memory', folder: '/var/kept' },
  { code: 'on_overlay', folder: '/var/kept' },
  { code: 'cannot_be_private', folder: '/var/kept' },
  { code: 'aside_damaged', path: '/var/kept', why: 'empty' },
  { code: 'aside_foreign', path: '/var/kept', why: '' },
  { code: 'aside_sealed', path: '/var/kept', why: '' },
  { code: 'codes_elsewhere', host: 'codes.example', issuer: 'login.example' },
];

const OVER = { expiresInS: 0, remedy: null };

const REPORT: StatusReport = {
  paired: true,
  account: 'lobby',
  state: 'ok',
  user: { id: 'u1', email: 'room@example.com', display_name: null },
  scope: ['user:read:user'],
  expires_at: '2026-11-23T15:05:00.000Z',
  refreshed_at: '2026-11-23T14:05:00.000Z',
  renews: true,
  flow: 'device',
  api_url: 'https://api.zoom.us',
  store: { kind: 'file', path: '/var/kept/lobby.json', protection: 'none' },
  profile: 'kiosk',
  issuer: 'https://zoom.us',
  simulated: false,
};

/** What no language changes: commands, options, variables, addresses, and the names of things elsewhere. */
const NAMES =
  /roomkey (?:pair|token|explain|help|profiles|demo|unpair)\b(?: --[a-z]+)*|--[a-z][a-z-]+|\b[A-Z]+(?:_[A-Z]+)+|https?:\/\/[\w:]+|timedatectl[a-z -]*|chmod \d+|RFC \d+|Use App on Device|Embed, Meeting SDK|Retry-After|X-RateLimit-Reset|\/users\/me|util-linux|\/dev\/urandom|\d+×\d+|HTTP \d+/g;

const ENGLISH_LEFT = /\b(the|with|this|and|your|from|is|are)\b/i;

/** Holds a sentence to the English one: safe, whole, with everything that is named there, and in another language. */
function expectSame(said: string, inEnglish: string, isEnglish: boolean): void {
  expect(safeText(said, 1000)).toBe(said);
  expect(said).not.toMatch(/undefined|null|NaN|\$\{|^\s|\s$|\s{2}/);
  const plain = said.replaceAll('、', ', ').replaceAll('，', ', ');
  for (const [name] of inEnglish.matchAll(NAMES)) expect(plain).toContain(name.trim());
  if (isEnglish) return;
  expect(said).not.toBe(inEnglish);
  expect(said.replace(NAMES, ''), said).not.toMatch(ENGLISH_LEFT);
}

describe.each(languages)('in %s', (tag) => {
  const spoken = spokenIn(tag);
  const isEnglish = tag === 'en';

  test.each(Object.keys(TROUBLES) as TroubleCode[])('%s is said, with what to do', async (code) => {
    const { words } = await spoken;
    const cause = trouble(code);
    expectSame(saysIn(words, cause), saysIn(english.words, cause), isEnglish);
    expectSame(fixIn(words, cause), fixIn(english.words, cause), isEnglish);
    const text = troubleText(trouble(code, 'zoom.us'), words);
    expect(text).toMatch(/^roomkey: .*zoom\.us\.\n {2}\S.*\n$/);
    if (isEnglish) expect(troubleText(trouble(code, 'zoom.us'))).toBe(text);
  });

  test('a command that says more takes the place of what to do', async () => {
    const { words } = await spoken;
    const fix = fixIn(words, trouble('usage', 'x', 'roomkey help exec'));
    expect(fix).toMatch(/^\S.* roomkey help exec$/);
    if (isEnglish) expect(fix).toBe('See: roomkey help exec');
  });

  test('every finding of doctor is said, with its particulars and what to do', async () => {
    const { doctor } = (await spoken).reports;
    expect(Object.keys(doctor.good)).toEqual(Object.keys(english.reports.doctor.good));
    for (const check of [...checks, ...OTHER_WAYS]) {
      const said = checkSays(check, await spoken);
      const inEnglish = checkSays(check, english);
      const found = 'finding' in check ? check.finding.code : '';
      const isOther = isEnglish || found === 'scopes_are';
      expectSame(said.says, inEnglish.says, isOther);
      expect(said.fix === null).toBe(check.state === 'ok');
      // A provider's own advice is a command, or English, in every language.
      if (said.fix !== null && inEnglish.fix !== null)
        expectSame(said.fix, inEnglish.fix, isEnglish || found === 'no_renewal');
    }
    for (const [code, particulars] of Object.entries({ ...GOOD, ...WARNINGS })) {
      const check = checks.find((each) => 'finding' in each && each.finding.code === code);
      const { says, fix } = checkSays(check as Check, await spoken);
      for (const value of leavesOf(particulars)) expect(`${says} ${fix}`).toContain(value);
    }
  });

  test('every note is said', async () => {
    const { notes } = (await spoken).reports;
    expect(new Set(NOTES.map(({ code }) => code))).toEqual(new Set(Object.keys(notes)));
    for (const note of NOTES) {
      expectSame(noteIn(notes, note), noteIn(english.reports.notes, note), isEnglish);
      for (const part of ['/var/kept', 'empty', '0755', '1234'])
        if (noteIn(english.reports.notes, note).includes(part)) expect(noteIn(notes, note)).toContain(part);
    }
  });

  test('what unpair says is said, with the files it deleted', async () => {
    const { reports } = await spoken;
    expectSame(reports.unpaired, english.reports.unpaired, isEnglish);
    expectSame(reports.alsoDeleted('/a, /b'), english.reports.alsoDeleted('/a, /b'), isEnglish);
    expect(reports.alsoDeleted('/a, /b')).toContain('/a, /b');
  });

  test.each([40, 80, 100])('a check is wrapped at %i columns, under its name', async (columns) => {
    const names = (await spoken).reports.doctor.checks;
    for (const check of [...checks, fail('route', trouble('proxy_wanted', 'proxy.test'))]) {
      const lines = checkText(check, await spoken, columns).split('\n');
      expect(lines.pop()).toBe('');
      expect(lines[0]).toContain(names[check.id]);
      if (columns < 80) continue;
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns);
    }
  });

  test('the text for the IT desk names hosts, port, proxy, time and codes', async () => {
    const seen = [
      ok('proxy', { code: 'no_proxy', host: 'zoom.us' }),
      fail('tls', trouble('tls_inspected', 'zoom.us')),
      warnFrom('user', trouble('timeout', 'api.zoom.us')),
      warnFrom('grant', trouble('damaged')),
    ];
    const desk = deskText(seen, 'https://zoom.us', safeText('Room 4.12'), NOW, await spoken) ?? '';
    for (const part of ['Room 4.12', '*.zoom.us', '443', 'PEM', '2026-11-23 14:05', '(tls_inspected)'])
      expect(desk).toContain(part);
    expect(desk).toContain('(timeout)');
    expect(desk).not.toContain('(damaged)');
    for (const line of desk.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(110);
    if (!isEnglish) expect(desk.replace(NAMES, '')).not.toMatch(ENGLISH_LEFT);
    expect(deskText(seen.slice(0, 1), 'https://zoom.us', safeText('x'), NOW, await spoken)).toBeNull();
    const { doctor } = (await spoken).reports;
    expect(endingText(seen, desk, await spoken)).toBe(`\n${doctor.wouldNotWork}\n\n${desk}`);
    expect(endingText([], null, await spoken)).toBe(`\n${doctor.wouldWork}\n`);
  });

  test('status tells of a pairing that nothing renews, what would, and no end where none was told', async () => {
    const { words, reports } = await spoken;
    const remedy = 'roomkey pair --force';
    const dead = { ...REPORT, state: 'dead', renews: false } as const;
    const text = statusText(dead, { expiresInS: 0, remedy }, reports, words);
    expect(text).toContain(remedy);
    expect(text).toContain(reports.status.ranOut);
    expect(text).not.toContain(reports.status.states.dead);
    const untold = statusText({ ...REPORT, expires_at: null }, { expiresInS: null, remedy }, reports, words);
    expect(untold).toContain(reports.status.unsaid);
    expect(untold).not.toContain('59');
  });

  test('status tells every state and protection, its values in one column', async () => {
    const { words, reports } = await spoken;
    const states = ['ok', 'stale', 'dead', 'none', 'damaged', 'unreadable'] as const;
    const said = states.map((state) =>
      statusText({ ...REPORT, state }, { expiresInS: 3_540, remedy: null }, reports, words),
    );
    const protections = (['file', 'systemd'] as const).map((protection) =>
      statusText({ ...REPORT, store: { ...REPORT.store, protection } }, OVER, reports, words),
    );
    expect(new Set([...said, ...protections]).size).toBe(8);
    for (const text of said) {
      const values = ['https://zoom.us', 'room@example.com', 'user:read:user', REPORT.expires_at ?? ''];
      for (const value of [...values, REPORT.refreshed_at ?? '', 'https://api.zoom.us', 'lobby'])
        expect(text).toContain(value);
      const column = (value: string) => {
        const line = text.split('\n').find((each) => each.includes(value)) ?? '';
        return widthOf(line.slice(0, line.indexOf(value)));
      };
      expect(new Set([...values, 'lobby'].map(column)).size).toBe(1);
      expect(text).toMatch(/59/);
      if (!isEnglish) expect(text.replace(NAMES, '')).not.toMatch(ENGLISH_LEFT);
    }
    const none = { ...REPORT, state: 'none', issuer: null, simulated: true } as const;
    expect(statusText(none, OVER, reports, words)).toContain('roomkey demo');
    const unsaid = { ...REPORT, user: null, scope: [] };
    expect(statusText(unsaid, OVER, reports, words).split(reports.status.unsaid)).toHaveLength(3);
  });

  test('every meaning of every code is said', async () => {
    const { words, codes } = await spoken;
    for (const meaning of CODES) {
      const said = meaningIn(words, codes, meaning);
      // The rows of other providers are in English in every language.
      const isOther = isEnglish || Object.hasOwn(PROVIDERS, meaning.kind);
      expectSame(said.says, meaning.says, isOther);
      expectSame(said.fix, meaning.fix, isOther || meaning.fix === said.fix);
      expect(said.says).toMatch(/[^.。][.。]$/);
    }
    const table = tableText(explainAll(), words, codes);
    for (const name of [...Object.values(codes.kinds), ...Object.values(PROVIDERS)])
      expect(table).toContain(`${name}\n`);
    expect(table).toContain('roomkey explain CODE');
  });

  test('one code is explained with its words as they come, and the scopes that are missing', async () => {
    const { words, codes } = await spoken;
    const found = explain('{"code":4711,"message":"…, does not contain scopes:[user:read:zak]."}');
    if (!('meanings' in found)) throw new Error('not explained');
    const text = explainedText(found, words, codes);
    expect(text).toContain(`4711  (${codes.kinds['zoom-api']})\n`);
    expect(text).toContain('Invalid access token, does not contain scopes:[…].');
    expect(text).toMatch(/user:read:zak\n$/);
  });
});

test('programs are told in English, whatever is spoken', () => {
  const spoken: Spoken = english;
  const report = JSON.parse(reportJson([fail('route', trouble('timeout', 'zoom.us'))], null, 5, spoken));
  expect(report).toEqual({
    ok: false,
    exit_code: 5,
    checks: [
      {
        id: 'route',
        state: 'fail',
        message: 'No answer in time: zoom.us',
        fix: TROUBLES.timeout.fix,
        code: 'timeout',
      },
    ],
    it_desk: null,
  });
});

/** The texts and numbers in particulars that a person wants to read. */
function leavesOf(particulars: object): string[] {
  return Object.entries(particulars).flatMap(([name, value]) => {
    if (typeof value === 'object' && value !== null) return name === 'span' ? [String(value.count)] : [];
    return ['glyphs', 'what', 'code'].includes(name) || typeof value === 'boolean' ? [] : [String(value)];
  });
}
