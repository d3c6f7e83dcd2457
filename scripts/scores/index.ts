// npm run scores: how well sentences are aligned, measured on texts that people have aligned by hand.
//     npm run scores                          on the Universal Declaration alone
//     npm run scores -- <folder>              also on the development sets in a folder
//     npm run scores -- <folder> test         on the test sets: to report, never to tune on
//     npm run scores -- <folder> leave-out    what each feature is worth on the development sets
// The folder has `vecalign` (thompsonb/vecalign), `aligner-eval` (bfsujason/aligner-eval) and `mac-dev` (the XML files of the
// development set of bfsujason/mac). Their texts are in copyright, so that they are not part of this project.
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import { cedictText } from '../../src/build/dictionary.ts';
import { ALIGNER_VERSION, FEATURES } from '../../src/lib/align/align-sentences.ts';
import { parseDictionary, type Dictionary } from '../../src/lib/align/dictionary.ts';
import { runInParagraphs } from './paragraphs.ts';
import { run } from './run.ts';
import { testSets, type TestSet } from './sets.ts';

const decimal = (value: number | undefined) => value?.toFixed(3).replace(/^0/, '') ?? '';

function printRow(
  name: string,
  target: number | undefined,
  result: ReturnType<typeof run>,
  inParagraphs: number | undefined,
): void {
  const { precision, recall, f1, lax, sure, sureAndRight, wrongRun, seconds } = result;
  const cells = [
    name,
    `${decimal(precision)} / ${decimal(recall)} / **${decimal(f1)}**`,
    decimal(target),
    decimal(inParagraphs),
    decimal(lax),
    decimal(sure),
    decimal(sureAndRight),
    wrongRun,
    seconds.toFixed(1),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

// The sets of researchers are lists of sentences; of the Bible they know only which verses correspond.
const isListOfSentences = ({ documents }: TestSet) =>
  documents.every(({ first, verses }) => verses === undefined && first.every(({ begins }) => begins === 0));
const isWithChinese = ({ documents }: TestSet) => documents.some(({ langs }) => langs.includes('zh'));

const [folder, mode] = process.argv.slice(2);
const sets = testSets(folder, mode === 'test' ? 'test' : 'dev');
const cedict = parseDictionary(cedictText(), 'zh', 'en');
console.log(
  '| set | strict P / R / F1 | target | in paragraphs | lax F1 | ≥ 90 % sure | of these right | longest wrong run | seconds |',
);
console.log('| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
for (const set of sets) {
  const f1InParagraphs = (dictionary?: Dictionary) =>
    isListOfSentences(set) ? runInParagraphs(set, dictionary).f1 : undefined;
  printRow(set.name, set.target, run(set), f1InParagraphs());
  if (!isWithChinese(set)) continue;
  const result = run(set, [], cedict);
  printRow(`${set.name}, with CC-CEDICT`, set.targetWithDictionary, result, f1InParagraphs(cedict));
}
if (mode === 'leave-out') {
  console.log(`\n| without | ${sets.map(({ name }) => name).join(' | ')} |`);
  console.log(`| --- | ${sets.map(() => '---:').join(' | ')} |`);
  for (const feature of FEATURES) {
    console.log(`| ${feature} | ${sets.map((set) => decimal(run(set, [feature]).f1)).join(' | ')} |`);
  }
}
const bundled = await build({
  configFile: false,
  logLevel: 'silent',
  build: { write: false, lib: { entry: 'src/lib/align/align-sentences.ts', formats: ['es'] } },
});
const [output] = Array.isArray(bundled) ? bundled : [bundled];
const code = output && 'output' in output ? output.output[0].code : '';
console.log(`\nAligner version ${ALIGNER_VERSION}. As brotli: ${brotliCompressSync(code).length} bytes.`);
