import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect } from 'vitest';
import { EXIT } from '../../src/core/trouble/trouble.ts';
import { it } from './roomkey.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('roomkey explain', () => {
  it('tells every meaning of a code', async ({ lab }) => {
    const { code, stdout, stderr } = await lab.roomkey(['explain', '4711'], lab.place());
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^4711 {2}\(Zoom, signing in\)\n/);
    expect(stdout).toMatch(/\n4711 {2}\(Zoom, REST API\)\n/);
  });

  it('reads the missing scopes out of an answer', async ({ lab }) => {
    const answer = '{"code":4711,"message":"Invalid access token, does not contain scopes:[user:read:zak]."}';
    const { code, stdout } = await lab.roomkey(['explain', answer, '--json'], lab.place());
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ code: '4711', missing_scopes: ['user:read:zak'] });
  });

  it('tells the whole table, in words and as JSON', async ({ lab }) => {
    const text = await lab.roomkey(['explain'], lab.place());
    const json = await lab.roomkey(['explain', '--json'], lab.place());
    expect([text.code, json.code]).toEqual([0, 0]);
    const all = JSON.parse(json.stdout) as { code: string; meanings: { means: string }[] }[];
    expect(all.length).toBeGreaterThan(70);
    for (const { code, meanings } of all) {
      expect(text.stdout).toContain(code);
      for (const { means } of meanings) expect(text.stdout).toContain(means);
    }
  });

  it('ends with 2 at an unknown code and names what is near', async ({ lab }) => {
    const { code, stdout, stderr } = await lab.roomkey(['explain', 'invalid_grnt'], lab.place());
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('near it: invalid_grant');
    const json = await lab.roomkey(['explain', '4703', '--json'], lab.place());
    expect(json.code).toBe(2);
    expect(json.events()).toMatchObject([{ event: 'error', code: 'usage', exit_code: 2 }]);
  });

  it('needs no folder, no credentials and no profile', async ({ lab }) => {
    const where = lab.place({ ROOMKEY_CONFIG_DIR: '/dev/null/nowhere', ROOMKEY_PROFILE: 'none-such' });
    expect((await lab.roomkey(['explain', 'timeout'], where)).code).toBe(0);
  });
});

describe('docs/errors.md', () => {
  it('is what the table says', async () => {
    const check = promisify(execFile)(process.execPath, ['scripts/error-table.mjs', '--check'], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'] },
    });
    await expect(check).resolves.toMatchObject({ stderr: '' });
  });
});

describe('docs/exit-codes.md', () => {
  it('has a row for each exit code of the program, and no other', () => {
    const page = readFileSync(join(ROOT, 'docs', 'exit-codes.md'), 'utf8');
    const rows = [...page.matchAll(/^\| `(\S+)` \|/gm)].map(([, code]) => code);
    expect(rows).toEqual([...Object.values(EXIT).map(String), '128+n']);
  });
});
