/** Troubles as values: what is derived of a code, and that they travel between processes. */

import { describe, expect, it } from 'vitest';
import {
  exitOf,
  fixOf,
  isOverForGood,
  isPassing,
  isTrouble,
  saysOf,
  TROUBLES,
  type TroubleCode,
  trouble,
  troubleFrom,
} from '../../../src/core/trouble/trouble.ts';

const EXITS: Readonly<Record<number, readonly TroubleCode[]>> = {
  1: ['internal', 'interrupted'],
  2: [
    'old_node',
    'usage',
    'no_client_id',
    'no_client_secret',
    'other_client',
    'bad_ca_file',
    'bad_proxy',
    'bad_record_file',
    'bad_command',
    'bad_credentials_file',
    'bad_credential',
    'bad_profile',
    'bad_address',
    'tls_disabled',
    'bad_key_file',
    'no_device_flow',
  ],
  3: ['access_denied', 'wrong_account', 'stranger_not_revoked', 'other_account'],
  4: ['expired_token'],
  5: [
    'name_not_found',
    'connection_refused',
    'connection_lost',
    'no_route',
    'timeout',
    'tls_untrusted',
    'tls_inspected',
    'tls_expired',
    'tls_not_yet_valid',
    'tls_wrong_name',
    'proxy_failed',
    'proxy_password',
    'proxy_unreachable',
    'proxy_wanted',
    'server_error',
    'rate_limited',
    'captive_portal',
    'redirected',
    'bad_answer',
    'incomplete_answer',
    'unsafe_answer',
    'provider_refused',
    'not_revoked',
    'leftover_not_revoked',
  ],
  6: ['not_paired', 'simulation_over', 'other_box', 'grant_dead', 'no_refresh_token', 'answer_lost'],
  7: ['output_failed', 'cannot_save', 'cannot_read', 'not_ours', 'damaged', 'newer_version', 'sealed'],
  8: ['invalid_client', 'unauthorized_client', 'unsupported_grant_type', 'invalid_scope', 'secret_not_taken'],
  75: ['pairing_running', 'locked'],
};
const TABLE = Object.entries(EXITS).flatMap(([exit, codes]) =>
  codes.map((code) => [code, Number(exit)] as const),
);

describe('a code', () => {
  it.each(TABLE)('%s ends in %d', (code, exit) => {
    expect(exitOf(trouble(code, 'here'))).toBe(exit);
    expect(isOverForGood(trouble(code))).toBe(exit === 6);
    expect(isPassing(trouble(code))).toBe(exit === 5);
  });

  it('has its exit code written down here', () => {
    expect(TABLE.map(([code]) => code).sort()).toEqual(Object.keys(TROUBLES).sort());
  });
});

describe('a trouble', () => {
  it('says its sentence, the particulars and what to do', () => {
    expect(saysOf(trouble('timeout'))).toBe(TROUBLES.timeout.says);
    expect(saysOf(trouble('timeout', 'zoom.us'))).toBe(`${TROUBLES.timeout.says}: zoom.us`);
    expect(fixOf(trouble('timeout'))).toBe(TROUBLES.timeout.fix);
    expect(fixOf(trouble('usage', '', 'roomkey help pair'))).toBe('See: roomkey help pair');
  });

  it('is told from what else a function may return', () => {
    expect(isTrouble(trouble('timeout'))).toBe(true);
    for (const other of [null, undefined, 'timeout', 0, {}, { code: 'timeout' }, { kind: 'grant' }, () => {}])
      expect(isTrouble(other)).toBe(false);
  });

  it.each([trouble('timeout', 'zoom.us'), trouble('usage', 'x', 'roomkey help pair')])(
    'survives a process: %o',
    (cause) => {
      expect(troubleFrom(JSON.parse(JSON.stringify(cause)))).toEqual(cause);
    },
  );

  it.each([null, 1, {}, { code: 'nonsense' }, { code: 7, detail: 'x' }])('is not made of %o', (value) => {
    expect(troubleFrom(value)).toBeNull();
  });

  it('that comes from elsewhere is made safe again', () => {
    for (const see of ['rm -rf /', 'roomkey \u001b[2J', 7])
      expect(troubleFrom({ code: 'usage', see })).toMatchObject({ see: null });
    expect(troubleFrom({ code: 'timeout', detail: '\u001b[2J' })?.detail).not.toContain('\u001b');
  });
});
