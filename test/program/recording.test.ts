/** `--record` of the built program: one file for all its processes, and nothing in it that was secret. */

import { existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import type { Entry } from '../../src/provider/recording/record.ts';
import { canMount, mountTmpfs, tempFolder } from '../unit/store/places.ts';
import { CLIENT, findLeaks, MARK } from './canary.ts';
import { it } from './roomkey.ts';

/** The entries of a recording, which must not hold a secret. */
function entriesOf(file: string): readonly Entry[] {
  const text = readFileSync(file, 'utf8');
  expect(findLeaks(text)).toEqual([]);
  expect(text).not.toMatch(/eyJ|CLIENT|owner@example\.com|Owner/);
  expect(text).not.toContain(encodeURIComponent(CLIENT.secret));
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Entry);
}

const jsonOf = ({ answer }: Entry) => ('json' in answer ? answer.json : {}) as Record<string, string>;
const pathOf = ({ request }: Entry) => new URL(request.endpoint).pathname;

describe.concurrent('--record', () => {
  it('writes what every process heard into one private file, a secret by the same name in all', async ({
    lab,
  }) => {
    const server = await lab.simulator();
    const where = lab.place();
    const file = join(where.folder, 'recording.jsonl');
    await lab.paired(where, server, '--record', file);
    expect((await lab.roomkey(['token', '--fresh', '--record', file], where)).code).toBe(0);
    expect((await lab.roomkey(['exec', '--fresh', '--record', file, '--', 'true'], where)).code).toBe(0);
    expect((await lab.roomkey(['unpair', '--record', file], where)).code).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);

    const entries = entriesOf(file);
    const text = readFileSync(file, 'utf8');
    for (const secret of server.secrets) expect(text).not.toContain(secret.slice(MARK.length, 40));
    const [device, ...rest] = entries;
    const refreshes = rest.filter(({ request }) => request.form?.['grant_type'] === 'refresh_token');
    const polls = rest.filter(({ request }) => request.form?.['device_code'] !== undefined);
    expect(pathOf(device as Entry)).toBe('/oauth/devicecode');
    expect(new Set(polls.map(({ request }) => request.form?.['device_code']))).toEqual(
      new Set([jsonOf(device as Entry)['device_code']]),
    );
    const paired = jsonOf(polls.at(-1) as Entry);
    expect(paired).toMatchObject({ token_type: 'bearer', expires_in: 3599, api_url: server.url });
    const me = rest.find((entry) => pathOf(entry) === '/v2/users/me');
    expect(me?.request.authorization).toEqual({ scheme: 'Bearer', credentials: paired['access_token'] });
    const [first, second] = refreshes.map((entry) => ({ sent: entry.request.form, got: jsonOf(entry) }));
    expect(first?.sent?.['refresh_token']).toBe(paired['refresh_token']);
    expect(second?.sent?.['refresh_token']).toBe(first?.got['refresh_token']);
    const revoked = entries.at(-1) as Entry;
    expect(revoked.request.form).toEqual({
      token: second?.got['access_token'],
      token_type_hint: 'access_token',
    });
    expect(jsonOf(revoked)).toEqual({ status: 'success' });
  });

  it('is refused before anything is sent where a link or something else stands', async ({ lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    const file = join(where.folder, 'recording.jsonl');
    symlinkSync(join(where.folder, 'target'), file);
    const args = ['--authority', server.url, '--record', file];
    const told = await lab.roomkey(['pair', '--json', ...args], where);
    expect(told.code).toBe(2);
    expect(told.events()).toMatchObject([{ event: 'error', code: 'bad_record_file' }]);
    const paired = lab.place();
    await lab.paired(paired, server);
    const sent = server.requests.length;
    for (const command of [['token', '--fresh'], ['unpair']])
      expect((await lab.roomkey([...command, '--record', file], paired)).code).toBe(2);
    expect((await lab.roomkey(['status', '--record', file], paired)).code).toBe(2);
    expect(server.requests.length).toBe(sent);
    expect(existsSync(join(where.folder, 'target'))).toBe(false);
  });

  it('records the demo, which goes as ever', async ({ lab }) => {
    const where = lab.place();
    const file = join(where.folder, 'recording.jsonl');
    const run = await lab.roomkey(['demo', '--approve-after', '1', '--record', file], where);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(entriesOf(file).length).toBeGreaterThan(2);
  });
});

describe('a disk that is full', () => {
  it.runIf(canMount())('costs the recording and not the pairing', async ({ lab }) => {
    const folder = tempFolder();
    mountTmpfs(folder, '16k');
    const file = join(folder, 'recording.jsonl');
    writeFileSync(file, '{"format":1}\n');
    try {
      writeFileSync(join(folder, 'rest'), Buffer.alloc(32_768, 1));
    } catch {
      // That is the point of it.
    }
    // What is left of the page that the file lies in is soon used up.
    writeFileSync(file, `{"format":1,"x":"${'x'.repeat(4_000)}"}\n`);
    const server = await lab.simulator();
    const where = lab.place();
    await lab.paired(where, server, '--record', file, '--verbose');
    const fresh = await lab.roomkey(['token', '--fresh', '--record', file, '--verbose'], where);
    expect(fresh.code).toBe(0);
    expect(fresh.stderr.match(/the recording has a gap \(ENOSPC\)/g)).toHaveLength(1);
    expect((await lab.roomkey(['unpair', '--record', file], where)).code).toBe(0);
  });
});
