// npm run traditional: writes the files in locales/zh-Hant, converted from those in locales/zh-Hans. Writes nothing, and
// fails, if that would replace a human translation.
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
import { root, run } from './command.ts';

run('Usage: npm run traditional', (words) => {
  if (words.length) return false;
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
        expected: 'a file that this command wrote; to write it again, move your own translation elsewhere',
        found: `another translation: ${same} of ${of} texts are the same as the conversion`,
      });
  }
  if (problems.length) throw new LocaleError(problems);

  mkdirSync(`${root}/${TARGET}`, { recursive: true });
  for (const [path, text] of made.files) {
    writeFileSync(`${root}/${path}`, text);
    console.log(`${root}/${path}`);
  }
  return true;
});
