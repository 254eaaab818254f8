import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { systemAuthorities } from '../../../src/box/system-ca.ts';
import { tempFolder } from '../store/places.ts';

const PEM = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';

it('the first bundle that holds certificates is taken', () => {
  const folder = tempFolder();
  const [none, empty, good, later] = ['none', 'empty', 'good', 'later'].map((name) => join(folder, name));
  writeFileSync(empty ?? '', '');
  writeFileSync(good ?? '', PEM);
  writeFileSync(later ?? '', 'something else');
  expect(systemAuthorities([folder, none, empty, good, later].map(String))).toBe(PEM);
  expect(systemAuthorities([String(none), String(later)])).toBeNull();
});
