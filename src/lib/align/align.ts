import { language } from '../i18n/languages.ts';
import { sectionId } from './formats/headings.ts';
import { isOneToOne } from './lengths.ts';
import { createTaker, matchPieces, type PieceMatch } from './pieces.ts';
import { sentencesOf } from './sentences.ts';
import { SourceError, type SourceBlock, type SourceDocument, type ReviewPlace } from './formats/source.ts';
import type { Texts, Translations } from './formats/translations.ts';

/** Called after each step of a long run. */
export type OnProgress = (done: number, total: number) => void;

/** The blocks that correspond to each other: a list per document, in the order of the documents. An empty list is a gap. */
type Group = SourceBlock[][];

/**
 * Aligns documents in several languages, one of them in the base language, sentence by sentence. An alignment is certain
 * if the numbers of sections and sentences and the kinds of blocks agree. Elsewhere, merges sentences or blocks until the
 * languages agree again, and lists the place for review. Never drops or adds text. Throws SourceError if the documents
 * have different numbers of sections, RangeError if none is in the base language.
 */
export function alignDocuments(
  docs: SourceDocument[],
  baseLang: string,
  onProgress: OnProgress = () => undefined,
): { translations: Translations; places: ReviewPlace[] } {
  const [base, ...others] = [...docs].sort(
    (a, b) => Number(b.lang === baseLang) - Number(a.lang === baseLang),
  );
  if (base?.lang !== baseLang) {
    const found = docs.map(({ lang }) => lang).join(', ');
    throw new RangeError(`Expected a document in the base language, ${baseLang}; found ${found}`);
  }
  const sorted = [base, ...others];
  assertSameSections(base, others);
  const translations: Translations = new Map(
    sorted.map(({ lang, title }) => [lang, new Map([['title', title]])]),
  );
  for (const { lang, about } of sorted) {
    for (const [name, value] of Object.entries(about)) translations.get(lang)?.set(`about.${name}`, value);
  }
  const places = sorted.flatMap((doc) => doc.places);
  const ratios = sorted.map((doc) => characterCount(doc) / characterCount(base));
  const ids: string[] = [];
  for (const [index, { heading }] of base.sections.entries()) {
    const id = sectionId(heading, index + 1, ids);
    ids.push(id);
    for (const { lang, sections } of sorted) {
      translations.get(lang)?.set(`text.${id}.heading`, sections[index]?.heading ?? '');
    }
    const blocks = sorted.map(({ sections }) => sections[index]?.blocks ?? []);
    const { groups, notes } = groupBlocks(sorted, blocks, ratios);
    places.push(...notes.map((note) => ({ at: id, note })));
    const nextKey = createKeyCounter();
    const targets = sorted.map(({ lang }) => translations.get(lang) ?? new Map<string, string>());
    for (const group of groups) {
      const path = `${id}.${nextKey(group)}`;
      const note = writeGroup(group, path, targets, sorted, ratios);
      if (note) places.push({ at: path, note });
    }
    onProgress(index + 1, base.sections.length);
  }
  return { translations, places };
}

/** The number of characters in the blocks of a document, plus one so that ratios are always finite. */
export const characterCount = ({ sections }: SourceDocument) =>
  sections.reduce((sum, { blocks }) => sum + blocks.reduce((size, { text }) => size + text.length, 0), 1);

function assertSameSections(base: SourceDocument, others: SourceDocument[]): void {
  for (const other of others) {
    if (other.sections.length !== base.sections.length) {
      throw sectionCountError(other, base.file, base.sections);
    }
    for (const [index, { heading, blocks, line }] of other.sections.entries()) {
      if (!blocks.length || base.sections[index]?.blocks.length) continue;
      throw new SourceError(
        other.file,
        line,
        `has text under "${heading}", and ${base.file} has none there.`,
        'Add the missing text there, or remove this one.',
      );
    }
  }
}

/** Creates the error for a document whose number of sections differs from that of the base language. */
export function sectionCountError(
  other: SourceDocument,
  baseFile: string,
  baseSections: { heading: string }[],
): SourceError {
  const quoted = (sections: { heading: string }[]) =>
    sections.map(({ heading }) => `"${heading}"`).join(', ');
  return new SourceError(
    other.file,
    undefined,
    `has ${plural(other.sections.length, 'section')}, and ${baseFile} has ${baseSections.length}.`,
    [
      `${baseFile}: ${quoted(baseSections)}`,
      `${other.file}: ${quoted(other.sections)}`,
      'Give both the same headings in the same order, each on a line of its own with empty lines around it. In Markdown',
      'headings are recognised reliably: "## Background".',
    ].join('\n    '),
  );
}

/** Groups the blocks of a section, with a boundary wherever all languages have one. `blocks` has a list per document. */
function groupBlocks(
  docs: SourceDocument[],
  blocks: SourceBlock[][],
  ratios: number[],
): { groups: Group[]; notes: string[] } {
  const [base = [], ...others] = blocks;
  const matches = others.map((other, n) => matchPieces(base, other, ratios[n + 1] ?? 1));
  const notes = matches.flatMap(({ certain }, n) =>
    certain
      ? []
      : `${countBlocks(base)} in ${locationOf(docs[0], base)}, ${countBlocks(others[n] ?? [])} in ${locationOf(docs[n + 1], others[n] ?? [])}: matched by length, please check`,
  );
  const boundaries = matches.map(boundariesOf);
  const groups: Group[] = [];
  const takers = blocks.map((list) => createTaker(list));
  let previousEnds = blocks.map(() => 0);
  for (let baseEnd = 1; baseEnd <= base.length; baseEnd++) {
    const ends = [baseEnd, ...boundaries.map((ofOther) => ofOther.get(baseEnd))];
    if (!ends.every((end) => end !== undefined)) continue;
    groups.push(takers.map((take, n) => take((ends[n] ?? 0) - (previousEnds[n] ?? 0))));
    previousEnds = ends;
  }
  return { groups, notes };
}

/** Maps the end of each match in the base language to its end in the other language. */
function boundariesOf({ beads }: PieceMatch): Map<number, number> {
  let [baseEnd, otherEnd] = [0, 0];
  return new Map(beads.map(([inBase, inOther]) => [(baseEnd += inBase), (otherEnd += inOther)]));
}

/** Returns a function that gives each group its key: paragraphs and lists are numbered, and items within each list. */
function createKeyCounter(): (group: Group) => string {
  let [paragraphs, lists, items] = [0, 0, 0];
  return (group) => {
    if (group.flat().some(({ kind }) => kind !== 'item')) {
      items = 0;
      return `p${++paragraphs}`;
    }
    if (items === 0) lists++;
    return `list${lists}.i${++items}`;
  };
}

/**
 * Writes a group into the texts of each language: sentence by sentence if the alignment is certain, else as one segment.
 * Returns a note for review if it is not certain or has gaps.
 */
function writeGroup(
  group: Group,
  path: string,
  targets: Texts[],
  docs: SourceDocument[],
  ratios: number[],
): string | undefined {
  const isSingle = group.every((blocks) => blocks.length <= 1);
  const gapLangs = group.flatMap((blocks, n) => (blocks.length ? [] : [docs[n]?.lang ?? '']));
  const sentences = group.map((blocks, n) =>
    blocks.flatMap(({ text }) => sentencesOf(text, docs[n]?.lang ?? '')),
  );
  const [baseSentences = []] = sentences;
  const lengths = (list: string[]) => list.map(({ length }) => length);
  const isCertain =
    isSingle &&
    sentences.every(
      (list, n) => list.length === 0 || isOneToOne(lengths(baseSentences), lengths(list), ratios[n] ?? 1),
    );
  for (const [n, list] of sentences.entries()) {
    const merged = group[n]?.map(({ text }) => text).join(language(docs[n]?.lang ?? '').segmentSeparator);
    for (const [k, text] of (isCertain ? list : merged ? [merged] : []).entries()) {
      targets[n]?.set(`text.${path}.s${k + 1}`, text);
    }
  }
  const gapNote = gapLangs.length ? `nothing in ${gapLangs.join(', ')}: a gap` : undefined;
  if (isCertain) return gapNote;
  const counts = group
    .map((blocks, n) => ({ blocks, count: sentences[n]?.length ?? 0, doc: docs[n] }))
    .filter(({ blocks }) => blocks.length)
    .map(({ blocks, count, doc }) =>
      isSingle
        ? `${plural(count, 'sentence')} in ${locationOf(doc, blocks)}`
        : `${countBlocks(blocks)} in ${locationOf(doc, blocks)}`,
    );
  const sameCounts =
    isSingle && new Set(sentences.filter(({ length }) => length).map(({ length }) => length)).size === 1;
  const reason = sameCounts ? ', but some much longer or shorter than their counterparts' : '';
  return [`${counts.join(', ')}${reason}: kept together as one`, gapNote].filter(Boolean).join('; ');
}

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

function countBlocks(blocks: SourceBlock[]): string {
  const items = blocks.filter(({ kind }) => kind === 'item').length;
  const paragraphs = plural(blocks.length - items, 'paragraph');
  return items ? `${paragraphs} and ${plural(items, 'list item')}` : paragraphs;
}

const locationOf = (doc: SourceDocument | undefined, [block]: SourceBlock[]) =>
  `${doc?.lang} (${doc?.file}${block ? `:${block.line}` : ''})`;
