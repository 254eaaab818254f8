/** What `status` reports, as a type: the flow fills it, the reports say it. */

import type { Flow } from './grant/grant.ts';
import type { Where } from './keeping.ts';

/** What `status --json` prints; times are ISO 8601 or null. */
export type StatusReport = {
  readonly paired: boolean;
  readonly account: string;
  readonly state: 'ok' | 'stale' | 'dead' | 'none' | 'damaged' | 'unreadable';
  readonly user: {
    readonly id: string | null;
    readonly email: string | null;
    readonly display_name: string | null;
  } | null;
  readonly scope: readonly string[];
  readonly expires_at: string | null;
  readonly refreshed_at: string | null;
  /** Whether the access token can be had anew without a person. */
  readonly renews: boolean;
  readonly flow: Flow | null;
  readonly api_url: string | null;
  readonly store: Where;
  readonly profile: string | null;
  readonly issuer: string | null;
  readonly simulated: boolean;
};
