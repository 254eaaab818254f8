/** The story of `status`: what is paired, with whom, until when, and where it is kept. Never a secret, never a request. */

import { secondsLeft, standing } from '../core/grant/grant.ts';
import type { StatusReport } from '../core/status.ts';
import { EXIT, type ExitCode, exitOf, type Trouble, trouble } from '../core/trouble/trouble.ts';
import { clocks, type World } from '../core/world.ts';

/** The report, how it ends, and the trouble to tell where the file is damaged or unreadable. */
export type Status = {
  readonly report: StatusReport;
  readonly expiresInS: number;
  readonly exitCode: ExitCode;
  readonly trouble: Trouble | null;
};

/** Reads how an account stands. */
export async function status(world: World, account: string): Promise<Status> {
  const stored = await world.keeping.read(account);
  const empty: StatusReport = {
    paired: false,
    account,
    state: 'none',
    user: null,
    scope: [],
    expires_at: null,
    refreshed_at: null,
    api_url: null,
    store: world.keeping.where(account),
    profile: null,
    issuer: null,
    simulated: false,
  };
  switch (stored.kind) {
    case 'none':
      return { report: empty, expiresInS: 0, exitCode: EXIT.notPaired, trouble: null };
    case 'damaged':
      return broken({ ...empty, state: 'damaged' }, trouble('damaged', `${empty.store.path}: ${stored.why}`));
    case 'foreign': {
      const cause = trouble('other_box', empty.store.path);
      return { report: empty, expiresInS: 0, exitCode: exitOf(cause), trouble: cause };
    }
    case 'unreadable':
      return broken({ ...empty, state: 'damaged' }, stored.trouble);
    case 'grant': {
      const { grant } = stored;
      const state = standing(grant, clocks(world));
      const { user } = grant;
      return {
        report: {
          ...empty,
          paired: state !== 'dead',
          state,
          user: user && { id: user.id, email: user.email, display_name: user.displayName },
          scope: grant.scope,
          expires_at: new Date(grant.expiresAt).toISOString(),
          refreshed_at: new Date(grant.refreshedAt).toISOString(),
          api_url: grant.apiUrl,
          profile: grant.profile === '' ? null : grant.profile,
          issuer: grant.provider.issuer,
          simulated: grant.provider.simulated,
        },
        expiresInS: secondsLeft(grant, clocks(world)) ?? 0,
        exitCode: state === 'dead' ? EXIT.notPaired : EXIT.done,
        trouble: null,
      };
    }
  }
}

function broken(report: StatusReport, cause: Trouble): Status {
  return { report, expiresInS: 0, exitCode: EXIT.storage, trouble: cause };
}
