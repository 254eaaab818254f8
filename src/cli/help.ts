/** `help` and `--version`: the table of commands in words. */

import { isTrouble, type Trouble, trouble } from '../core/trouble/trouble.ts';
import { isOn } from './start/argv.ts';
import type { Command, Commands, Run } from './start/command.ts';
import { OPTIONS, type OptionSpec } from './start/options.ts';
import { fail, say } from './start/out.ts';
import { speechOf } from './start/settle-terminal.ts';

export const run: Run = async ({ asked, env, commands, program }) => {
  if (isOn(asked, 'version')) return say(`${program.version}\n`);
  // `roomkey help pair`, or `roomkey pair --help`.
  const name = asked.command === 'help' ? asked.words[0] : asked.command;
  const text = name === undefined ? helpText(commands) : commandHelp(name, commands);
  return isTrouble(text) ? fail(text, false, speechOf(asked, env)) : say(`${text}\n`);
};

const EXIT_CODES = `Exit codes
   0  done                                    6  not paired, or the grant is dead
   1  a fault of roomkey                      7  the token could not be saved or read
   2  wrong use or configuration              8  the provider refuses this client
   3  the person said no                     75  another roomkey is pairing this account
   4  the code expired                    128+n  ended by signal n
   5  the provider could not be reached`;

const ENVIRONMENT = `Environment
  ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET       the app's credentials at Zoom; no secret means a public client
  ROOMKEY_CLIENT_ID, ROOMKEY_CLIENT_SECRET the same for any provider; they win
  …_FILE of each                           read from that file; systemd's client-id and client-secret are found, too
  ROOMKEY_CONFIG_DIR                       where everything is kept
  ROOMKEY_PROXY_LOGIN_FILE                 a file with NAME:PASSWORD for the proxy; systemd's proxy-login is found, too
  HTTPS_PROXY, HTTP_PROXY, NO_PROXY, NODE_EXTRA_CA_CERTS, NO_COLOR, TERM=dumb and CI are honoured`;

/** The help of the program. */
export function helpText(commands: Commands): string {
  const rows = Object.entries(commands).map(([name, command]) => {
    const call = `${name} ${command.args}`.trim();
    return `  ${call.padEnd(20)} ${command.says}`;
  });
  return [
    'roomkey pairs hardware without a browser (RFC 8628), keeps the token fresh and hands it to programs.',
    '',
    'Usage: roomkey COMMAND [OPTIONS]',
    '',
    ...rows,
    '',
    'roomkey help COMMAND shows its options, roomkey --version the version.',
    '',
    ENVIRONMENT,
    '',
    EXIT_CODES,
  ].join('\n');
}

/** The help of one command. */
export function commandHelp(name: string, commands: Commands): string | Trouble {
  const command: Command | undefined = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) return trouble('usage', `there is no command "${name}"`);
  const options = command.options.map((option) => {
    const spec: OptionSpec = OPTIONS[option];
    const call = spec.value === undefined ? `--${option}` : `--${option} ${spec.value}`;
    return `  ${call.padEnd(26)} ${spec.says}${spec.env === undefined ? '' : ` [${spec.env}]`}`;
  });
  return [
    `Usage: roomkey ${`${name} ${command.args}`.trim()}${options.length > 0 ? ' [OPTIONS]' : ''}`,
    '',
    `  ${command.says}`,
    ...(command.more === undefined ? [] : ['', command.more]),
    ...(options.length > 0 ? ['', 'Options', ...options] : []),
    '',
    EXIT_CODES,
  ].join('\n');
}
