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

/** The user who approves unless the page's form names another. */
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

/** Who can approve, the owner first. */
export const USERS: readonly User[] = [OWNER, VISITOR];

export function fullName(user: User): string {
  return `${user.firstName} ${user.lastName}`.trim();
}
