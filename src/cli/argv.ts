/**
 * argv and environment → what was asked for. One order everywhere: option, environment, profile, built-in default.
 * Nothing here touches the machine; a wrong word ends in a trouble that names it.
 */

import { parseArgs } from 'node:util';
import { readRenewals } from '../core/profile.ts';
import { usableUrl } from '../core/text/urls.ts';
import { isTrouble, type Trouble, trouble } from '../core/trouble/trouble.ts';
import {
  COMMANDS,
  type CommandName,
  isCommand,
  OPTIONS,
  type OptionName,
  type OptionSpec,
} from './commands.ts';

/** The environment, as the process got it. */
export type Env = Readonly<Record<string, string | undefined>>;

/** What was typed: the command, its words, and the options as strings or switches. */
export type Asked = {
  readonly command: CommandName;
  readonly words: readonly string[];
  readonly options: Readonly<Partial<Record<OptionName, string | true>>>;
};

/** Reads the words after `roomkey`. */
export function readArgv(argv: readonly string[]): Asked | Trouble {
  const [first, ...rest] = argv;
  if (first === undefined) return trouble('usage', 'no command was given');
  if (first === '--help' || first === '-h') return { command: 'help', words: [], options: {} };
  if (first === '--version' || first === '-V')
    return { command: 'help', words: [], options: { version: true } };
  if (!isCommand(first)) return trouble('usage', `there is no command "${first}"${nearest(first)}`);
  const known: readonly OptionName[] = COMMANDS[first].options;
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: Object.fromEntries(
        known.map((name) => {
          const spec: OptionSpec = OPTIONS[name];
          return [name, { type: spec.value === undefined ? ('boolean' as const) : ('string' as const) }];
        }),
      ),
      allowPositionals: true,
      strict: true,
    });
    const words = first === 'exec' ? wordsOfExec(rest, positionals) : positionals;
    if (typeof words === 'object' && isTrouble(words)) return words;
    const most = first === 'exec' ? Number.POSITIVE_INFINITY : COMMANDS[first].args === '' ? 0 : 1;
    if (words.length > most) return trouble('usage', `${first} does not take "${words[most]}"`);
    return { command: first, words, options: values as Asked['options'] };
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split('. ');
    return trouble('usage', sentence, `See: roomkey help ${first}`);
  }
}

/** `exec` wants `--` before the command, so that the command's own options are never taken for ours. */
function wordsOfExec(rest: readonly string[], positionals: readonly string[]): readonly string[] | Trouble {
  const at = rest.indexOf('--');
  const words = at < 0 ? [] : rest.slice(at + 1);
  if (words.length === 0 || words.length !== positionals.length) {
    return trouble(
      'usage',
      'exec wants a command after --',
      'For example: roomkey exec -- printenv ZOOM_API_URL',
    );
  }
  return words;
}

/** An option's value: what was typed, else its environment variable, else nothing. Empty counts as nothing. */
export function setting(asked: Asked, env: Env, name: OptionName): string | undefined {
  const typed = asked.options[name];
  if (typeof typed === 'string') return typed;
  const spec: OptionSpec = OPTIONS[name];
  return (spec.env === undefined ? undefined : env[spec.env]) || undefined;
}

/** The type (`TERM`) of the terminal that is drawn on: our own, or that of `--tty`, of which our own says nothing. */
export function terminalType(asked: Asked, env: Env): string {
  const path = setting(asked, env, 'tty');
  if (path !== undefined && /^\/dev\/tty\d+$/.test(path)) return 'linux';
  if (path !== undefined && /^\/dev\/(tty[A-Z]|hvc|console)/.test(path)) return 'vt220';
  return env['TERM'] || (path === undefined ? '' : 'xterm');
}

/** Reports whether a switch was typed. */
export function isOn(asked: Asked, name: OptionName): boolean {
  return asked.options[name] === true;
}

/** An account's name: it becomes a file's name, so it is kept plain. */
export function accountName(asked: Asked, env: Env): string | Trouble {
  const name = setting(asked, env, 'account') ?? 'default';
  return /^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/.test(name)
    ? name
    : trouble('usage', '--account takes 1 to 64 letters, digits and . _ @ -');
}

/** A number option within bounds; the default where it is not given. */
export function numberOption(asked: Asked, name: OptionName, usual: number, most: number): number | Trouble {
  const typed = asked.options[name];
  if (typeof typed !== 'string') return usual;
  const value = /^\d+(\.\d+)?$/.test(typed) ? Number(typed) : Number.NaN;
  return value <= most
    ? value
    : trouble('usage', `--${name} takes a number from 0 to ${most}, not "${typed}"`);
}

/** `--renew`; the profile's where it is not given. */
export function renewals(asked: Asked, ofProfile: number): number | Trouble {
  const typed = asked.options.renew;
  if (typeof typed !== 'string') return ofProfile;
  return (
    readRenewals(typed) ?? trouble('usage', `--renew takes never, forever or a whole number, not "${typed}"`)
  );
}

/** An address from an option, the environment or a profile, checked. */
export function addressOf(value: string, name: string): URL | Trouble {
  return usableUrl(value) ?? trouble('bad_address', `${name} ${value}`);
}

function nearest(word: string): string {
  const close = Object.keys(COMMANDS).find(
    (name) => name.startsWith(word.slice(0, 3)) || name.includes(word),
  );
  return close === undefined || word.length < 2 ? '' : `; did you mean "${close}"?`;
}
