import type { Interface } from '../languages/interface.ts';
import { language, tagging, type Language } from '../languages/table.ts';
import { nameIn, numberIn } from '../languages/words.ts';
import type { PairedPassage, PairedSection } from '../paper/pair.ts';
import type { Apparatus } from '../paper/schema.ts';
import type { Term } from '../paper/terms.ts';
import { drawSummary, entryOf, summaryOf } from './draw-apparatus.ts';
import { attributes, escape } from './markup.ts';
import { anchorOf, sameView, switchesFrom, type View } from './address.ts';

/** What a text is drawn from: the paper's pairs, the view that shows them, and the interface that speaks of them. */
export type Draft = {
  sections: PairedSection[];
  view: View;
  /** The languages that the paper has. */
  langs: string[];
  ui: Interface;
  /** Whether the peek layout shows the second language of every paragraph. */
  unfolded: boolean;
  /** Whether the paper is long: then only what is in sight is laid out, and what is put away is not built. */
  long: boolean;
  /** Whether the terms of the glossary lead to their entries. */
  glossed: boolean;
  /** Draws a part of a segment, or of a heading by its section's id, with pinyin: when it is wanted and loaded. */
  ruby?: ((text: string, lang: string, id: string, from: number, to: number) => string) | undefined;
  /** What this reader adds to the paper, by language; only what is loaded. */
  apparatus: Partial<Record<string, Apparatus>>;
  /** The address of a view as a link has it, under the base path. */
  link: (view: View) => string;
};

/** A row of the text: a heading, a summary of the section, a paragraph, or an item of a list; in all languages shown. */
export type Row =
  | { kind: 'heading'; id: string; headings: PairedSection['headings']; number: number }
  | { kind: 'summary'; id: string; section: string }
  | { kind: 'paragraph' | 'item'; id: string; passage: PairedPassage; number: number };

/** How many rows of a long paper are laid out together, as they come into sight (styles/text.css). */
export const PART = 12;
const LONG = 100;

/** Whether a paper has so many rows that a browser should lay out only those in sight. */
export const isLong = (sections: PairedSection[]) =>
  sections.reduce((sum, { blocks }) => sum + 1 + blocks.length, 0) > LONG;

/** The rows of a section, in order. */
export function rowsOf({ id, headings, summarized, blocks }: PairedSection, number: number): Row[] {
  return [
    { kind: 'heading', id, headings, number },
    ...(summarized ? [{ kind: 'summary' as const, id: summaryOf(id), section: id }] : []),
    ...blocks.flatMap((block): Row[] =>
      block.kind === 'list'
        ? block.items.map((passage, n) => ({ kind: 'item', id: passage.id, passage, number: n + 1 }))
        : [{ kind: 'paragraph', id: block.id, passage: block, number: block.number }],
    ),
  ];
}

/** Draws a whole text as HTML: every row of every section. What the locale files hold is escaped. Pure. */
export function drawText(draft: Draft): string {
  return draft.sections.map((section, s) => drawSection(section, s + 1, draft)).join('');
}

function drawSection(section: PairedSection, number: number, draft: Draft): string {
  const rows = new Map(rowsOf(section, number).map((row) => [row.id, row]));
  const inner = (id: string) => {
    const row = rows.get(id);
    return row ? drawRow(row, draft) : '';
  };
  const blocks = section.blocks.map((block) =>
    block.kind === 'list'
      ? `<ul${attributes({ id: anchorOf(block.id) })} role="list">${block.items
          .map(({ id }) => `<li class="row"${attributes({ id: anchorOf(id) })}>${inner(id)}</li>`)
          .join('')}</ul>`
      : `<div class="row"${attributes({ id: anchorOf(block.id) })}>${inner(block.id)}</div>`,
  );
  const heading = `<h2 class="row">${inner(section.id)}</h2>`;
  const plain = section.summarized
    ? `<details class="plain"${attributes({ id: summaryOf(section.id) })}>${inner(summaryOf(section.id))}</details>`
    : '';
  const all = draft.long ? partsOf([heading + plain, ...blocks]) : [heading, plain, ...blocks];
  return `<section${attributes({ id: section.id, class: draft.long ? undefined : 'part' })}>${all.join('')}</section>`;
}

const partsOf = (blocks: string[]) =>
  Array.from(
    { length: Math.ceil(blocks.length / PART) },
    (_, n) => `<div class="part">${blocks.slice(n * PART, (n + 1) * PART).join('')}</div>`,
  );

/** Draws what stands in a row. */
export function drawRow(row: Row, draft: Draft): string {
  if (row.kind === 'heading') return drawHeadings(row, draft);
  if (row.kind === 'summary')
    return `<summary>${escape(draft.ui.t('plain.heading'))}</summary>${drawSummary(row.section, draft)}`;
  const { ui, view } = draft;
  const { number } = row;
  // Short, as it is spoken before each: what section it is in was spoken with the heading.
  const name = row.kind === 'item' ? ui.t('item.name', { number }) : ui.t('paragraph.name', { number });
  const cells = view.langs.map((lang, n) => drawCell(row, language(lang), n, name, draft));
  return (row.kind === 'item' ? '' : drawActions(row, name, draft)) + cells.join('');
}

function drawHeadings({ id, headings }: Row & { kind: 'heading' }, draft: Draft): string {
  const { ui, view } = draft;
  return view.langs
    .map((lang, n) => {
      const heading = headings[n];
      const column = n ? 'b' : 'a';
      return heading === undefined
        ? `<span class="gap ${column}">${escape(ui.t('gap.heading', { language: nameIn(ui.lang, lang) }))}</span>`
        : `<span class="${column}"${attributes(tagging(lang, ui.lang))}>${drawWords(heading, undefined, lang, id, draft)}</span>`;
    })
    .join('');
}

/** The number in the margin: the paragraph's name, its link, and its place in every other view. */
function drawActions(
  { id, number }: Row & { kind: 'paragraph' | 'item' },
  name: string,
  { ui, view, langs, long, link }: Draft,
): string {
  const anchor = anchorOf(id);
  // Each language alone, and beside the one that stands alone; with many that list would be longer than the paragraph.
  const others = switchesFrom(view, langs).filter(
    (other) =>
      !sameView(other, view) && (other.langs.length === 1 || (view.langs.length === 1 && langs.length <= 3)),
  );
  const links = others.map((other) => {
    const names = other.langs.map((lang) => {
      const tags = attributes(tagging(lang, ui.lang));
      return tags ? `<span${tags}>${escape(language(lang).ownName)}</span>` : escape(language(lang).ownName);
    });
    return `<a${attributes({ href: `${link(other)}#${anchor}` })}>${names.join(' + ')}</a>`;
  });
  const all = `<a class="link"${attributes({ href: `#${anchor}` })}>${escape(ui.t('paragraph.address'))}</a>${links.join('')}`;
  return (
    `<details class="acts"><summary${attributes({ 'aria-label': name })}>${numberIn(ui.lang, number)}</summary>` +
    // Where scripts run, a browser takes this for text; attend.ts makes it elements when it is wanted.
    `<div>${long ? `<noscript>${all}</noscript>` : all}</div></details>`
  );
}

// Letters that are read from the right, and marks that turn the direction of what follows (Unicode Standard Annex 9).
const TURNS =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

function drawCell(
  { passage }: Row & { kind: 'paragraph' | 'item' },
  { tag, dir, joiner, ownName }: Language,
  n: number,
  name: string,
  draft: Draft,
): string {
  const { ui, unfolded } = draft;
  const tags = attributes(tagging(tag, ui.lang));
  const peek = n
    ? `<button class="peek" type="button" aria-expanded="${unfolded}"><span${tags}>${escape(ownName)}</span><span class="hidden">${escape(ui.t('peek.of', { name }))}</span></button>`
    : '';
  const segments = passage.segments.map(({ id, texts, terms }, s) => {
    const text = texts[n];
    const own = attributes({
      id: segmentOf(id, n, tag),
      'data-segment': id,
      'data-turns': dir === 'rtl' || TURNS.test(text ?? '') ? '' : undefined,
    });
    return text === undefined
      ? `<span${own} class="gap" data-gap${attributes(tagging(ui.lang, tag))}>${escape(gapLabel(passage, n, s, tag, ui))}</span>`
      : `<span${own}>${drawWords(text, terms?.[n], tag, id, draft)}</span>`;
  });
  const folded = n && !unfolded ? ' data-folded' : '';
  return `${peek}<p class="${n ? 'b' : 'a'}"${folded}${attributes({ lang: tag, ...tagging(tag, ui.lang) })}>${segments.join(joiner)}</p>`;
}

/** Draws a sentence or a heading, verbatim; the first use of a term in its section leads to what it means. */
export function drawWords(
  text: string,
  terms: Term[] | undefined,
  lang: string,
  id: string,
  draft: Draft,
): string {
  const { view, link, ruby } = draft;
  const part = (from: number, to = text.length) =>
    ruby ? ruby(text, lang, id, from, to) : escape(text.slice(from, to));
  if (!terms || !draft.glossed) return part(0);
  // A single language has its glossary on the page; of two it comes when it is wanted.
  const page = view.langs.length > 1 ? link({ paper: view.paper, langs: [lang] }) : '';
  let at = 0;
  const parts = terms.map(([start, end, entry]) => {
    const before = part(at, start);
    at = end;
    return `${before}<a${attributes({ href: `${page}#${entryOf(entry)}` })}>${part(start, end)}</a>`;
  });
  return parts.join('') + part(at);
}

/** The id of a segment on a page: where two languages are shown, the second's carry its tag, for an id must be unique. */
export const segmentOf = (id: string, n: number, tag: string) =>
  n ? `${anchorOf(id)}--${tag}` : anchorOf(id);

/** A sentence that is missing says so; where the whole paragraph is missing, its first sentence speaks for all. */
function gapLabel(passage: PairedPassage, n: number, s: number, lang: string, ui: Interface): string {
  const whole = passage.segments.every(({ texts }) => texts[n] === undefined);
  if (whole && s > 0) return '';
  return ui.t(whole ? 'gap.passage' : 'gap.segment', { language: nameIn(ui.lang, lang) });
}
