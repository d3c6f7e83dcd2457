import { describe, expect, it } from 'vitest';
import { readHtml } from './html.ts';

const SIGNS = { paragraph: '', item: '* ', verse: '| ', note: '^ ' };

/** The sections of a page: a heading and its blocks, each with a sign for its kind. */
const read = (html: string, file = 'a.html') =>
  readHtml(html, file).sections.map(({ heading, blocks }) => [
    heading,
    ...blocks.map(({ kind, text }) => SIGNS[kind] + text),
  ]);
/** The blocks of a page with one section. */
const blocks = (html: string, file?: string) => read(`<h1>T</h1><h2>S</h2>${html}`, file)[0]?.slice(1);
const notes = (html: string) => readHtml(html, 'a.html').places.map(({ at, note }) => `${at} ${note}`);

describe('the structure of a page', () => {
  it('has a title, sections, paragraphs and the language that it declares', () => {
    const html = `<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Tides – Harbour Office</title><style>p { color: red }</style></head>
<body><nav><a href="/">Home</a></nav>
<h1>On <em>Tides</em></h1>
<h2>The rise</h2>
<p>It comes,
and stays.<p>It asks <b>no</b>body.
<h3>At night</h3><div>Twice <span>a</span> day.<p>Always.</p>Nearly.</div>
<script>if (a < b) document.write('<p>No</p>');</script>
</body></html>`;
    const { lang, title, places } = readHtml(html, 'a.html');
    expect([lang, title, places]).toEqual(['en-GB', 'On Tides', []]);
    expect(read(html)).toEqual([
      ['The rise', 'It comes, and stays.', 'It asks nobody.'],
      ['At night', 'Twice a day.', 'Always.', 'Nearly.'],
    ]);
    expect(readHtml(html, 'a.html').sections[0]?.blocks[0]?.line).toBe(6);
  });

  it('has the title of its head if its first heading begins a chapter', () => {
    const html = '<title>Tides</title><h1>Rise</h1><p>Up.</p><h1>Fall</h1><p>Down.</p>';
    expect(readHtml(html, 'a.html').title).toBe('Tides');
    expect(read(html)).toEqual([
      ['Rise', 'Up.'],
      ['Fall', 'Down.'],
    ]);
    expect(readHtml('<h1>Tides</h1><h1>Rise</h1><p>Up.', 'a.html').title).toBe('Tides');
  });

  it('is one section under the title if it has no headings, and says so', () => {
    expect(read('<title>Tides</title><p>Up.')).toEqual([['Tides', 'Up.']]);
    expect(notes('<title>Tides</title><p>Up.')).toEqual([
      'a.html has no headings: its text is one section, under the title',
    ]);
    expect(read('<p>Up.', 'b/the_tides.en.htm')).toEqual([['the tides', 'Up.']]);
  });

  it('keeps text before the first heading, under the title', () => {
    expect(read('<h1>Tides</h1><p>By us.</p><h2>Rise</h2><p>Up.')).toEqual([
      ['Tides', 'By us.'],
      ['Rise', 'Up.'],
    ]);
  });

  it('has numbered lines as headings if none is marked', () => {
    expect(read('<title>潮汐</title><p>第一章 涨潮</p><p>水来了。</p><p>第二章 落潮</p><p>水走了。')).toEqual(
      [
        ['第一章 涨潮', '水来了。'],
        ['第二章 落潮', '水走了。'],
      ],
    );
  });
});

describe('the text of a page', () => {
  it('decodes characters', () => {
    expect(
      blocks('<p>Caf&eacute; &amp; bar&nbsp;&#8211; &#x6C34;&#146; &lt;b&gt; AT&T R&D; a&reg_id=2 &nope;'),
    ).toEqual(['Café & bar\u00a0– 水’ <b> AT&T R&D; a&reg_id=2 &nope;']);
  });

  it('never joins words of different lines or cells, and never parts those of one line', () => {
    expect(
      blocks('<p>a<b>b</b>c<wbr>d<!-- no -->e so&shy;ft</p>f<div>g</div>h<section>i</section><p>j</p>k</p>l'),
    ).toEqual(['abcde soft', 'f', 'g', 'h', 'i', 'j', 'k', 'l']);
    expect(blocks('<p>水<br>来了，<em>是</em>\n水。</p>')).toEqual(['| 水\n来了，是水。']);
    expect(blocks('<a href="#x"><p>One.</p></a><span>Two.<div>Three.</div>Four.</span>')).toEqual([
      'One.',
      'Two.',
      'Three.',
      'Four.',
    ]);
  });

  it('keeps raised and lowered numbers apart from what they follow', () => {
    expect(blocks('<p>10<sup>6</sup> H<sub>2</sub>O, the 4<sup>th</sup>.')).toEqual(['10⁶ H₂O, the 4th.']);
  });

  it('keeps the dashes of dialogue', () => {
    expect(blocks('<p>— Who?</p><p>- The water.</p><p>— One.<br>— Two.</p>')).toEqual([
      '— Who?',
      '- The water.',
      '— One.',
      '— Two.',
    ]);
  });

  it('keeps the lines of verse, and joins those of prose', () => {
    const long = 'This is a line of an ordinary letter that somebody has broken by hand';
    expect(blocks(`<p>The water<br>comes<br/>and goes.</p><p>${long}<br>${long}.</p>`)).toEqual([
      '| The water\ncomes\nand goes.',
      `${long} ${long}.`,
    ]);
    expect(blocks('<div class="poem"><div class="stanza"><p>a</p><p>b</p></div><div class="stanza"><p>c</p><p>d</p></div></div>')).toEqual(['| a\nb', '| c\nd']); // prettier-ignore
    expect(blocks(`<p class="verse">${long}<br>${long}<br><br>c</p>`)).toEqual([`| ${long}\n${long}`, '| c']);
    expect(blocks('<pre>a\n  b\n\nc</pre>')).toEqual(['| a\nb', '| c']);
  });

  it('takes two line breaks, or an indented line, for the end of a paragraph', () => {
    expect(
      blocks('<div>It comes, as we all know and have always known, every day.<br><br>It goes.</div>'),
    ).toEqual(['It comes, as we all know and have always known, every day.', 'It goes.']);
    expect(blocks('<div>　　水来了。<br>　　水走了。</div>')).toEqual(['水来了。', '水走了。']);
  });

  it('keeps the numbers of lists, and lets nested items follow', () => {
    expect(
      blocks(`<ul><li>Mud<li><p>Stairs,</p><p>all of them</p><ol start=3><li>Trim</li><li value="7">Tie
<ol type="a"><li>tight</li></ol>on time</li></ol></ul><ol reversed><li>2. two</li><li>one</ol>
<ol style="list-style-type: upper-roman"><li>x<li>y</ol>`),
    ).toEqual([
      '* Mud',
      '* Stairs, all of them',
      '* 3. Trim',
      '* 7. Tie',
      '* a. tight',
      '* on time',
      '* 2. two',
      '* 1. one',
      '* I. x',
      '* II. y',
    ]);
  });

  it('makes a paragraph of each row of a table, and says so', () => {
    const html = '<table><caption>Heights</caption><tr><th>Day<th>Height<tr><td>Monday<td>5 m</table>';
    expect(blocks(html)).toEqual(['Heights', 'Day — Height', 'Monday — 5 m']);
    expect(notes(`<h1>T</h1><h2>S</h2>\n${html}`)).toEqual([
      'a.html:2 the cells of a table were joined: each row became a paragraph (2 times, here first)',
    ]);
    expect(blocks('<table><tr><td><p>One.</p><p>Two.</p></td><td>Three.</td></tr></table>')).toEqual([
      'One.',
      'Two.',
      'Three.',
    ]);
  });

  it('leaves out pictures, readings and addresses, and says so once', () => {
    const html = `<h1>T</h1><h2>S</h2>
<p><img src="a.png" alt="A boat">here<img src="b.png">
<p><ruby>水<rp>(</rp><rt>みず</rt><rp>)</rp></ruby>が<ruby>来<rt>き</rt></ruby>た <a href="https://example.org">there</a>`;
    expect(read(html)).toEqual([['S', 'A boat here', '水が来た there']]);
    expect(notes(html)).toEqual([
      'a.html:2 a picture was left out; its alternative text was kept',
      'a.html:2 a picture was left out',
      'a.html:3 how words are read was left out: only the words under it were kept (2 times, here first)',
      'a.html:3 the address of a link was left out: a paper has no links',
    ]);
  });
});

describe('footnotes', () => {
  it('come after the section that refers to them, with the mark that it uses', () => {
    const html = `<h1>T</h1><h2>A</h2><p>One<a href="#n1" role="doc-noteref" id="r1"><sup>1</sup></a> two<sup>[<a href="#n2" id="r2">2</a>]</sup>.</p>
<h2>B</h2><p>Three<a href="#n3" id="r3">*</a>.</p>
<section role="doc-endnotes"><hr><ol>
<li id="n1"><p>First.</p><p>More. <a href="#r1" role="doc-backlink">↩</a></p></li>
<li id="n2">Second.<a href="#r2">↩</a></li><li id="n3">Third. <a href="#r3">back</a></li></ol></section>`;
    expect(read(html)).toEqual([
      ['A', 'One[1] two[2].', '^ [1] First. More.', '^ [2] Second.'],
      ['B', 'Three[*].', '^ [*] Third.'],
    ]);
  });

  it('are found by a link there and back, if nothing says what they are', () => {
    const html = `<h1>T</h1><h2>A</h2><p>One<a name="r1" href="#n1">[1]</a> two.</p>
<p><a href="#b">Part B</a></p><h2 id="b"><a href="#top">B</a></h2><p>Three.</p>
<p><a name="n1" href="#r1">[1]</a> First.</p>`;
    expect(read(html)).toEqual([
      ['A', 'One[1] two.', 'Part B', '^ [1] First.'],
      ['B', 'Three.'],
    ]);
  });

  it('stay in a section of notes', () => {
    const html =
      '<h1>T</h1><h2>A</h2><p>One<a id="r" href="#n">1</a>.</p><h2>Notes</h2><p id="n"><a href="#r">1</a>. First.</p>';
    expect(read(html)).toEqual([
      ['A', 'One[1].'],
      ['Notes', '^ [1] First.'],
    ]);
  });

  it('in the middle of a paragraph do not part it, and are not glued into it', () => {
    expect(
      blocks('<p>One<span class="sidenote">At the side.</span> two<aside role="doc-footnote">Below.</aside> three.</p>', 'a.xhtml'), // prettier-ignore
    ).toEqual(['One[*] two three.', '^ [*] At the side.', '^ Below.']);
  });
});

describe('what is not well formed', () => {
  it.each([
    ['<p>One</b> two</i></div> three', ['One two three']],
    ['<table><tr><td>One</div><td>two</table>', ['One — two']],
    ['<p>1 < 2 <3 <> </ > & <!-- open', ['1 < 2 <3 <> </ > &']],
    ['<p title="a > b">One<br', ['One']],
    ['<ul>loose<li>One</ul><li>Two', ['loose', '* One', '* Two']],
    ['<p>One<![CDATA[two]]>', ['Onetwo']],
  ])('%s', (html, expected) => expect(blocks(html)).toEqual(expected.map((text) => text.trim())));

  it('does not overflow the stack', () => {
    expect(blocks(`${'<div><b>'.repeat(50_000)}deep`)).toEqual(['deep']);
  });

  it('reads empty elements of XHTML', () => {
    const html =
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="fr"><head><title/><script src="a.js"/></head><body><h1>T</h1><p><a id="x"/>One<br></br>two, <i/>three</p></body></html>';
    expect([readHtml(html, 'a.html').lang, read(html)]).toEqual(['fr', [['T', '| One\ntwo, three']]]);
  });

  it('reads a page whose head has no end', () => {
    expect(read('<head><title>T</title><meta name=a><p>One.')).toEqual([['T', 'One.']]);
  });

  it('says so if there is no text', () => {
    expect(() => readHtml('<h1>T</h1><script>go()</script><img>', 'a.html')).toThrow(
      'a.html  has no text to read.',
    );
  });
});
