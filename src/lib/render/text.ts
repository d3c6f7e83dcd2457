import type { Annotations, Term } from '../document/types.ts';
import type { Interface } from '../i18n/interface.ts';
import { language, langAttributes, type Language } from '../i18n/languages.ts';
import { languageName, formatNumber } from '../i18n/format.ts';
import type { PairedPassage, PairedSection } from '../document/pair.ts';
import { renderSummary, entryId, summaryId } from './annotations.ts';
import { attributes, escape } from './html.ts';
import { anchorOf, sameView, switchesFrom, type View } from '../document/view.ts';

/** What a text is drawn from: the paper's pairs, the view that shows them, and the interface that speaks of them. */
export type RenderContext = {
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
  annotations: Partial<Record<string, Annotations>>;
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
    ...(summarized ? [{ kind: 'summary' as const, id: summaryId(id), section: id }] : []),
    ...blocks.flatMap((block): Row[] =>
      block.kind === 'list'
        ? block.items.map((passage, n) => ({ kind: 'item', id: passage.id, passage, number: n + 1 }))
        : [{ kind: 'paragraph', id: block.id, passage: block, number: block.number }],
    ),
  ];
}

/** Draws a whole text as HTML: every row of every section. What the locale files hold is escaped. Pure. */
export function renderText(context: RenderContext): string {
  return context.sections.map((section, s) => renderSection(section, s + 1, context)).join('');
}

function renderSection(section: PairedSection, number: number, context: RenderContext): string {
  const rows = new Map(rowsOf(section, number).map((row) => [row.id, row]));
  const inner = (id: string) => {
    const row = rows.get(id);
    return row ? renderRow(row, context) : '';
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
    ? `<details class="summary"${attributes({ id: summaryId(section.id) })}>${inner(summaryId(section.id))}</details>`
    : '';
  const all = context.long ? partsOf([heading + plain, ...blocks]) : [heading, plain, ...blocks];
  return `<section${attributes({ id: section.id, class: context.long ? undefined : 'part' })}>${all.join('')}</section>`;
}

const partsOf = (blocks: string[]) =>
  Array.from(
    { length: Math.ceil(blocks.length / PART) },
    (_, n) => `<div class="part">${blocks.slice(n * PART, (n + 1) * PART).join('')}</div>`,
  );

/** Draws what stands in a row. */
export function renderRow(row: Row, context: RenderContext): string {
  if (row.kind === 'heading') return renderHeadings(row, context);
  if (row.kind === 'summary')
    return `<summary>${escape(context.ui.t('plain.heading'))}</summary>${renderSummary(row.section, context)}`;
  const { ui, view } = context;
  const { number } = row;
  // Short, as it is spoken before each: what section it is in was spoken with the heading.
  const name = row.kind === 'item' ? ui.t('item.name', { number }) : ui.t('paragraph.name', { number });
  const cells = view.langs.map((lang, n) => renderCell(row, language(lang), n, name, context));
  return (row.kind === 'item' ? '' : renderActions(row, name, context)) + cells.join('');
}

function renderHeadings({ id, headings }: Row & { kind: 'heading' }, context: RenderContext): string {
  const { ui, view } = context;
  return view.langs
    .map((lang, n) => {
      const heading = headings[n];
      const column = n ? 'beside' : 'lead';
      return heading === undefined
        ? `<span class="gap ${column}">${escape(ui.t('gap.heading', { language: languageName(ui.lang, lang) }))}</span>`
        : `<span class="${column}"${attributes(langAttributes(lang, ui.lang))}>${renderSegment(heading, undefined, lang, id, context)}</span>`;
    })
    .join('');
}

/** The number in the margin: the paragraph's name, its link, and its place in every other view. */
function renderActions(
  { id, number }: Row & { kind: 'paragraph' | 'item' },
  name: string,
  { ui, view, langs, long, link }: RenderContext,
): string {
  const anchor = anchorOf(id);
  // Each language alone, and beside the one that stands alone; with many that list would be longer than the paragraph.
  const others = switchesFrom(view, langs).filter(
    (other) =>
      !sameView(other, view) && (other.langs.length === 1 || (view.langs.length === 1 && langs.length <= 3)),
  );
  const links = others.map((other) => {
    const names = other.langs.map((lang) => {
      const tags = attributes(langAttributes(lang, ui.lang));
      return tags ? `<span${tags}>${escape(language(lang).ownName)}</span>` : escape(language(lang).ownName);
    });
    return `<a${attributes({ href: `${link(other)}#${anchor}` })}>${names.join(' + ')}</a>`;
  });
  const all = `<a class="link"${attributes({ href: `#${anchor}` })}>${escape(ui.t('paragraph.address'))}</a>${links.join('')}`;
  return (
    `<details class="paragraph-actions"><summary${attributes({ 'aria-label': name })}>${formatNumber(ui.lang, number)}</summary>` +
    // Where scripts run, a browser takes this for text; attend.ts makes it elements when it is wanted.
    `<div>${long ? `<noscript>${all}</noscript>` : all}</div></details>`
  );
}

// Letters that are read from the right, and marks that turn the direction of what follows (Unicode Standard Annex 9).
const TURNS =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

function renderCell(
  { passage }: Row & { kind: 'paragraph' | 'item' },
  { tag, dir, segmentSeparator, ownName }: Language,
  n: number,
  name: string,
  context: RenderContext,
): string {
  const { ui, unfolded } = context;
  const tags = attributes(langAttributes(tag, ui.lang));
  const peek = n
    ? `<button class="peek" type="button" aria-expanded="${unfolded}"><span${tags}>${escape(ownName)}</span><span class="hidden">${escape(ui.t('peek.of', { name }))}</span></button>`
    : '';
  const segments = passage.segments.map(({ id, texts, terms }, s) => {
    const text = texts[n];
    const own = attributes({
      id: segmentElementId(id, n, tag),
      'data-segment': id,
      'data-turns': dir === 'rtl' || TURNS.test(text ?? '') ? '' : undefined,
    });
    return text === undefined
      ? `<span${own} class="gap" data-gap${attributes(langAttributes(ui.lang, tag))}>${escape(gapLabel(passage, n, s, tag, ui))}</span>`
      : `<span${own}>${renderSegment(text, terms?.[n], tag, id, context)}</span>`;
  });
  const folded = n && !unfolded ? ' data-folded' : '';
  return `${peek}<p class="${n ? 'beside' : 'lead'}"${folded}${attributes({ lang: tag, ...langAttributes(tag, ui.lang) })}>${segments.join(segmentSeparator)}</p>`;
}

/** Draws a sentence or a heading, verbatim; the first use of a term in its section leads to what it means. */
export function renderSegment(
  text: string,
  terms: Term[] | undefined,
  lang: string,
  id: string,
  context: RenderContext,
): string {
  const { view, link, ruby } = context;
  const part = (from: number, to = text.length) =>
    ruby ? ruby(text, lang, id, from, to) : escape(text.slice(from, to));
  if (!terms || !context.glossed) return part(0);
  // A single language has its glossary on the page; of two it comes when it is wanted.
  const page = view.langs.length > 1 ? link({ paper: view.paper, langs: [lang] }) : '';
  let at = 0;
  const parts = terms.map(([start, end, entry]) => {
    const before = part(at, start);
    at = end;
    return `${before}<a${attributes({ href: `${page}#${entryId(entry)}` })}>${part(start, end)}</a>`;
  });
  return parts.join('') + part(at);
}

/** The id of a segment on a page: where two languages are shown, the second's carry its tag, for an id must be unique. */
export const segmentElementId = (id: string, n: number, tag: string) =>
  n ? `${anchorOf(id)}--${tag}` : anchorOf(id);

/** A sentence that is missing says so; where the whole paragraph is missing, its first sentence speaks for all. */
function gapLabel(passage: PairedPassage, n: number, s: number, lang: string, ui: Interface): string {
  const whole = passage.segments.every(({ texts }) => texts[n] === undefined);
  if (whole && s > 0) return '';
  return ui.t(whole ? 'gap.passage' : 'gap.segment', { language: languageName(ui.lang, lang) });
}
