/** `explain`: what an error code means and what to do about it. */

import { explain, explainAll } from '../core/trouble/explain.ts';
import { isTrouble } from '../core/trouble/trouble.ts';
import { explainedJson, explainedText, tableJson, tableText } from '../ui/reports/explain.ts';
import { isOn } from './start/argv.ts';
import type { Run } from './start/command.ts';
import { fail, say } from './start/out.ts';

export const run: Run = async ({ asked }) => {
  const [code] = asked.words;
  const json = isOn(asked, 'json');
  if (code === undefined) return say((json ? tableJson : tableText)(explainAll()));
  const found = explain(code);
  return isTrouble(found) ? fail(found, json) : say((json ? explainedJson : explainedText)(found));
};
