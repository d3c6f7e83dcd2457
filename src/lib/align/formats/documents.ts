import { readDocx } from './docx.ts';
import { settleLanguage, sampleOf } from './document-language.ts';
import { readEpub } from './epub.ts';
import { readHtml } from './html.ts';
import type { SourceDocument } from './source.ts';
import { readSubtitles } from './subtitles.ts';

/** The formats whose readers take a text, and those whose readers take bytes, by extension. */
export const DOCUMENT_READERS = {
  text: { html: readHtml, htm: readHtml, xhtml: readHtml, srt: readSubtitles, vtt: readSubtitles },
  bytes: { epub: readEpub, docx: readDocx },
} satisfies {
  text: Record<string, (text: string, file: string) => SourceDocument>;
  bytes: Record<string, (bytes: Uint8Array, file: string) => SourceDocument>;
};

/** What to do with files of other kinds, by extension. */
export const REMEDIES: Record<string, string> = {
  doc: 'Open it in Word or LibreOffice, and save it as .docx.',
  odt: 'Open it in LibreOffice or Word, and save it as .docx.',
  rtf: 'Open it in Word or LibreOffice, and save it as .docx.',
  pages: 'Open it in Pages, and export it as .docx or .epub.',
  pdf: 'Use an edition as .epub or .docx, or copy the text, and save it as .txt.',
  mobi: 'Convert it to .epub, for example with calibre.',
  azw: 'Convert it to .epub, for example with calibre, if it is not protected against copying.',
  azw3: 'Convert it to .epub, for example with calibre, if it is not protected against copying.',
  fb2: 'Convert it to .epub, for example with calibre.',
  ass: 'Open it in a subtitle editor, and save it as SubRip (.srt).',
  xls: 'Open it in a spreadsheet program, and save it as .csv in UTF-8.',
  xlsx: 'Open it in a spreadsheet program, and save it as .csv in UTF-8.',
};

/**
 * Gives a document its language: `named` in the command, else that of the name of its file, else what the document says or
 * what is recognised in it. A three-letter code in a name may be a word ("war.epub"), so it counts last. Returns the document
 * without a language if none of them tells.
 */
export function withLanguage(
  doc: SourceDocument,
  named: string | undefined,
  inName: string | undefined,
): SourceDocument {
  const { file } = doc;
  const isCode = inName !== undefined && new Intl.Locale(inName).language.length === 2;
  if (named !== undefined || isCode) return { ...doc, lang: named ?? inName ?? '' };
  const { lang = inName ?? '', note } = settleLanguage(doc.lang, sampleOf(doc), file);
  return { ...doc, lang, places: note === undefined ? doc.places : [{ at: file, note }, ...doc.places] };
}
