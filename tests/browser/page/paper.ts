// A generated paper: always the same sentences, with given lengths, in each language.
import { pair, type PairedSection } from '../../../src/lib/document/pair.ts';
import type { Readings, Term } from '../../../src/lib/document/types.ts';
import type { Block, Paper, Section } from '../../../src/lib/document/read-paper.ts';

const ENGLISH =
  'the harbour tide rises slowly along quiet stone walls while every small boat turns with its rope and waits for evening light over distant water between two islands where people measure depth by hand';
const CHINESE =
  '潮水沿着安静的石墙慢慢升起每一条小船随着绳索转动等待两座岛之间远处水面上的暮光人们用手测量深度';

const WORDS = ENGLISH.split(' ');

/** A sentence of `length` English words, or a Chinese one of corresponding length. The same for the same seed. */
function sentence(lang: string, length: number, seed: number): string {
  if (lang === 'en') {
    const words = Array.from({ length }, (_, n) => WORDS[(seed * 7 + n) % WORDS.length] ?? '');
    return `${words.join(' ').replace(/^./, (first) => first.toUpperCase())}.`;
  }
  const characters = Array.from({ length: Math.ceil(length * 1.7) }, (_, n) =>
    n % 13 === 12 ? '，' : (CHINESE[(seed * 5 + n) % CHINESE.length] ?? ''),
  );
  return `${characters.join('')}。`;
}

/** The shape of a section: its id, and for each paragraph or list item the lengths of its sentences in words. */
export type Shape = { id: string; blocks: (number[] | { items: number[][] })[] };

/** The paper that most tests show: five sections, a list, a gap. */
export const PAPER: Shape[] = [
  { id: 'harbour', blocks: [[24, 30, 20]] },
  { id: 'tide', blocks: [[22, 16], [20, 36, 8, 17], { items: [[36], [12], [30]] }] },
  { id: 'walls', blocks: [[9, 44, 30], [20], [34], [12, 50, 5]] },
  {
    id: 'depth',
    blocks: [
      [20, 30],
      [30, 12],
    ],
  },
  { id: 'light', blocks: [[14, 28], [40], [20, 33]] },
];

/** A segment that is longer than a window, and a paper that has one. */
export const LONG_SEGMENT = 'harbour.p2.s2';
export const LONG_SEGMENT_PAPER: Shape[] = [
  {
    id: 'harbour',
    blocks: [
      [20, 30],
      [12, 540, 16],
      [30, 12],
    ],
  },
];

/** A paper with that many paragraphs, in sections of a hundred. */
export const longPaper = (rows: number): Shape[] =>
  Array.from({ length: Math.ceil(rows / 100) }, (_, s) => ({
    id: `section${s}`,
    blocks: Array.from({ length: Math.min(100, rows - s * 100) }, (_, n) => [6 + ((s + n) % 17), 9]),
  }));

/** The segment that only English has. */
const GAP = 'tide.p1.s2';

/** The glossary entry of the term in each segment. The term is the first English word, or the first two Chinese characters. */
const TERMS: Record<string, string> = {
  'harbour.p1.s2': 'harbour',
  'tide.p2.s1': 'tide',
  'walls.p1.s2': 'wall',
};

function paper(lang: string, shapes: Shape[]): Paper {
  let seed = 0;
  const segment = (id: string, length: number) => {
    const text = id === GAP && lang !== 'en' ? undefined : sentence(lang, length, seed++);
    const entry = TERMS[id];
    const end = lang === 'en' ? (text?.indexOf(' ') ?? 0) : 2;
    return { id, text, ...(entry && text ? { terms: [[0, end, entry]] as Term[] } : {}) };
  };
  const passage = (id: string, lengths: number[]) => ({
    id,
    segments: lengths.map((length, n) => segment(`${id}.s${n + 1}`, length)),
  });
  const sections = shapes.map(({ id, blocks }): Section => {
    let [paragraphs, lists] = [0, 0];
    const all = blocks.map((block): Block => {
      if (Array.isArray(block)) {
        const number = ++paragraphs;
        return { kind: 'paragraph', number, ...passage(`${id}.p${number}`, block) };
      }
      const list = `${id}.list${++lists}`;
      return {
        kind: 'list',
        id: list,
        items: block.items.map((item, n) => passage(`${list}.i${n + 1}`, item)),
      };
    });
    return { id, heading: sentence(lang, 3, seed++).slice(0, -1), summarized: id === 'walls', blocks: all };
  });
  const about = {
    issuer: 'Harbour',
    occasion: 'Tide',
    date: '2002-07-31',
    source: '',
    standing: 'original',
  } as const;
  return { slug: 'tides', lang, title: sentence(lang, 6, 3).slice(0, -1), about, sections };
}

/** The paired paper in these languages. Returns the same object each time, as in the reader. */
export function sectionsIn(langs: readonly string[], shapes = PAPER): PairedSection[] {
  const known = made.get(shapes) ?? new Map<string, PairedSection[]>();
  made.set(shapes, known);
  const found = known.get(langs.join());
  if (found) return found;
  const [lead, ...others] = langs.map((lang) => paper(lang, shapes));
  if (!lead) throw new RangeError('Expected at least one language');
  const sections = pair(lead, ...others);
  known.set(langs.join(), sections);
  return sections;
}
const made = new Map<Shape[], Map<string, PairedSection[]>>();

/** The title of the paper in a language. */
export const titleIn = (lang: string) => sentence(lang, 6, 3).slice(0, -1);

/** Pinyin for the Chinese of a paper: the same reading for every two characters. */
export function readingsOf(sections: PairedSection[], n: number): Readings {
  const words = (text = '') =>
    (text.match(/[，。]|[^，。]{1,2}/g) ?? []).map((word): Readings[string][number] =>
      /[，。]/.test(word) ? [1] : [word.length, 'cháoshuǐ'],
    );
  const segments = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'list' ? block.items : [block])).flatMap((one) => one.segments),
  );
  return Object.fromEntries([
    ...segments.map(({ id, texts }) => [id, words(texts[n])] as const),
    ...sections.map(({ id, headings }) => [id, words(headings[n])] as const),
  ]);
}
