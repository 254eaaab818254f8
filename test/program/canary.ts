/** The planted secrets of the test run, and how to find one that got out. */

/** Stands in every secret that a test makes, or that the simulator mints for a test. */
export const MARK = 'CANARY';

/** The client that tests register with the simulator. */
export const CLIENT = { id: 'test-client', secret: `${MARK}-client-secret%:+` } as const;

const ENCODED = [
  Buffer.from(`${CLIENT.id}:${encodeURIComponent(CLIENT.secret)}`).toString('base64'),
  Buffer.from(`${CLIENT.id}:${CLIENT.secret}`).toString('base64'),
];

/** The lines of a text that hold a secret or an Authorization header, each cut to what is needed to find it. */
export function findLeaks(text: string): readonly string[] {
  const signs = [MARK, ...ENCODED, 'Basic ', 'Bearer ', 'authorization:'];
  return text
    .split('\n')
    .filter((line) => signs.some((sign) => line.toLowerCase().includes(sign.toLowerCase())))
    .map((line) => line.slice(0, 200));
}
