/** From what was typed to a session: the profile read, everything settled, what a killed process left repaired. */

import { homedir, hostname } from 'node:os';
import { findProfile } from '../../box/profiles.ts';
import { isTrouble, type Trouble } from '../../core/trouble/trouble.ts';
import { recover } from '../../flows/recover.ts';
import { openSession, type Session } from '../../wiring/session.ts';
import { baseOf, type Settings, type Speech } from '../../wiring/settings.ts';
import { startWorker } from '../../wiring/worker.ts';
import type { Invocation } from './command.ts';
import { openLog } from './out.ts';
import { profileName, settle } from './settle.ts';
import { speechOf } from './settle-terminal.ts';

/** What a command runs in. */
export type Opened = { readonly settings: Settings; readonly session: Session };

/** Reports a trouble in a language; resolves with its exit code. */
export type Refuse = (cause: Trouble, speech: Speech) => Promise<number>;

/** Settles what was asked for. Nothing but the profile is read. */
export function settleInvocation({ asked, env, program }: Invocation): Settings | Trouble {
  const onTerminal = process.stdout.isTTY === true;
  const profile = findProfile(program.profilesFolder, profileName(asked, env, onTerminal));
  if (isTrouble(profile)) return profile;
  return settle(asked, env, profile, {
    platform: process.platform,
    hostname: hostname(),
    home: homeFolder(),
    onTerminal,
    version: program.version,
  });
}

/** Empty for a user without one, such as an id that no list of users knows. */
function homeFolder(): string {
  try {
    return homedir();
  } catch {
    // conf asks for it when it is loaded, which is after an approval, and would end the program there.
    process.env['HOME'] = '/nonexistent';
    return '';
  }
}

/** Runs `work` in a session for what was asked; what cannot be settled or opened is its trouble. */
export async function withSession(
  invocation: Invocation,
  work: (opened: Opened) => Promise<number>,
  refuse: Refuse,
): Promise<number> {
  const settings = settleInvocation(invocation);
  if (isTrouble(settings)) return refuse(settings, speechOf(invocation.asked, invocation.env));
  const { script } = invocation.program;
  const session = openSession(baseOf(settings), {
    log: openLog(settings.verbose),
    renewInWorker: (base, job) =>
      startWorker({ node: process.execPath, script, verbose: base.verbose }, base, job),
  });
  if (isTrouble(session)) return refuse(session, settings.terminal);
  try {
    await recover(session.world, settings.account);
    return await work({ settings, session });
  } finally {
    await session.close();
  }
}
