/** The story of `status`: what is paired, with whom, until when, and where it is kept. Never a secret, never a request. */

import { canRenew, endOf, type Grant, secondsLeft, standing } from '../core/grant/grant.ts';
import type { Where } from '../core/keeping.ts';
import { renewalRemedy } from '../core/oauth/providers.ts';
import type { StatusReport } from '../core/status.ts';
import { type SafeText, safeText } from '../core/text/text.ts';
import { EXIT, type ExitCode, exitOf, type Trouble } from '../core/trouble/trouble.ts';
import { clocks, type World } from '../core/world.ts';
import { whyNoGrant } from './stored.ts';

/** The report, how it ends, and the trouble to tell where the file is damaged or unreadable. */
export type Status = {
  readonly report: StatusReport;
  /** Seconds that the access token has left; null where nobody knows. */
  readonly expiresInS: number | null;
  /** What to do so that the pairing can be renewed; null where it can be, or where there is none. */
  readonly remedy: SafeText | null;
  readonly exitCode: ExitCode;
  readonly trouble: Trouble | null;
};

/** Reads how an account stands. */
export async function status(world: World, account: string): Promise<Status> {
  const stored = await world.keeping.read(account);
  const store = world.keeping.where(account);
  if (stored.kind === 'grant') return ofGrant(world, account, store, stored.grant);
  const cause = whyNoGrant(stored, store);
  const isThere = stored.kind === 'damaged' || stored.kind === 'unreadable';
  return {
    report: nothing(account, store, isThere ? stored.kind : 'none'),
    expiresInS: 0,
    remedy: null,
    exitCode: exitOf(cause),
    trouble: stored.kind === 'none' ? null : cause,
  };
}

function nothing(account: string, store: Where, state: 'none' | 'damaged' | 'unreadable'): StatusReport {
  return {
    paired: false,
    account,
    state,
    user: null,
    scope: [],
    expires_at: null,
    refreshed_at: null,
    renews: false,
    flow: null,
    api_url: null,
    store,
    profile: null,
    issuer: null,
    simulated: false,
  };
}

function ofGrant(world: World, account: string, store: Where, grant: Grant): Status {
  const state = standing(grant, clocks(world));
  const { user } = grant;
  return {
    report: {
      paired: state !== 'dead',
      account,
      state,
      user: user && { id: user.id, email: user.email, display_name: user.displayName },
      scope: grant.scope,
      expires_at: endOf(grant) === null ? null : new Date(grant.expiresAt).toISOString(),
      refreshed_at: new Date(grant.refreshedAt).toISOString(),
      renews: state !== 'dead' && canRenew(grant),
      flow: grant.flow,
      api_url: grant.apiUrl,
      store,
      profile: grant.profile === '' ? null : grant.profile,
      issuer: grant.server.issuer,
      simulated: grant.server.simulated,
    },
    expiresInS: secondsLeft(grant, clocks(world)),
    remedy: canRenew(grant) ? null : safeText(renewalRemedy(grant.server)),
    exitCode: state === 'dead' ? EXIT.notPaired : EXIT.done,
    trouble: null,
  };
}
