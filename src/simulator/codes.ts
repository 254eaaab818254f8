/**
 * What becomes of a code: RFC 8628 §3.5 seen from the server's side. It must not know HTTP, nor what tokens are.
 */

import type { Grant, Grants, Tokens } from './grants.ts';
import type { Mint } from './mint.ts';
import { OWNER, type User } from './users.ts';

/** What codes depend on. Times are milliseconds of `now`. */
export type CodeRules = {
  readonly codeLifeMs: number;
  readonly intervalMs: number;
  /** A code this old approves itself; null for never. */
  readonly approveAfterMs: number | null;
  readonly mint: Mint;
  now(): number;
};

/** A device code and the user code that goes with it. */
export type Code = {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly clientId: string;
  readonly scope: readonly string[];
  readonly issuedAt: number;
};

/** What typing a user code finds; `over` is a code that was answered or used. */
export type CodeLookup =
  | { readonly kind: 'open'; readonly code: Code }
  | { readonly kind: 'unknown' | 'expired' | 'over' };

/** Why a poll brings no tokens (RFC 8628 §3.5); `invalid_grant` for a code that is unknown, foreign or used. */
export type PollError =
  | 'authorization_pending'
  | 'slow_down'
  | 'expired_token'
  | 'access_denied'
  | 'invalid_grant';

/** A scripted answer to a poll that changes what becomes of its code. */
export type PollScene = 'pending' | 'slow_down' | 'expire' | 'deny';

/** The codes and the ways to change them. */
export type Codes = {
  issue(clientId: string, scope: readonly string[]): Code;
  /** Looks up a code as a person typed it; undefined means the newest that is open. */
  find(typed: string | undefined): CodeLookup;
  /** Does what the person chose, if the code is open. */
  decide(typed: string | undefined, decision: 'allow' | 'deny', user?: User): CodeLookup;
  poll(deviceCode: string, clientId: string): Tokens | PollError;
  /** Makes a scripted answer to a poll come true, so that the next honest one does not contradict it. */
  enact(deviceCode: string, scene: PollScene): void;
  /** Approves the open codes that are old enough to approve themselves. */
  approveDue(): void;
};

/** Added to a code's interval by each `slow_down`, in milliseconds. */
const SLOW_DOWN_MS = 5_000;
/** How much too early a poll may come: two clocks disagree a little. */
const TOLERANCE_MS = 50;

type CodeRecord = {
  readonly code: Code;
  endsAt: number;
  intervalMs: number;
  polledAt: number | null;
  verdict: 'none' | 'allowed' | 'denied' | 'used';
  grant: Grant | null;
};

/** Opens with no code at all; what is allowed goes to `grants`. */
export function openCodes(rules: CodeRules, grants: Grants): Codes {
  const { now } = rules;
  const records = new Map<string, CodeRecord>();
  const lookUp = (typed: string | undefined) => recordOf(records, typed, now());
  return {
    issue(clientId, scope) {
      const record = newRecord(rules, clientId, scope);
      records.set(record.code.deviceCode, record);
      return record.code;
    },
    find: (typed) => lookupOf(lookUp(typed), now()),
    decide(typed, decision, user = OWNER) {
      const record = lookUp(typed);
      const lookup = lookupOf(record, now());
      if (record === undefined || lookup.kind !== 'open') return lookup;
      if (decision === 'allow') allow(record, user, grants);
      else record.verdict = 'denied';
      return lookup;
    },
    poll(deviceCode, clientId) {
      const record = records.get(deviceCode);
      return record?.code.clientId === clientId ? poll(record, now(), grants) : 'invalid_grant';
    },
    enact(deviceCode, scene) {
      const record = records.get(deviceCode);
      if (record !== undefined) enact(record, scene, now());
    },
    approveDue() {
      const { approveAfterMs } = rules;
      if (approveAfterMs === null) return;
      const isDue = (record: CodeRecord) => now() - record.code.issuedAt >= approveAfterMs;
      for (const record of records.values()) {
        if (isOpen(record, now()) && isDue(record)) allow(record, OWNER, grants);
      }
    },
  };
}

function newRecord(rules: CodeRules, clientId: string, scope: readonly string[]): CodeRecord {
  const { mint, codeLifeMs, intervalMs } = rules;
  const issuedAt = rules.now();
  const code = { deviceCode: mint.deviceCode(), userCode: mint.userCode(), clientId, scope, issuedAt };
  return { code, endsAt: issuedAt + codeLifeMs, intervalMs, polledAt: null, verdict: 'none', grant: null };
}

/** Read forgivingly: capitals, spaces and dashes do not matter. */
function recordOf(
  records: ReadonlyMap<string, CodeRecord>,
  typed: string | undefined,
  now: number,
): CodeRecord | undefined {
  const newestFirst = [...records.values()].reverse();
  if (typed === undefined) return newestFirst.find((record) => isOpen(record, now));
  const wanted = typed.toLowerCase().replace(/[\s\p{Pd}]/gu, '');
  return newestFirst.find((record) => record.code.userCode === wanted);
}

function lookupOf(record: CodeRecord | undefined, now: number): CodeLookup {
  if (record === undefined) return { kind: 'unknown' };
  if (record.verdict !== 'none') return { kind: 'over' };
  return isOpen(record, now) ? { kind: 'open', code: record.code } : { kind: 'expired' };
}

function isOpen(record: CodeRecord, now: number): boolean {
  return record.verdict === 'none' && now < record.endsAt;
}

function allow(record: CodeRecord, user: User, grants: Grants): void {
  const grant: Grant = { user, clientId: record.code.clientId, scope: record.code.scope };
  record.verdict = 'allowed';
  record.grant = grant;
  grants.allow(grant);
}

function poll(record: CodeRecord, now: number, grants: Grants): Tokens | PollError {
  if (record.verdict === 'used') return 'invalid_grant';
  if (now >= record.endsAt) return 'expired_token';
  const sinceLast = record.polledAt === null ? Number.POSITIVE_INFINITY : now - record.polledAt;
  record.polledAt = now;
  if (sinceLast + TOLERANCE_MS < record.intervalMs) {
    record.intervalMs += SLOW_DOWN_MS;
    return 'slow_down';
  }
  if (record.verdict === 'denied') return 'access_denied';
  const { grant } = record;
  if (grant === null) return 'authorization_pending';
  record.verdict = 'used';
  return grants.isLive(grant) ? grants.issueTokens(grant) : 'invalid_grant';
}

function enact(record: CodeRecord, scene: PollScene, now: number): void {
  record.polledAt = now;
  if (scene === 'slow_down') record.intervalMs += SLOW_DOWN_MS;
  if (scene === 'expire') record.endsAt = Math.min(record.endsAt, now);
  if (scene === 'deny') record.verdict = 'denied';
}
