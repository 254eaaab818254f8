/** What `unpair` leaves behind: nothing that holds a token; and what becomes of strangers who paired or tried to. */

import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { MARK } from './canary.ts';
import { it, type Place } from './roomkey.ts';

const configOf = ({ folder }: Place) => join(folder, 'config');

/** Every file in the config folder that holds a secret of the simulator. */
function holdingSecrets(where: Place): readonly string[] {
  return readdirSync(configOf(where)).filter((name) =>
    readFileSync(join(configOf(where), name), 'latin1').includes(MARK),
  );
}

describe.concurrent('unpair', () => {
  it('deletes what was set aside, names it, and leaves no token anywhere', async ({ lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    await lab.paired(where, server);
    const file = join(configOf(where), 'default.json');
    copyFileSync(file, `${file}.damaged-1700000000000`);
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, -3));
    await lab.paired(where, server);
    const aside = readdirSync(configOf(where)).filter((name) => name.includes('.damaged-'));
    expect(aside).toHaveLength(2);
    expect(holdingSecrets(where).length).toBe(3);
    const run = await lab.roomkey(['unpair'], where);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(
      /^Unpaired\. Nothing is stored here any more\.\nPairings that had been set aside/,
    );
    for (const name of aside) expect(run.stdout).toContain(join(configOf(where), name));
    expect(holdingSecrets(where)).toEqual([]);
    expect((await lab.roomkey(['unpair'], where)).code).toBe(6);
  });

  it('--local deletes it all without a request, and tells programs what it deleted', async ({ lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    await lab.paired(where, server);
    const file = join(configOf(where), 'default.json');
    copyFileSync(file, `${file}.damaged-1`);
    copyFileSync(file, `${file}.tmp-17000000001a2b3c`);
    const before = server.requests.length;
    const run = await lab.roomkey(['unpair', '--local', '--json'], where);
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout)).toEqual({
      unpaired: true,
      account: 'default',
      also_deleted: [`${file}.damaged-1`],
    });
    expect(holdingSecrets(where)).toEqual([]);
    expect(server.requests.length).toBe(before);
  });

  it('with nothing but what was set aside deletes that', async ({ lab }) => {
    const where = lab.place();
    mkdirSync(configOf(where), { mode: 0o700 });
    writeFileSync(join(configOf(where), 'default.json.damaged-1'), MARK, { mode: 0o600 });
    expect(await lab.roomkey(['unpair'], where)).toMatchObject({ code: 0, stderr: '' });
    expect(holdingSecrets(where)).toEqual([]);
  });
});

describe.concurrent('--expect-domain', () => {
  it('on a box that a person of another domain paired before ends with 3, and says who it was', async ({
    lab,
  }) => {
    const server = await lab.simulator();
    const where = lab.place();
    await lab.paired(where, server);
    const pair = ['pair', '--authority', server.url, '--expect-domain'];
    expect((await lab.roomkey([...pair, 'example.com'], where)).code).toBe(0);
    for (const domain of ['example.org', 'sub.example.com', 'ample.com', 'ex\u0430mple.com']) {
      const run = await lab.roomkey([...pair, domain], where);
      expect([domain, run.code]).toEqual([domain, 3]);
      expect(run.stdout).toBe('');
      expect(run.stderr).toContain('This box is paired with an account of another domain: owner@example.com');
      const asEvent = await lab.roomkey([...pair, domain, '--json'], where);
      expect(asEvent.events()).toMatchObject([{ event: 'error', code: 'other_account', exit_code: 3 }]);
    }
    expect((await lab.roomkey(['status'], where)).code).toBe(0);
  });

  it('says that an approval was not revoked, and keeps what it takes until unpair can', async ({ lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    const pair = ['pair', '--json', '--authority', server.url, '--expect-domain', 'example.org'];
    const running = lab.start(pair, where);
    await running.until(/"code"/);
    server.tell('ok', 'drop');
    server.approve();
    const run = await running.ended;
    expect(run.events().at(-1)).toMatchObject({ event: 'error', code: 'stranger_not_revoked', exit_code: 3 });
    expect(run.code).toBe(3);
    const [name = ''] = readdirSync(configOf(where)).filter((each) => each.includes('.unrevoked-'));
    expect(statSync(join(configOf(where), name)).mode & 0o777).toBe(0o600);
    for (const command of ['token', 'status']) expect((await lab.roomkey([command], where)).code).toBe(6);
    const doctor = await lab.roomkey(['doctor', '--authority', server.url], where);
    expect(doctor).toMatchObject({ code: 0 });
    expect(doctor.stdout.replace(/\s+/g, '')).toContain(name);

    server.tell('drop');
    const failed = await lab.roomkey(['unpair'], where);
    expect(failed.code).toBe(5);
    expect(failed.stderr).toContain(join(configOf(where), name));
    expect(await lab.roomkey(['unpair'], where)).toMatchObject({ code: 0, stderr: '' });
    expect(server.requests.at(-1)?.path).toBe('/oauth/revoke');
    expect(holdingSecrets(where)).toEqual([]);
  });
});
