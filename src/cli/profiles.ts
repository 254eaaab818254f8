/** `profiles`: the device profiles, or one in full. */

import { builtInProfiles, findProfile } from '../box/profiles.ts';
import type { Profile } from '../core/profile.ts';
import { asciiJson } from '../core/text/text.ts';
import { isTrouble } from '../core/trouble/trouble.ts';
import { isOn } from './start/argv.ts';
import type { Run } from './start/command.ts';
import { fail, say } from './start/out.ts';
import { speechOf } from './start/settle-terminal.ts';

export const run: Run = async ({ asked, env, program }) => {
  const [name] = asked.words;
  if (name === undefined) {
    const all = builtInProfiles(program.profilesFolder);
    return say(isOn(asked, 'json') ? `[${all.map(profileJson).join(',')}]\n` : profilesText(all));
  }
  const profile = findProfile(program.profilesFolder, name);
  return isTrouble(profile)
    ? fail(profile, isOn(asked, 'json'), speechOf(asked, env))
    : say(profileJson(profile));
};

function profilesText(profiles: readonly Profile[]): string {
  return profiles.map(({ name, description }) => `${name.padEnd(18)}${description}\n`).join('');
}

/** A profile as the JSON of its file. */
function profileJson(profile: Profile): string {
  const { renewals, store, network, provider, ...rest } = profile;
  const renew = renewals === 0 ? 'never' : renewals === Number.POSITIVE_INFINITY ? 'forever' : renewals;
  const set = <Value>(name: string, value: Value | null | '') =>
    value === null || value === '' ? {} : { [name]: value };
  return `${asciiJson(
    {
      ...rest,
      renew,
      store: { kind: store.kind, ...set('folder', store.folder) },
      network: { system_ca: network.systemCa },
      provider: {
        ...set('authority', provider.authority),
        ...set('issuer', provider.issuer),
        ...set('scope', provider.scope),
        ...set('needs', provider.needs.join(' ')),
      },
    },
    2,
  )}\n`;
}
