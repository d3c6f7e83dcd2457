import { describe, expect, it } from 'vitest';
import { countedWords, isEnded, isFirstHeading, isNumbered, isShort } from './headings.ts';

describe('isNumbered', () => {
  it.each([
    '1. Rise',
    '２．涨潮',
    '1.2 Scope',
    'IV. Practice',
    'XLII. The end',
    'Chapter One',
    'CHAPTER I.',
    'CHAPTER I. DOWN THE RIVER.',
    'Chapter Twenty-two: Home',
    'Chapitre premier',
    'Глава первая',
    'Первая глава',
    'Capítulo 3',
    'Capítulo segundo',
    'Erstes Kapitel',
    'Kapitel 12',
    'الفصل الأول',
    'الفصل ١',
    'المادة ٢',
    'باب 1',
    'अनुच्छेद १',
    'অধ্যায় ২',
    'บทที่ ๑',
    'มาตรา 5',
    'Գլուխ 2',
    'ምዕራፍ 1',
    'Κεφάλαιο 4',
    'פרק 7',
    '제1장 총칙',
    '第一百零一章',
    '第一千〇二章 归来',
    '第两百回',
    '第１章',
    '第三卷 海',
    '卷一 江湖',
    '第十集',
    '第五部',
    '一百零八、归',
    '2. Who lights it?',
    '三、上去！',
    '第七章 谁在那里？',
    '٣. من يوقده؟',
    'I',
    'III.',
  ])('is true for "%s"', (line) => expect(isNumbered(line)).toBe(true));

  it.each([
    'It comes.',
    'The rise',
    'Civil society',
    'I think so',
    'Part of it is gone',
    'Article 3 Nets may be dried here. Dogs may not.',
    '2. Who lights it? Nobody does.',
    '2. Who lights it? Who dims it?',
    '第一章讲的是灯，写得很长很长很长很长很长很长很长很长很长。',
    'الباب مفتوح',
    'L. Lee',
  ])('is false for "%s"', (line) => expect(isNumbered(line)).toBe(false));
});

describe('isEnded', () => {
  it.each([
    'यह छोटा है।',
    'এটি ছোট।',
    'چراغ کو تیل چاہیے۔',
    'Լամպը յուղ է ուզում։',
    'መብራት ዘይት ይፈልጋል።',
    'هل جاء؟',
    'မီးခွက်သည် ဆီလိုသည်။',
    '灯要油。',
    '“Oil.”',
    'A lamp wants oil.[1]',
    'A lamp wants oil.¹',
    '„Öl.“',
  ])('is true for "%s", so that it is no heading', (line) =>
    expect([isEnded(line), isShort(line)]).toEqual([true, false]),
  );
});

it('takes long lines of Thai, which has no full stop, as paragraphs', () => {
  expect(isShort('ไส้ตะเกียง')).toBe(true);
  expect(isShort('ตะเกียงต้องการน้ำมัน และต้องการมือที่คอยตัดไส้ตะเกียงให้เรียบร้อย')).toBe(false);
});

it.each([
  ['Chapter 1', true],
  ['第一章', true],
  ['Chapitre premier', true],
  ['Chapter 12', false],
  ['On Lamps', false],
  ['1984', false],
])('says whether "%s" is the heading of a first chapter: %s', (line, expected) =>
  expect(isFirstHeading(line)).toBe(expected),
);

it('takes "1. Rise" for the first heading if there is a second', () => {
  expect(isFirstHeading('1. Rise', ['It comes.', '2. Fall'])).toBe(true);
  expect(isFirstHeading('1. Rise', ['It comes.'])).toBe(false);
});

it('finds the words that are counted, in a language whatever', () => {
  const counted = countedWords(['Runo 1', 'It comes.', 'Runo 2', 'Room 5', 'Room 5']);
  expect([...counted]).toEqual(['Runo']);
  expect([isNumbered('Runo 3', counted), isNumbered('Room 5', counted)]).toEqual([true, false]);
});
