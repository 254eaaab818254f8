/** The words of the command line → what was asked for. Touches nothing; a wrong word ends in a trouble that names it. */

import { parseArgs } from 'node:util';
import { isTrouble, type Trouble, trouble } from '../../core/trouble/trouble.ts';
import type { Asked, Commands, Env } from './command.ts';
import { OPTIONS, type OptionName, type OptionSpec } from './options.ts';

/** Reads the words after `roomkey`. */
export function readArgv(argv: readonly string[], commands: Commands): Asked | Trouble {
  const [first, ...rest] = argv;
  if (first === undefined) return trouble('usage', 'no command was given');
  if (first === '--help' || first === '-h') return { command: 'help', words: [], options: {} };
  if (first === '--version' || first === '-V')
    return { command: 'help', words: [], options: { version: true } };
  const command = Object.hasOwn(commands, first) ? commands[first] : undefined;
  if (command === undefined)
    return trouble('usage', `there is no command "${first}"${nearest(first, commands)}`);
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: Object.fromEntries(command.options.map((name) => [name, shapeOf(name)])),
      allowPositionals: true,
      strict: true,
    });
    // A command of another program wants `--` before it, so that its own options are never taken for ours.
    const wantsProgram = command.args.startsWith('--');
    const words = wantsProgram ? wordsOfProgram(rest, positionals) : positionals;
    if (isTrouble(words)) return words;
    const most = wantsProgram ? Number.POSITIVE_INFINITY : command.args === '' ? 0 : 1;
    if (words.length > most) return trouble('usage', `${first} does not take "${words[most]}"`);
    return { command: first, words, options: values as Asked['options'] };
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/\.\s|\.?\n/);
    return trouble('usage', sentence, `roomkey help ${first}`);
  }
}

/** An option's value: what was typed, else its environment variable, else nothing. An empty variable counts as nothing. */
export function setting(asked: Asked, env: Env, name: OptionName): string | undefined {
  const typed = asked.options[name];
  if (typeof typed === 'string') return typed;
  const spec: OptionSpec = OPTIONS[name];
  return (spec.env === undefined ? undefined : env[spec.env]) || undefined;
}

/** Reports whether a switch was typed. */
export function isOn(asked: Asked, name: OptionName): boolean {
  return asked.options[name] === true;
}

/** The values of an option that may be given more than once, in order. */
export function settingsOf(asked: Asked, name: OptionName): readonly string[] {
  const typed = asked.options[name];
  if (typeof typed === 'string') return [typed];
  return Array.isArray(typed) ? typed : [];
}

function shapeOf(name: OptionName): { readonly type: 'string' | 'boolean'; readonly multiple: boolean } {
  const spec: OptionSpec = OPTIONS[name];
  return { type: spec.value === undefined ? 'boolean' : 'string', multiple: spec.repeats === true };
}

function wordsOfProgram(
  rest: readonly string[],
  positionals: readonly string[],
): readonly string[] | Trouble {
  const at = rest.indexOf('--');
  const words = at < 0 ? [] : rest.slice(at + 1);
  return words.length > 0 && words.length === positionals.length
    ? words
    : trouble('usage', 'a command is wanted after --', 'roomkey help exec');
}

function nearest(word: string, commands: Commands): string {
  const close = Object.keys(commands).find(
    (name) => name.startsWith(word.slice(0, 3)) || name.includes(word),
  );
  return close === undefined || word.length < 2 ? '' : `; did you mean "${close}"?`;
}
