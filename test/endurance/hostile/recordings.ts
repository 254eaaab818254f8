/**
 * The recordings in test/fixtures/recordings, as recipes: what is run, how the far end behaves while it is recorded, and
 * how it must end then and whenever it is played again.
 */

import { fileURLToPath } from 'node:url';
import { CLIENT } from '../../program/canary.ts';
import type { Lab, Place } from '../../program/roomkey.ts';
import { answer } from './acts.ts';
import { DEVICE, honest } from './scene.ts';
import { type Hostile, openHostile, realClock, type Script } from './server.ts';

/** How each command ended; for `pair` the row of its events. */
export type Ends = readonly string[];

/** A provider to record: where it is, and what it does once a code is shown. */
type FarEnd = { readonly url: string; readonly onCode?: () => void; readonly between?: () => Promise<void> };

/** A recording and how it is made. */
export type Recipe = {
  readonly name: string;
  /** Commands after the pairing. */
  readonly after: readonly (readonly string[])[];
  readonly ends: Ends;
  readonly farEnd: (lab: Lab) => Promise<FarEnd>;
};

/** The file of a recording. */
export function fileOf({ name }: Recipe): string {
  return fileURLToPath(new URL(`../../fixtures/recordings/${name}.jsonl`, import.meta.url));
}

/** Opens a hostile server that knows the client of the tests. */
export function openServer(script: Script): Promise<Hostile> {
  return openHostile({ client: { ...CLIENT, auth: 'basic' }, held: null, clock: realClock, script });
}

/** Runs the commands of a recipe against a provider. */
export async function run(
  { after }: Recipe,
  lab: Lab,
  where: Place,
  { url, onCode, between }: FarEnd,
  more: readonly string[] = [],
): Promise<Ends> {
  const pairing = lab.start(['pair', '--json', '--renew', 'never', '--authority', url, ...more], where);
  void pairing.until(/"code"/).then(onCode, () => {});
  const paired = await pairing.ended;
  await between?.();
  const ends = [
    `${paired.code} ${paired
      .events()
      .map(({ event }) => event)
      .join(' ')}`,
  ];
  for (const words of after) ends.push(`${(await lab.roomkey([...words, ...more], where)).code}`);
  return ends;
}

const PAGE = `<!DOCTYPE html><html lang="en"><head><title>502 Bad Gateway</title></head>
<body class="error"><h1>502 Bad Gateway</h1><p>Ray ID: 8f3b0c1d2e4f5a6b &bull; Your IP: 203.0.113.7</p></body></html>`;

/** Every recording. */
export const RECIPES: readonly Recipe[] = [
  {
    name: 'approved-refreshed-unpaired',
    after: [['token', '--fresh'], ['unpair']],
    ends: ['0 code paired', '0', '0'],
    async farEnd(lab) {
      const server = await lab.simulator();
      server.tell('ok', 'pending');
      return { url: server.url, onCode: () => server.approve() };
    },
  },
  {
    name: 'declined',
    after: [],
    ends: ['3 code denied'],
    async farEnd(lab) {
      const server = await lab.simulator();
      return { url: server.url, onCode: () => server.deny() };
    },
  },
  {
    name: 'expired',
    after: [],
    ends: ['4 code expired'],
    async farEnd(lab) {
      const server = await lab.simulator();
      server.tell('ok', 'pending', 'expire');
      return { url: server.url };
    },
  },
  {
    name: 'grant-dead',
    after: [['token', '--fresh']],
    ends: ['0 code paired', '6'],
    async farEnd(lab) {
      const server = await lab.simulator();
      // The same user approves another box: that ends this pairing.
      const between = () => lab.paired(lab.place(), server);
      return { url: server.url, onCode: () => server.approve(), between };
    },
  },
  {
    name: 'gateway-502',
    after: [],
    ends: ['0 code retry paired'],
    async farEnd() {
      const server = await openServer((endpoint, nth) => {
        if (endpoint === 'device') return answer(200, { ...DEVICE, interval: 1 });
        return endpoint === 'poll' && nth === 0 ? answer(502, PAGE) : honest(endpoint);
      });
      return { url: server.origin, between: () => server.close() };
    },
  },
];
