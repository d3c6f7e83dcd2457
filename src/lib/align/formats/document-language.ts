import { recognizeLanguage } from './recognize-language.ts';
import { SourceError, tagOf, type SourceDocument } from './source.ts';

/**
 * Settles the language of a document that may not say it, or say it wrongly: `declared` is what it says, '' if nothing. Books
 * are often declared as English by the program that made them, so its text decides, wherever it can tell. Returns the language,
 * and a note if somebody should check it. Returns no language if neither says it.
 */
export function settleLanguage(
  declared: string,
  text: string,
  file: string,
): { lang?: string; note?: string } {
  const recognized = recognizeLanguage(text);
  let lang: string | undefined;
  try {
    lang = declared.trim() ? withScript(tagOf(declared, file), recognized) : undefined;
  } catch (error) {
    // What it says is no language tag.
    if (!(error instanceof SourceError)) throw error;
  }
  if (recognized === undefined) return lang === undefined ? {} : { lang };
  if (lang === undefined) {
    return { lang: recognized, note: `does not say its language: "${recognized}" was recognised` };
  }
  const isSame = languageIn(lang) === languageIn(recognized);
  // A language that cannot be recognised may look like another one: Galician like Portuguese.
  if (isSame || !isRecognizable(lang)) return { lang };
  return { lang: recognized, note: `says that it is in "${lang}", but "${recognized}" was recognised` };
}

const languageIn = (lang: string) => new Intl.Locale(lang).language;

const RECOGNIZABLE =
  'en fr de es it pt nl sv pl cs ro hu fi tr vi id ru uk ar fa ur he el hi th ko ja zh'.split(' ');
const isRecognizable = (lang: string) => RECOGNIZABLE.includes(languageIn(lang));

/** Chinese without a script: that of its region (zh-TW: traditional), or that of the text. */
function withScript(lang: string, recognized: string | undefined): string {
  const { language, region, script } = new Intl.Locale(lang);
  if (language !== 'zh' || script) return lang;
  if (!region) return recognized?.startsWith('zh') ? recognized : lang;
  return `zh-${new Intl.Locale(lang).maximize().script ?? 'Hans'}`;
}

/** The text of the first sections of a document, enough to recognise its language. */
export const sampleOf = ({ title, sections }: SourceDocument): string =>
  [title, ...sections.slice(0, 20).flatMap(({ blocks }) => blocks.slice(0, 50).map(({ text }) => text))].join(
    '\n',
  );
