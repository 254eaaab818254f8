import { describe, expect, test } from 'vitest';
import { fitMatrix, type QrFormat, qrCells, qrMatrix, qrSize } from '../../../src/ui/qr/qr.ts';
import { decodeRows } from './decode.ts';

/** The same 100 links in every run: lengths from 17 to 250, every character a link may have. */
function links(): string[] {
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#[]@!$&()*+,;=%';
  let seed = 20261123;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  return Array.from({ length: 100 }, (_, at) => {
    const length = 1 + random(at % 10 === 0 ? 230 : 60);
    const path = Array.from({ length }, () => letters[random(letters.length)]).join('');
    return `https://zoom.us/${path}`;
  });
}

describe('a drawn code', () => {
  test.each(['half', 'double', 'ascii'] as const)(
    'can be scanned in the format %s',
    async (format: QrFormat) => {
      for (const [at, link] of links().entries()) {
        const matrix = qrMatrix(link);
        expect(matrix).not.toBeNull();
        if (matrix === null) return;
        const quiet = [4, 3, 2][at % 3] ?? 4;
        const size = qrSize(matrix, format, quiet);
        const rows = qrCells(matrix, format, quiet);
        expect(rows).toHaveLength(size.rows);
        expect(await decodeRows(rows, size.columns)).toBe(link);
      }
    },
    60_000,
  );

  test('sets its colours in every row and resets them', () => {
    const matrix = qrMatrix('https://zoom.us/x') ?? [];
    for (const format of ['half', 'double', 'ascii'] as const) {
      for (const row of qrCells(matrix, format, 4))
        expect(row).toMatch(/^(\x1b\[97m)?\x1b\[(40|49|107)m.*\x1b\[0m$/);
    }
  });

  test('has no seams: cells of one colour are spaces, mixed ones light on black, each colour set once', () => {
    const rows = qrCells(qrMatrix('https://zoom.us/x') ?? [], 'half', 4);
    for (const row of rows.slice(0, -1)) {
      const [, ...runs] = row.replace('\x1b[0m', '').split(/(?=\x1b)/);
      for (const run of runs) expect(run).toMatch(/^\x1b\[(107m +|40m[ ▀▄]+)$/);
      const grounds = runs.map((run) => run.slice(0, run.indexOf('m')));
      expect(grounds.filter((ground, at) => ground === grounds[at - 1])).toEqual([]);
    }
    // An odd number of modules leaves half a row, with nothing dark below it.
    expect(rows.at(-1)).toMatch(/^\x1b\[97m\x1b\[49m▀+\x1b\[0m$/);
  });

  test('takes the highest error level that does not enlarge it', () => {
    // 80 characters need version 5 at L, which M fits too; 46 need version 3, which only L fits.
    expect(qrMatrix('x'.repeat(80))).toHaveLength(37);
    expect(qrMatrix('x'.repeat(46))).toHaveLength(29);
    // 15 bits of format, the level in the first two: row 8, columns 0 and 1, masked with 10.
    const levelOf = (text: string) => {
      const matrix = qrMatrix(text) ?? [];
      return [matrix[8]?.[0] !== true, matrix[8]?.[1] === true].map(Number).join('');
    };
    expect(levelOf('x'.repeat(80))).toBe('00');
    expect(levelOf('x'.repeat(46))).toBe('01');
  });

  test.each(['', 'https://zoom.us/ü', 'https://zoom.us/\x1b[2J', 'x'.repeat(3000)])(
    'is refused for %j',
    (text) => {
      expect(qrMatrix(text)).toBeNull();
    },
  );
});

describe('the best drawing for a space', () => {
  const matrix = qrMatrix('https://zoom.us/oauth/device/complete/abcd1234') ?? [];

  test.each([
    [37, 19, 'blocks', 'half', 4],
    [36, 19, 'blocks', 'half', 3],
    [35, 18, 'blocks', 'half', 3],
    [33, 17, 'blocks', 'half', 2],
    [74, 37, 'spaces', 'double', 4],
    [66, 33, 'ascii', 'ascii', 2],
  ] as const)('%i×%i with %s is %s with a border of %i', (columns, rows, glyphs, format, quiet) => {
    const drawing = fitMatrix(matrix, columns, rows, glyphs);
    expect(drawing).toMatchObject({ format, quiet });
    expect(drawing?.columns).toBeLessThanOrEqual(columns);
    expect(drawing?.cells.length).toBeLessThanOrEqual(rows);
  });

  test.each([
    [32, 40, 'blocks'],
    [80, 16, 'blocks'],
    [65, 40, 'spaces'],
  ] as const)('%i×%i with %s is none', (columns, rows, glyphs) => {
    expect(fitMatrix(matrix, columns, rows, glyphs)).toBeNull();
  });
});
