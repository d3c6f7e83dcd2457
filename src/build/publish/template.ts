import { ABOUT } from '../../lib/align/formats/source.ts';

const HINTS: Record<(typeof ABOUT)[number], string> = {
  issuer: 'who the text is from',
  occasion: 'for what it was written, or where it was given',
  date: 'such as 1999-03-01',
  source: 'where it is published: https://…',
  standing: 'original, official or unofficial (a translation of your own)',
  note: 'what readers should know of it, or nothing',
};

/** A text to fill in, in Markdown. As it is it cannot be imported: nothing in it can pass for a text. */
export function template(lang: string): string {
  const fields = ABOUT.flatMap((name) => [`# ${HINTS[name]}`, `${name}:`]);
  return [
    '---',
    `language: ${lang}`,
    ...fields,
    '---',
    '',
    '<!-- The title. -->',
    '',
    '#',
    '',
    '<!-- Then sections, each with its heading. Paragraphs have an empty line between them; items of lists begin with "- ".',
    'The texts in all languages have the same sections, paragraphs and sentences in the same order. -->',
    '',
    '##',
    '',
  ].join('\n');
}
