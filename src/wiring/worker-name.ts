/** The command of the renewal worker: for roomkey itself, not for people. */
export const WORKER = 'renew-worker';
