/** Files that an earlier version wrote, byte by byte as it wrote them: they load, and what is written now it could read. */

import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Grant } from '../../../src/core/grant/grant.ts';
import { zoomServer } from '../../../src/core/oauth/zoom.ts';
import { safeText } from '../../../src/core/text/text.ts';
import { fromKept, intentFrom } from '../../../src/store/form.ts';
import { keySeal, noSeal } from '../../../src/store/seal.ts';
import { filesIn, tempFolder } from './places.ts';

const FIXTURES = fileURLToPath(new URL('../../fixtures/grants/', import.meta.url));
const KEY = keySeal(Buffer.alloc(32, 7), 'file');
const PAIRED_AT = Date.UTC(2026, 0, 7, 12);

/** What was paired then, as it is held now. */
const GRANT: Grant = {
  server: { ...zoomServer(new URL('https://zoom.us'), false), authorizationEndpoint: null },
  client: { clientId: 'room', clientAuth: 'client_secret_basic' },
  flow: 'device',
  accessToken: 'fixture-access-token',
  refreshToken: 'fixture-refresh-token',
  scope: [safeText('user:read:user'), safeText('user:read:token')],
  apiUrl: 'https://api-us.zoom.us',
  pairedAt: PAIRED_AT,
  refreshedAt: PAIRED_AT,
  expiresAt: PAIRED_AT + 3_599_000,
  received: { boot: 'boot-1', ticks: 81_000 },
  lostAt: null,
  user: { id: safeText('u1'), email: safeText('room@example.com'), displayName: safeText('Room 4') },
  profile: 'kiosk',
  alive: true,
};

type Kept = { version: number; grant: { provider: Record<string, unknown> } & Record<string, unknown> };
const PLAIN = readFileSync(join(FIXTURES, 'version-0.1.0-plain.json'), 'utf8');
const old = JSON.parse(PLAIN) as Kept;

describe('a file of version 0.1.0', () => {
  it.each([
    ['plain', noSeal],
    ['sealed', KEY],
  ] as const)('that is %s loads, and is saved and loaded again', async (kind, seal) => {
    const folder = tempFolder();
    copyFileSync(join(FIXTURES, `version-0.1.0-${kind}.json`), join(folder, 'default.json'));
    const files = filesIn(folder, { seal });
    expect(files.read('default')).toEqual({ kind: 'grant', grant: GRANT });
    expect(await files.save('default', GRANT)).toBeNull();
    // Sealed anew, it is bound to its account.
    copyFileSync(join(folder, 'default.json'), join(folder, 'lobby.json'));
    expect(files.read('lobby').kind).toBe(kind === 'sealed' ? 'unreadable' : 'grant');
    expect(files.read('default')).toEqual({ kind: 'grant', grant: GRANT });
  });

  it('has each member where it is written today', async () => {
    const folder = tempFolder();
    await filesIn(folder).save('default', GRANT);
    const now = JSON.parse(readFileSync(join(folder, 'default.json'), 'utf8')) as Kept;
    expect(now).toMatchObject(old);
    expect(now.version).toBe(old.version);
    // What that version does not know it does not look at.
    expect(now.grant['flow']).toBe('device');
  });

  it('may have left an intent, which is of the same form', () => {
    const intent = { purpose: 'refresh', at: PAIRED_AT, base: old.grant, box: null };
    expect(intentFrom(JSON.stringify(intent))).toEqual({ purpose: 'refresh', at: PAIRED_AT, base: GRANT });
  });
});

describe('a Zoom file that names no place for API calls', () => {
  const without = (changed: object, provider: object) =>
    JSON.stringify({
      ...old,
      grant: { ...old.grant, ...changed, provider: { ...old.grant.provider, ...provider } },
    });

  it.each<[string, string, string]>([
    ['is at the one that follows from its issuer', 'https://api.zoom.us', 'https://zoom.us'],
    ['of the government cloud is at its own', 'https://api.zoomgov.com', 'https://zoomgov.com'],
    ['of a simulator is at the simulator', 'http://127.0.0.1:4711', 'http://127.0.0.1:4711'],
  ])('%s', (_name, apiUrl, issuer) => {
    const provider = zoomServer(new URL(issuer), false);
    for (const nothing of [null, undefined, 5]) {
      const text = without({ apiUrl: nothing }, { ...provider, apiUrl: nothing });
      expect(fromKept(text)).toMatchObject({ grant: { apiUrl: null, server: { apiUrl } } });
    }
  });

  it('has none where the issuer is not Zoom', () => {
    const text = without({ apiUrl: null }, { kind: 'issuer', apiUrl: null });
    expect(fromKept(text)).toMatchObject({ grant: { apiUrl: null, server: { apiUrl: null } } });
  });
});
