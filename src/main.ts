#!/usr/bin/env node
/**
 * argv → command. Builds what a command runs in, prints what it returns, ends with its exit code. The only reader of
 * `process`, with `terminal.ts` for its streams.
 */

import { fileURLToPath } from 'node:url';
import { runChild } from './box/child.ts';
import { SECRET_VARIABLES } from './box/credentials.ts';
import { builtInProfiles, findProfile } from './box/profiles.ts';
import { type Asked, isOn, numberOption, readArgv } from './cli/argv.ts';
import { commandHelp, helpText, isCommand } from './cli/commands.ts';
import { explainedJson, explainedText, tableJson, tableText } from './cli/explain.ts';
import type { Ended } from './cli/pair.ts';
import { profileJson, profilesText, statusText, tokenJson, troubleText } from './cli/status.ts';
import { secondsLeft } from './core/grant/grant.ts';
import { asciiJson, hideSecrets } from './core/text/text.ts';
import { explain, explainAll } from './core/trouble/explain.ts';
import { EXIT, exitOf, isTrouble, type Trouble, trouble } from './core/trouble/trouble.ts';
import { recover } from './flows/recover.ts';
import { clocks, type RenewOrder, renew } from './flows/renew.ts';
import { unpair } from './flows/revoke.ts';
import { status } from './flows/status.ts';
import { errorEvent, eventLine } from './ui/events.ts';
import { type Context, connectStored, findTarget, openContext, wantsJson } from './wiring/session.ts';

declare const ROOMKEY_VERSION: string;

const PROFILES = fileURLToPath(new URL('../device-profiles/', import.meta.url));
const SCRIPT = fileURLToPath(import.meta.url);
const LONGEST_TTL_S = 30 * 86_400;
/** The command of the renewal worker: for roomkey itself, not for people. */
const WORKER = 'renew-worker';

async function main(argv: readonly string[]): Promise<number> {
  if (argv[0] === WORKER) return (await import('./wiring/worker.ts')).work();
  const asked = readArgv(argv);
  if (isTrouble(asked)) return fail(asked, argv.includes('--json') && argv[0] !== 'token');
  if (isOn(asked, 'version')) return say(`${ROOMKEY_VERSION}\n`);
  if (asked.command === 'help' || isOn(asked, 'help')) return help(asked);
  if (asked.command === 'profiles') return profiles(asked);
  if (asked.command === 'explain') return explainCode(asked);
  // Held here only; whatever is started from this process does not inherit it.
  const env = { ...process.env };
  for (const name of SECRET_VARIABLES) delete process.env[name];
  const log = isOn(asked, 'verbose') ? openLog() : () => {};
  const context = openContext({
    asked,
    env,
    platform: process.platform,
    onTerminal: process.stdout.isTTY === true,
    profilesFolder: PROFILES,
    version: ROOMKEY_VERSION,
    log,
    renewInWorker: async (start, job) =>
      (await import('./wiring/worker.ts')).renewInWorker(SCRIPT, start, job),
  });
  if (isTrouble(context)) return fail(context, isOn(asked, 'json'));
  try {
    return await runCommand(context);
  } finally {
    await context.http.close();
  }
}

async function runCommand(context: Context): Promise<number> {
  const { asked, world, account } = context;
  await recover(world, account);
  switch (asked.command) {
    case 'pair': {
      const target = findTarget(context);
      if (isTrouble(target)) return fail(target, wantsJson(context));
      const { pairHere } = await import('./cli/pair.ts');
      return finish(context, await pairHere(context, target, { simulated: false }));
    }
    case 'demo': {
      const { demo } = await import('./cli/demo.ts');
      return finish(context, await demo(context, SCRIPT));
    }
    case 'simulator': {
      const { simulate } = await import('./cli/demo.ts');
      const cause = await simulate(context);
      return cause === null ? EXIT.done : fail(cause, wantsJson(context));
    }
    case 'token':
    case 'exec':
      return handOut(context);
    case 'status': {
      const found = await status(world, account);
      await say(wantsJson(context) ? `${asciiJson(found.report)}\n` : statusText(found));
      return found.trouble === null || wantsJson(context) ? found.exitCode : fail(found.trouble, false);
    }
    case 'unpair': {
      const order = { account, connect: connectStored(context), local: isOn(asked, 'local') };
      const cause = await unpair(world, order);
      if (cause !== null) return fail(cause, wantsJson(context));
      return say(wantsJson(context) ? '' : 'Unpaired. Nothing is stored here any more.\n');
    }
    case 'doctor': {
      const { examine } = await import('./cli/doctor.ts');
      return examine(context, say);
    }
    case 'explain':
    case 'profiles':
    case 'help':
      return EXIT.fault;
  }
}

/** `token` and `exec`: the same renewal, then the token to stdout or into the environment of a command. */
async function handOut(context: Context): Promise<number> {
  const minTtlS = numberOption(context.asked, 'min-ttl', 300, LONGEST_TTL_S);
  if (typeof minTtlS !== 'number') return fail(minTtlS, false);
  const renewal = await renew(context.world, renewOrder(context, minTtlS));
  if ('trouble' in renewal) return fail(renewal.trouble, false);
  const { grant } = renewal;
  if (context.asked.command === 'token') {
    const left = secondsLeft(grant, clocks(context.world)) ?? 0;
    return say(wantsJson(context) ? tokenJson(grant, left) : `${grant.accessToken}\n`);
  }
  const [command = '', ...args] = context.asked.words;
  const env = {
    ...process.env,
    ZOOM_ACCESS_TOKEN: grant.accessToken,
    ZOOM_API_URL: grant.apiUrl ?? undefined,
  };
  const code = await runChild({ command, args, env, onTerminal: process.stdin.isTTY === true });
  return typeof code === 'number' ? code : fail(trouble('bad_command', code.failed), false);
}

function renewOrder(context: Context, minTtlS: number): RenewOrder {
  const fresh = isOn(context.asked, 'fresh');
  return { account: context.account, minTtlS, fresh };
}

async function profiles(asked: Asked): Promise<number> {
  const [name] = asked.words;
  if (name === undefined) {
    const all = builtInProfiles(PROFILES);
    return say(isOn(asked, 'json') ? `[${all.map(profileJson).join(',')}]\n` : profilesText(all));
  }
  const profile = findProfile(PROFILES, name);
  return isTrouble(profile) ? fail(profile, false) : say(profileJson(profile));
}

async function explainCode(asked: Asked): Promise<number> {
  const [code] = asked.words;
  const json = isOn(asked, 'json');
  if (code === undefined) return say((json ? tableJson : tableText)(explainAll()));
  const found = explain(code);
  return 'meanings' in found ? say((json ? explainedJson : explainedText)(found)) : fail(found, json);
}

async function help(asked: Asked): Promise<number> {
  const name = asked.command === 'help' ? asked.words[0] : asked.command;
  if (name === undefined) return say(`${helpText()}\n`);
  return isCommand(name)
    ? say(`${commandHelp(name)}\n`)
    : fail(trouble('usage', `there is no command "${name}"`), false);
}

async function finish(context: Context, { exitCode, tell }: Ended): Promise<number> {
  return tell === null ? exitCode : fail(tell, wantsJson(context));
}

/** Tells a trouble, as the `error` event on stdout or as text on stderr, and returns its exit code. */
async function fail(cause: Trouble, asEvent: boolean): Promise<number> {
  if (asEvent) await say(eventLine(errorEvent(cause, Date.now())));
  else process.stderr.write(troubleText(cause));
  return exitOf(cause);
}

/** Writes to stdout and waits until it is out: a pipe takes its time. */
function say(text: string): Promise<number> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve(EXIT.done));
  });
}

/** `--verbose`. On a terminal with a full screen the lines wait until the screen is gone. */
function openLog(): (line: string) => void {
  if (!process.stdout.isTTY || !process.stderr.isTTY) {
    return (line) => process.stderr.write(`roomkey: ${line}\n`);
  }
  const held: string[] = [];
  process.on('exit', () => process.stderr.write(held.map((line) => `roomkey: ${line}\n`).join('')));
  return (line) => {
    if (held.length < 1000) held.push(line);
  };
}

// A reader that goes away (`roomkey status | head -1`) is no fault of ours.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    const message = error instanceof Error ? hideSecrets(error.message, []) : '';
    process.stderr.write(troubleText(trouble('internal', message)));
    process.exit(EXIT.fault);
  },
);
