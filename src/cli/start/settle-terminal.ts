/** What can be known of a terminal from options, environment and profile, before anything is opened. Pure. */

import type { Profile } from '../../core/profile.ts';
import type { Speech, TerminalSettings } from '../../wiring/settings.ts';
import { isOn, setting } from './argv.ts';
import type { Asked, Env } from './command.ts';

export function terminalSettings(
  asked: Asked,
  env: Env,
  profile: Profile,
  onTerminal: boolean,
): TerminalSettings {
  const speech = speechOf(asked, env, profile.lang);
  const { type } = speech;
  return {
    ...speech,
    tty: setting(asked, env, 'tty') ?? null,
    plain: isOn(asked, 'plain'),
    display: profile.display,
    colours: !env['NO_COLOR'] && !isOn(asked, 'no-color') && !/^vt\d/.test(type),
    overSsh: Boolean(env['SSH_CONNECTION'] || env['SSH_TTY']),
    attended: onTerminal && !env['CI'],
  };
}

/** The language: the option's or variable's, else the profile's (which may name several), else the locale's. */
export function speechOf(asked: Asked, env: Env, ofProfile: readonly string[] = []): Speech {
  const type = terminalType(asked, env);
  const wanted = setting(asked, env, 'lang');
  const languages = wanted === undefined ? ofProfile : [wanted];
  const ofLocale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || 'en';
  return { languages: languages.length > 0 ? languages : [ofLocale], unicode: isUnicode(env, type), type };
}

/** The type (`TERM`) of the terminal that is drawn on: our own, or that of `--tty`, of which our own says nothing. */
export function terminalType(asked: Asked, env: Env): string {
  const path = setting(asked, env, 'tty');
  if (path !== undefined && /^\/dev\/tty\d+$/.test(path)) return 'linux';
  if (path !== undefined && /^\/dev\/(tty[A-Z]|hvc|console)/.test(path)) return 'vt220';
  return env['TERM'] || (path === undefined ? '' : 'xterm');
}

/** Reports whether a terminal knows no OSC sequences, and may print one as rubbish. */
export function isPoor(type: string): boolean {
  return /^(linux|vt\d|dumb|ansi|cons|$)/.test(type);
}

/**
 * A locale that names no character set is taken for ASCII, as the C locale is. Where no locale is set at all, as in most
 * containers and units, the terminal decides: emulators have been UTF-8 for twenty years, consoles and serial lines not.
 */
function isUnicode(env: Env, type: string): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'];
  return locale ? /utf-?8/i.test(locale) : !isPoor(type);
}
