/** `unpair`: revokes at the provider, then deletes here. */

import { asciiJson } from '../core/text/text.ts';
import { unpair } from '../flows/revoke.ts';
import { connectStored } from '../wiring/target.ts';
import { isOn } from './start/argv.ts';
import type { Run } from './start/command.ts';
import { withSession } from './start/open.ts';
import { fail, say } from './start/out.ts';
import { reportWords } from './terminal/language.ts';

export const run: Run = (invocation) => {
  const json = isOn(invocation.asked, 'json');
  return withSession(
    invocation,
    async ({ settings, session }) => {
      const { account } = settings;
      const connect = connectStored(settings, session.http);
      const local = isOn(invocation.asked, 'local');
      const cause = await unpair(session.world, { account, connect, local });
      if (cause !== null) return fail(cause, json, settings.terminal);
      if (json) return say(`${asciiJson({ unpaired: true, account })}\n`);
      const { reports } = await reportWords(settings.terminal);
      return say(`${reports.unpaired}\n`);
    },
    (cause, speech) => fail(cause, json, speech),
  );
};
