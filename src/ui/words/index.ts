/**
 * Which languages there are, which of them is spoken, and its words, loaded only when they are asked for. A language is
 * a folder beside this file, and a row here. One that is not here is answered in English.
 */

import type { CodeWords } from './codes.ts';
import type { ReportWords } from './reports.ts';
import type { Words } from './words.ts';

export type { CodeWords } from './codes.ts';
export type { ReportWords } from './reports.ts';
export type { TroubleWords } from './troubles.ts';
export type { Hint, Words } from './words.ts';

type Language = {
  /** What a terminal must be able to show for it: only ASCII, accents too, or East Asian letters. */
  readonly letters: 'ascii' | 'latin' | 'wide';
  readonly words: () => Promise<{ readonly words: Words }>;
  readonly reports: () => Promise<{ readonly reports: ReportWords }>;
  readonly codes: () => Promise<{ readonly codes: CodeWords }>;
};

const LANGUAGES = {
  en: {
    letters: 'ascii',
    words: () => import('./en/index.ts'),
    reports: () => import('./en/reports.ts'),
    codes: () => import('./en/codes.ts'),
  },
  de: {
    letters: 'latin',
    words: () => import('./de/index.ts'),
    reports: () => import('./de/reports.ts'),
    codes: () => import('./de/codes.ts'),
  },
  fr: {
    letters: 'latin',
    words: () => import('./fr/index.ts'),
    reports: () => import('./fr/reports.ts'),
    codes: () => import('./fr/codes.ts'),
  },
  es: {
    letters: 'latin',
    words: () => import('./es/index.ts'),
    reports: () => import('./es/reports.ts'),
    codes: () => import('./es/codes.ts'),
  },
  'pt-BR': {
    letters: 'latin',
    words: () => import('./pt-br/index.ts'),
    reports: () => import('./pt-br/reports.ts'),
    codes: () => import('./pt-br/codes.ts'),
  },
  ja: {
    letters: 'wide',
    words: () => import('./ja/index.ts'),
    reports: () => import('./ja/reports.ts'),
    codes: () => import('./ja/codes.ts'),
  },
  ko: {
    letters: 'wide',
    words: () => import('./ko/index.ts'),
    reports: () => import('./ko/reports.ts'),
    codes: () => import('./ko/codes.ts'),
  },
  'zh-CN': {
    letters: 'wide',
    words: () => import('./zh-cn/index.ts'),
    reports: () => import('./zh-cn/reports.ts'),
    codes: () => import('./zh-cn/codes.ts'),
  },
} as const satisfies Readonly<Record<string, Language>>;

/** The tag of a language there are words for. */
export type Tag = keyof typeof LANGUAGES;

/** Every language there are words for. */
export const languages = Object.keys(LANGUAGES) as readonly Tag[];

/**
 * The language for a tag or locale (`de`, `pt_BR.UTF-8`), else English. `unicode` says whether letters beyond ASCII can
 * be shown at all, `wide` whether East Asian ones can, which a bare console cannot; a language that needs more than
 * there is gives way to English.
 */
export function languageOf(tag: string, unicode = true, wide = unicode): Tag {
  const wanted = (tag.split(/[.@]/)[0] ?? '').replaceAll('_', '-').toLowerCase();
  const [primary] = wanted.split('-');
  // Traditional letters are not simplified ones.
  if (/^zh-(hant|tw|hk|mo)/.test(wanted)) return 'en';
  const found =
    languages.find((each) => each.toLowerCase() === wanted) ??
    languages.find((each) => each.toLowerCase().split('-')[0] === primary) ??
    'en';
  const { letters } = LANGUAGES[found];
  if (letters === 'ascii' || (letters === 'latin' && unicode)) return found;
  return unicode && wide ? found : 'en';
}

/** The words of a language. */
export async function loadWords(tag: Tag): Promise<Words> {
  return (await LANGUAGES[tag].words()).words;
}

/** The words of its reports: `status`, `doctor`, `unpair`. */
export async function loadReports(tag: Tag): Promise<ReportWords> {
  return (await LANGUAGES[tag].reports()).reports;
}

/** The words of its error table: `explain`. */
export async function loadCodes(tag: Tag): Promise<CodeWords> {
  return (await LANGUAGES[tag].codes()).codes;
}
