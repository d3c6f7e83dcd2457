// npm run traditional: writes the files in locales/zh-Hant that are made from those in locales/zh-Hans. A translation by
// hand that is in the place of one is an error: then nothing is written.
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFolder } from '../src/build/locales/read.ts';
import { readJson } from '../src/build/locales/read-json.ts';
import { LocaleError } from '../src/build/locales/diagnostics.ts';
import {
  checkCorrections,
  correctionsIn,
  unusedCorrections,
} from '../src/build/locales/check-traditional.ts';
import {
  countConverted as converted,
  CORRECTIONS,
  makeTraditional,
  TARGET,
} from '../src/build/locales/traditional.ts';
import { root } from './command.ts';

const { files, problems } = readFolder(root);
const json = readJson(files.get(CORRECTIONS) ?? '{}');
const file = `${root}/${CORRECTIONS}`;
problems.push(...checkCorrections(file, json));
if (!problems.length) problems.push(...unusedCorrections(file, json, files));
if (problems.length) throw new LocaleError(problems);

const made = makeTraditional(files, correctionsIn(json.value));
for (const [path, text] of made.files) {
  const { same, of } = converted(files.get(path) ?? '{}', text);
  if (same < of / 2)
    problems.push({
      file: `${root}/${path}`,
      key: '(the whole file)',
      expected:
        'a file that was converted before; to have it converted anew, delete it, and keep what is yours elsewhere',
      found: `a text by hand: ${same} of ${of} texts are what the conversion makes`,
    });
}
if (problems.length) throw new LocaleError(problems);

mkdirSync(`${root}/${TARGET}`, { recursive: true });
for (const [path, text] of made.files) {
  writeFileSync(`${root}/${path}`, text);
  console.log(`${root}/${path}`);
}
