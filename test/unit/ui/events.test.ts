import { describe, expect, test } from 'vitest';
import { next, type Pairing } from '../../../src/core/pairing/pairing.ts';
import { safeText } from '../../../src/core/text/text.ts';
import { fixOf, saysOf, trouble } from '../../../src/core/trouble/trouble.ts';
import { errorEvent, eventLine, jsonEvents, openEvents } from '../../../src/ui/events.ts';
import {
  asking,
  BROKEN,
  codeOf,
  lapsed,
  later,
  MOMENT,
  NOW,
  outage,
  PAIRED,
  REFUSED,
  SETTING,
  TICKS,
  waiting,
} from './fixtures.ts';

const at = new Date(NOW).toISOString();
const events = (before: Pairing | null, after: Pairing, moment = MOMENT) =>
  jsonEvents(before, after, moment, SETTING);

describe('events', () => {
  test('a code comes as the server sent it', () => {
    expect(events(asking(), waiting())).toEqual([
      {
        event: 'code',
        at,
        user_code: 'abcd1234',
        verification_uri: 'https://zoom.us/oauth_device',
        verification_uri_complete: 'https://zoom.us/oauth/device/complete/abcd1234',
        expires_in: 900,
        interval: 5,
      },
    ]);
  });

  test('a code without a whole link says null', () => {
    const [event] = events(asking(), waiting({ code: codeOf({ complete: null }) }));
    expect(event).toHaveProperty('verification_uri_complete', null);
  });

  test('a second code is told though the state has the same name', () => {
    expect(events(waiting(), waiting({ number: 2 }))).toMatchObject([{ event: 'code' }]);
  });

  test('time passing is no event', () => {
    const same = waiting();
    for (const state of [same, asking(), PAIRED, REFUSED, BROKEN, lapsed(true)]) {
      expect(events(state, state, later(1000))).toEqual([]);
    }
  });

  test('a slower pace is told in seconds', () => {
    const before = waiting();
    const after = next(before, { said: 'slow-down', intervalS: null }, TICKS + 5_300);
    expect(events(before, after)).toEqual([{ event: 'slow_down', at, interval: 10 }]);
  });

  test('each scheduled new try is told, while asking and while waiting', () => {
    const lost = { said: 'unreachable', trouble: trouble('name_not_found'), retryAfterMs: null } as const;
    for (const start of [waiting(), asking()] as Pairing[]) {
      let before = start;
      for (const round of [1, 2, 3]) {
        const ticks = TICKS + round * 1000;
        const after = next(before, lost, ticks);
        const told = events(before, after, { ticks, now: NOW });
        expect(told).toMatchObject([{ event: 'retry', reason: 'name_not_found' }]);
        expect(Number.isInteger(told[0]?.['in_seconds'])).toBe(true);
        expect(events(after, after, { ticks: ticks + 500, now: NOW })).toEqual([]);
        before = after;
      }
    }
  });

  test('a try after a lapse is told too', () => {
    const after = asking({ outage: outage('timeout'), askAt: TICKS + 2_000 });
    expect(events(lapsed(true), after)).toEqual([{ event: 'retry', at, reason: 'timeout', in_seconds: 2 }]);
  });

  test.each([true, false])('a lapse says whether a new code follows: %s', (renewing) => {
    expect(events(waiting(), lapsed(renewing))).toEqual([{ event: 'expired', at, renewing }]);
  });

  test('a decline', () => {
    expect(events(waiting(), REFUSED)).toEqual([{ event: 'denied', at }]);
  });

  test('saving is no event, paired is', () => {
    expect(events(waiting(), { state: 'saving' })).toEqual([]);
    expect(events({ state: 'saving' }, PAIRED)).toEqual([
      {
        event: 'paired',
        at,
        account: 'default',
        scope: ['user:read:user', 'meeting:write:meeting'],
        expires_at: new Date(NOW + 3_600_000).toISOString(),
        user: { id: 'u1', email: 'room@example.com', display_name: 'Räum 4' },
        renews: true,
      },
    ]);
    const alone = { ...PAIRED.paired, expiresAt: null, renews: false };
    expect(events({ state: 'saving' }, { ...PAIRED, paired: alone })).toMatchObject([
      { expires_at: null, renews: false },
    ]);
    const unknown = { ...PAIRED, paired: { ...PAIRED.paired, user: null } };
    expect(events({ state: 'saving' }, unknown)).toMatchObject([{ user: null }]);
  });

  test('an error has its code, words and exit code', () => {
    const cause = trouble('cannot_save', 'no space left');
    const [message, hint] = [saysOf(cause), fixOf(cause)];
    const expected = { event: 'error', at, code: 'cannot_save', message, hint, exit_code: 7 };
    expect(events({ state: 'saving' }, BROKEN)).toEqual([expected]);
    expect(errorEvent(trouble('cannot_save', 'no space left'), NOW)).toEqual(expected);
  });

  test('the simulator is said plainly', () => {
    expect(jsonEvents(null, waiting(), MOMENT, { ...SETTING, simulated: true })).toMatchObject([
      { event: 'code', simulated: true },
    ]);
  });
});

describe('lines of events', () => {
  test('are ASCII, one object each, and mean what was said', () => {
    const event = { event: 'x', at, text: 'Räum\u2028\n\u001b[2J😀' };
    const line = eventLine(event);
    expect(line).toMatch(/^[\x20-\x7e]+\n$/);
    expect(JSON.parse(line)).toEqual(event);
  });

  test('are written as states are shown', async () => {
    const written: string[] = [];
    const face = openEvents((text) => written.push(text), { ...SETTING, label: safeText('x') });
    for (const state of [asking(), waiting(), waiting(), { state: 'saving' } as const, PAIRED, PAIRED]) {
      face.show(state, MOMENT);
    }
    await face.close();
    expect(written.map((line) => JSON.parse(line).event)).toEqual(['code', 'paired']);
  });
});
