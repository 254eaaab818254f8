/** Which language is spoken on a terminal, and its words, loaded when they are needed. */

import { languageOf, loadReports, loadWords, type Tag, type Words } from '../../ui/words/index.ts';
import type { TroubleWords } from '../../ui/words/troubles.ts';
import type { Speech } from '../../wiring/settings.ts';

/** The languages that are spoken; more than one alternate. What cannot be shown is English. */
export function tagsOf({ languages, unicode, type }: Speech): readonly [Tag, ...Tag[]] {
  const wide = unicode && type !== 'linux';
  const tags = languages.map((each) => languageOf(each, unicode, wide));
  const [first = 'en', ...rest] = new Set(tags);
  return [first, ...rest];
}

/** The words for a trouble; null for English, which needs none. */
export async function troubleWords(speech: Speech): Promise<TroubleWords | null> {
  const [tag] = tagsOf(speech);
  return tag === 'en' ? null : loadWords(tag);
}

/** The words of the first language, with those of its reports. */
export async function reportWords(speech: Speech) {
  const [tag] = tagsOf(speech);
  const [words, reports] = await Promise.all([loadWords(tag), loadReports(tag)]);
  return { words, reports };
}

/** The words of every language that is spoken, the first one first. */
export async function allWords(speech: Speech): Promise<readonly [Words, ...Words[]]> {
  const [first, ...rest] = tagsOf(speech);
  return [await loadWords(first), ...(await Promise.all(rest.map(loadWords)))];
}
