import { describe, expect, it } from 'vitest';
import { blameTls } from '../../../src/provider/tls-blame.ts';

const NOW = Date.UTC(2026, 10, 23, 16, 40);
const CHAIN = {
  subject: 'Filter',
  issuer: 'Example Inspection',
  top: 'Example Root',
  validFrom: NOW + 86_400_000,
  validTo: NOW - 86_400_000,
};

describe('a certificate that is not trusted', () => {
  it.each([
    ['zoom.us', 'tls_inspected'],
    ['api.zoom.us', 'tls_inspected'],
    ['zoomgov.com', 'tls_inspected'],
    ['notzoom.us', 'tls_untrusted'],
    ['login.example', 'tls_untrusted'],
  ])('of %s is %s, with who signed it', (host, cause) => {
    const near = { cause: 'tls_untrusted', detail: `${host}, CODE` } as const;
    expect(blameTls(near, host, CHAIN, NOW)).toEqual({
      cause,
      detail: `${host}, CODE, signed by "Example Inspection"`,
    });
  });

  it('by its dates shows both clocks', () => {
    const expired = blameTls({ cause: 'tls_expired', detail: '' }, 'zoom.us', CHAIN, NOW);
    expect(expired.detail).toBe(
      "zoom.us: it was good until 2026-11-22 16:40 UTC, and this box's clock says 2026-11-23 16:40 UTC",
    );
    const early = blameTls({ cause: 'tls_not_yet_valid', detail: '' }, 'zoom.us', CHAIN, NOW);
    expect(early.detail).toBe(
      "zoom.us: it is good from 2026-11-24 16:40 UTC, and this box's clock says 2026-11-23 16:40 UTC",
    );
  });
});
