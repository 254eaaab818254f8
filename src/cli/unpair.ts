/** `unpair`: revokes at the provider, then deletes here. */

import { asciiJson } from '../core/text/text.ts';
import { unpair } from '../flows/revoke.ts';
import { connectStored } from '../wiring/target.ts';
import { isOn } from './start/argv.ts';
import type { Run } from './start/command.ts';
import { withSession } from './start/open.ts';
import { fail, say } from './start/out.ts';

export const run: Run = (invocation) => {
  const json = isOn(invocation.asked, 'json');
  return withSession(
    invocation,
    async ({ settings, session }) => {
      const { account } = settings;
      const connect = connectStored(settings, session.http);
      const local = isOn(invocation.asked, 'local');
      const cause = await unpair(session.world, { account, connect, local });
      if (cause !== null) return fail(cause, json);
      return say(
        json ? `${asciiJson({ unpaired: true, account })}\n` : 'Unpaired. Nothing is stored here any more.\n',
      );
    },
    (cause) => fail(cause, json),
  );
};
