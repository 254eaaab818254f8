/** The names of an account's locks, which are the names of the journals that they guard. */

/** Held by whoever writes an account's grant. */
export function grantLock(account: string): string {
  return account;
}

/** Held by whoever has a renewal done, so that many callers start one worker. */
export function renewingLock(account: string): string {
  return `${account}+renewing`;
}

/** Held by whoever pairs an account. */
export function pairingLock(account: string): string {
  return `${account}+pairing`;
}
