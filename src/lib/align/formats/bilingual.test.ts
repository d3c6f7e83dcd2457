import { describe, expect, it } from 'vitest';
import { readBilingual } from './bilingual.ts';
import { readSources } from './read.ts';

const EN = ['On tides and on the harbour', '1. The rise', 'The water comes, and it is not to be asked.', 'It was here before us.']; // prettier-ignore
const ZH = ['潮汐与港口', '一、涨潮', '水来了，它什么也不问。', '它在我们之前就在这里。'];
const FR = ['Des marées et du port', '1. La montée', 'L’eau vient, et elle ne demande rien à personne.', 'Elle était dans le port avant nous.']; // prettier-ignore

const rows = (text: string) =>
  readBilingual(text, 'a.txt')?.rows.map(({ texts }) => Object.fromEntries(texts));
const pairs = (a: string, first: string[], b: string, second: string[]) =>
  first.map((text, n) => ({ [a]: text, [b]: second[n] }));
const inTurn = (first: string[], second: string[], between = '\n', after = '\n') =>
  first.map((text, n) => `${text}${between}${second[n]}`).join(after);

describe('readBilingual', () => {
  it.each([
    ['lines in two scripts', inTurn(EN, ZH), 'en', EN, 'zh-Hans', ZH],
    ['pairs of lines', inTurn(ZH, EN, '\n', '\n\n'), 'zh-Hans', ZH, 'en', EN],
    ['paragraphs', inTurn(ZH, EN, '\n\n', '\n\n'), 'zh-Hans', ZH, 'en', EN],
    ['lines in one script', inTurn(EN, FR), 'en', EN, 'fr', FR],
    ['columns with a tab', inTurn(EN, FR, '\t'), 'en', EN, 'fr', FR],
    ['columns with a bar', inTurn(EN, ZH, ' | '), 'en', EN, 'zh-Hans', ZH],
  ])('reads %s', (_, text, a, first, b, second) => {
    expect(rows(text)).toEqual(pairs(a, first, b, second));
    expect(readBilingual(text, 'a.txt')?.places).toEqual([
      { at: 'a.txt', note: `has two languages in it: "${a}" and "${b}" were recognised` },
    ]);
  });

  it('joins the lines of paragraphs', () => {
    const text = 'The water comes,\nand it stays.\n\n水来了，\n它不走。\n\nIt is here\nnow.\n\n它在\n这里。';
    expect(rows(text)).toEqual([
      { en: 'The water comes, and it stays.', 'zh-Hans': '水来了，它不走。' },
      { en: 'It is here now.', 'zh-Hans': '它在这里。' },
    ]);
  });

  it('keeps pairs together that are in one paragraph', () => {
    const text = `${EN[0]}\n${ZH[0]}\n\n${EN[1]}\n${ZH[1]}\n\n${EN[2]}\n${ZH[2]}\n${EN[3]}\n${ZH[3]}`;
    expect(readBilingual(text, 'a.txt')?.rows.map(({ passage, line }) => [passage, line])).toEqual([
      ['1', 1],
      ['2', 4],
      ['3', 7],
      ['3', 9],
    ]);
  });

  it('notes where a language has more lines than the other', () => {
    const text = [EN[0], ZH[0], EN[1], ZH[1], EN[2], EN[3], ZH[2], EN[0], ZH[0]].join('\n');
    expect(rows(text)?.[2]).toEqual({ en: `${EN[2]} ${EN[3]}`, 'zh-Hans': ZH[2] });
    expect(readBilingual(text, 'a.txt')?.places[1]).toEqual({
      at: 'a.txt:5',
      note: '2 parts in "en", 1 in "zh-Hans": taken for one another, please check',
    });
  });

  it.each([
    ['a text in one language', EN.join('\n')],
    ['one language after the other', [...EN, ...ZH].join('\n')],
    ['stanzas of several lines', [...EN, ...ZH, ...EN, ...ZH, ...EN, ...ZH].join('\n')],
    ['a text with quotations', [...EN, ZH[2], ...EN, ZH[3], ...EN].join('\n\n')],
    ['a table with numbers', 'Monday\t5\nTuesday\t6\nWednesday\t7'],
    ['two lines', `${EN[2]}\n${ZH[2]}`],
    ['nothing', ''],
  ])('does not take %s for two languages', (_, text) => {
    expect(readBilingual(text, 'a.txt')).toBe(undefined);
  });

  it('is read as a paper, if the name of the file has no language', () => {
    const read = (file: string) =>
      readSources([{ file, bytes: new TextEncoder().encode(inTurn(EN, ZH)) }], undefined, undefined);
    const { baseLang, translations } = read('tides.txt');
    expect([baseLang, ...translations.keys()]).toEqual(['en', 'en', 'zh-Hans']);
    expect(translations.get('zh-Hans')?.get('text.the-rise.p2.s1')).toBe(ZH[3]);
    expect([...read('tides.en.txt').translations.keys()]).toEqual(['en']);
  });
});
