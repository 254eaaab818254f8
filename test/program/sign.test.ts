/** `--qr-file` of the built program: the picture is there while the code is good, and gone afterwards. */

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, vi } from 'vitest';
import { qrSvg } from '../../src/ui/qr/qr-file.ts';
import { it } from './roomkey.ts';

describe.concurrent('--qr-file', () => {
  it.for(['svg', 'png'])(
    'shows the code on show as %s, and nothing once it is over',
    async (ending, { lab }) => {
      const server = await lab.simulator();
      const where = lab.place();
      const file = join(where.folder, `sign.${ending}`);
      const running = lab.start(['pair', '--json', '--qr-file', file, '--authority', server.url], where);
      const said = await running.until(/"code"/);
      await vi.waitUntil(() => existsSync(file));
      const { verification_uri_complete: link } = JSON.parse(said) as { verification_uri_complete: string };
      if (ending === 'svg') expect(readFileSync(file, 'utf8')).toBe(qrSvg(link));
      server.approve();
      expect((await running.ended).code).toBe(0);
      expect(readdirSync(where.folder).filter((name) => name.startsWith('sign'))).toEqual([]);
    },
  );

  it('is removed when the program is told to stop', async ({ lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    const file = join(where.folder, 'sign.png');
    const running = lab.start(['pair', '--plain', '--qr-file', file, '--authority', server.url], where);
    await running.until(/Code/);
    await vi.waitUntil(() => existsSync(file));
    running.child.kill('SIGTERM');
    expect((await running.ended).code).toBe(143);
    expect(existsSync(file)).toBe(false);
  });

  it.for<[string, (file: string) => void]>([
    ['a file of somebody else', (file) => writeFileSync(placed(file), 'precious')],
    ['a link', (file) => symlinkSync(`${file}.target`, placed(file))],
    ['a folder', (file) => mkdirSync(placed(file))],
    ['a path through a file', (file) => writeFileSync(dirname(file), '')],
  ])('that meets %s leaves it alone, and the pairing goes on', async ([, plant], { lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    const file = join(where.folder, 'signs', 'sign.svg');
    plant(file);
    const more = ['--qr-file', file, '--expect-domain', 'example.com', '--verbose'];
    const running = lab.start(['pair', '--json', '--authority', server.url, ...more], where);
    await running.until(/"code"/);
    server.approve();
    const { code, stderr } = await running.ended;
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stderr.match(/the QR file cannot be written/g)).toHaveLength(1);
    expect(existsSync(`${file}.target`)).toBe(false);
    if (existsSync(file) && statSync(file).isFile()) expect(readFileSync(file, 'utf8')).toBe('precious');
  });

  it('takes .svg and .png only', async ({ lab }) => {
    const run = await lab.roomkey(
      ['pair', '--qr-file', 'sign.gif', '--authority', 'http://127.0.0.1:9'],
      lab.place(),
    );
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('.svg or .png');
  });
});

/** The path, its folder made. */
function placed(file: string): string {
  mkdirSync(dirname(file));
  return file;
}
