import type { Annotations } from '../document/types.ts';
import { langAttributes } from '../i18n/languages.ts';
import { languageName } from '../i18n/format.ts';
import type { RenderContext } from './text.ts';
import { attributes, escape } from './html.ts';

/** The id of a section's summary on a page: no section can be named so. */
export const summaryId = (section: string) => `_plain-${section}`;

/** The id of an entry of the glossary on a page, and of the glossary itself. */
export const entryId = (entry: string) => `_term-${entry}`;

/** The entry that a fragment names. */
export const entryFromFragment = (fragment: string) => fragment.replace('#_term-', '');

/** Draws the summary of a section in the languages shown; nothing if none of them is loaded. */
export function renderSummary(section: string, { view, ui, annotations }: RenderContext): string {
  const cells = view.langs.map((lang, n) => {
    const words = annotations[lang]?.summary[section];
    return words === undefined
      ? ''
      : `<div class="${n ? 'beside' : 'lead'}"${attributes(langAttributes(lang, ui.lang))}>${escape(words)}</div>`;
  });
  const all = cells.join('');
  return all && `<div class="row">${all}</div>`;
}

/** Draws the glossary of the languages shown, entry by entry; links to where it is for those that are not loaded. */
export function renderGlossary({ view, ui, annotations, link }: RenderContext): string {
  const entries = new Set(view.langs.flatMap((lang) => Object.keys(annotations[lang]?.glossary ?? {})));
  const rows = [...entries].map((id) => {
    const cells = view.langs.map((lang, n) => {
      const entry = renderEntry(annotations[lang], id);
      return (
        entry &&
        `<p class="${n ? 'beside' : 'lead'}"${attributes(langAttributes(lang, ui.lang))}>${entry}</p>`
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

/** Draws an entry of the glossary as it stands in a line of its own; nothing if it is not there. */
export function renderEntry(annotations: Annotations | undefined, id: string): string {
  const entry = annotations?.glossary[id];
  if (!entry) return '';
  const { term, expansion, explanation } = entry;
  const full = expansion === undefined ? '' : `<span>${escape(expansion)}</span> `;
  // No `dfn`: screen readers say of it that it is a term, each time, and how many values it has.
  return `<b>${escape(term)}</b> ${full}${escape(explanation)}`;
}
