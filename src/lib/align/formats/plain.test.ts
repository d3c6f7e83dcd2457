import { describe, expect, it } from 'vitest';
import { sectionId } from './headings.ts';
import { readPlain } from './plain.ts';

const sections = (text: string, lang = 'en') =>
  readPlain(text, 'a.txt', lang).sections.map(({ heading, blocks }) => [
    heading,
    ...blocks.map(({ kind, text }) => (kind === 'item' ? `* ${text}` : text)),
  ]);

describe('readPlain', () => {
  it('reads a title, numbered headings, paragraphs of several lines, and lists', () => {
    const text = `On Tides

I. Rise

It comes
and stays.

First:
-- mud;
-- stairs,
   all of them.
A short line

II. Fall
Gone.`;
    expect(readPlain(text, 'a.txt', 'en').title).toBe('On Tides');
    expect(sections(text)).toEqual([
      ['I. Rise', 'It comes and stays.', 'First:', '* mud;', '* stairs, all of them. A short line'],
      ['II. Fall', 'Gone.'],
    ]);
  });

  it('takes short lines as headings if none is numbered', () => {
    expect(sections('Tides\n\nThe rise\n\nIt comes.\n\nThe fall\n\nIt goes.')).toEqual([
      ['The rise', 'It comes.'],
      ['The fall', 'It goes.'],
    ]);
  });

  it('removes bullets, but keeps letters and numbers of list items', () => {
    expect(sections('Tides\n\n1. Rise\n\n(a) mud;\n\n2) stairs;\n\n• boats.')).toEqual([
      ['1. Rise', '* (a) mud;', '* 2) stairs;', '* boats.'],
    ]);
  });

  it('reads several numbered lines in a row as a list, and a single one as a paragraph', () => {
    expect(sections('Tides\n\nRise\n\nFirst:\n1. mud;\n2. stairs,\nall.\n\n3. It comes, alone.')).toEqual([
      ['Rise', 'First:', '* 1. mud;', '* 2. stairs, all.', '3. It comes, alone.'],
    ]);
  });

  it('keeps a dash or letter at the start of a line in the middle of a sentence', () => {
    expect(sections('Tides\n\nRise\n\nThe water\n– all of it – came, as in\n(b) above.\n- mud.')).toEqual([
      ['Rise', 'The water – all of it – came, as in (b) above.', '* mud.'],
    ]);
  });

  it('replaces tabs, and does not take words for Roman numerals', () => {
    expect(sections('Tides\n\nI.\tRise\n\nCivil society\n\nI think so\n\nIt comes.')).toEqual([
      ['I. Rise', 'Civil society', 'I think so', 'It comes.'],
    ]);
  });

  it('reads Chinese: paragraphs without empty lines, Chinese numbers, and no spaces at line breaks', () => {
    expect(
      sections('潮汐\n一、涨潮\n水来了。\n（一）先是泥；\n——后是台阶。\n第二章 落潮\n水走了。', 'zh-Hans'),
    ).toEqual([
      ['一、涨潮', '水来了。', '* （一）先是泥；', '* 后是台阶。'],
      ['第二章 落潮', '水走了。'],
    ]);
    expect(sections('潮汐\n\n一、涨潮\n\n水来\n了，是 UN\nCharter。', 'zh-Hans')).toEqual([
      ['一、涨潮', '水来了，是 UN Charter。'],
    ]);
  });

  it('reads front matter, and notes unknown fields', () => {
    const { about, title, places } = readPlain('---\nissuer: "The \\"Office\\""\ndate: 1999-03-01\nlayout: post\n---\nTides\n\n1. Rise\n\nIt.', 'a.txt', 'en'); // prettier-ignore
    expect([title, about]).toEqual(['Tides', { issuer: 'The "Office"', date: '1999-03-01' }]);
    expect(places).toEqual([{ at: 'a.txt:4', note: '"layout" was left out: a paper has no such field' }]);
  });

  it.each([
    ['Chapter 1\n\nIt comes.', 'a.txt:1  has no title: it begins with the heading "Chapter 1".'],
    ['Tides', 'a.txt  has no text under its title.'],
    ['---\nissuer: "x\n---\nTides', 'a.txt:2  has a value that begins with a quotation mark'],
    ['---\ndate: x\ndate: y\n---\nTides', 'a.txt:3  has "date" a second time.'],
  ])('throws an error that says what is wrong: %j', (text, message) => {
    expect(() => readPlain(text, 'a.txt', 'en')).toThrow(message);
  });

  it.each([
    ['the file has none', undefined],
    ['the text begins with it', 'Tides\n\n'],
  ])('takes the title from the command if %s', (_, start = '') => {
    const { title, sections } = readPlain(`${start}Chapter 1\n\nIt comes.`, 'a.txt', 'en', 'Tides');
    expect([title, sections.map(({ heading }) => heading)]).toEqual(['Tides', ['Chapter 1']]);
  });
});

/** The sections of a text, each block with the first letter of its kind, and the notes. */
const outline = (text: string, lang = 'en') => {
  const { sections, places } = readPlain(text, 'a.txt', lang);
  return {
    sections: sections.map(({ heading, blocks }) => [
      heading,
      ...blocks.map(({ kind, text }) => `${kind[0]} ${text}`),
    ]),
    notes: places.map(({ at, note }) => `${at.slice(6)} ${note}`),
  };
};

describe('text before the first heading', () => {
  it('has the title as its heading, and is noted', () => {
    expect(outline('On Lamps\n\nby Ann Lee\n\nChapter 1\n\nA lamp wants oil.')).toEqual({
      sections: [
        ['On Lamps', 'p by Ann Lee'],
        ['Chapter 1', 'p A lamp wants oil.'],
      ],
      notes: ['3 the text before the first heading has the title as its heading: "On Lamps"'],
    });
  });

  it('is the whole text if there are no headings', () => {
    expect(outline('论灯\n\n灯要油，也要手。\n\n它要人。', 'zh-Hans').sections).toEqual([
      ['论灯', 'p 灯要油，也要手。', 'p 它要人。'],
    ]);
  });
});

it('takes the first line as the title if the author is right below it', () => {
  const { title, sections } = readPlain('长夜\n作者：李安\n\n第一章\n\n水来了。', 'a.txt', 'zh-Hans');
  expect([title, sections.map(({ heading }) => heading)]).toEqual(['长夜', ['长夜', '第一章']]);
});

describe('headings', () => {
  it('are found in Hindi, where paragraphs end with a danda', () => {
    const text = 'बंदरगाह अधिनियम\n\nअनुच्छेद १\n\nयह छोटा है।\n\nअनुच्छेद २\n\nनावें भुगतान करती हैं।';
    expect(outline(text, 'hi').sections.map(([heading]) => heading)).toEqual(['अनुच्छेद १', 'अनुच्छेद २']);
  });

  it('can be prologues and epilogues between numbered ones', () => {
    const text = '长故事\n\n楔子\n\n很久以前。\n\n第一百零一章\n\n潮水来了。\n\n尾声\n\n完。';
    expect(outline(text).sections.map(([heading]) => heading)).toEqual(['楔子', '第一百零一章', '尾声']);
  });

  it('are no rules of a law whose text follows on the line, even without a full stop', () => {
    const law =
      'Harbour Act\n\nChapter I General\n\nArticle 1 This Act keeps the harbour.\n\nArticle 2 Boats pay\n\nArticle 3 Dogs may not.';
    expect(outline(law)).toEqual({
      sections: [
        [
          'Chapter I General',
          'p Article 1 This Act keeps the harbour.',
          'p Article 2 Boats pay',
          'p Article 3 Dogs may not.',
        ],
      ],
      notes: ['7 "Article 2 Boats pay" begins as headings do, and was read as a paragraph'],
    });
    expect(outline('港口法\n\n第一章\n\n第一条 本法保护港口。\n\n第二条 船只缴费').sections).toHaveLength(1);
  });

  it.each([
    'CHAPTER I. The Wick\n\nCHAPTER II. The Glass',
    'Contents\n\nChapter I. The Wick\nChapter II. The Glass',
    'by Ann Lee\n\nCONTENTS\n\nChapter I. The Wick ........ 1\nChapter II. The Glass ..... 12',
  ])('are not those of a list of contents: %j', (contents) => {
    const text = `ON LAMPS\n\n${contents}\n\nCHAPTER I. The Wick\n\nA lamp wants oil.\n\nCHAPTER II. The Glass\n\nWipe it.`;
    const { sections, notes } = outline(text);
    expect(sections.slice(-2)).toEqual([
      ['CHAPTER I. The Wick', 'p A lamp wants oil.'],
      ['CHAPTER II. The Glass', 'p Wipe it.'],
    ]);
    expect(notes[0]).toMatch(/^[35] a list of contents of [23] lines was left out/);
  });

  it('may come twice with text', () => {
    const text = 'Days\n\nMonday\n\nRain fell.\n\nTuesday\n\nSun shone.\n\nMonday\n\nRain again.';
    expect(outline(text).sections).toHaveLength(3);
  });
});

describe('a dash at the start of a line', () => {
  it.each([
    [
      '– Кто там?\n\n– Вода, – сказал голос.\n\n– Входи.',
      ['p – Кто там?', 'p – Вода, – сказал голос.', 'p – Входи.'],
    ],
    ['Он сказал:\n– Вода.\n– Входи.\nОн вошёл.', ['p Он сказал:', 'p – Вода.', 'p – Входи.', 'p Он вошёл.']],
    ['He asked:\n\n— Who is there?\n\n— I.', ['p He asked:', 'p — Who is there?', 'p — I.']],
    ['——谁？\n\n——我。', ['p ——谁？', 'p ——我。']],
    ['- ¿Quién es?\n\n- Yo.', ['p - ¿Quién es?', 'p - Yo.']],
  ])('is speech: %j', (speech, blocks) => {
    const [, ...found] = outline(`The Door\n\n1. Night\n\n${speech}`).sections[0] ?? [];
    expect(found).toEqual(blocks);
  });

  it.each([
    ['It takes:\n\n– the mud;\n\n– the stairs.', ['p It takes:', 'i the mud;', 'i the stairs.']],
    ['It takes:\n— the mud\n— the stairs', ['p It takes:', 'i the mud', 'i the stairs']],
    ['它要：\n\n——泥；\n\n——阶。', ['p 它要：', 'i 泥；', 'i 阶。']],
    ['All of it.\n\n- the mud\n- the stairs', ['p All of it.', 'i the mud', 'i the stairs']],
    ['All of it.\n\n– the mud\n– the stairs', ['p All of it.', 'i the mud', 'i the stairs']],
    ['All of it.\n\n• Who?\n• I.', ['p All of it.', 'i Who?', 'i I.']],
  ])('is a list: %j', (list, blocks) => {
    expect(outline(`The Door\n\n1. Night\n\n${list}`).sections[0]?.slice(1)).toEqual(blocks);
  });

  it('is noted if it is a hyphen that was kept', () => {
    expect(outline('The Door\n\n1. Night\n\n- Who?\n\n- I.').notes).toEqual([
      '5 lines that begin with a hyphen were read as speech, and keep it',
    ]);
  });
});

describe('lines without empty lines between them', () => {
  const start = '论灯\n\n第一章\n\n';

  it('are paragraphs if they end as sentences', () => {
    expect(outline('On Lamps\n\nChapter 1\n\nThe water came.\nNobody saw it.\nThe boats rose.')).toEqual({
      sections: [['Chapter 1', 'p The water came.', 'p Nobody saw it.', 'p The boats rose.']],
      notes: ['5 lines without an empty line between them were read as paragraphs'],
    });
  });

  it('are paragraphs if they are indented as in Chinese', () => {
    expect(
      outline(`${start}\u3000\u3000水来了，\n\u3000\u3000没有人看见\n\u3000\u3000船浮起来了。`).sections,
    ).toEqual([['第一章', 'p 水来了，', 'p 没有人看见', 'p 船浮起来了。']]);
  });

  it('are paragraphs if they run on far beyond a page', () => {
    const line = `It ${'comes and '.repeat(15)}`.trim();
    expect(outline(`On Lamps\n\nChapter 1\n\n${line}\n${line}\n${line}`).sections[0]).toHaveLength(4);
  });

  it('are one paragraph if they are broken at a width', () => {
    const text = `A lamp that stands in a window wants oil, and a hand that trims it.
It is not much. Many people have had less than that, and were glad.
They trimmed the wick, and they waited for somebody who never came
home.`;
    expect(outline(`On Lamps\n\nChapter 1\n\n${text}`)).toEqual({
      sections: [['Chapter 1', `p ${text.replaceAll('\n', ' ')}`]],
      notes: [],
    });
  });

  it('are paragraphs where the first line is indented and the others are not', () => {
    const text =
      '  A lamp that stands in the window\nwants oil, and a hand that trims\nthe wick.\n  It wants somebody who waits for\nhours.';
    expect(outline(`On Lamps\n\nChapter 1\n\n${text}`).sections[0]?.slice(1)).toEqual([
      'p A lamp that stands in the window wants oil, and a hand that trims the wick.',
      'p It wants somebody who waits for hours.',
    ]);
  });

  it('are verse if they are short, and neither sentences nor broken at a width', () => {
    const poem = 'The water comes,\nthe water goes,\nand what it wants\nnobody knows.';
    expect(outline(`Two Songs\n\n1. First\n\n${poem}\n\n2. Second\n\nThe gulls\nagree.`)).toEqual({
      sections: [
        ['1. First', `v ${poem}`],
        ['2. Second', 'v The gulls\nagree.'],
      ],
      notes: ['5 groups of short lines were read as verse'],
    });
    expect(outline(`${start}床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。`).sections[0]?.[1]).toBe(
      'v 床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。',
    );
  });

  it('are no verse if they are wider than the stanzas, or indented as Chinese paragraphs', () => {
    const letter = 'I write to you from the harbour, where\nthe boats are high and the water is low.';
    expect(outline(`On Lamps\n\nA\n\n${letter}\n\nYours,\nBo\nLong Street 5`).sections[0]?.slice(1)).toEqual([
      `p ${letter.replace('\n', ' ')}`,
      'v Yours,\nBo\nLong Street 5',
    ]);
    expect(
      outline(`${start}\u3000\u3000“谁？”他问，\n\u3000\u3000没有人，\n\u3000\u3000回答`).sections[0],
    ).toHaveLength(4);
  });

  it('are verse if each begins with a vertical line', () => {
    const text = 'Two Songs\n\n1. First\n\n| The water comes\n|  and goes.';
    expect(outline(text).sections[0]?.[1]).toBe('v The water comes\nand goes.');
  });
});

describe('a word that a hyphen splits at the end of a line', () => {
  it('keeps the hyphen, or is one word if it is elsewhere, and is noted', () => {
    const text =
      'On Lamps\n\n1. The wick\n\nA hand that trims the light-\nhouse wick and the well-\nknown lighthouse, the long Vor-\nund Nachteile.';
    expect(outline(text)).toEqual({
      sections: [
        [
          '1. The wick',
          'p A hand that trims the lighthouse wick and the well-known lighthouse, the long Vor- und Nachteile.',
        ],
      ],
      notes: [
        '5 a word that goes on in the next line was joined as "lighthouse"',
        '6 a word that goes on in the next line was joined as "well-known"',
      ],
    });
  });

  it('loses the hyphen in a text where many lines end so', () => {
    const text =
      'On Lamps\n\n1. The wick\n\nA hand that trims the light-\nhouse wick and the win-\ndow and the har-\nbour at night.';
    expect(outline(text).sections[0]?.[1]).toBe(
      'p A hand that trims the lighthouse wick and the window and the harbour at night.',
    );
  });
});

it('keeps "* * *" between paragraphs, and leaves out a line under the title', () => {
  expect(outline('On Lamps\n========\n\nThe wick\n\nIt comes.\n\n* * *\n\nIt goes.')).toEqual({
    sections: [['The wick', 'p It comes.', 'p * * *', 'p It goes.']],
    notes: ['2 lines of dashes or the like were left out'],
  });
});

it('leaves out what Project Gutenberg writes around a book', () => {
  const text =
    'The Project Gutenberg eBook of Lamps\n\nTitle: On Lamps\n\n*** START OF THE PROJECT GUTENBERG EBOOK ON LAMPS ***\n\nOn Lamps\n\nChapter 1\n\nIt comes.\n\n*** END OF THE PROJECT GUTENBERG EBOOK ON LAMPS ***\n\nLicence';
  const { title, sections, places } = readPlain(text, 'a.txt', 'en');
  expect([title, sections.length, sections[0]?.blocks.length]).toEqual(['On Lamps', 1, 1]);
  expect(places).toEqual([
    { at: 'a.txt:5', note: 'what Project Gutenberg wrote before and after the book was left out' },
  ]);
});

it.each([
  ['II. Background', 'background'],
  ['1.2 The Élysée’s view', 'the-elysees-view'],
  ['一、引言', 'section-3'],
  ['Article p1', 'section-3'],
  ['P2', 'section-3'],
  ['Chapter 4: Scope', 'scope'],
  ['Civil society', 'civil-society'],
  ['XIV. Practice', 'practice'],
  ['A heading that goes on for longer than an address should be', 'a-heading-that-goes-on-for-longer-than'],
  ['Taken', 'taken-2'],
])('makes the section id of "%s" %s', (heading, id) => expect(sectionId(heading, 3, ['taken'])).toBe(id));
