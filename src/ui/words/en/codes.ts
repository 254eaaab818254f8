/** English: `explain`, with the sentences of the table itself, and the model for every other language. */

import { CODE_TABLES, EXIT_FIX, EXIT_SAYS } from '../../../core/trouble/codes.ts';
import { KINDS } from '../../../core/trouble/meaning.ts';
import type { CodeWords } from '../codes.ts';

/** The sentences of the error table. */
export const codes: CodeWords = {
  kinds: KINDS,
  labels: {
    words: 'With the words',
    means: 'Means',
    fix: 'Do',
    exit: 'Exit',
    missingScopes: 'Missing scopes',
  },
  reported: 'reported by users, not documented',
  oneOfThem: (command) => `One of them: ${command}`,
  exits: EXIT_SAYS,
  exitFix: EXIT_FIX,
  rows: CODE_TABLES,
};
