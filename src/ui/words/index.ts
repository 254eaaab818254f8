/**
 * Which language is spoken. A language that is not here is answered in English.
 */

import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { ptBR } from './pt-br.ts';
import type { Words } from './words.ts';
import { zhCN } from './zh-cn.ts';

export type { Cause, CauseCode, End, EndCode } from './troubles.ts';
export type { Hint, Words } from './words.ts';

const LANGUAGES: readonly Words[] = [en, de, fr, es, ptBR, ja, ko, zhCN];

/** Every language tag there are words for. */
export const languages: readonly string[] = LANGUAGES.map((words) => words.tag);

/**
 * The words for a language tag or locale (`de`, `pt_BR.UTF-8`), else English. `unicode` says whether letters beyond
 * ASCII can be shown at all, `wide` whether East Asian ones can, which a bare console cannot; a language that needs
 * more than there is gives way to English.
 */
export function wordsFor(tag: string, unicode = true, wide = unicode): Words {
  const wanted = (tag.split(/[.@]/)[0] ?? '').replaceAll('_', '-').toLowerCase();
  const [primary] = wanted.split('-');
  // Traditional letters are not simplified ones.
  if (/^zh-(hant|tw|hk|mo)/.test(wanted)) return en;
  const found =
    LANGUAGES.find((words) => words.tag.toLowerCase() === wanted) ??
    LANGUAGES.find((words) => words.tag.toLowerCase().split('-')[0] === primary) ??
    en;
  if (found.letters === 'ascii' || (found.letters === 'latin' && unicode)) return found;
  return unicode && wide ? found : en;
}
