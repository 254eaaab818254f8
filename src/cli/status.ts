/** `status`: what is paired, with whom, until when and where it is kept. */

import { asciiJson } from '../core/text/text.ts';
import { isExposure, type Note } from '../core/trouble/note.ts';
import { type Status, status } from '../flows/status.ts';
import { statusText } from '../ui/reports/status.ts';
import type { Speech } from '../wiring/settings.ts';
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
      const found = await status(session.world, settings.account);
      const { terminal } = settings;
      const exposure = session.world.keeping.notes(settings.account).find(isExposure) ?? null;
      const written = await say(
        json ? `${asciiJson(found.report)}\n` : await inWords(found, exposure, terminal),
      );
      if (found.trouble !== null && !json) return fail(found.trouble, false, terminal);
      return found.exitCode || written;
    },
    (cause, speech) => fail(cause, json, speech),
  );
};

async function inWords(
  { report, expiresInS, remedy }: Status,
  exposure: Note | null,
  speech: Speech,
): Promise<string> {
  const { words, reports } = await reportWords(speech);
  return statusText(report, { expiresInS, remedy }, reports, words, exposure);
}
