/** Pairings, settings and a terminal to draw on, for the tests of the views. */

import { EventEmitter } from 'node:events';
import type { Code, Outage, Pairing, Plan, Waiting } from '../../../src/core/pairing/pairing.ts';
import { safeText } from '../../../src/core/text/text.ts';
import { type TroubleCode, trouble } from '../../../src/core/trouble/trouble.ts';
import type { PairingInfo } from '../../../src/ui/view.ts';
import { type Emulator, emulator } from './decode.ts';

export const TICKS = 1_000_000;
/** 23 Nov 2026, 14:05:00 local time. */
export const NOW = new Date(2026, 10, 23, 14, 5, 0).getTime();
export const MOMENT = { ticks: TICKS, now: NOW };

export const SETTING: PairingInfo = {
  account: 'default',
  label: safeText('Room 4.12'),
  service: safeText('Zoom'),
  host: safeText('zoom.us'),
  simulated: false,
};

const PLAN: Plan = { renewals: 3, patienceMs: 60_000, marginMs: 200 };

export const later = (ms: number) => ({ ticks: TICKS + ms, now: NOW + ms });

export function codeOf(over: Partial<Record<'user' | 'uri' | 'complete', string | null>> = {}): Code {
  const { user = 'abcd1234', uri = 'https://zoom.us/oauth_device' } = over;
  const complete =
    over.complete === undefined ? 'https://zoom.us/oauth/device/complete/abcd1234' : over.complete;
  return {
    userCode: safeText(user ?? ''),
    verificationUri: safeText(uri ?? ''),
    verificationUriComplete: complete === null ? null : safeText(complete),
    expiresInS: 900,
    intervalS: 5,
  };
}

export function waiting(over: Partial<Waiting> = {}): Waiting {
  return {
    state: 'waiting',
    plan: PLAN,
    number: 1,
    code: codeOf(),
    since: TICKS,
    askAt: TICKS + 5_200,
    endsAt: TICKS + 900_000,
    intervalMs: 5_000,
    outage: null,
    ...over,
  };
}

export function asking(over: Partial<Extract<Pairing, { state: 'asking' }>> = {}) {
  return {
    state: 'asking' as const,
    plan: PLAN,
    number: 1,
    since: TICKS,
    askAt: TICKS,
    floorMs: 0,
    outage: null,
    ...over,
  };
}

export function lapsed(renewing: boolean, number = 3): Extract<Pairing, { state: 'lapsed' }> {
  return { ...asking({ number }), state: 'lapsed', renewing };
}

export function outage(code: TroubleCode = 'name_not_found', detail = ''): Outage {
  return { trouble: trouble(code, detail), since: TICKS - 60_000, gapMs: 20_000 };
}

export const PAIRED: Extract<Pairing, { state: 'paired' }> = {
  state: 'paired',
  paired: {
    account: 'default',
    scope: [safeText('user:read:user'), safeText('meeting:write:meeting')],
    renews: true,
    remedy: null,
    expiresAt: NOW + 3_600_000,
    user: {
      id: safeText('u1'),
      email: safeText('room@example.com'),
      displayName: safeText('Räum 4'),
    },
  },
};

export const REFUSED: Pairing = { state: 'refused', trouble: trouble('access_denied') };
export const BROKEN: Pairing = { state: 'broken', trouble: trouble('cannot_save', 'no space left') };

/** A stand-in for a terminal's output, with an emulator behind it. */
export type FakeOut = NodeJS.WriteStream & {
  readonly screen: Emulator;
  /** Everything written so far. */
  bytes(): string;
  turn(columns: number, rows: number): void;
  settled(): Promise<void>;
};

export function fakeOut(columns: number, rows: number): FakeOut {
  const screen = emulator(columns, rows);
  let all = '';
  let done: Promise<void> = Promise.resolve();
  const events = new EventEmitter();
  const out = Object.assign(events, {
    columns,
    rows,
    isTTY: true,
    writable: true,
    screen,
    bytes: () => all,
    write(text: string, then?: () => void) {
      all += text;
      // A terminal line discipline makes CR LF of each LF.
      done = screen.write(text.replaceAll('\n', '\r\n'));
      if (then !== undefined) void done.then(then);
      return true;
    },
    turn(toColumns: number, toRows: number) {
      out.columns = toColumns;
      out.rows = toRows;
      screen.resize(toColumns, toRows);
      events.emit('resize');
    },
    settled: () => done,
  });
  return out as unknown as FakeOut;
}
