import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readSources } from './read.ts';

const ENGLISH =
  '<html lang="en"><h1>On Tides</h1><h2>The rise</h2><p>The water comes. It asks nobody.</p></html>';
const french = zipSync({
  'word/document.xml': strToU8(
    '<w:document><w:body><w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Des marées</w:t></w:r></w:p><w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>La montée</w:t></w:r></w:p><w:p><w:r><w:t>L’eau vient, et elle ne demande rien à personne. Elle est dans le port.</w:t></w:r></w:p></w:body></w:document>',
  ),
});
const read = (files: Record<string, string | Uint8Array>) =>
  readSources(
    Object.entries(files).map(([file, content]) => ({
      file,
      bytes: typeof content === 'string' ? strToU8(content) : content,
    })),
    undefined,
    undefined,
  );

describe('reading documents of several kinds', () => {
  it('pairs a page with a Word document, and says what language it recognised', () => {
    const { baseLang, translations, places } = read({ 'tides.docx': french, 'tides.html': ENGLISH });
    expect([baseLang, Object.fromEntries(translations.get('fr') ?? [])]).toEqual([
      'en',
      {
        title: 'Des marées',
        'text.the-rise.heading': 'La montée',
        'text.the-rise.p1.s1': 'L’eau vient, et elle ne demande rien à personne.',
        'text.the-rise.p1.s2': 'Elle est dans le port.',
      },
    ]);
    expect(places).toEqual([{ at: 'tides.docx', note: 'does not say its language: "fr" was recognised' }]);
  });

  it('takes the language of a name before that in the file, unless it may be a word', () => {
    expect([...read({ 'tides.de.html': ENGLISH }).translations.keys()]).toEqual(['de']);
    expect([...read({ 'war.html': ENGLISH }).translations.keys()]).toEqual(['en']);
    expect([...read({ 'tides.eng.htm': ENGLISH.replace(' lang="en"', '') }).translations.keys()]).toEqual([
      'en',
    ]);
  });

  it('recognises the language of a text too', () => {
    const text =
      'On Tides\n\n1. The rise\n\nThe water comes, and it asks nobody. It is not for us to say when.';
    const { translations, places } = read({ 'tides.txt': text });
    expect([[...translations.keys()], places]).toEqual([
      ['en'],
      [{ at: 'tides.txt', note: 'does not say its language: "en" was recognised' }],
    ]);
  });

  it('says so if nothing tells the language', () => {
    expect(() => read({ 'tides.html': '<h1>1</h1><p>2.' })).toThrow(
      'tides.html  does not say which language it is in.\n    Name it in the command, fr=tides.html, or in the file name, tides.fr.html.',
    );
  });

  it.each([
    ['a.pdf', 'Use an edition as .epub or .docx'],
    ['a.mobi', 'Convert it to .epub'],
    ['a.azw3', 'Convert it to .epub'],
    ['a.odt', 'save it as .docx.'],
    ['a.constructor', 'Save it as one of these'],
  ])('says what to do with %s', (file, remedy) => {
    expect(() => read({ [file]: 'x' })).toThrow(remedy);
  });
});
