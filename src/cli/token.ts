/** `token`: a fresh access token on stdout, and nothing else there. */

import { isTrouble } from '../core/trouble/trouble.ts';
import { clocks } from '../core/world.ts';
import { renew } from '../flows/renew.ts';
import { tokenJson } from '../ui/reports/token.ts';
import type { Run } from './start/command.ts';
import { type Refuse, withSession } from './start/open.ts';
import { fail, say } from './start/out.ts';

export const run: Run = (invocation) => {
  // Whoever reads stdout takes it for a token, so that troubles go to stderr even with --json.
  const refuse: Refuse = (cause, speech) => fail(cause, false, speech);
  return withSession(
    invocation,
    async ({ settings, session: { world } }) => {
      const grant = await renew(world, { account: settings.account, ...settings.token });
      if (isTrouble(grant)) return refuse(grant, settings.terminal);
      return say(settings.json ? tokenJson(grant, clocks(world)) : `${grant.accessToken}\n`);
    },
    refuse,
  );
};
