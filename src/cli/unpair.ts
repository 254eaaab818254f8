/** `unpair`: revokes at the provider, then deletes here. */

import { asciiJson, safeText } from '../core/text/text.ts';
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
      const leftovers = await session.world.keeping.leftovers(account);
      const cause = await unpair(session.world, { account, connect, local });
      if (cause !== null) return fail(cause, json, settings.terminal);
      // What was only set aside could not be read, and so not be revoked either.
      const deleted = leftovers
        .filter(({ unrevoked }) => local || unrevoked === null)
        .map(({ path }) => path);
      if (json) return say(`${asciiJson({ unpaired: true, account, also_deleted: deleted })}\n`);
      const { reports } = await reportWords(settings.terminal);
      const more =
        deleted.length === 0 ? '' : `${safeText(reports.alsoDeleted(deleted.join(', ')), 2_000)}\n`;
      return say(`${reports.unpaired}\n${more}`);
    },
    (cause, speech) => fail(cause, json, speech),
  );
};
