/** English: the screen and the text lines, and the model for every other language. */

import { TROUBLES } from '../../../core/trouble/trouble.ts';
import type { Words } from '../words.ts';

/** The sentences of the screen and of the text lines. */
export const words: Words = {
  tag: 'en',
  glue: ' ',
  colon: ': ',

  title: (service) => `Pair this room with ${service}`,
  shortTitle: (service) => `Pair with ${service}`,
  simulation: 'Simulation',
  simulationNote: 'Simulation: no real account is touched.',

  scan: "Scan with your phone's camera",
  check: 'Check that it shows this code',
  allow: 'Sign in and tap Allow',
  open: 'Open this address on your phone',
  type: 'Type this code',
  noCamera: 'No camera? Open',
  thenType: 'and type the code.',
  code: 'Code',
  onlyHere: 'Only approve if you stand in front of this screen.',

  asking: (host) => `Getting a code from ${host}`,
  since: (time) => `Since ${time}.`,
  waiting: 'Waiting for you',
  noConnection: 'No connection',
  noConnectionSince: (time) => `No connection since ${time}`,
  noGoodAnswer: 'No valid answer',
  noGoodAnswerSince: (time) => `No valid answer since ${time}`,
  tryingAgain: (seconds) => `Trying again in ${seconds} s.`,
  tryingNow: 'Trying again now.',
  stillGood: 'The code is still good.',
  cause: (short) => `Cause: ${short}.`,
  ranOut: 'That code expired',
  newCode: (number) => `Getting a new one (${ordinal(number)}).`,
  startAgain: (command) => `Start again: ${command}`,
  stopped: 'Stopped before it was approved',
  saving: 'Approved. Saving.',
  paired: (label) => `Paired as ${label}`,
  until: (time) => `Access until ${time}; it renews itself.`,
  noRenewal: (end) =>
    `This pairing cannot be renewed: access ends ${end === null ? 'when the provider ends it' : `at ${end}`}.`,
  allowed: (scopes, more) => `It may use: ${scopes.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
  lost: (service) => `${service} no longer accepts this room's pairing. Scan to pair again.`,

  keys: { a: 'approve', d: 'decline', c: 'copy code', l: 'copy link', n: 'new code', q: 'leave' },
  copied: 'copied',

  orOpen: 'Or open this one and type the code:',
  letterByLetter: (letters) => `letter by letter: ${letters}`,
  assumed: 'assumed, the provider did not say',
  goodUntil: (time) => `Waiting. The code is good until ${time}.`,
  left: (span) => `Still waiting. Time left: ${span}.`,

  see: (command) => `See: ${command}`,
  troubles: TROUBLES,
};

function ordinal(number: number): string {
  const teens = number % 100 >= 11 && number % 100 <= 13;
  const ending = teens ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}
