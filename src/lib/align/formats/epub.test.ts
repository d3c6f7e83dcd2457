import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readEpub } from './epub.ts';

const SIGNS = { paragraph: '', item: '* ', verse: '| ', note: '^ ' };
const CONTAINER =
  '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>';

type Book = { metadata?: string; pages: Record<string, string>; spine?: string; extra?: string; files?: Record<string, string> }; // prettier-ignore

/** An e-book with pages by name: "a" is OEBPS/a.xhtml. */
function bookOf({ metadata, pages, spine, extra = '', files = {} }: Book): Uint8Array {
  const names = Object.keys(pages);
  const opf = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">
<metadata>${metadata ?? '<dc:title>Tides</dc:title><dc:language>en-GB</dc:language>'}</metadata>
<manifest>${names.map((name) => `<item id="${name}" href="${encodeURIComponent(name)}.xhtml" media-type="application/xhtml+xml"/>`).join('')}${extra}</manifest>
<spine>${spine ?? names.map((name) => `<itemref idref="${name}"/>`).join('')}</spine></package>`;
  const texts: Record<string, string> = {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': CONTAINER,
    'OEBPS/book.opf': opf,
    ...Object.fromEntries(
      names.map((name) => [
        `OEBPS/${name}.xhtml`,
        `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body>${pages[name]}</body></html>`,
      ]),
    ),
    ...files,
  };
  return zipSync(Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, strToU8(text)])));
}

const sectionsOf = (book: Uint8Array) =>
  readEpub(book, 'a.epub').sections.map(({ heading, blocks }) => [
    heading,
    ...blocks.map(({ kind, text }) => SIGNS[kind] + text),
  ]);
const read = (book: Book) => sectionsOf(bookOf(book));
const notes = (book: Book) => readEpub(bookOf(book), 'a.epub').places.map(({ at, note }) => `${at} ${note}`);

describe('readEpub', () => {
  it('reads the pages in their order, with title, language and creators', () => {
    const book = {
      metadata:
        '<dc:title>On &amp; off</dc:title><dc:language>en-GB</dc:language><dc:creator>Ann</dc:creator><dc:creator>Ben</dc:creator>',
      pages: { 'a b': '<h1>Rise</h1><p>Up.</p>', c: '<h1>Fall</h1><p>Down&nbsp;there.</p>' },
      spine: '<itemref idref="c" linear="no"/><itemref idref="a b"/>',
    };
    const { lang, title, about } = readEpub(bookOf(book), 'a.epub');
    expect([lang, title, about]).toEqual(['en-GB', 'On & off', { issuer: 'Ann, Ben' }]);
    expect(read(book)).toEqual([
      ['Fall', 'Down\u00a0there.'],
      ['Rise', 'Up.'],
    ]);
    expect(notes(book)).toEqual([]);
  });

  it('reads a package whose elements have prefixes, and paths with folders', () => {
    const opf = `<opf:package xmlns:opf="http://www.idpf.org/2007/opf"><opf:metadata><title>T</title></opf:metadata><opf:manifest>
<opf:item opf:id="a" href="../text/a%20b.xhtml" media-type="application/xhtml+xml"/></opf:manifest><opf:spine><opf:itemref idref="a"/></opf:spine></opf:package>`;
    const files = { 'OEBPS/book.opf': opf, 'Text/a b.xhtml': '<h1>Rise</h1><p>Up.</p>' };
    expect(read({ pages: {}, files })).toEqual([['Rise', 'Up.']]);
  });

  it('takes chapter titles from the table of contents where a page has no heading', () => {
    const nav = `<html xmlns:epub="x"><nav epub:type="toc"><ol><li><a href="a.xhtml">Rise</a></li><li><a href="b.xhtml#x">1. The Fall</a></li></ol></nav></html>`;
    const book = {
      pages: {
        a: '<p>Up.</p>',
        b: '<div id="x"><p class="n">1</p><p class="t">The fall</p></div><p>Down.</p>',
        c: '<p>Further down.</p>',
      },
      extra: '<item id="nav" properties="nav" href="nav.xhtml" media-type="application/xhtml+xml"/>',
      files: { 'OEBPS/nav.xhtml': nav },
    };
    expect(read(book)).toEqual([
      ['Rise', 'Up.'],
      ['1. The Fall', 'Down.', 'Further down.'],
    ]);
    expect(notes(book)).toEqual([
      'a.epub/OEBPS/a.xhtml a page has no heading: that of the table of contents was taken (2 times, here first)',
    ]);
  });

  it('reads an old table of contents (NCX) with several places in one page', () => {
    const ncx = `<ncx><navMap><navPoint><navLabel><text>Rise</text></navLabel><content src="a.xhtml#r"/><navPoint><navLabel><text>Fall</text></navLabel><content src="a.xhtml#f"/></navPoint></navPoint></navMap></ncx>`;
    const book = {
      pages: { a: '<p>First.</p><p id="r">Up.</p><a id="f"/><p>Down.</p>' },
      extra: '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
      files: { 'OEBPS/toc.ncx': ncx },
    };
    expect(read(book)).toEqual([
      ['Tides', 'First.'],
      ['Rise', 'Up.'],
      ['Fall', 'Down.'],
    ]);
  });

  it('leaves out the cover and the contents, and notes missing pages', () => {
    const book = {
      pages: {
        cover: '<section epub:type="cover"><h1>Tides</h1></section>',
        toc: '<h1>Contents</h1><p><a href="a.xhtml">The rise of it</a></p><p><a href="b.xhtml">The fall of it</a></p><p><a href="c.xhtml">And the rest of it</a></p>',
        a: '<h1>Rise</h1><p>Up.</p>',
      },
      spine: '<itemref idref="cover"/><itemref idref="toc"/><itemref idref="gone"/><itemref idref="a"/>',
      extra: '<item id="gone" href="gone.xhtml" media-type="application/xhtml+xml"/>',
    };
    expect(read(book)).toEqual([['Rise', 'Up.']]);
    expect(notes(book)).toEqual([
      'a.epub the page "OEBPS/gone.xhtml" is missing in the book',
      'a.epub/OEBPS/cover.xhtml the cover was left out',
      'a.epub/OEBPS/toc.xhtml the table of contents was left out',
    ]);
  });

  it('puts footnotes after their section, also from another page', () => {
    const book = {
      pages: {
        a: '<h1>Rise</h1><p>Up<a epub:type="noteref" href="#n">1</a> and<a epub:type="noteref" href="n.xhtml#m">2</a> up.</p><aside id="n" epub:type="footnote" hidden="">1. Really.</aside>',
        b: '<h1>Fall</h1><p>Down.</p>',
        n: '<aside id="m" epub:type="footnote">Again.</aside>',
      },
    };
    expect(read(book)).toEqual([
      ['Rise', 'Up[1] and[2] up.', '^ [1] Really.', '^ [2] Again.'],
      ['Fall', 'Down.'],
    ]);
  });

  it('reads Chinese notes whose mark is a picture', () => {
    const book = {
      pages: {
        a: '<h2>涨潮</h2><p>水<a class="duokan-footnote" href="#n"><img src="n.png"/></a>来了。</p><ol class="duokan-footnote-content"><li class="duokan-footnote-item" id="n">海水。</li></ol>',
      },
    };
    expect(read(book)).toEqual([['涨潮', '水[1]来了。', '^ [1] 海水。']]);
  });

  it('is one section under the title if there are no headings', () => {
    expect(read({ pages: { a: '<p>Up.</p>', b: '<p>Down.</p>' } })).toEqual([['Tides', 'Up.', 'Down.']]);
    expect(read({ pages: { a: '<h1>TIDES</h1><p>By Ann</p>', b: '<h1>Rise</h1><p>Up.</p>' } })).toEqual([
      ['Tides', 'By Ann'],
      ['Rise', 'Up.'],
    ]);
  });

  it('reads pages in other encodings', () => {
    const page =
      '\ufeff<?xml version="1.0" encoding="UTF-16"?><html><body><h1>Rise</h1><p>水</p></body></html>';
    const bytes = Uint8Array.from([...page].flatMap((character) => [character.charCodeAt(0) & 255, character.charCodeAt(0) >> 8])); // prettier-ignore
    const book = zipSync({
      'book.opf': strToU8('<package><metadata/><manifest><item id="a" href="a.html"/></manifest><spine><itemref idref="a"/></spine></package>'), // prettier-ignore
      'a.html': bytes,
    });
    expect(sectionsOf(book)).toEqual([['Rise', '水']]);
  });
});

const encryption = (algorithm: string) => ({
  'META-INF/encryption.xml': `<encryption xmlns:enc="x"><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/><enc:CipherData><enc:CipherReference URI="OEBPS/a.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>`,
});

describe('what cannot be read', () => {
  const pages = { a: '<h1>Rise</h1><p>Up.</p>' };

  it.each([
    [
      { pages, files: encryption('http://www.w3.org/2001/04/xmlenc#aes128-cbc') },
      'a.epub  is protected against copying',
    ],
    [{ pages: { a: '<img src="1.png" alt=""/>' } }, 'a.epub  has pictures of its pages, but no text.'],
    [{ pages: {} }, 'a.epub  has no pages to read.'],
  ])('%j', (book, message) => {
    expect(() => read(book)).toThrow(message);
  });

  it('is not a book whose fonts are obfuscated', () => {
    expect(read({ pages, files: encryption('http://www.idpf.org/2008/embedding') })).toEqual([
      ['Rise', 'Up.'],
    ]);
  });

  it('is a file of another kind, and a damaged one', () => {
    const book = bookOf({ pages });
    expect(() => readEpub(strToU8('Tides'), 'a.epub')).toThrow('a.epub  is not an e-book (EPUB)');
    expect(() => readEpub(zipSync({ 'a.txt': strToU8('a') }), 'a.epub')).toThrow(
      'it has no list of its pages',
    );
    expect(() => readEpub(book.slice(0, -30), 'a.epub')).toThrow('a.epub  is damaged');
  });

  it('is an archive that unpacks without end', () => {
    const bomb = zipSync({ 'META-INF/container.xml': new Uint8Array(1000) });
    // The size in the list of files, at 24 from its start.
    const at = bomb.findIndex((_, n) => bomb[n] === 0x50 && bomb[n + 1] === 0x4b && bomb[n + 2] === 1);
    bomb.set([0, 0, 0, 0x7f], at + 24);
    expect(() => readEpub(bomb, 'a.epub')).toThrow('a.epub  is too large');
    // A size that is too small: no more is unpacked.
    bomb.set([10, 0, 0, 0], at + 24);
    expect(() => readEpub(bomb, 'a.epub')).toThrow('a.epub  is damaged');
  });
});
