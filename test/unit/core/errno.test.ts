/** The code of an error, whatever was thrown. */

import { expect, it } from 'vitest';
import { errnoOf } from '../../../src/core/text/errno.ts';

it.each<[string, unknown, string]>([
  ['an error with a code', Object.assign(new Error('x'), { code: 'ENOSPC' }), 'ENOSPC'],
  ['a plain object with a code', { code: 'EIO' }, 'EIO'],
  ['an error without one', new Error('ENOENT'), ''],
  ['a code that is a number', Object.assign(new Error('x'), { code: 5 }), ''],
  ['a text', 'ENOENT', ''],
  ['null', null, ''],
  ['nothing', undefined, ''],
])('the code of %s', (_name, error, code) => {
  expect(errnoOf(error)).toBe(code);
});
