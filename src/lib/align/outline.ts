import { NO_BREAK, PARAGRAPH, SECTION, type Sentence } from './indexed-text.ts';
import { sectionId } from './formats/headings.ts';
import type { SourceBlock, SourceDocument } from './formats/source.ts';
import type { Texts } from './formats/translations.ts';
import { sentencesOf } from './sentences.ts';

/** A sentence of a document, and where it came from. */
export type SourceSentence = Sentence & { line: number; time?: SourceBlock['time'] };

/**
 * A sentence of the base language. `key` is the key path of the segment that begins with it; a sentence without a key belongs
 * to the segment before. Headings are sentences with keys of their own.
 */
export type BaseSentence = SourceSentence & { key: string | undefined };

/** Returns the headings and sentences of a document in order. */
export function sentencesIn({ lang, sections }: SourceDocument): SourceSentence[] {
  return sections.flatMap(({ heading, line, blocks }) => [
    ...(heading ? [{ text: heading, kind: 'heading', begins: SECTION, line } as const] : []),
    ...blocks.flatMap((block) => sentencesOfBlock(block, lang)),
  ]);
}

function sentencesOfBlock({ text, kind, line, time }: SourceBlock, lang: string): SourceSentence[] {
  // A stanza keeps its lines, and a subtitle is what is shown at once, whatever it says.
  const sentences = time || kind === 'verse' ? [text] : sentencesOf(text, lang);
  return sentences.map((sentence, n) => ({
    text: sentence,
    kind,
    begins: n ? NO_BREAK : PARAGRAPH,
    line,
    ...(time ? { time } : {}),
  }));
}

/**
 * Gives the headings and sentences of a document in the base language their keys. Sentences are numbered within their
 * paragraph, so that a segment of several has the number of its first: a number never depends on another language.
 */
export function outlineOf({ lang, sections }: SourceDocument): BaseSentence[] {
  const ids: string[] = [];
  return sections.flatMap(({ heading, line, blocks }, index): BaseSentence[] => {
    const id = sectionId(heading, index + 1, ids);
    ids.push(id);
    let [paragraphs, lists, items] = [0, 0, 0];
    const head = {
      text: heading,
      kind: 'heading',
      begins: SECTION,
      line,
      key: `text.${id}.heading`,
    } as const;
    return [
      head,
      ...blocks.flatMap((block) => {
        if (block.kind !== 'item') items = 0;
        else if (items === 0) lists++;
        const key = block.kind === 'item' ? `list${lists}.i${++items}` : `p${++paragraphs}`;
        return sentencesOfBlock(block, lang).map((sentence, n) => ({
          ...sentence,
          key: `text.${id}.${key}.s${n + 1}`,
        }));
      }),
    ];
  });
}

/** Returns the headings and sentences of published texts in the base language. */
export function outlineOfTexts(texts: Texts, lang: string): BaseSentence[] {
  let passage = '';
  return [...texts].flatMap(([key, text]): BaseSentence[] => {
    if (!key.startsWith('text.')) return [];
    if (key.endsWith('.heading')) return [{ text, kind: 'heading', begins: SECTION, line: 0, key }];
    const previous = passage;
    passage = key.slice(0, key.lastIndexOf('.'));
    const isVerse = text.includes('\n');
    const kind = isVerse ? 'verse' : /\.list\d+\.i\d+$/.test(passage) ? 'item' : 'paragraph';
    return (isVerse ? [text] : sentencesOf(text, lang)).map((sentence, n) => ({
      text: sentence,
      kind,
      begins: n || passage === previous ? NO_BREAK : PARAGRAPH,
      line: 0,
      key: n ? undefined : key,
    }));
  });
}
