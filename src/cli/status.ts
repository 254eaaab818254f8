/** `status`: what is paired, with whom, until when and where it is kept. */

import { asciiJson } from '../core/text/text.ts';
import { status } from '../flows/status.ts';
import { statusText } from '../ui/reports/status.ts';
import { isOn } from './start/argv.ts';
import type { Run } from './start/command.ts';
import { withSession } from './start/open.ts';
import { fail, say } from './start/out.ts';

export const run: Run = (invocation) => {
  const json = isOn(invocation.asked, 'json');
  return withSession(
    invocation,
    async ({ settings, session }) => {
      const found = await status(session.world, settings.account);
      const written = await say(
        json ? `${asciiJson(found.report)}\n` : statusText(found.report, found.expiresInS),
      );
      if (found.trouble !== null && !json) return fail(found.trouble, false);
      return found.exitCode || written;
    },
    (cause) => fail(cause, json),
  );
};
