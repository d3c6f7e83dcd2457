import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocx } from './docx.ts';

const SIGNS = { paragraph: '', item: '* ', verse: '| ', note: '^ ' };
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const STYLES = `<w:styles xmlns:w="w">
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Kapitel"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="Part"><w:name w:val="Teil"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="List"><w:name w:val="List Number"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
</w:styles>`;

type Parts = {
  styles?: string;
  numbering?: string;
  footnotes?: string;
  endnotes?: string;
  comments?: string;
};

function documentOf(body: string, parts: Parts = {}): Uint8Array {
  const all: Parts = { styles: STYLES, ...parts };
  const relations = Object.keys(all).map(
    (name) => `<Relationship Type="${TYPES}/${name}" Target="${name}.xml"/>`,
  );
  return zipSync({
    '_rels/.rels': strToU8(`<Relationships><Relationship Type="${TYPES}/officeDocument" Target="/word/document.xml"/></Relationships>`), // prettier-ignore
    'word/_rels/document.xml.rels': strToU8(`<Relationships>${relations.join('')}</Relationships>`),
    'word/document.xml': strToU8(`<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`), // prettier-ignore
    ...Object.fromEntries(Object.entries(all).map(([name, text]) => [`word/${name}.xml`, strToU8(text)])),
  });
}

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (text: string, style = '') =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${text.startsWith('<') ? text : run(text)}</w:p>`;
const item = (text: string, list: number, level = 0) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${run(text)}</w:p>`;

const read = (body: string, parts?: Parts) =>
  readDocx(documentOf(body, parts), 'a.docx').sections.map(({ heading, blocks }) => [
    heading,
    ...blocks.map(({ kind, text }) => SIGNS[kind] + text),
  ]);
/** The blocks of a document with one section. */
const blocks = (body: string, parts?: Parts) => read(p('T', 'T') + p('S', '1') + body, parts)[0]?.slice(1);
const notes = (body: string, parts?: Parts) =>
  readDocx(documentOf(body, parts), 'a.docx').places.map(({ at, note }) => `${at} ${note}`);

describe('the structure of a document', () => {
  it('has a title and sections by style, also by an inherited one, and by outline level', () => {
    const body =
      p('On Tides', 'T') + p('Rise', 'Mine') + p('Up.') + p('At night', 'Part') + p('') + p('Twice.') +
      `<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>${run('Fall')}</w:p>` + p('Down.'); // prettier-ignore
    const { title, lang, places, sections } = readDocx(documentOf(body), 'a.docx');
    expect([title, lang, places, sections[1]?.line]).toEqual(['On Tides', '', [], 4]);
    expect(read(body)).toEqual([
      ['Rise', 'Up.'],
      ['At night', 'Twice.'],
      ['Fall', 'Down.'],
    ]);
  });

  it('has its only heading of the first level as title', () => {
    const body = p('Tides', '1') + p('Rise', 'Part') + p('Up.');
    expect(readDocx(documentOf(body), 'a.docx').title).toBe('Tides');
    expect(read(body)).toEqual([['Rise', 'Up.']]);
  });

  it('is one section if it has no headings; a short first line is the title', () => {
    expect(read(p('Tides') + p('Up.') + p('Down.'))).toEqual([['Tides', 'Up.', 'Down.']]);
    expect(notes(p('Tides') + p('Up.'))).toEqual([
      'a.docx:1 names no title: its first line was taken',
      'a.docx has no headings: its text is one section, under the title',
    ]);
    expect(read(p('潮汐') + p('一、涨潮') + p('水来了。') + p('二、落潮') + p('水走了。'))).toEqual([
      ['一、涨潮', '水来了。'],
      ['二、落潮', '水走了。'],
    ]);
  });

  it('has no table of contents', () => {
    const body = `${p('T', 'T')}<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p('Contents')}</w:sdtContent></w:sdt>${p('Rise 1', 'TOC1')}${p('Rise', '1')}${p('Up.')}`;
    expect(read(body)).toEqual([['Rise', 'Up.']]);
    expect(notes(body)).toEqual(['a.docx:2 the table of contents was left out (2 times, here first)']);
  });
});

describe('the text of a document', () => {
  it('has runs joined, tabs and breaks as spaces, and dashes kept', () => {
    expect(blocks(p(`${run('— It ')}${run('co')}<w:proofErr/>${run('mes')}<w:r><w:tab/><w:t>here</w:t><w:noBreakHyphen/><w:t>now</w:t><w:softHyphen/></w:r>`))).toEqual(['— It comes here\u2011now']); // prettier-ignore
    const long = 'A line of an ordinary letter that somebody has broken by hand, for no reason';
    expect(blocks(p(`<w:r><w:t>${long}</w:t><w:br/><w:t>at all.</w:t></w:r>`))).toEqual([`${long} at all.`]);
    expect(blocks(p('<w:r><w:t>Water</w:t><w:br/><w:t>comes</w:t></w:r>'))).toEqual(['| Water\ncomes']);
  });

  it('has the results of fields, but not their codes, also over several paragraphs', () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    expect(
      blocks(
        p(`${run('See ')}${field('begin')}<w:r><w:instrText>REF x</w:instrText></w:r>${field('separate')}${run('page')}`) +
          p(`${run('five')}${field('end')}${run(' here')}`),
      ), // prettier-ignore
    ).toEqual(['See page', 'five here']);
  });

  it('has tracked insertions, but not deletions', () => {
    const body =
      p(`${run('It ')}<w:del><w:r><w:delText>goes</w:delText></w:r></w:del><w:ins>${run('comes')}</w:ins>${run('.')}`) + // prettier-ignore
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('One, ')}</w:p>${p('two.')}<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden</w:t></w:r></w:p>`;
    expect(blocks(body)).toEqual(['It comes.', 'One, two.']);
    expect(notes(p('T', 'T') + p('S', '1') + body)).toEqual([
      'a.docx:3 text that a tracked change deleted was left out',
      'a.docx:3 text that a tracked change inserted was kept',
      'a.docx:6 hidden text was left out',
    ]);
  });

  it('has the words under readings, text boxes after their paragraph, and the text for pictures', () => {
    const body = `<w:p><w:r><w:ruby><w:rt>${run('みず')}</w:rt><w:rubyBase>${run('水')}</w:rubyBase></w:ruby></w:r>${run('が来た')}</w:p>
<w:p>${run('Be')}<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:docPr descr="no"/><w:txbxContent>${p('In a box')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p('In a box')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run('low')}</w:p>
<w:p>${run('See')}<w:r><w:drawing><wp:docPr descr="a boat"/></w:drawing></w:r></w:p>`;
    expect(blocks(body)).toEqual(['水が来た', 'Below', 'In a box', 'See a boat']);
  });

  it('has raised numbers apart, and rows of tables as paragraphs', () => {
    const up = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>6</w:t></w:r>';
    expect(blocks(p(`${run('10')}${up}`))).toEqual(['10⁶']);
    const cell = (text: string) => `<w:tc>${p(text)}</w:tc>`;
    expect(blocks(`<w:tbl><w:tr>${cell('Day')}${cell('Height')}</w:tr><w:tr>${cell('Monday')}${cell('')}</w:tr></w:tbl>`)).toEqual(['Day — Height', 'Monday']); // prettier-ignore
  });
});

describe('the lists of a document', () => {
  const level = (ilvl: number, format: string, text: string, more = '') =>
    `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
  const numbering = `<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '(%2)')}${level(2, 'lowerRoman', '%1.%3')}</w:abstractNum>
<w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '•')}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">${level(0, 'chineseCounting', '第%1章', '<w:suff w:val="nothing"/>')}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>`;

  it('have their numbers in the text, and no bullets', () => {
    expect(
      blocks(
        item('mud', 1) + item('soft', 1, 1) + item('very', 1, 2) + item('hard', 1, 1) + item('stairs', 1) +
          item('steep', 1, 1) + item('boats', 2) + p('rope', 'List') + item('five', 4) + item('six', 4),
        { numbering },
      ), // prettier-ignore
    ).toEqual(['* 1. mud', '* (a) soft', '* 1.i very', '* (b) hard', '* 2. stairs', '* (a) steep', '* boats', '* 3. rope', '* 5. five', '* 6. six']); // prettier-ignore
  });

  it('number headings', () => {
    const heading = (text: string) =>
      `<w:p><w:pPr><w:pStyle w:val="1"/><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>${run(text)}</w:p>`;
    expect(
      read(p('潮汐', 'T') + heading('涨潮') + p('水来了。') + heading('落潮') + p('水走了。'), { numbering }),
    ).toEqual([
      ['第一章涨潮', '水来了。'],
      ['第二章落潮', '水走了。'],
    ]);
  });
});

describe('the notes of a document', () => {
  const note = (kind: string, id: number, text: string) =>
    `<w:${kind} w:id="${id}"><w:p><w:r><w:${kind}Ref/></w:r>${run(` ${text}`)}</w:p></w:${kind}>`;
  const ref = (kind: string, id: number, more = '') =>
    `<w:r><w:${kind}Reference w:id="${id}" ${more}/></w:r>`;

  it('come after the section that refers to them, with its marks', () => {
    const footnotes = `<w:footnotes xmlns:w="w"><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>${note('footnote', 7, 'First.')}${note('footnote', 5, 'Second.')}${note('footnote', 3, 'Third.')}</w:footnotes>`;
    const endnotes = `<w:endnotes xmlns:w="w">${note('endnote', 7, 'At the end.')}</w:endnotes>`;
    const custom = '<w:r><w:footnoteReference w:id="3" w:customMarkFollows="1"/><w:t>*</w:t></w:r>';
    expect(
      read(
        p('T', 'T') + p('Rise', '1') + p(`${run('It')}${ref('footnote', 7)}${run(' comes')}${ref('footnote', 5)}${run('.')}`) +
          p('Up.') + p(`${run('Fall')}${ref('endnote', 7)}`, '1') + p(`${run('Down')}${custom}`) + p('More.'),
        { footnotes, endnotes },
      ), // prettier-ignore
    ).toEqual([
      ['Rise', 'It[1] comes[2].', 'Up.', '^ [1] First.', '^ [2] Second.'],
      ['Fall[i]', 'Down[*]', 'More.', '^ [i] At the end.', '^ [*] Third.'],
    ]);
  });
});

it('leaves out comments, and says so', () => {
  const comments = `<w:comments xmlns:w="w"><w:comment>${p('Really?')}</w:comment></w:comments>`;
  expect(notes(p('T', 'T') + p('S', '1') + p('Up.'), { comments })).toEqual([
    'a.docx comments were left out',
  ]);
});

it.each([
  ['an old file', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0), 'a.docx  is an old Word file (.doc)'],
  ['an encrypted file', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...[...'EncryptedPackage'].flatMap((c) => [c.charCodeAt(0), 0])]), 'a.docx  is protected by a password.'], // prettier-ignore
  ['a text', strToU8('Tides'), 'a.docx  is not a Word document (.docx)'],
  ['another archive', zipSync({ 'a.txt': strToU8('a') }), 'a.docx  is not a Word document (.docx)'],
  ['a document without text', documentOf(p('')), 'a.docx  has no text to read.'],
])('says so if it is given %s', (_, bytes, message) => {
  expect(() => readDocx(bytes, 'a.docx')).toThrow(message);
});
