import { ABOUT } from '../../lib/align/formats/source.ts';

const HINTS: Record<(typeof ABOUT)[number], string> = {
  issuer: 'the person or organisation that published the text',
  occasion: 'the occasion for which it was written or spoken',
  date: 'such as 1999-03-01',
  source: 'where it is published: https://…',
  standing: 'original, official or unofficial (such as your own translation)',
  note: 'what readers should know about it; may be empty',
  official:
    'for a translation of your own: where the official text in this language is, https://…; may be empty',
  officialTitle: 'the title of that official text; may be empty',
};

/**
 * Returns a Markdown file for a publisher to fill in. It cannot be imported unchanged, so that nothing in it is mistaken
 * for the text.
 */
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
    '<!-- Then the sections, each with a heading. Put an empty line between paragraphs; begin list items with "- ".',
    'The languages are paired sentence by sentence; it helps if they have the same sections and paragraphs. -->',
    '',
    '##',
    '',
  ].join('\n');
}
