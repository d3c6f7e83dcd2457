import { BASE } from '../i18n/fallback.ts';
import { language } from '../i18n/languages.ts';
import { differing, sizeOf } from './align.ts';
import { match, taker, type Piece } from './pieces.ts';
import { sentencesOf } from './sentences.ts';
import { SourceError, type RenderContext, type Place } from './formats/source.ts';
import type { Texts } from './formats/translations.ts';

type Segment = Piece & { key: string };
/** A paragraph, or an item, of the base language: its segments, which keep their ids. */
type Passage = Piece & { key: string; segments: Segment[] };
type Section = { id: string; heading: string; passages: Passage[] };

/**
 * Lays a text beside the base language's, whose ids are published and stay: sentences that are joined in this text stand
 * in the first of the segments, the others are gaps. Where that is not certain the place is noted. Throws SourceError
 * if the sections are not as many.
 */
export function alignTo(base: Texts, draft: RenderContext): { texts: Texts; places: Place[] } {
  const shape = sectionsOf(base);
  if (shape.length !== draft.sections.length) throw differing(draft, `the paper in ${BASE}`, shape);
  const texts: Texts = new Map([['title', draft.title]]);
  for (const [name, value] of Object.entries(draft.about)) texts.set(`about.${name}`, value);
  const places = [...draft.places];
  const size = shape.reduce(
    (sum, { passages }) => sum + passages.reduce((n, { text }) => n + text.length, 0),
    1,
  );
  const ratio = sizeOf(draft) / size;
  for (const [n, { id, passages }] of shape.entries()) {
    const { heading = '', blocks = [], line } = draft.sections[n] ?? {};
    if (heading) texts.set(`text.${id}.heading`, heading);
    if (blocks.length && !passages.length) {
      throw new SourceError(
        draft.file,
        line,
        `has text under "${heading}", and the paper has none there in ${BASE}.`,
        'Leave it out, or add it to the base language first.',
      );
    }
    const { beads, certain } = match(passages, blocks, ratio);
    const [ours, theirs] = [taker(passages), taker(blocks)];
    if (!certain) {
      places.push({
        at: id,
        note: `${passages.length} paragraphs and items in ${BASE}, ${blocks.length} in ${draft.file}:${line}: laid beside each other by their lengths, to be read over`,
      });
    }
    for (const [mine, other] of beads) {
      const own = ours(mine);
      const found = theirs(other);
      const segments = own.flatMap((passage) => passage.segments);
      const sentences = found.flatMap(({ text }) =>
        sentencesOf(text, draft.lang).map((text) => ({ kind: '', text })),
      );
      const inner = match(segments, sentences, ratio);
      const [keys, words] = [taker(segments), taker(sentences)];
      for (const [a, b] of inner.beads) {
        const [first] = keys(a);
        const text = words(b)
          .map(({ text }) => text)
          .join(language(draft.lang).segmentSeparator);
        if (first && text) texts.set(first.key, text);
      }
      const at = own[0]?.key.replace('text.', '') ?? id;
      if (!found.length) places.push({ at, note: `nothing in ${draft.lang}: a gap` });
      else if (!inner.certain) {
        places.push({
          at,
          note: `${segments.length} segments in ${BASE}, ${sentences.length} sentences in ${draft.file}:${found[0]?.line}: laid beside each other by their lengths`,
        });
      }
    }
  }
  return { texts, places };
}

function sectionsOf(base: Texts): Section[] {
  const sections = new Map<string, Section>();
  for (const [key, text] of base) {
    const [, id = '', rest = ''] = /^text\.([^.]+)\.(.+)$/.exec(key) ?? [];
    if (!id) continue;
    const section = sections.get(id) ?? { id, heading: '', passages: [] };
    sections.set(id, section);
    if (rest === 'heading') section.heading = text;
    else {
      const passage = key.slice(0, key.lastIndexOf('.'));
      let last = section.passages.at(-1);
      if (last?.key !== passage) {
        last = { key: passage, kind: rest.startsWith('list') ? 'item' : 'paragraph', text: '', segments: [] };
        section.passages.push(last);
      }
      last.text += text;
      last.segments.push({ key, kind: '', text });
    }
  }
  return [...sections.values()];
}
