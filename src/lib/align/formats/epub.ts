import { decodeXml } from './decode-xml.ts';
import { isContentsPage, readContents, withContentsHeadings } from './epub-contents.ts';
import { assertNotEncrypted, readPackage } from './epub-package.ts';
import type { FlowEntry } from './flow.ts';
import { htmlFlow } from './html-flow.ts';
import { rolesOf } from './html-names.ts';
import { indexNotes, type MarkupPage } from './html-notes.ts';
import { attributeOf, elementsIn, rawText, type MarkupElement } from './markup-tree.ts';
import { parseMarkup } from './markup.ts';
import { Remarks } from './remarks.ts';
import { sectionsOf } from './sections.ts';
import { SourceError, type SourceDocument } from './source.ts';
import { isSame, takeTitle } from './titles.ts';
import { Zip } from './zip.ts';

/**
 * Reads an e-book in EPUB 2 or 3. Every heading begins a section; a page without one gets its heading from the table of
 * contents, or continues the page before. Leaves out the cover and the table of contents. `lang` is what the book says; ''
 * if it does not. The `line` of a block is its number in the book. Throws SourceError.
 */
export function readEpub(bytes: Uint8Array, file: string): SourceDocument {
  const zip = new Zip(bytes, file, 'an e-book (EPUB)');
  assertNotEncrypted(zip, file);
  const book = readPackage(zip, file);
  const remarks = new Remarks(file);
  const pages: MarkupPage[] = [];
  for (const { path, isPage } of book.spine) {
    const content = isPage ? zip.read(path) : undefined;
    if (content) pages.push({ path, root: parseMarkup(decodeXml(content), 'xhtml') });
    else if (isPage) remarks.add(`the page "${path}" is missing in the book`);
    else remarks.add('a page that is a picture was left out');
  }
  const contents = readContents(zip, book.contents);
  const index = indexNotes(pages);
  const flow: FlowEntry[] = [];
  for (const { path, root } of pages) {
    remarks.enter(path);
    if (isContentsPage(root, path, book.contents.includes(path))) {
      remarks.add('the table of contents was left out');
      continue;
    }
    if (isCover(root, book.covers.includes(path))) {
      remarks.add('the cover was left out');
      continue;
    }
    const page = htmlFlow(root, index, remarks);
    const withHeadings = withContentsHeadings(page, contents.get(path) ?? new Map<string, string>());
    if (withHeadings !== page && withHeadings.some(({ kind }) => kind === 'heading')) {
      remarks.add('a page has no heading: that of the table of contents was taken');
    }
    flow.push(...withHeadings);
  }
  remarks.enter('');
  if (!flow.some(({ kind }) => kind !== 'heading')) throw noText(file, pages.length);
  const numbered = flow.map((entry, n) => ({ ...entry, line: n + 1 }));
  const { title, flow: body } = withoutTitle(numbered, book.title, file, remarks);
  return {
    lang: book.lang || declaredLang(pages),
    file,
    title,
    about: book.creators.length ? { issuer: book.creators.join(', ') } : {},
    sections: sectionsOf(body, title, remarks),
    places: remarks.places,
  };
}

/** A cover has hardly any text. What is declared as one by mistake, such as the first chapter, is none. */
function isCover(root: MarkupElement, isDeclared: boolean): boolean {
  const saysSo = elementsIn(root, 'body', 'section').some((element) => rolesOf(element).includes('cover'));
  const [body = root] = elementsIn(root, 'body');
  return (isDeclared || saysSo) && rawText(body).trim().length < 300;
}

/** The title of a book is what its package says. A heading or first paragraph with the same words is left out. */
function withoutTitle(
  flow: FlowEntry[],
  declared: string | undefined,
  file: string,
  remarks: Remarks,
): { title: string; flow: FlowEntry[] } {
  if (declared === undefined) return takeTitle(flow, undefined, file, remarks);
  const isTitle = (entry: FlowEntry | undefined) => entry !== undefined && isSame(entry.text, declared);
  const first = flow.find(({ kind }) => kind === 'heading');
  const found = [flow[0], first].find(isTitle);
  return { title: declared, flow: flow.filter((entry) => entry !== found) };
}

const declaredLang = ([page]: MarkupPage[]) => {
  const html = page && elementsIn(page.root, 'html')[0];
  return (html && attributeOf(html, 'lang')) ?? '';
};

const noText = (file: string, pageCount: number) =>
  new SourceError(
    file,
    undefined,
    pageCount ? 'has pictures of its pages, but no text.' : 'has no pages to read.',
    'Use an edition with text, or make one with a program that recognises text (OCR), and save it as .docx or .txt.',
  );
