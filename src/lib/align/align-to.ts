import { language } from '../i18n/languages.ts';
import { characterCount, sectionCountError } from './align.ts';
import { createTaker, matchPieces, type Piece } from './pieces.ts';
import { sentencesOf } from './sentences.ts';
import { SourceError, type SourceDocument, type ReviewPlace } from './formats/source.ts';
import type { Texts } from './formats/translations.ts';

type BaseSegment = Piece & { key: string };
/** A paragraph or list item of the base language, with its segments. */
type BasePassage = Piece & { key: string; segments: BaseSegment[] };
type BaseSection = { id: string; heading: string; passages: BasePassage[] };

/**
 * Aligns a document with published texts in the base language, whose ids must not change. If the document has merged
 * sentences, their text goes into the first of the segments and the others stay gaps. Lists uncertain matches for review.
 * Throws SourceError if the document has another number of sections.
 */
export function alignToBase(
  base: Texts,
  baseLang: string,
  doc: SourceDocument,
): { texts: Texts; places: ReviewPlace[] } {
  const baseSections = sectionsOf(base);
  if (baseSections.length !== doc.sections.length) {
    throw sectionCountError(doc, `the paper in ${baseLang}`, baseSections);
  }
  const texts: Texts = new Map([['title', doc.title]]);
  for (const [name, value] of Object.entries(doc.about)) texts.set(`about.${name}`, value);
  const places = [...doc.places];
  const baseSize = baseSections.reduce(
    (sum, { passages }) => sum + passages.reduce((size, { text }) => size + text.length, 0),
    1,
  );
  const ratio = characterCount(doc) / baseSize;
  for (const [index, { id, passages }] of baseSections.entries()) {
    const { heading = '', blocks = [], line } = doc.sections[index] ?? {};
    if (heading) texts.set(`text.${id}.heading`, heading);
    if (blocks.length && !passages.length) {
      throw new SourceError(
        doc.file,
        line,
        `has text under "${heading}", and the paper has none there in ${baseLang}.`,
        'Remove it, or add it to the base language first.',
      );
    }
    const { beads, certain } = matchPieces(passages, blocks, ratio);
    if (!certain) {
      places.push({
        at: id,
        note: `${passages.length} paragraphs and items in ${baseLang}, ${blocks.length} in ${doc.file}:${line}: matched by length, please check`,
      });
    }
    const [takePassages, takeBlocks] = [createTaker(passages), createTaker(blocks)];
    for (const [passageCount, blockCount] of beads) {
      const matchedPassages = takePassages(passageCount);
      const matchedBlocks = takeBlocks(blockCount);
      const segments = matchedPassages.flatMap((passage) => passage.segments);
      const sentences = matchedBlocks.flatMap(({ text }) =>
        sentencesOf(text, doc.lang).map((sentence) => ({ kind: '', text: sentence })),
      );
      const sentenceMatch = matchPieces(segments, sentences, ratio);
      const [takeSegments, takeSentences] = [createTaker(segments), createTaker(sentences)];
      for (const [segmentCount, sentenceCount] of sentenceMatch.beads) {
        const [firstSegment] = takeSegments(segmentCount);
        const text = takeSentences(sentenceCount)
          .map((sentence) => sentence.text)
          .join(language(doc.lang).segmentSeparator);
        if (firstSegment && text) texts.set(firstSegment.key, text);
      }
      const at = matchedPassages[0]?.key.replace('text.', '') ?? id;
      if (!matchedBlocks.length) places.push({ at, note: `nothing in ${doc.lang}: a gap` });
      else if (!sentenceMatch.certain) {
        places.push({
          at,
          note: `${segments.length} segments in ${baseLang}, ${sentences.length} sentences in ${doc.file}:${matchedBlocks[0]?.line}: matched by length, please check`,
        });
      }
    }
  }
  return { texts, places };
}

function sectionsOf(base: Texts): BaseSection[] {
  const sections = new Map<string, BaseSection>();
  for (const [key, text] of base) {
    const [, id = '', rest = ''] = /^text\.([^.]+)\.(.+)$/.exec(key) ?? [];
    if (!id) continue;
    const section = sections.get(id) ?? { id, heading: '', passages: [] };
    sections.set(id, section);
    if (rest === 'heading') section.heading = text;
    else {
      const passageKey = key.slice(0, key.lastIndexOf('.'));
      let last = section.passages.at(-1);
      if (last?.key !== passageKey) {
        const kind = rest.startsWith('list') ? 'item' : 'paragraph';
        last = { key: passageKey, kind, text: '', segments: [] };
        section.passages.push(last);
      }
      last.text += text;
      last.segments.push({ key, kind: '', text });
    }
  }
  return [...sections.values()];
}
