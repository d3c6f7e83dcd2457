import { SourceError, type ReviewPlace, type SourceDocument } from './source.ts';

const paragraphsOf = ({ sections }: SourceDocument) =>
  sections.flatMap(({ blocks }) => blocks.map(({ text }) => text)).filter((text) => /\p{L}/u.test(text));

/**
 * Compares documents in different languages. Throws SourceError if two have the same text: one of them is in the wrong place.
 * Notes it if more than half of the paragraphs of two are the same, as where a translation is not finished.
 */
export function identicalTexts(docs: SourceDocument[]): ReviewPlace[] {
  const seen: { file: string; paragraphs: string[] }[] = [];
  return docs.flatMap((doc) => {
    const paragraphs = paragraphsOf(doc);
    const places = seen.flatMap(({ file, paragraphs: others }): ReviewPlace[] => {
      const known = new Set(others);
      const same = paragraphs.filter((text) => known.has(text)).length;
      if (same && same === paragraphs.length && same === others.length && same > 1) {
        throw new SourceError(
          doc.file,
          undefined,
          `has the same text as ${file}, and is said to be in another language, "${doc.lang}".`,
          'Check the files and the language of each.',
        );
      }
      if (same < 2 || same * 2 <= paragraphs.length) return [];
      return [
        { at: doc.file, note: `${same} of its ${paragraphs.length} paragraphs are the same as in ${file}` },
      ];
    });
    seen.push({ file: doc.file, paragraphs });
    return places;
  });
}
