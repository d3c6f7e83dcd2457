import { language } from '../../i18n/languages.ts';
import type { ReviewPlace, SourceDocument } from './source.ts';

// The scripts of Unicode that texts in these scripts of languages consist of; elsewhere the code is that of Unicode too.
const MIXED: Record<string, string> = {
  Hans: '\\p{Script=Han}',
  Hant: '\\p{Script=Han}',
  Jpan: '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}',
  Kore: '\\p{Script=Hangul}\\p{Script=Han}',
};

function patternOf(script: string): RegExp | undefined {
  try {
    return new RegExp(`[${MIXED[script] ?? `\\p{Script=${script}}`}]`, 'gu');
  } catch {
    // A script that Unicode has no property for.
    return undefined;
  }
}

/** Notes a document of which few letters are in the script of its language: its language is probably another one. */
export function scriptNotes({ file, lang, title, sections }: SourceDocument): ReviewPlace[] {
  const text = [
    title,
    ...sections.flatMap(({ heading, blocks }) => [heading, ...blocks.map((one) => one.text)]),
  ].join('\n');
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const pattern = patternOf(language(lang).script);
  if (!pattern || letters < 20) return [];
  const share = (text.match(pattern)?.length ?? 0) / letters;
  if (share >= 0.3) return [];
  return [{ at: file, note: `is said to be in "${lang}", but few of its letters are: check its language` }];
}
