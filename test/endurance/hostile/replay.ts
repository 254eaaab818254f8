/**
 * A recording as a script for the hostile server: the same answers in the same order at each endpoint, with their
 * fingerprints for codes and tokens. It must not know what a recording is about.
 */

import { readFileSync } from 'node:fs';
import { isLoopback } from '../../../src/core/text/urls.ts';
import type { Entry } from '../../../src/provider/recording/record.ts';
import { type Act, answer, raw } from './acts.ts';
import type { Endpoint } from './checks.ts';
import { ENDPOINTS } from './scene.ts';
import type { Script } from './server.ts';

/** A recording that is played again. */
export type Replay = {
  readonly script: Script;
  /** What has not been asked for, and what was asked for once too often: nothing, where all went as it did then. */
  faults(): readonly string[];
};

/** The entries of a recording, without lines that a full disk cut short. */
export function readRecording(file: string): readonly Entry[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as Entry];
      } catch {
        return [];
      }
    });
}

/** The endpoint that an exchange was with; null for metadata, which the hostile server has none of. */
export function endpointOf({ request }: Entry): Endpoint | null {
  const { form } = request;
  if (form === null) return request.endpoint.includes('/.well-known/') ? null : 'users/me';
  if (form['device_code'] !== undefined) return 'poll';
  if (form['refresh_token'] !== undefined) return 'refresh';
  return form['token'] === undefined ? 'device' : 'revoke';
}

/** Plays `entries` again at `origin`, which is known once the server listens. */
export function replay(entries: readonly Entry[], origin: () => string): Replay {
  const of = (endpoint: Endpoint) => entries.filter((entry) => endpointOf(entry) === endpoint);
  const lists = new Map(ENDPOINTS.map((endpoint) => [endpoint, of(endpoint)]));
  const asked = new Map<Endpoint, number>();
  const homes = [...new Set(entries.map(({ request }) => new URL(request.endpoint).origin))].filter((home) =>
    isLoopback(new URL(home).hostname),
  );
  return {
    script(endpoint, nth) {
      asked.set(endpoint, nth + 1);
      const entry = lists.get(endpoint)?.[nth];
      return entry === undefined ? answer(404) : actOf(entry, homes, origin());
    },
    faults: () =>
      ENDPOINTS.flatMap((endpoint) => {
        const [is, was] = [asked.get(endpoint) ?? 0, lists.get(endpoint)?.length ?? 0];
        return is === was ? [] : [`${endpoint}: asked ${is} times, then ${was}`];
      }),
  };
}

// Of the connection of that day, or about bytes that are no longer the same.
const NOT_AGAIN = /^(connection|keep-alive|content-length|content-encoding|transfer-encoding|set-cookie)$/;

function actOf({ answer: was }: Entry, homes: readonly string[], origin: string): Act {
  if ('withheld' in was) throw new Error('an answer that was withheld cannot be played again');
  if ('none' in was) return raw('', 'reset');
  const headers = Object.entries(was.headers).filter(([name]) => !NOT_AGAIN.test(name));
  const body = was.json === undefined ? (was.text ?? '') : JSON.stringify(was.json);
  // A provider on loopback is where it is today: addresses in its answers are asked.
  const here = homes.reduce((text, home) => text.replaceAll(home, origin), body);
  const type = was.json === undefined ? 'text/html' : 'application/json';
  return answer(was.status, here, { 'Content-Type': type, ...Object.fromEntries(headers.map(capital)) });
}

/** `answer` knows headers by the names that it gives them itself. */
function capital([name, value]: [string, string]): [string, string] {
  return [name === 'content-type' ? 'Content-Type' : name, value];
}
