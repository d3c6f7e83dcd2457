import type { Term } from '../document/types.ts';
import { dirWithin, language, langAttributes, type Language } from '../i18n/languages.ts';
import { languageName, paragraphNumber } from '../i18n/format.ts';
import type { PairedPassage, PairedSection } from '../document/pair.ts';
import { renderSummary } from './annotations.ts';
import type { RenderContext, Row } from './context.ts';
import { entryId, summaryId } from './element-ids.ts';
import { attributes, html, join, type HtmlValue, type SafeHtml } from './html.ts';
import { PART } from './long-paper.ts';
import { anchorOf } from '../document/view.ts';

/** Returns the rows of a section in order. `number` is the section's number, from 1. Pure. */
export function rowsOf({ id, headings, summarized, blocks }: PairedSection, number: number): Row[] {
  return [
    { kind: 'heading', id, headings, number },
    ...(summarized ? [{ kind: 'summary' as const, id: summaryId(id), section: id }] : []),
    ...blocks.flatMap((block): Row[] =>
      block.kind === 'list'
        ? block.items.map((passage, n) => ({ kind: 'item', id: passage.id, passage, number: n + 1 }))
        : [{ kind: 'paragraph', id: block.id, passage: block, section: number, number: block.number }],
    ),
  ];
}

/** Renders a whole text as HTML, every row of every section. Pure. */
export function renderText(context: RenderContext): SafeHtml {
  return html`${context.sections.map((section, s) => renderSection(section, s + 1, context))}`;
}

function renderSection(section: PairedSection, number: number, context: RenderContext): SafeHtml {
  const rows = new Map(rowsOf(section, number).map((row) => [row.id, row]));
  const renderRowWithId = (id: string) => {
    const row = rows.get(id);
    return row && renderRow(row, context);
  };
  const renderItem = (passage: PairedPassage) =>
    html`<li class="${hasOwnMark(passage) ? 'row own' : 'row'}"${attributes({ id: anchorOf(passage.id) })}>${renderRowWithId(passage.id)}</li>`;
  const blocks = section.blocks.map((block) =>
    block.kind === 'list'
      ? html`<ul${attributes({ id: anchorOf(block.id) })} role="list">${block.items.map(renderItem)}</ul>`
      : html`<div class="row"${attributes({ id: anchorOf(block.id) })}>${renderRowWithId(block.id)}</div>`,
  );
  const heading = html`<h2 class="row">${renderRowWithId(section.id)}</h2>`;
  const summary =
    section.summarized &&
    html`<details class="summary"${attributes({ id: summaryId(section.id) })}>${renderRowWithId(summaryId(section.id))}</details>`;
  const children = [[heading, summary], ...blocks];
  return html`<section${attributes({ id: section.id, class: !context.long && 'part' })}>${context.long ? groupInParts(children) : children}</section>`;
}

// "3. ", "3) ", "(a) ", "（一）", "一、", "①".
const OWN_MARK =
  /^(?:[(（][\p{L}\p{N}]{1,4}[)）]|\p{N}{1,3}[.)．、）](?!\p{N})|[a-z][)）]|[一二三四五六七八九十]+[、．]|[\u2460-\u24ff\u3220-\u3243\u3280-\u32b0])/iu;

/** True for an item whose text begins with its own number or letter, so that no dash comes before it. */
const hasOwnMark = ({ segments: [first] }: PairedPassage) =>
  first?.texts.some((text) => text !== undefined && OWN_MARK.test(text)) ?? false;

const groupInParts = (blocks: HtmlValue[]) =>
  Array.from(
    { length: Math.ceil(blocks.length / PART) },
    (_, n) => html`<div class="part">${blocks.slice(n * PART, (n + 1) * PART)}</div>`,
  );

/** Renders the content of a row, without the row element itself. Pure. */
export function renderRow(row: Row, context: RenderContext): SafeHtml {
  if (row.kind === 'heading') return renderHeadings(row, context);
  if (row.kind === 'summary')
    return html`<summary>${context.ui.t('plain.heading')}</summary>${renderSummary(row.section, context)}`;
  const cells = context.view.langs.map((lang, column) => renderCell(row, language(lang), column, context));
  return html`${row.kind === 'paragraph' && renderActions(row, context)}${cells}`;
}

function renderHeadings({ id, headings }: Row & { kind: 'heading' }, context: RenderContext): SafeHtml {
  const { ui, view } = context;
  const cells = view.langs.map((lang, column) => {
    const heading = headings[column];
    const className = column ? 'beside' : 'lead';
    return heading === undefined
      ? html`<span class="gap ${className}">${ui.t('gap.heading', { language: languageName(ui.lang, lang) })}</span>`
      : html`<span class="${className}"${attributes(langAttributes(lang, ui.lang))}>${renderSegment(heading, undefined, lang, id, context)}</span>`;
  });
  return html`${cells}`;
}

/** The value of `hidden` with which browsers that can search what is folded (HTML, "hidden until found"). */
export const UNTIL_FOUND = 'until-found';

/** Renders the number in the margin, with the menu behind it. */
function renderActions(
  { id, section, number }: Row & { kind: 'paragraph' },
  { ui }: RenderContext,
): SafeHtml {
  const seen = paragraphNumber(ui.lang, section, number);
  // Kept short because a screen reader says it before each paragraph.
  const name = ui.t('paragraph.name', { number: seen });
  // Scripts add what else the menu has when it is opened (features/share/paragraph-menu.ts).
  const link = html`<a class="link"${attributes({ href: `#${anchorOf(id)}` })}>${ui.t('paragraph.address')}</a>`;
  return html`<details class="paragraph-actions"><summary${attributes({ 'aria-label': name })}>${seen}</summary><div>${link}</div></details>`;
}

// Right-to-left letters, and the control characters that change direction (Unicode Standard Annex 9).
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

function renderCell(
  { passage }: Row & { kind: 'paragraph' | 'item' },
  { tag, dir, segmentSeparator }: Language,
  column: number,
  context: RenderContext,
): SafeHtml {
  const { ui } = context;
  const segments = passage.segments.map(({ id, texts, terms }, index) => {
    const text = texts[column];
    const segmentAttrs = attributes({
      id: segmentElementId(id, column, tag),
      'data-segment': id,
      'data-turns': dir === 'rtl' || RIGHT_TO_LEFT.test(text ?? '') ? '' : undefined,
    });
    return text === undefined
      ? html`<span${segmentAttrs} class="gap" data-gap${attributes(langAttributes(ui.lang, tag))}>${gapLabel(passage, column, index, tag, ui)}</span>`
      : html`<span${segmentAttrs}>${renderSegment(text, terms?.[column], tag, id, context)}</span>`;
  });
  const paragraphAttrs = attributes({
    // In tap to compare, the browser's own search opens the paragraph in which it finds something (styles/layouts.css).
    hidden: column > 0 && context.expandable && UNTIL_FOUND,
    lang: tag,
    dir: dirWithin(tag, ui.lang),
  });
  return html`<p class="${column ? 'beside' : 'lead'}"${paragraphAttrs}>${join(segments, segmentSeparator)}</p>`;
}

/** Renders the text of a segment or heading, with terms linked to their glossary entries and with pinyin. Pure. */
export function renderSegment(
  text: string,
  terms: Term[] | undefined,
  lang: string,
  id: string,
  context: RenderContext,
): SafeHtml {
  const { view, link, ruby } = context;
  const renderPart = (from: number, to = text.length) =>
    ruby ? ruby(text, lang, id, from, to) : text.slice(from, to);
  if (!terms || !context.glossed) return html`${renderPart(0)}`;
  // A single-language page contains its glossary. A page in two languages loads it later, so link to the former.
  const page = view.langs.length > 1 ? link({ paper: view.paper, langs: [lang] }) : '';
  let rendered = 0;
  const parts = terms.map(([start, end, entry]) => {
    const before = renderPart(rendered, start);
    rendered = end;
    return html`${before}<a${attributes({ href: `${page}#${entryId(entry)}`, 'aria-expanded': context.expandable && 'false' })}>${renderPart(start, end)}</a>`;
  });
  return html`${parts}${renderPart(rendered)}`;
}

/** The element id of a segment. In the second column it ends in the language tag, because ids must be unique. */
export const segmentElementId = (id: string, column: number, tag: string) =>
  column ? `${anchorOf(id)}--${tag}` : anchorOf(id);

/** The label of a missing segment. If the whole paragraph is missing, only its first segment has a label. */
function gapLabel(
  passage: PairedPassage,
  column: number,
  index: number,
  lang: string,
  ui: RenderContext['ui'],
): string {
  const isWholePassage = passage.segments.every(({ texts }) => texts[column] === undefined);
  if (isWholePassage && index > 0) return '';
  return ui.t(isWholePassage ? 'gap.passage' : 'gap.segment', { language: languageName(ui.lang, lang) });
}
