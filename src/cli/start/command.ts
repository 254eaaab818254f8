/** What a command is: a row of the table, and a function over what was asked. Types only. */

import type { Env } from '../../box/credentials.ts';
import type { OptionName } from './options.ts';

export type { Env };

/** What was typed: the command, its words, and the options as strings or switches. */
export type Asked = {
  readonly command: string;
  readonly words: readonly string[];
  readonly options: Readonly<Partial<Record<OptionName, string | true | readonly string[]>>>;
};

/** A command: how it is called, what it does, the options it takes, what help adds, and where its code is. */
export type Command = {
  /** What follows the name, as help shows it; empty for nothing. */
  readonly args: string;
  readonly says: string;
  readonly options: readonly OptionName[];
  readonly more?: string;
  readonly load: () => Promise<{ readonly run: Run }>;
};

/** Every command by its name. */
export type Commands = Readonly<Record<string, Command>>;

/** Where the program's own files are, and which version it is. */
export type Program = {
  /** The script that the process was started with, to be started once more. */
  readonly script: string;
  readonly profilesFolder: string;
  readonly version: string;
};

/** What a command receives. */
export type Invocation = {
  readonly asked: Asked;
  readonly env: Env;
  readonly program: Program;
  readonly commands: Commands;
};

/** Runs a command; resolves with the exit code. */
export type Run = (invocation: Invocation) => Promise<number>;
