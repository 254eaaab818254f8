/** Finding a provider: each address in turn, the first good one wins, and the trouble that says most is told. */

import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import { isTrouble } from '../../../src/core/trouble/trouble.ts';
import { findDeviceServer, findServer } from '../../../src/flows/find-provider.ts';
import { reply, silence } from '../core/make.ts';

const issuer = 'https://login.example.com';
const body = { issuer, device_authorization_endpoint: `${issuer}/device`, token_endpoint: `${issuer}/token` };
const good = reply(200, body);
const absent = reply(404, 'no');
const stranger = reply(200, { ...body, issuer: 'https://evil.example' });
const noDevices = reply(200, { ...body, device_authorization_endpoint: undefined });
const refused: Exchange = { kind: 'no-reply', cause: 'connection_refused', detail: '' };

async function find(finder: typeof findServer, ...answers: Exchange[]) {
  let asked = 0;
  const sources = answers.map((answer) => async () => {
    asked += 1;
    return answer;
  });
  const found = await finder(sources, issuer);
  return `${isTrouble(found) ? found.code : found.server.deviceEndpoint} after ${asked}`;
}

describe('the metadata of a provider', () => {
  it.each<[string, Exchange[], string]>([
    ['is taken from the first address', [good, absent], `${issuer}/device after 1`],
    ['is taken from the second where the first has none', [absent, good], `${issuer}/device after 2`],
    ['is taken from the second where the first does not answer', [silence, good], `${issuer}/device after 2`],
    [
      'is taken from the second where the first is of another issuer',
      [stranger, good],
      `${issuer}/device after 2`,
    ],
    ['that names no devices is read on', [noDevices, good], `${issuer}/device after 2`],
    ['that names no devices at both addresses', [noDevices, noDevices], 'no_device_flow after 2'],
    ['that names no devices, and no other', [noDevices, absent], 'no_device_flow after 2'],
    ['is nowhere', [absent, absent], 'bad_answer after 2'],
    ['is out of reach', [silence, refused], 'timeout after 2'],
    ['of another issuer says more than none', [absent, stranger], 'bad_address after 2'],
    ['of another issuer says more than none after it', [stranger, absent], 'bad_address after 2'],
    ['of another issuer says more than silence', [silence, stranger], 'bad_address after 2'],
    ['that is not there says more than silence', [silence, absent], 'bad_answer after 2'],
    ['that is not there says more than silence after it', [absent, silence], 'bad_answer after 2'],
    ['has no address at all', [], 'bad_answer after 0'],
  ])('%s', async (_name, answers, expected) => {
    expect(await find(findDeviceServer, ...answers)).toBe(expected);
  });

  it('that offers no devices is good enough for whoever needs none', async () => {
    expect(await find(findServer, noDevices, good)).toBe('null after 1');
  });
});
