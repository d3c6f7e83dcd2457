import { decodeXml } from './decode-xml.ts';
import { DocxFlow } from './docx-flow.ts';
import { Numbering } from './docx-numbering.ts';
import { readStyles, valueOf } from './docx-styles.ts';
import type { FlowEntry } from './flow.ts';
import { attributeOf, elementsIn, rawText, type MarkupElement } from './markup-tree.ts';
import { parseMarkup } from './markup.ts';
import { Remarks } from './remarks.ts';
import { resolveHref } from './resolve-href.ts';
import { sectionsOf } from './sections.ts';
import { SourceError, type SourceDocument } from './source.ts';
import { takeTitle } from './titles.ts';
import { Zip } from './zip.ts';

/**
 * Reads a document of a word processor (Office Open XML, .docx). Headings are paragraphs with an outline level or a heading
 * style; the title is the paragraph with the style "Title". `lang` is always '': what such files say is the language of the
 * program. The `line` of a block is the number of its paragraph. Throws SourceError.
 */
export function readDocx(bytes: Uint8Array, file: string): SourceDocument {
  assertNotOle(bytes, file);
  const zip = new Zip(bytes, file, 'a Word document (.docx)');
  const main = relatedPart(zip, '', 'officeDocument') ?? 'word/document.xml';
  const part = (type: string) => {
    const path = relatedPart(zip, main, type);
    return path === undefined ? undefined : parsePart(zip, path);
  };
  const root = parsePart(zip, main);
  const [body] = root ? elementsIn(root, 'body') : [];
  if (!root || !body) {
    throw new SourceError(
      file,
      undefined,
      'is not a Word document (.docx), whatever its name says.',
      'Open it in the program that it comes from, and save it as .docx.',
    );
  }
  const remarks = new Remarks(file);
  const styles = readStyles(part('styles'));
  const [footnotes, endnotes, settings] = [part('footnotes'), part('endnotes'), part('settings')];
  const formatOf = (name: string) =>
    [root, settings]
      .flatMap((element) => (element ? elementsIn(element, name) : []))
      .map((properties) => valueOf(properties, 'numFmt'))
      .find((format) => format !== undefined);
  const parts = {
    styles,
    numbering: new Numbering(part('numbering'), styles),
    notes: { footnote: notesIn(footnotes), endnote: notesIn(endnotes) },
    noteFormats: {
      footnote: formatOf('footnotePr') ?? 'decimal',
      endnote: formatOf('endnotePr') ?? 'lowerRoman',
    },
  };
  const all = withTitleLevel(new DocxFlow(parts, remarks).read(body));
  const comments = part('comments');
  if (comments && elementsIn(comments, 't').length) remarks.add('comments were left out');
  if (!all.some(({ kind }) => kind !== 'heading')) {
    throw new SourceError(
      file,
      undefined,
      'has no text to read.',
      'If it shows pictures of pages, use a program that recognises text (OCR), and save that as .docx or .txt.',
    );
  }
  const core = relatedPart(zip, '', 'core-properties');
  const properties = core === undefined ? undefined : parsePart(zip, core);
  const [declared] = properties ? elementsIn(properties, 'title').map(rawText) : [];
  const { title, flow } = takeTitle(all, declared, file, remarks);
  const sections = sectionsOf(flow, title, remarks);
  return { lang: '', file, title, about: {}, sections, places: remarks.places };
}

/** Without a title, the headings of a document are one level higher. */
function withTitleLevel(flow: FlowEntry[]): FlowEntry[] {
  if (flow.some(({ level }) => level === 1)) return flow;
  return flow.map((entry) => ({ ...entry, level: Math.max(0, entry.level - 1) }));
}

function parsePart(zip: Zip, path: string): MarkupElement | undefined {
  const bytes = zip.read(path);
  return bytes && parseMarkup(decodeXml(bytes), 'xml');
}

/** The path of the part that another part names as its styles, its footnotes and so on. '' is the document as a whole. */
function relatedPart(zip: Zip, from: string, type: string): string | undefined {
  const relations = parsePart(
    zip,
    from.replace(/[^/]*$/, (name) => `_rels/${name}.rels`),
  );
  const found = (relations ? elementsIn(relations, 'Relationship') : []).find((relation) =>
    attributeOf(relation, 'Type')?.endsWith(`/${type}`),
  );
  const target = found && attributeOf(found, 'Target');
  return target === undefined ? undefined : resolveHref(from, target);
}

/** The notes of a part by id, without the lines that separate notes from the text. */
function notesIn(part: MarkupElement | undefined): Map<string, MarkupElement> {
  const notes = part ? elementsIn(part, 'footnote', 'endnote') : [];
  return new Map(
    notes
      .filter((note) => ['normal', undefined].includes(attributeOf(note, 'type')))
      .map((note) => [attributeOf(note, 'id') ?? '', note]),
  );
}

/** Old Word files and encrypted ones are containers of another kind (OLE compound files). */
function assertNotOle(bytes: Uint8Array, file: string): void {
  if (![0xd0, 0xcf, 0x11, 0xe0].every((byte, n) => bytes[n] === byte)) return;
  const names = new TextDecoder('utf-16le').decode(bytes);
  if (names.includes('EncryptedPackage')) {
    throw new SourceError(
      file,
      undefined,
      'is protected by a password.',
      'Open it in Word or LibreOffice, and save it without a password.',
    );
  }
  throw new SourceError(
    file,
    undefined,
    'is an old Word file (.doc), which cannot be read.',
    'Open it in Word or LibreOffice, and save it as .docx.',
  );
}
