import { ownValue } from '../document/own-value.ts';
import type { Annotations } from '../document/types.ts';
import { langAttributes } from '../i18n/languages.ts';
import { languageName } from '../i18n/format.ts';
import type { RenderContext } from './text.ts';
import { attributes, escape } from './html.ts';

/** The element id of a section's summary. Starts with an underscore, which no section id can. */
export const summaryId = (section: string) => `_plain-${section}`;

/** The element id of a glossary entry. Starts with an underscore, which no section id can. */
export const entryId = (entry: string) => `_term-${entry}`;

/** Returns the id of the glossary entry that a fragment such as `#_term-asean` links to. */
export const entryFromFragment = (fragment: string) => fragment.replace('#_term-', '');

/** Renders the summary of a section in the languages shown; an empty string if none of them has it loaded. Pure. */
export function renderSummary(section: string, { view, ui, annotations }: RenderContext): string {
  const cells = view.langs.map((lang, column) => {
    const summary = ownValue(annotations[lang]?.summary, section);
    return summary === undefined
      ? ''
      : `<div class="${column ? 'beside' : 'lead'}"${attributes(langAttributes(lang, ui.lang))}>${escape(summary)}</div>`;
  });
  const html = cells.join('');
  return html && `<div class="row">${html}</div>`;
}

/**
 * Renders the glossary of the languages shown, one row per entry. If none of them is loaded, renders links to the
 * single-language pages that have it. Pure.
 */
export function renderGlossary({ view, ui, annotations, link }: RenderContext): string {
  const entryIds = new Set(view.langs.flatMap((lang) => Object.keys(annotations[lang]?.glossary ?? {})));
  const rows = [...entryIds].map((id) => {
    const cells = view.langs.map((lang, column) => {
      const entry = renderEntry(annotations[lang], id);
      return (
        entry &&
        `<p class="${column ? 'beside' : 'lead'}"${attributes(langAttributes(lang, ui.lang))}>${entry}</p>`
      );
    });
    return `<div class="row"${attributes({ id: entryId(id) })}>${cells.join('')}</div>`;
  });
  const links = view.langs.map((lang) => {
    const href = `${link({ paper: view.paper, langs: [lang] })}#_glossary`;
    return `<a${attributes({ href })}>${escape(ui.t('glossary.in', { language: languageName(ui.lang, lang) }))}</a>`;
  });
  return (
    `<h2>${escape(ui.t('glossary.heading'))}</h2>` +
    (rows.length ? `<p>${escape(ui.t('glossary.ours'))}</p>${rows.join('')}` : `<p>${links.join('<br>')}</p>`)
  );
}

/** Renders a glossary entry as phrasing content; an empty string if there is no such entry. Pure. */
export function renderEntry(annotations: Annotations | undefined, id: string): string {
  const entry = ownValue(annotations?.glossary, id);
  if (!entry) return '';
  const { term, expansion, explanation } = entry;
  const full = expansion === undefined ? '' : `<span>${escape(expansion)}</span> `;
  // Not `dfn`: screen readers announce each one as a term, with the number of its values.
  return `<b>${escape(term)}</b> ${full}${escape(explanation)}`;
}
