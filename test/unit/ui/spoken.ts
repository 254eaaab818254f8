/** The words of every language at hand, for tests that have no time to wait for them. */

import {
  languageOf,
  languages,
  loadCodes,
  loadReports,
  loadWords,
  type Tag,
  type Words,
} from '../../../src/ui/words/index.ts';

const loaded = await Promise.all(languages.map(async (tag) => [tag, await loadWords(tag)] as const));
const WORDS = Object.fromEntries(loaded) as Readonly<Record<Tag, Words>>;

export { languages };

/** The words for a tag or locale, by the rules of the program. */
export function wordsFor(tag: string, unicode = true, wide = unicode): Words {
  return WORDS[languageOf(tag, unicode, wide)];
}

/** Everything that a language says. */
export async function spokenIn(tag: Tag) {
  return { words: WORDS[tag], reports: await loadReports(tag), codes: await loadCodes(tag) };
}
