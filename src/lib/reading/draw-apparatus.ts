import { tagging } from '../languages/table.ts';
import { nameIn } from '../languages/words.ts';
import type { Apparatus } from '../paper/schema.ts';
import type { Draft } from './draw.ts';
import { attributes, escape } from './markup.ts';

/** The id of a section's summary on a page: no section can be named so. */
export const summaryOf = (section: string) => `_plain-${section}`;

/** The id of an entry of the glossary on a page, and of the glossary itself. */
export const entryOf = (entry: string) => `_term-${entry}`;

/** The entry that a fragment names. */
export const entryIn = (fragment: string) => fragment.replace('#_term-', '');

/** Draws the summary of a section in the languages shown; nothing if none of them is loaded. */
export function drawSummary(section: string, { view, ui, apparatus }: Draft): string {
  const cells = view.langs.map((lang, n) => {
    const words = apparatus[lang]?.summary[section];
    return words === undefined
      ? ''
      : `<div class="${n ? 'b' : 'a'}"${attributes(tagging(lang, ui.lang))}>${escape(words)}</div>`;
  });
  const all = cells.join('');
  return all && `<div class="row">${all}</div>`;
}

/** Draws the glossary of the languages shown, entry by entry; links to where it is for those that are not loaded. */
export function drawGlossary({ view, ui, apparatus, link }: Draft): string {
  const entries = new Set(view.langs.flatMap((lang) => Object.keys(apparatus[lang]?.glossary ?? {})));
  const rows = [...entries].map((id) => {
    const cells = view.langs.map((lang, n) => {
      const entry = drawEntry(apparatus[lang], id);
      return entry && `<p class="${n ? 'b' : 'a'}"${attributes(tagging(lang, ui.lang))}>${entry}</p>`;
    });
    return `<div class="row"${attributes({ id: entryOf(id) })}>${cells.join('')}</div>`;
  });
  const links = view.langs.map((lang) => {
    const href = `${link({ paper: view.paper, langs: [lang] })}#_glossary`;
    return `<a${attributes({ href })}>${escape(ui.t('glossary.in', { language: nameIn(ui.lang, lang) }))}</a>`;
  });
  return (
    `<h2>${escape(ui.t('glossary.heading'))}</h2>` +
    (rows.length ? `<p>${escape(ui.t('glossary.ours'))}</p>${rows.join('')}` : `<p>${links.join('<br>')}</p>`)
  );
}

/** Draws an entry of the glossary as it stands in a line of its own; nothing if it is not there. */
export function drawEntry(apparatus: Apparatus | undefined, id: string): string {
  const entry = apparatus?.glossary[id];
  if (!entry) return '';
  const { term, expansion, explanation } = entry;
  const full = expansion === undefined ? '' : `<span>${escape(expansion)}</span> `;
  // No `dfn`: screen readers say of it that it is a term, each time, and how many values it has.
  return `<b>${escape(term)}</b> ${full}${escape(explanation)}`;
}
