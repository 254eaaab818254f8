/** A trouble as text on stderr, in the language of some words. Pure. */

import { fixOf, saysOf, type Trouble } from '../../core/trouble/trouble.ts';
import { fixIn, saysIn, sentence, type TroubleWords } from '../words/troubles.ts';

/** A trouble in two lines: what happened, what to do. Without words in English, so that none need be loaded for it. */
export function troubleText(cause: Trouble, words: TroubleWords | null = null): string {
  const says = words === null ? saysOf(cause) : saysIn(words, cause);
  const fix = words === null ? fixOf(cause) : fixIn(words, cause);
  return `roomkey: ${sentence(says)}\n  ${fix}\n`;
}
