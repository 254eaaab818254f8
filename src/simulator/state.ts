/**
 * The authorization server's memory: codes and grants as one value, for the endpoints. The clock and the randomness
 * are handed in; nothing waits.
 */

import { type CodeRules, type Codes, openCodes } from './codes.ts';
import { type GrantRules, type Grants, openGrants } from './grants.ts';

/** What the rules depend on. Times are milliseconds of `now`. */
export type Rules = CodeRules & GrantRules;

/** The server's memory and the ways to change it. */
export type State = Omit<Codes, 'approveDue'> & Pick<Grants, 'refresh' | 'revoke' | 'bearer'>;

/** Opens with no code and no grant. */
export function openState(rules: Rules): State {
  const grants = openGrants(rules);
  const codes = openCodes(rules, grants);
  // A code approves itself when anything is looked up, not on a timer.
  const upToDate =
    <Args extends unknown[], Result>(act: (...args: Args) => Result) =>
    (...args: Args): Result => {
      codes.approveDue();
      return act(...args);
    };
  return {
    issue: codes.issue,
    enact: codes.enact,
    find: upToDate(codes.find),
    decide: upToDate(codes.decide),
    poll: upToDate(codes.poll),
    refresh: upToDate(grants.refresh),
    revoke: upToDate(grants.revoke),
    bearer: upToDate(grants.bearer),
  };
}
