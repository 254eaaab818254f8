/** Whose fault it is that a certificate is not trusted: the network's, the clock's, the server's. Pure. */

import { isZoomHost } from '../core/oauth/zoom.ts';
import type { Cause, Chain } from '../core/probe.ts';
import { minuteOf } from '../core/text/dates.ts';

/** What of a chain tells whose fault it is. */
export type Shown = Pick<Chain, 'subject' | 'issuer' | 'top' | 'validFrom' | 'validTo'>;

/** The cause with what the certificate tells; `now` is the box's clock, epoch milliseconds. */
export function blameTls(near: Cause, host: string, chain: Shown, now: number): Cause {
  const clock = `this box's clock says ${minuteOf(now)}`;
  switch (near.cause) {
    case 'tls_expired':
      return {
        cause: near.cause,
        detail: `${host}: it was good until ${minuteOf(chain.validTo)}, and ${clock}`,
      };
    case 'tls_not_yet_valid':
      return {
        cause: near.cause,
        detail: `${host}: it is good from ${minuteOf(chain.validFrom)}, and ${clock}`,
      };
    case 'tls_wrong_name':
      return { cause: near.cause, detail: `${near.detail}, for "${chain.subject}"` };
    default: {
      // Everybody trusts the authorities of Zoom's certificates; another one has put itself in between.
      const cause = isZoomHost(host) ? 'tls_inspected' : near.cause;
      return { cause, detail: `${near.detail}, signed by "${chain.issuer || chain.top}"` };
    }
  }
}
