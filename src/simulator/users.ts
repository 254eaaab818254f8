/**
 * The two people who can pick up the simulated phone. Plain data.
 */

/** One simulated Zoom user. */
export type User = {
  readonly id: string;
  readonly accountId: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
};

/** Who is signed in unless the page's form says otherwise. */
export const OWNER: User = {
  id: 'KDcuGIm1QgePTO8WbOqwIQ',
  accountId: 'q6gBJVO5TzexKYTb_I2rpg',
  email: 'owner@example.com',
  firstName: 'Room',
  lastName: 'Owner',
};

const VISITOR: User = {
  id: 'zJKyaiAyTNC_MWjiWC18KQ',
  accountId: 'EAAAbVisitorAccount_01',
  email: 'visitor@example.org',
  firstName: 'Visitor',
  lastName: '',
};

/** Everybody who can approve. */
export const USERS: readonly User[] = [OWNER, VISITOR];

/** First and last name, as they are shown. */
export function nameOf(user: User): string {
  return `${user.firstName} ${user.lastName}`.trim();
}
