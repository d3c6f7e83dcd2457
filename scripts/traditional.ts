// npm run traditional: writes the files in locales/zh-Hant that are made from those in locales/zh-Hans.
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFolder } from '../src/lib/paper/files.ts';
import { readJson } from '../src/lib/paper/json.ts';
import { LocaleError } from '../src/lib/paper/problem.ts';
import { checkCorrections, correctionsIn, unusedCorrections } from '../src/lib/paper/traditional-check.ts';
import { CORRECTIONS, makeTraditional, TARGET } from '../src/lib/paper/traditional.ts';

const ROOT = 'locales';
const { files, problems } = readFolder(ROOT);
const json = readJson(files.get(CORRECTIONS) ?? '{}');
const file = `${ROOT}/${CORRECTIONS}`;
problems.push(...checkCorrections(file, json));
if (!problems.length) problems.push(...unusedCorrections(file, json, files));
if (problems.length) throw new LocaleError(problems);

mkdirSync(`${ROOT}/${TARGET}`, { recursive: true });
const made = makeTraditional(files, correctionsIn(json.value));
for (const [path, text] of made.files) {
  writeFileSync(`${ROOT}/${path}`, text);
  console.log(`${ROOT}/${path}`);
}
