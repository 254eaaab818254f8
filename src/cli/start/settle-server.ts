/** Which authorization server is to be paired with, and what is sent to it beside the protocol's own. Pure. */

import { OWNED_PARAMETERS } from '../../core/oauth/token-form.ts';
import { ZOOM_AUTHORITY } from '../../core/oauth/zoom.ts';
import type { Profile } from '../../core/profile.ts';
import { isPrintableAscii } from '../../core/text/text.ts';
import { usableUrl } from '../../core/text/urls.ts';
import { isTrouble, type Trouble, trouble } from '../../core/trouble/trouble.ts';
import type { ServerChoice } from '../../wiring/settings.ts';
import { settingsOf } from './argv.ts';
import type { Asked, Env } from './command.ts';

/** The server of the options, else of the environment, else of the profile; Zoom where none of them names one. */
export function serverChoice(asked: Asked, env: Env, { provider }: Profile): ServerChoice | Trouble {
  const typed = { authority: asked.options.authority, issuer: asked.options.issuer };
  if (typed.authority !== undefined && typed.issuer !== undefined)
    return trouble('usage', 'give --authority or --issuer, not both');
  const around = { authority: env['ROOMKEY_AUTHORITY'], issuer: env['ROOMKEY_ISSUER'] };
  const named = [typed, around, provider].find(({ authority, issuer }) => authority || issuer);
  const kind = named?.issuer ? 'issuer' : 'zoom';
  const given = String(named?.issuer || named?.authority || ZOOM_AUTHORITY);
  const address = kind === 'issuer' ? withoutWellKnown(given) : given;
  if (usableUrl(address) === null)
    return trouble('bad_address', `${kind === 'zoom' ? 'authority' : 'issuer'} ${address}`);
  const deviceEndpoint = asked.options['device-endpoint'];
  if (typeof deviceEndpoint === 'string') {
    if (kind === 'zoom') return trouble('usage', '--device-endpoint goes with --issuer');
    if (usableUrl(deviceEndpoint) === null)
      return trouble('bad_address', `--device-endpoint ${deviceEndpoint}`);
  }
  const params = extraParameters(settingsOf(asked, 'param'));
  if (isTrouble(params)) return params;
  return {
    kind,
    address,
    ...(typeof deviceEndpoint === 'string' ? { deviceEndpoint } : {}),
    ...(Object.keys(params).length === 0 ? {} : { params }),
  };
}

// The address of a metadata document holds the issuer: before it (OpenID Connect), or around it (RFC 8414).
const WELL_KNOWN = /\/\.well-known\/(openid-configuration|oauth-authorization-server)(\/[^?#]*)?([?#].*)?$/;

function withoutWellKnown(address: string): string {
  return address.replace(WELL_KNOWN, (_all, _name: string, behind: string | undefined) => behind ?? '');
}

const LONGEST_VALUE = 2000;

function extraParameters(given: readonly string[]): Readonly<Record<string, string>> | Trouble {
  const params = new Map<string, string>();
  for (const each of given) {
    const at = each.indexOf('=');
    const name = at < 0 ? each : each.slice(0, at);
    const value = each.slice(at + 1);
    if (at < 1 || !/^[A-Za-z0-9._:\-[\]]{1,100}$/.test(name))
      return trouble('usage', `--param takes NAME=VALUE, not "${each.slice(0, 100)}"`);
    if (OWNED_PARAMETERS.includes(name.toLowerCase()))
      return trouble('usage', `--param may not set ${name}: roomkey sends it itself`);
    if (!isPrintableAscii(value) && /[\p{Cc}\p{Cs}]/u.test(value))
      return trouble('usage', `--param ${name} holds a control character`);
    if (value.length > LONGEST_VALUE)
      return trouble('usage', `--param ${name} is too long: ${value.length} characters`);
    if (params.has(name)) return trouble('usage', `--param ${name} is given twice`);
    params.set(name, value);
  }
  return Object.fromEntries(params);
}
