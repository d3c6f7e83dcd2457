import { htmlFlow } from './html-flow.ts';
import { indexNotes } from './html-notes.ts';
import { oneLine } from './html-lines.ts';
import { elementsIn, attributeOf, rawText } from './markup-tree.ts';
import { parseMarkup } from './markup.ts';
import { Remarks } from './remarks.ts';
import { sectionsOf } from './sections.ts';
import { SourceError, type SourceDocument } from './source.ts';
import { takeTitle } from './titles.ts';

/**
 * Reads a page in HTML or XHTML. Its title is its first heading or its `<title>`; every other heading begins a section.
 * `lang` is what the page says, as it says it; '' if it does not. Throws SourceError if there is nothing to read.
 */
export function readHtml(text: string, file: string): SourceDocument {
  const isXhtml = /^\s*<\?xml\s/.test(text) || /^xhtml$/i.test(file.replace(/^.*\./, ''));
  const root = parseMarkup(text, isXhtml ? 'xhtml' : 'html');
  const remarks = new Remarks(file);
  const index = indexNotes([{ path: '', root }]);
  const all = htmlFlow(root, index, remarks);
  if (!all.some(({ kind }) => kind !== 'heading')) {
    throw new SourceError(
      file,
      undefined,
      'has no text to read.',
      'If a browser shows text, select and copy it there, and save it as a .txt file.',
    );
  }
  const [html] = elementsIn(root, 'html');
  const [declared] = elementsIn(root, 'title').filter(({ parent }) => parent?.name !== 'svg');
  const { title, flow } = takeTitle(all, declared && oneLine(rawText(declared)), file, remarks);
  const sections = sectionsOf(flow, title, remarks);
  const lang = (html && attributeOf(html, 'lang')) ?? '';
  return { lang, file, title, about: {}, sections, places: remarks.places };
}
