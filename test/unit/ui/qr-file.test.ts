import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, inflateSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { OUR_PICTURE } from '../../../src/ui/qr/mark.ts';
import { qrFile, qrPng, qrSvg } from '../../../src/ui/qr/qr-file.ts';
import { jsQR } from './decode.ts';

const LINK = 'https://zoom.us/oauth/device/complete/abcd1234';
const LINKS = [LINK, 'https://zoom.us/oauth_device', `https://example.com/${'a'.repeat(400)}`];

const folder = mkdtempSync(join(tmpdir(), 'roomkey-qr-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const noZbar = spawnSync('zbarimg', ['--version']).error !== undefined;
if (noZbar)
  console.log('zbarimg (Debian: zbar-tools) is not installed: PNG files are read by one decoder only');

describe('a PNG', () => {
  test.each(LINKS)('can be scanned: %s', (link) => {
    const picture = readPng(qrPng(link));
    expect(read(picture.size, (x, y) => picture.light(x, y))).toBe(link);
  });

  test.skipIf(noZbar).each(LINKS)('can be scanned by another decoder: %s', (link) => {
    const path = join(folder, 'code.png');
    writeFileSync(path, qrPng(link) ?? '');
    const { stdout } = spawnSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqr.enable', path]);
    expect(String(stdout)).toBe(`${link}\n`);
  });

  test('has a light border of four modules of at least eight pixels', () => {
    const { size, light } = readPng(qrPng(LINK));
    const first = Array.from({ length: size }, (_, at) => at).find((at) => !light(at, at));
    const module = size / (29 + 8);
    expect(module).toBeGreaterThanOrEqual(8);
    expect(first).toBe(4 * module);
  });
});

describe('an SVG', () => {
  test.each(LINKS)('can be scanned: %s', (link) => {
    const svg = qrSvg(link) ?? '';
    const size = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
    const dark = new Set<string>();
    for (const [, x, y, run] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
      for (let at = 0; at < Number(run); at++) dark.add(`${Number(x) + at} ${y}`);
    }
    const module = 4;
    const light = (x: number, y: number) => !dark.has(`${Math.floor(x / module)} ${Math.floor(y / module)}`);
    expect(read(size * module, light)).toBe(link);
    expect(Math.min(...[...dark].map((at) => Number(at.split(' ')[0])))).toBe(4);
  });

  test('is black on white and has nothing but our mark and shapes in it', () => {
    const svg = qrSvg(LINK) ?? '';
    expect(svg).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^<>]*>\n<!-- made by roomkey -->\n(<path [^<>]*\/>\n){2}<\/svg>\n$/,
    );
    expect(svg.match(/fill="#\w+"/g)).toEqual(['fill="#fff"', 'fill="#000"']);
  });
});

describe('a file', () => {
  test('is what its ending says', () => {
    expect(qrFile('/srv/sign.PNG', LINK)?.bytes).toEqual(qrPng(LINK));
    expect(String(Buffer.from(qrFile('a.b/sign.svg', LINK)?.bytes ?? []))).toBe(qrSvg(LINK));
  });

  test.each(['sign.png', 'sign.svg'])('bears the mark by which a later run knows %s', (path) => {
    const head = Buffer.from(qrFile(path, LINK)?.bytes ?? []).toString('latin1', 0, 256);
    expect(OUR_PICTURE.test(head)).toBe(true);
    expect(OUR_PICTURE.test(head.replace('roomkey', 'another'))).toBe(false);
  });

  test.each(['sign.jpg', 'sign', 'png', '', 'sign.png/x'])('is none for %j', (path) => {
    expect(qrFile(path, LINK)).toBeNull();
  });

  test.each(['', 'https://zoom.us/ü', 'x'.repeat(3000)])('is none for a text that has no QR: %j', (text) => {
    expect(qrFile('sign.svg', text)).toBeNull();
    expect(qrFile('sign.png', text)).toBeNull();
  });
});

/** Reads a PNG of one bit of grey, checking every chunk. */
function readPng(png: Uint8Array | null): { size: number; light: (x: number, y: number) => boolean } {
  const bytes = Buffer.from(png ?? []);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const named = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(named));
    chunks.set(named.toString('latin1', 0, 4), named.subarray(4));
    at += length + 12;
  }
  expect([...chunks.keys()]).toEqual(['IHDR', 'tEXt', 'IDAT', 'IEND']);
  const header = chunks.get('IHDR') ?? Buffer.alloc(13);
  const size = header.readUInt32BE(0);
  expect([header.readUInt32BE(4), ...header.subarray(8)]).toEqual([size, 1, 0, 0, 0, 0]);
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const stride = 1 + Math.ceil(size / 8);
  expect(rows).toHaveLength(stride * size);
  return { size, light: (x, y) => ((rows[y * stride + 1 + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0 };
}

/** What a camera reads in a square picture. */
function read(size: number, light: (x: number, y: number) => boolean): string | null {
  const pixels = new Uint8ClampedArray(size * size * 4);
  for (let at = 0; at < size * size; at++) {
    const value = light(at % size, Math.floor(at / size)) ? 255 : 0;
    pixels.set([value, value, value, 255], at * 4);
  }
  return jsQR(pixels, size, size, { inversionAttempts: 'dontInvert' })?.data ?? null;
}
