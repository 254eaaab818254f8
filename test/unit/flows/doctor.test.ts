import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import type { Chain } from '../../../src/core/probe.ts';
import { safeText } from '../../../src/core/text/text.ts';
import { type Check, exitOfCheck, ok, troubleOf } from '../../../src/core/trouble/check.ts';
import { trouble } from '../../../src/core/trouble/trouble.ts';
import { type Aim, doctor, type Patient, verdict } from '../../../src/flows/doctor.ts';
import { checkSays } from '../../../src/ui/reports/doctor.ts';
import { deviceBody, grant, NOON, reply, zoom } from '../core/make.ts';
import { spokenIn } from '../ui/spoken.ts';
import { type Played, play, type Scripts } from './world.ts';

const CHAIN: Chain = {
  cause: null,
  subject: 'zoom.us',
  issuer: 'DigiCert',
  top: 'DigiCert',
  validFrom: NOON,
  validTo: NOON + 86_400_000,
};
const DAY_MS = 86_400_000;
const ALL_WELL: Scripts = { deviceCode: [reply(200, deviceBody)] };
const USER = reply(200, { id: 'u1', email: 'room@example.com', display_name: 'Room' });

const NOWHERE = { clientId: null, clientSecret: null };

function aim(over: Partial<Aim>): Aim {
  return {
    issuer: zoom.issuer,
    scope: '',
    connect: async () => play(ALL_WELL).requests,
    from: { clientId: 'ZOOM_CLIENT_ID', clientSecret: 'ZOOM_CLIENT_SECRET' },
    ...over,
  };
}

function patientOf(played: Played, over: Partial<Patient> = {}): Patient {
  return {
    account: 'default',
    needs: [],
    program: ok('program', { code: 'runs_on', roomkey: '1', node: '20', system: 'linux' }),
    hasFlock: true,
    target: aim({ connect: async () => played.requests }),
    connectStored: played.connect,
    probe: {
      lookup: async () => ['192.0.2.1', '2001:db8::1'],
      reach: async () => ({ tookMs: 12.4 }),
      chain: async () => CHAIN,
      next: () => ({ host: 'zoom.us', port: 443, proxy: null }),
    },
    terminal: async (code) => ok('terminal', { code: 'user_is', user: code?.userCode ?? 'no code' }),
    ...over,
  };
}

const english = await spokenIn('en');

/** A check, and what is said of it in English. */
function said(check: Check) {
  const code = troubleOf(check)?.code ?? null;
  return { ...check, ...checkSays(check, english), code, exitCode: exitOfCheck(check) };
}

type Said = ReturnType<typeof said>;

async function examined(played: Played, over: Partial<Patient> = {}): Promise<readonly Said[]> {
  const checks: Said[] = [];
  for await (const check of doctor(played.world, patientOf(played, over))) checks.push(said(check));
  return checks;
}

const states = (checks: readonly Check[]) => checks.map(({ id, state }) => `${id} ${state}`);
const at = (checks: readonly Said[], id: Check['id']) => checks.find((check) => check.id === id);

describe('the preflight of a box where all is well', () => {
  it('goes from the program to the pairing, asks for one code and shows it to the terminal', async () => {
    const played = play(ALL_WELL);
    const checks = await examined(played);
    expect(states(checks)).toEqual([
      'program ok',
      'storage ok',
      'lock ok',
      'credentials ok',
      'proxy ok',
      'name ok',
      'route ok',
      'tls ok',
      'provider ok',
      'terminal ok',
      'grant ok',
    ]);
    expect(verdict(checks)).toBe(0);
    expect(played.made.map(({ what }) => what)).toEqual(['deviceCode']);
    expect(at(checks, 'terminal')?.says).toContain(deviceBody.user_code);
    expect(at(checks, 'name')?.says).toBe('zoom.us is 192.0.2.1 and 1 more');
    expect(at(checks, 'route')?.says).toBe('zoom.us:443 answers in 12 ms');
  });

  it('lets go of the lock that it tried', async () => {
    const played = play(ALL_WELL);
    await examined(played);
    expect(played.done.filter((line) => line.includes('lock'))).toEqual([
      'lock default+pairing',
      'unlock default+pairing',
    ]);
  });

  it('says no secret', async () => {
    const played = play({ ...ALL_WELL, user: [USER] }, zoom, ['the-secret']);
    played.keep(grant({ user: { id: safeText('u1'), email: null, displayName: null } }));
    const told = JSON.stringify(await examined(played));
    for (const secret of [deviceBody.device_code, grant().accessToken, grant().refreshToken ?? ''])
      expect(told).not.toContain(secret);
  });
});

describe('credentials', () => {
  it('in quotation marks are warned of by the name of their variable, never by their value', async () => {
    const quoted = ['ZOOM_CLIENT_ID', 'ZOOM_CLIENT_SECRET_FILE=/run/secret'];
    const played = play(ALL_WELL);
    const target = aim({ connect: async () => played.requests, quoted });
    const checks = await examined(played, { target });
    expect(at(checks, 'credentials')).toMatchObject({
      state: 'warn',
      finding: { code: 'credentials_quoted', from: 'ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET_FILE=/run/secret' },
    });
    expect(verdict(checks)).toBe(0);
  });

  it.each(['bad_credentials_file', 'bad_credential', 'not_ours'] as const)(
    'that cannot be used (%s) fail as such',
    async (code) => {
      const checks = await examined(play(ALL_WELL), { target: trouble(code, 'ZOOM_CLIENT_SECRET_FILE=/x') });
      expect(at(checks, 'credentials')).toMatchObject({ state: 'fail', trouble: { code } });
      expect(at(checks, 'provider')).toBeUndefined();
    },
  );
});

describe('an approval that was not taken, and could not be revoked', () => {
  it.each(['none', 'grant'] as const)(
    'is warned of by the place it is kept in (pairing: %s)',
    async (stored) => {
      const played = play({ ...ALL_WELL, user: [USER] });
      if (stored === 'grant') played.keep(grant());
      played.beside.set('default', [
        { path: '/kept/default.json.damaged-1', unrevoked: null },
        { path: '/kept/default.json.unrevoked-2', unrevoked: grant({ accessToken: 'of-a-stranger' }) },
      ]);
      const checks = await examined(played);
      expect(checks.at(-1)).toMatchObject({
        id: 'grant',
        state: 'warn',
        finding: { code: 'unrevoked', path: '/kept/default.json.unrevoked-2' },
      });
      expect(JSON.stringify(checks)).not.toContain('of-a-stranger');
      expect(verdict(checks)).toBe(0);
    },
  );
});

describe('what a pairing would fail of ends the preflight with its exit code', () => {
  const of = (code: Parameters<typeof trouble>[0], detail = 'zoom.us') => ({ cause: code, detail });
  const probe = patientOf(play()).probe;
  it.each<[string, Partial<Patient>, string, string, number]>([
    ['no client id', { target: aim({ from: NOWHERE }) }, 'credentials', 'no_client_id', 2],
    ['a broken file', { target: trouble('bad_credentials_file') }, 'credentials', 'bad_credentials_file', 2],
    ['a bad address', { target: trouble('bad_address') }, 'provider', 'bad_address', 2],
    [
      'a name that is not found',
      { probe: { ...probe, lookup: async () => of('name_not_found') } },
      'name',
      'name_not_found',
      5,
    ],
    ['no route', { probe: { ...probe, reach: async () => of('no_route') } }, 'route', 'no_route', 5],
    [
      'a proxy that is not there',
      {
        probe: {
          ...probe,
          next: () => ({ host: 'proxy.test', port: 3128, proxy: { hasLogin: false } }),
          reach: async () => of('connection_refused'),
        },
      },
      'route',
      'proxy_unreachable',
      5,
    ],
    [
      'TLS opened on the way',
      { probe: { ...probe, chain: async () => ({ ...CHAIN, cause: of('tls_inspected') }) } },
      'tls',
      'tls_inspected',
      5,
    ],
    [
      'metadata that is not found',
      { target: aim({ issuer: 'https://a.test', connect: async () => trouble('no_device_flow') }) },
      'provider',
      'no_device_flow',
      2,
    ],
  ])('%s', async (_name, over, id, code, exitCode) => {
    const checks = await examined(play(ALL_WELL), over);
    expect(checks.filter(({ state }) => state === 'fail')).toMatchObject([{ id, code, exitCode }]);
    expect(at(checks, id as Check['id'])?.fix).toBeTruthy();
    expect(verdict(checks)).toBe(exitCode);
  });

  it.each<[string, Exchange, string, number]>([
    ['a wrong secret', reply(400, { error: 'invalid_client' }), 'invalid_client', 8],
    ['a grant that is off', reply(400, { error: 'unsupported_grant_type' }), 'unsupported_grant_type', 8],
    ['a portal', reply(200, '<html>Welcome'), 'captive_portal', 5],
    ['a silent provider', { kind: 'no-reply', cause: 'timeout', detail: 'zoom.us' }, 'timeout', 5],
    ['a word about no code', reply(400, { error: 'access_denied' }), 'unauthorized_client', 8],
  ])('%s', async (_name, answer, code, exitCode) => {
    const checks = await examined(play({ deviceCode: [answer] }));
    expect(at(checks, 'provider')).toMatchObject({ state: 'fail', code, exitCode });
    expect(verdict(checks)).toBe(exitCode);
  });

  it('a full disk, another roomkey, and a key that is lost', async () => {
    const full = play(ALL_WELL);
    full.failing.prepare = trouble('cannot_save', 'no space');
    expect(verdict(await examined(full))).toBe(7);
    const busy = play(ALL_WELL);
    busy.failing.lock = trouble('locked');
    const checks = await examined(busy);
    expect(at(checks, 'lock')).toMatchObject({ state: 'fail', code: 'pairing_running' });
    expect(verdict(checks)).toBe(75);
    const sealed = play(ALL_WELL);
    sealed.put({ kind: 'unreadable', trouble: trouble('sealed') });
    expect(verdict(await examined(sealed))).toBe(7);
  });

  it('is that of the first of several', async () => {
    const played = play(ALL_WELL);
    played.failing.prepare = trouble('cannot_save');
    expect(verdict(await examined(played, { target: aim({ from: NOWHERE }) }))).toBe(7);
  });
});

describe('what is only worth a look', () => {
  const warnings = (checks: readonly Check[]) => checks.filter(({ state }) => state !== 'ok');

  it.each([
    [3 * DAY_MS, 'is 3 days ahead of'],
    [-5 * 3_600_000, 'is 5 h behind'],
    [-10 * 60_000, 'is 10 min behind'],
  ])('a clock that is off by %i ms', async (off, words) => {
    const date = new Date(NOON - off).toUTCString();
    const checks = await examined(play({ deviceCode: [reply(200, deviceBody, { date })] }));
    expect(warnings(checks)).toMatchObject([{ id: 'clock', says: expect.stringContaining(words) }]);
    expect(verdict(checks)).toBe(0);
  });

  it('a clock that is right, and one that nobody tells', async () => {
    const date = new Date(NOON + 30_000).toUTCString();
    const right = await examined(play({ deviceCode: [reply(200, deviceBody, { date })] }));
    expect(at(right, 'clock')?.state).toBe('ok');
    expect(at(await examined(play(ALL_WELL)), 'clock')).toBeUndefined();
  });

  it('a folder that others may look into', async () => {
    const played = play(ALL_WELL);
    played.failing.notes = [
      { code: 'kept_in_memory', folder: '/kept' },
      { code: 'open_to_others', what: 'folder', path: '/kept', mode: 0o755 },
    ];
    const checks = await examined(played);
    expect(at(checks, 'storage')).toMatchObject({
      state: 'warn',
      says: 'the folder is open to others (mode 0755): /kept',
      fix: expect.stringContaining('chmod 700'),
    });
    expect(verdict(checks)).toBe(0);
  });

  it('a disk that forgets, no flock, and no link for the QR', async () => {
    const { verification_uri_complete: _, ...plain } = deviceBody;
    const played = play({ deviceCode: [reply(200, plain)] });
    played.failing.notes = [{ code: 'kept_in_memory', folder: '/kept' }];
    const checks = await examined(played, { hasFlock: false });
    expect(warnings(checks).map(({ id }) => id)).toEqual(['storage', 'lock', 'provider']);
    expect(at(checks, 'storage')?.says).toBe('/kept is kept in memory: the pairing is gone after a reboot');
    expect(verdict(checks)).toBe(0);
  });
});

describe('the pairing that there is', () => {
  const user = { id: safeText('u1'), email: null, displayName: null };
  const paired = grant({ user });

  it('is asked whose it is', async () => {
    const played = play({ ...ALL_WELL, user: [USER] });
    played.keep(paired);
    const checks = await examined(played);
    expect(at(checks, 'user')?.says).toContain('room@example.com');
    expect(at(checks, 'life')?.state).toBe('ok');
    expect(at(checks, 'one_box')?.state).toBe('ok');
    expect(verdict(checks)).toBe(0);
  });

  it('is renewed first where its token ran out', async () => {
    const played = play({ ...ALL_WELL, refresh: [reply(400, { error: 'invalid_grant' })] });
    played.keep({ ...paired, expiresAt: NOON - 1000, received: null });
    const checks = await examined(played);
    expect(at(checks, 'grant')).toMatchObject({ state: 'warn', code: 'grant_dead' });
    expect(verdict(checks)).toBe(0);
  });

  it.each<[string, Exchange, string]>([
    [
      'scopes are missing',
      reply(400, { code: 4711, message: 'Invalid access token, does not contain scopes:[user:read:user].' }),
      'user:read:user',
    ],
    ['the token is refused', reply(401, { code: 124, message: 'Invalid access token.' }), 'code 124'],
    ['the way is blocked', { kind: 'no-reply', cause: 'timeout', detail: 'api.zoom.us' }, 'api.zoom.us'],
  ])('tells when %s', async (_name, answer, words) => {
    const played = play({ ...ALL_WELL, user: [answer] });
    played.keep(paired);
    const found = at(await examined(played), 'user');
    expect(found).toMatchObject({ state: 'warn', says: expect.stringContaining(words) });
    expect(found?.fix).toBeTruthy();
  });

  it('lacks what this kind of box needs', async () => {
    const played = play({ ...ALL_WELL, user: [USER] });
    played.keep({ ...paired, scope: [safeText('user:read:user')] });
    const checks = await examined(played, { needs: ['user:read:user', 'user:read:token'] });
    expect(at(checks, 'scopes')).toMatchObject({
      state: 'warn',
      says: expect.stringContaining('user:read:token'),
    });
    expect(at(checks, 'scopes')?.says).not.toContain('user:read:user,');
  });

  it('shares its user with another account of this box', async () => {
    const played = play({ ...ALL_WELL, user: [USER] });
    played.keep(paired);
    played.keep(paired, 'second');
    played.keep({ ...paired, alive: false }, 'dead');
    played.keep({ ...paired, user: { ...user, id: safeText('u2') } }, 'other');
    expect(at(await examined(played), 'one_box')).toMatchObject({
      state: 'warn',
      says: expect.stringMatching(/account second of this box/),
    });
  });

  it.each([
    ['was not renewed for long', { refreshedAt: NOON - 70 * DAY_MS }, 'life'],
    ['cannot be renewed', { refreshToken: null }, 'life'],
  ])('%s', async (_name, over, id) => {
    const played = play({ ...ALL_WELL, user: [USER] });
    played.keep({ ...paired, expiresAt: NOON + DAY_MS, ...over });
    expect(at(await examined(played), id as Check['id'])?.state).toBe('warn');
  });

  it.each(['damaged', 'foreign'] as const)('is %s, which a new one replaces', async (kind) => {
    const played = play(ALL_WELL);
    played.put(kind === 'damaged' ? { kind, why: 'cut' } : { kind });
    const checks = await examined(played);
    expect(at(checks, 'grant')?.state).toBe('warn');
    expect(verdict(checks)).toBe(0);
  });
});
