/** `explain`: what an error code means and what to do about it. */

import { explain, explainAll } from '../core/trouble/explain.ts';
import { isTrouble } from '../core/trouble/trouble.ts';
import { explainedJson, explainedText, tableJson, tableText } from '../ui/reports/explain.ts';
import { loadCodes, loadWords } from '../ui/words/index.ts';
import { isOn } from './start/argv.ts';
import type { Run } from './start/command.ts';
import { fail, say } from './start/out.ts';
import { speechOf } from './start/settle-terminal.ts';
import { tagsOf } from './terminal/language.ts';

export const run: Run = async ({ asked, env }) => {
  const [code] = asked.words;
  const json = isOn(asked, 'json');
  const speech = speechOf(asked, env);
  const found = code === undefined ? explainAll() : explain(code);
  if (isTrouble(found)) return fail(found, json, speech);
  if (json) return say('code' in found ? explainedJson(found) : tableJson(found));
  const [tag] = tagsOf(speech);
  const [words, codes] = await Promise.all([loadWords(tag), loadCodes(tag)]);
  return say('code' in found ? explainedText(found, words, codes) : tableText(found, words, codes));
};
