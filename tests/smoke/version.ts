import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { publish } from '../../src/build/output/offline-list.ts';
import type { PaperFile } from '../../src/lib/document/types.ts';
import { LIBRARY } from '../support/messages.ts';

const BUILD = 'build-library';

/** The beginning of the first sentence in the later version: several lines, so that everything beneath it moves. */
const MARK = 'Version 2. '.repeat(20);
/** The news that the later version shows. */
export const NEWS = 'What is new in version 2.';

/**
 * Writes a later version of the library into a folder: another first sentence in the pages and the script that has it, and
 * a worker that lists the files. It takes no build of its own, so the script keeps its name, which a real build would
 * change.
 */
export async function writeVersion2(folder: string): Promise<void> {
  const locales = `${folder}-locales`;
  cpSync(LIBRARY, locales, { recursive: true });
  const paper = `${locales}/en/tides.json`;
  const file = JSON.parse(readFileSync(paper, 'utf8')) as PaperFile & {
    text: { rise: { p1: { s1: string } } };
  };
  const sentence = file.text.rise.p1.s1;
  file.text.rise.p1.s1 = MARK + sentence;
  writeFileSync(paper, JSON.stringify(file));
  for (const ui of globSync(`${locales}/*/ui.json`))
    writeFileSync(ui, JSON.stringify({ ...(JSON.parse(readFileSync(ui, 'utf8')) as object), news: NEWS }));

  cpSync(BUILD, folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
  for (const path of globSync(`${folder}/**/*.{html,js}`)) {
    const text = readFileSync(path, 'utf8');
    if (text.includes(sentence)) writeFileSync(path, text.replaceAll(sentence, MARK + sentence));
  }

  const worker = readFileSync(`${BUILD}/service-worker.js`, 'utf8');
  const before = JSON.stringify(await publish(BUILD, LIBRARY));
  if (!worker.includes(before))
    throw new Error(`The worker of ${BUILD} does not list the files that are there.`);
  const after = JSON.stringify(await publish(folder, locales));
  writeFileSync(
    `${folder}/service-worker.js`,
    worker.replace(before, () => after),
  );
}
