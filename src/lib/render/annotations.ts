import { ownValue } from '../document/own-value.ts';
import type { Annotations } from '../document/types.ts';
import { langAttributes, language } from '../i18n/languages.ts';
import { languageName } from '../i18n/format.ts';
import type { RenderContext } from './context.ts';
import { entryId } from './element-ids.ts';
import { attributes, html, join, type SafeHtml } from './html.ts';

/** Renders the summary of a section in the languages shown; undefined if none of them has it loaded. Pure. */
export function renderSummary(
  section: string,
  { view, ui, annotations }: RenderContext,
): SafeHtml | undefined {
  const cells = view.langs.map((lang, column) => {
    const summary = ownValue(annotations[lang]?.summary, section);
    return (
      summary !== undefined &&
      html`<div class="${column ? 'beside' : 'lead'}"${attributes(langAttributes(lang, ui.lang))}>${summary}</div>`
    );
  });
  return cells.some(Boolean) ? html`<div class="row">${cells}</div>` : undefined;
}

/**
 * Renders the glossary of the languages shown, one row per entry. If none of them is loaded, renders links to the
 * single-language pages that have it. Pure.
 */
export function renderGlossary({ view, ui, annotations, glossaries, link }: RenderContext): SafeHtml {
  const entryIds = new Set(view.langs.flatMap((lang) => Object.keys(annotations[lang]?.glossary ?? {})));
  const rows = [...entryIds].map((id) => {
    const cells = view.langs.map((lang, column) => {
      const entry = renderEntry(annotations[lang], id);
      return (
        entry &&
        html`<p class="${column ? 'beside' : 'lead'}"${attributes(langAttributes(lang, ui.lang))}>${entry}</p>`
      );
    });
    return html`<div class="row"${attributes({ id: entryId(id) })}>${cells}</div>`;
  });
  const links = glossaries.map((lang) => {
    const href = `${link({ paper: view.paper, langs: [lang] })}#_glossary`;
    return html`<a${attributes({ href })}>${ui.t('glossary.in', { language: languageName(ui.lang, lang) })}</a>`;
  });
  const entries = rows.length
    ? html`<p>${ui.t('glossary.ours')}</p>${rows}`
    : html`<p>${join(links, html`<br>`)}</p>`;
  return html`<h2>${ui.t('glossary.heading')}</h2>${entries}`;
}

/** A language of the paper and its annotations. */
type Annotated = { lang: string; annotations: Annotations | undefined };

/**
 * Renders a glossary entry as phrasing content, with its term in the other language if there is one; undefined if there is
 * no such entry. Pure.
 */
export function renderEntry(
  annotations: Annotations | undefined,
  id: string,
  other?: Annotated,
): SafeHtml | undefined {
  const entry = ownValue(annotations?.glossary, id);
  if (!entry) return undefined;
  const { term, expansion, explanation } = entry;
  const equivalent = ownValue(other?.annotations?.glossary, id)?.term;
  const also =
    other &&
    equivalent !== undefined &&
    html`<b${attributes({ lang: other.lang, dir: language(other.lang).dir })}>${equivalent}</b> `;
  const full = expansion !== undefined && html`<span>${expansion}</span> `;
  // Not `dfn`: screen readers announce each one as a term, with the number of its values.
  return html`<b>${term}</b> ${also}${full}${explanation}`;
}
