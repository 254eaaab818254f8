/** Any secret in any disguise is found in any text; what is no secret stays as it is. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideKnown, hideSecrets } from '../../../src/core/text/secrets/hide.ts';
import { count } from '../../tiers.ts';
import { disguise } from './disguises.ts';

const RUNS = count(60_000, 1_500, 300);

const secret = fc
  .oneof(
    fc.stringMatching(/^[A-Za-z0-9]{8,40}$/),
    fc.stringMatching(/^[A-Z]{4}-[A-Z]{4}$/),
    fc.stringMatching(/^[a-z0-9]{8}$/),
    fc.stringMatching(/^[\w-]{16,24}\.[\w-]{20,60}\.[\w-]{20,43}$/),
    fc.base64String({ minLength: 16, maxLength: 60 }),
    fc.stringMatching(/^[A-Za-z0-9]{6,10}[ !-/:-@]{1,3}[A-Za-z0-9]{6,10}$/),
  )
  .filter((text) => new Set(text.toLowerCase()).size > 5 && /^[A-Za-z0-9]{2}.*[A-Za-z0-9]{2}=*$/.test(text));

const WORDS =
  'the a code was not accepted by server please try again later invalid expired request device user token client with id for this app is and or to of in at error unknown too many requests missing parameter scope grant type unauthorized you have entered does exist check address it'.split(
    ' ',
  );
const innocent = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 })
  .map((words) => words.join(' '));

describe('a secret in disguise', () => {
  it('is hidden, and the words around it stay', { timeout: 240_000 }, () => {
    fc.assert(
      fc.property(secret, disguise, innocent, innocent, (hidden, [name, dress], before, after) => {
        const dressed = dress(hidden);
        // More is cut off.
        fc.pre(dressed.length < 3_000);
        const shown = hideKnown(`${before}: ${dressed} (${after})`, [hidden]);
        const told = `${name}: ${dressed} → ${shown}`;
        expect(shown.startsWith(`${before}: `), told).toBe(true);
        expect(shown.endsWith(` (${after})`), told).toBe(true);
        expect(shown, told).toContain('[hidden]');
        // Of what hangs on to it, such as padding and a last mark, little may be left.
        const left = shown.slice(before.length + 2, -after.length - 3).replaceAll('[hidden]', '');
        expect(left.length, told).toBeLessThanOrEqual(
          dress('').length + Math.max(24, (10 * dressed.length) / hidden.length),
        );
      }),
      { numRuns: RUNS },
    );
  });
});

describe('a text without secrets', () => {
  it('stays as it is', () => {
    fc.assert(
      fc.property(fc.array(secret, { maxLength: 6 }), fc.array(innocent), (known, texts) => {
        const text = texts.join('. ');
        expect(hideSecrets(text, known)).toBe(text);
      }),
      { numRuns: RUNS },
    );
  });

  it('stays as it is in any script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), secret, (text, known) => {
        fc.pre(!text.includes(known));
        expect(hideKnown(text, [known])).toBe(text);
      }),
      { numRuns: RUNS },
    );
  });
});
