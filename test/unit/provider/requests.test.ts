/** What goes over the wire to each provider, as its own pages want it; the fixtures hold that. */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Server } from '../../../src/core/grant/provider.ts';
import { serverWithoutMetadata } from '../../../src/core/oauth/providers.ts';
import { LISTEN_MS } from '../../../src/core/world.ts';
import type { HttpRequest } from '../../../src/provider/http.ts';
import { openRequests } from '../../../src/provider/requests.ts';
import { other, reply } from '../core/make.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/providers/', import.meta.url));
type Form = Record<string, string>;
type Fixture = {
  provider: string;
  issuer: string;
  endpoints: { device: string; token: string };
  requests: { device: Form; poll: Form; refresh?: Form };
};
const FIXTURES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(FOLDER + name, 'utf8')) as Fixture);

const SECRET = 'client_secret';

describe.each(FIXTURES.map((fixture) => [fixture.provider, fixture] as const))('%s', (_name, fixture) => {
  const { endpoints, issuer, requests: wanted } = fixture;
  const hasSecret = wanted.poll[SECRET] !== undefined;
  const server: Server = {
    ...other,
    issuer,
    deviceEndpoint: endpoints.device,
    tokenEndpoint: endpoints.token,
  };
  const sent: HttpRequest[] = [];
  const http = {
    async send(request: HttpRequest) {
      sent.push(request);
      return reply(200, {});
    },
    async close() {},
  };
  const proof = hasSecret
    ? ({ clientId: 'CLIENT', auth: 'client_secret_post', secret: 'SECRET' } as const)
    : ({ clientId: 'CLIENT', auth: 'none' } as const);
  const { scope = '', audience, scopes } = wanted.device;
  const extra = {
    ...(audience === undefined ? {} : { audience }),
    ...(scopes === undefined ? {} : { scopes }),
  };
  const requests = openRequests(http, server, proof, extra);

  it('is asked for a code, polled and asked for a new token as its pages say', async () => {
    await requests.deviceCode(scope);
    await requests.token({ grant: 'device', deviceCode: 'DEVICE_CODE', userCode: 'USER_CODE' }, null);
    await requests.token({ grant: 'refresh', refreshToken: 'REFRESH_TOKEN' }, null);
    const [device, poll, refresh] = sent;
    expect(device?.url).toBe(endpoints.device);
    // The scopes of a poll, and a secret where none is needed, are the provider's own extras.
    const { [SECRET]: _, ...code } = wanted.device;
    expect(device?.form).toMatchObject(code);
    const { scopes: __, ...question } = wanted.poll;
    expect(poll?.url).toBe(endpoints.token);
    expect(poll?.form).toMatchObject(question);
    // Where the client is public, its id goes with each poll.
    expect(Object.keys(poll?.form ?? {}).filter((name) => !(name in question))).toEqual(
      'client_id' in question ? [] : ['client_id'],
    );
    expect(refresh?.form).toMatchObject({ grant_type: 'refresh_token', client_id: 'CLIENT' });
    // What may bring a token is listened to for long, whoever has given up waiting.
    expect(sent.map(({ deadlineMs }) => deadlineMs)).toEqual([undefined, LISTEN_MS, LISTEN_MS]);
    expect(sent.every(({ authorization }) => authorization === undefined)).toBe(true);
  });
});

it('a provider without metadata is known by its address', () => {
  expect(serverWithoutMetadata('https://api.amazon.com')).toMatchObject({
    deviceEndpoint: 'https://api.amazon.com/auth/o2/create/codepair',
    tokenEndpoint: 'https://api.amazon.com/auth/o2/token',
  });
  expect(serverWithoutMetadata('https://api.amazon.com.evil.example')).toBeNull();
});
