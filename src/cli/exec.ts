/** `exec`: a command with the access token in its environment. */

import { runChild } from '../box/child.ts';
import { isTrouble, trouble } from '../core/trouble/trouble.ts';
import { renew } from '../flows/renew.ts';
import type { Run } from './start/command.ts';
import { type Refuse, withSession } from './start/open.ts';
import { fail } from './start/out.ts';

export const run: Run = (invocation) => {
  const refuse: Refuse = (cause, speech) => fail(cause, false, speech);
  return withSession(
    invocation,
    async ({ settings, session }) => {
      const grant = await renew(session.world, { account: settings.account, ...settings.token });
      if (isTrouble(grant)) return refuse(grant, settings.terminal);
      const { accessToken, apiUrl } = grant;
      const [command = '', ...args] = invocation.asked.words;
      const env = { ...process.env, ZOOM_ACCESS_TOKEN: accessToken, ZOOM_API_URL: apiUrl ?? undefined };
      const code = await runChild({ command, args, env, onTerminal: process.stdin.isTTY === true });
      return typeof code === 'number' ? code : refuse(trouble('bad_command', code.failed), settings.terminal);
    },
    refuse,
  );
};
