/** A grant under any answer to its refresh or its revocation: nothing but an explicit word of the provider takes it away. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grant } from '../../../src/core/grant/grant.ts';
import { saysGrantIsDead } from '../../../src/core/oauth/answer.ts';
import { EXIT, exitOf, fixOf, isTrouble, saysOf, type Trouble } from '../../../src/core/trouble/trouble.ts';
import { renew } from '../../../src/flows/renew.ts';
import { unpair } from '../../../src/flows/revoke.ts';
import { PATIENCE_MS } from '../../tiers.ts';
import { grant as grantOf, NOON, zoom } from '../../unit/core/make.ts';
import { play } from '../../unit/flows/world.ts';
import { ANSWERS, exchangeOf, SECRET } from './arbitraries.ts';
import { isBare, isGoodGrant } from './rules.ts';

const CODES: readonly number[] = Object.values(EXIT);

const GRANT: Grant = grantOf({
  accessToken: 'old-access',
  refreshToken: 'old-refresh',
  pairedAt: NOON - 7_200_000,
  refreshedAt: NOON - 7_200_000,
  expiresAt: NOON - 1,
});

describe('a grant', () => {
  it(`is lost to no answer but the end of it, ${ANSWERS} times`, { timeout: PATIENCE_MS }, async () => {
    const property = fc.asyncProperty(
      exchangeOf(['token', 'error']),
      fc.boolean(),
      async (exchange, fresh) => {
        const played = play({ refresh: [exchange] }, zoom, [SECRET]);
        played.keep(GRANT);
        const order = { account: 'default', minTtlS: 1, fresh };
        const renewal = await renew(played.world, order);
        const kept = played.kept();
        if (isTrouble(renewal)) {
          checkTrouble(renewal);
          // That an answer may have been lost is noted beside it.
          expect({ ...kept, lostAt: null }).toEqual({ ...GRANT, alive: !saysGrantIsDead(exchange) });
        } else {
          expect(isGoodGrant(kept, NOON)).toBe(true);
          expect(kept.accessToken).not.toBe(GRANT.accessToken);
        }
      },
    );
    await fc.assert(property, { numRuns: ANSWERS });
  });

  it('is deleted only when it was revoked', { timeout: PATIENCE_MS }, async () => {
    const property = fc.asyncProperty(exchangeOf(['error', 'user', 'token']), async (exchange) => {
      const played = play({ revoke: [exchange] }, zoom, [SECRET]);
      const grant = { ...GRANT, expiresAt: NOON + 3_600_000 };
      played.keep(grant);
      const order = {
        account: 'default',
        connect: () => played.requests,
        local: false,
      };
      const cause = await unpair(played.world, order);
      if (cause === null) expect(played.stored().kind).toBe('none');
      else {
        checkTrouble(cause);
        expect(played.kept()).toEqual(grant);
      }
      if (exchange.kind === 'no-reply' || exchange.status >= 500) expect(cause).not.toBe(null);
    });
    await fc.assert(property, { numRuns: ANSWERS / 5 });
  });
});

function checkTrouble(cause: Trouble): void {
  const [message, hint, exitCode] = [saysOf(cause), fixOf(cause), exitOf(cause)];
  expect(isBare(message) && isBare(hint)).toBe(true);
  expect(message.includes(SECRET)).toBe(false);
  expect(CODES).toContain(exitCode);
}
