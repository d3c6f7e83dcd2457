import { BASE } from '../i18n/fallback.ts';
import { language } from '../i18n/languages.ts';
import { sectionId } from './formats/headings.ts';
import { isStraight } from './lengths.ts';
import { match, taker, type Match } from './pieces.ts';
import { sentencesOf } from './sentences.ts';
import { SourceError, type Block, type RenderContext, type Place } from './formats/source.ts';
import type { Texts, Work } from './formats/translations.ts';

/** Says how much of a long run is done. */
export type Done = (done: number, total: number) => void;

/** What belongs together in all languages: the blocks of each, in the order of the drafts. None is a gap. */
type Group = Block[][];

/**
 * Aligns texts of several languages, the base's among them, into one work. Certain is what has as many sections, blocks
 * of the same kinds, and sentences; where it is not, texts are joined until it is, and the place is noted. No word is
 * dropped or added. Throws SourceError if the texts have not the same number of sections.
 */
export function alignDrafts(
  drafts: RenderContext[],
  done: Done = () => undefined,
): { work: Work; places: Place[] } {
  const [base, ...others] = [...drafts].sort((a, b) => Number(b.lang === BASE) - Number(a.lang === BASE));
  if (base?.lang !== BASE) throw new RangeError(`none of the texts is in the base language, ${BASE}`);
  const all = [base, ...others];
  sameSections(base, others);
  const work: Work = new Map(all.map(({ lang, title }) => [lang, new Map([['title', title]])]));
  for (const { lang, about } of all) {
    for (const [name, value] of Object.entries(about)) work.get(lang)?.set(`about.${name}`, value);
  }
  const places = all.flatMap((draft) => draft.places);
  const ratios = all.map((draft) => sizeOf(draft) / sizeOf(base));
  const ids: string[] = [];
  for (const [n, { heading }] of base.sections.entries()) {
    const id = sectionId(heading, n + 1, ids);
    ids.push(id);
    for (const { lang, sections } of all) {
      work.get(lang)?.set(`text.${id}.heading`, sections[n]?.heading ?? '');
    }
    const blocks = all.map(({ sections }) => sections[n]?.blocks ?? []);
    const { groups, notes } = groupsOf(all, blocks, ratios);
    places.push(...notes.map((note) => ({ at: id, note })));
    const name = namer();
    const list = all.map(({ lang }) => work.get(lang) ?? new Map<string, string>());
    for (const group of groups) {
      const path = `${id}.${name(group)}`;
      const note = place(group, path, list, all, ratios);
      if (note) places.push({ at: path, note });
    }
    done(n + 1, base.sections.length);
  }
  return { work, places };
}

/** The number of characters in a draft, at least one. */
export const sizeOf = ({ sections }: RenderContext) =>
  sections.reduce((sum, { blocks }) => sum + blocks.reduce((size, { text }) => size + text.length, 0), 1);

function sameSections(base: RenderContext, others: RenderContext[]): void {
  for (const other of others) {
    if (other.sections.length !== base.sections.length) throw differing(other, base.file, base.sections);
    for (const [n, { heading, blocks, line }] of other.sections.entries()) {
      if (!blocks.length || base.sections[n]?.blocks.length) continue;
      throw new SourceError(
        other.file,
        line,
        `has text under "${heading}", and ${base.file} has none there.`,
        'Add what is missing there, or leave this out.',
      );
    }
  }
}

/** The refusal of a text that has not the sections of the base's. */
export function differing(other: RenderContext, file: string, base: { heading: string }[]): SourceError {
  const named = (sections: { heading: string }[]) => sections.map(({ heading }) => `"${heading}"`).join(', ');
  return new SourceError(
    other.file,
    undefined,
    `has ${plural(other.sections.length, 'section')}, and ${file} has ${base.length}.`,
    [
      `${file}: ${named(base)}`,
      `${other.file}: ${named(other.sections)}`,
      'Give both the same headings in the same order, each on a line of its own with empty lines around it. In Markdown',
      'a heading is sure to be one: "## Background".',
    ].join('\n    '),
  );
}

/** The blocks of a section in groups: those between which all languages have a border at the same place. */
function groupsOf(
  all: RenderContext[],
  blocks: Block[][],
  ratios: number[],
): { groups: Group[]; notes: string[] } {
  const [base = [], ...others] = blocks;
  const matches = others.map((other, n) => match(base, other, ratios[n + 1] ?? 1));
  const notes = matches.flatMap(({ certain }, n) =>
    certain
      ? []
      : `${counts(base)} in ${where(all[0], base)}, ${counts(others[n] ?? [])} in ${where(all[n + 1], others[n] ?? [])}: laid beside each other by their lengths, to be read over`,
  );
  const borders = matches.map(bordersOf);
  const groups: Group[] = [];
  const take = blocks.map((list) => taker(list));
  let last = blocks.map(() => 0);
  for (let at = 1; at <= base.length; at++) {
    const ends = [at, ...borders.map((border) => border.get(at))];
    if (!ends.every((end) => end !== undefined)) continue;
    groups.push(take.map((next, n) => next((ends[n] ?? 0) - (last[n] ?? 0))));
    last = ends;
  }
  return { groups, notes };
}

/** Where one group ends and the next begins: in the base language, and in the other. */
function bordersOf({ beads }: Match): Map<number, number> {
  let [mine, theirs] = [0, 0];
  return new Map(beads.map(([a, b]) => [(mine += a), (theirs += b)]));
}

/** Gives each group its keys: paragraphs and lists are counted, items within each list. */
function namer(): (group: Group) => string {
  let [paragraphs, lists, items] = [0, 0, 0];
  return (group) => {
    if (group.flat().some(({ kind }) => kind === 'paragraph')) {
      items = 0;
      return `p${++paragraphs}`;
    }
    if (items === 0) lists++;
    return `list${lists}.i${++items}`;
  };
}

/** Puts the words of a group into each language, sentence by sentence if that is certain. Gives a note if it is not. */
function place(
  group: Group,
  path: string,
  texts: Texts[],
  all: RenderContext[],
  ratios: number[],
): string | undefined {
  const single = group.every((blocks) => blocks.length <= 1);
  const gaps = group.flatMap((blocks, n) => (blocks.length ? [] : [all[n]?.lang ?? '']));
  const sentences = group.map((blocks, n) =>
    blocks.flatMap(({ text }) => sentencesOf(text, all[n]?.lang ?? '')),
  );
  const [base = []] = sentences;
  const lengths = (list: string[]) => list.map(({ length }) => length);
  const certain =
    single &&
    sentences.every((own, n) => own.length === 0 || isStraight(lengths(base), lengths(own), ratios[n] ?? 1));
  for (const [n, own] of sentences.entries()) {
    const joined = group[n]?.map(({ text }) => text).join(language(all[n]?.lang ?? BASE).segmentSeparator);
    for (const [k, text] of (certain ? own : joined ? [joined] : []).entries()) {
      texts[n]?.set(`text.${path}.s${k + 1}`, text);
    }
  }
  const missing = gaps.length ? `nothing in ${gaps.join(', ')}: a gap` : undefined;
  if (certain) return missing;
  const told = group
    .map((blocks, n) => ({ blocks, count: sentences[n]?.length ?? 0, draft: all[n] }))
    .filter(({ blocks }) => blocks.length)
    .map(({ blocks, count, draft }) =>
      single
        ? `${plural(count, 'sentence')} in ${where(draft, blocks)}`
        : `${counts(blocks)} in ${where(draft, blocks)}`,
    );
  const alike =
    single && new Set(sentences.filter(({ length }) => length).map(({ length }) => length)).size === 1;
  const why = alike ? ', but some much longer or shorter than their counterparts' : '';
  return [`${told.join(', ')}${why}: kept together as one`, missing].filter(Boolean).join('; ');
}

const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;

function counts(blocks: Block[]): string {
  const items = blocks.filter(({ kind }) => kind === 'item').length;
  const paragraphs = plural(blocks.length - items, 'paragraph');
  return items ? `${paragraphs} and ${plural(items, 'list item')}` : paragraphs;
}

const where = (draft: RenderContext | undefined, [block]: Block[]) =>
  `${draft?.lang} (${draft?.file}${block ? `:${block.line}` : ''})`;
