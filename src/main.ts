#!/usr/bin/env node
/** The process: argv and streams in, exit code out. What a command does is in `cli/`. */

import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { SECRET_VARIABLES } from './box/credentials.ts';
import { COMMANDS } from './cli/commands.ts';
import { isOn, readArgv } from './cli/start/argv.ts';
import type { Commands } from './cli/start/command.ts';
import { fail, note, say, troubleText, watchOutput } from './cli/start/out.ts';
import { speechOf } from './cli/start/settle-terminal.ts';
import { hideSecrets } from './core/text/secrets/hide.ts';
import { EXIT, isTrouble, trouble } from './core/trouble/trouble.ts';
import { LOCK_WAIT_MS, LONG_LOCK_WAIT_MS } from './core/world.ts';
import { WORKER } from './wiring/worker-name.ts';

declare const ROOMKEY_VERSION: string;

const PROGRAM = {
  script: fileURLToPath(import.meta.url),
  profilesFolder: fileURLToPath(new URL('../device-profiles/', import.meta.url)),
  version: ROOMKEY_VERSION,
};

/** What stands for a command line that could not be read. */
const NOTHING = { command: '', words: [], options: {} };

async function main(argv: readonly string[]): Promise<number> {
  if (argv[0] === WORKER) return work();
  const commands: Commands = COMMANDS;
  const asked = readArgv(argv, commands);
  if (isTrouble(asked))
    return fail(asked, argv.includes('--json') && argv[0] !== 'token', speechOf(NOTHING, process.env));
  // Held here only; whatever is started from this process does not inherit it.
  const env = { ...process.env };
  for (const name of SECRET_VARIABLES) delete process.env[name];
  const command = isOn(asked, 'help') ? commands['help'] : commands[asked.command];
  if (command === undefined)
    return fail(trouble('internal', `no code for ${asked.command}`), false, speechOf(asked, env));
  const { run } = await command.load();
  return run({ asked, env, program: PROGRAM, commands });
}

/** The renewal worker's own start: its order comes by stdin, and no signal ends it before it is done. */
async function work(): Promise<number> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGPIPE'] as const) process.on(signal, () => {});
  // Later than any answer is listened to: a worker that hangs ends at last and frees its lock.
  setTimeout(() => process.exit(EXIT.fault), LOCK_WAIT_MS + LONG_LOCK_WAIT_MS).unref();
  const { workerReply } = await import('./wiring/worker.ts');
  return say(await workerReply(await text(process.stdin), note));
}

watchOutput();

/** The end for a fault of our own, without a stack. What a provider has answered is in the journal by now. */
function lastResort(error: unknown): never {
  const message = error instanceof Error ? hideSecrets(error.message, []) : '';
  const text = troubleText(trouble('internal', message));
  // After the screen, which clears itself at the end.
  process.once('exit', () => process.stderr.write(text));
  process.exit(EXIT.fault);
}

process.on('uncaughtException', lastResort);
main(process.argv.slice(2)).then((code) => process.exit(code), lastResort);
