import { describe, expect, it } from 'vitest';
import table from 'opencc-js/dict/TSCharacters';
import { simplifier } from './simplify.ts';
import { fold, occurrences } from './fold.ts';

const simplify = simplifier(table);
const finds = (text: string, query: string, isChinese = false) => {
  const convert = isChinese ? simplify : undefined;
  return occurrences(fold(text, convert), fold(query, convert).text).map((range) => text.slice(...range));
};

describe('fold', () => {
  it.each([
    // What is in the text, what is typed, what is found.
    ['Cafés ÉLÉGANTS', 'elegant', 'ÉLÉGANT'],
    ['cafe\u0301 noir', 'café', 'cafe\u0301'],
    ['un cœur', 'coeur', 'cœur'],
    // Two lines of verse.
    ['It comes,\nit goes.', 'comes, it', 'comes,\nit'],
    ['Straße', 'STRASSE', 'Straße'],
    ['Encyclopædia', 'encyclopaedia', 'Encyclopædia'],
    ['İstanbul ve Isparta', 'istanbul', 'İstanbul'],
    ['Ёлка', 'елка', 'Ёлка'],
    ['Łódź', 'lodz', 'Łódź'],
    ['Đảng', 'dang', 'Đảng'],
    ['rødgrød', 'rodgrod', 'rødgrød'],
    ['ΟΔΟΣ', 'οδός', 'ΟΔΟΣ'],
    ['the reader’s “own” text', `reader's "own"`, 'reader’s “own”'],
    ['l´homme 5″', `l'homme 5"`, 'l´homme 5″'],
    ['1990–2002', '1990-2002', '1990–2002'],
    ['co\u00adoperation', 'cooperation', 'co\u00adoperation'],
    ['to\u00a0 \n be', 'to be', 'to\u00a0 \n be'],
    ['ＡＢＣ１２３', 'abc123', 'ＡＢＣ１２３'],
    ['ﾊﾟｿｺﾝ', 'パソコン', 'ﾊﾟｿｺﾝ'],
    ['الرَّحْمَٰن', 'الرحمان', 'الرَّحْمَٰن'],
    ['الـــسلام', 'السلام', 'الـــسلام'],
    ['إلى آخره', 'الي اخره', 'إلى آخره'],
    ['مدرسة', 'مدرسه', 'مدرسة'],
    ['سنة ١٩٤٨', '1948', '١٩٤٨'],
    ['۱۳۹۹', '1399', '۱۳۹۹'],
    ['שָׁלוֹם', 'שלום', 'שָׁלוֹם'],
    ['한국어'.normalize('NFD'), '국', '국'.normalize('NFD')],
    ['人类历经无数战祸', '历经', '历经'],
    ['雨', '雨', '雨'],
  ])('%s has %s', (text, query, found) => {
    expect(finds(text, query)).toEqual([found]);
  });

  it.each([
    ['мой', 'мои'],
    ['が', 'か'],
    ['किताब', 'कताब'],
    ['東京', '京東'],
    ['cat', 'cut'],
  ])('%s does not have %s', (text, query) => {
    expect(finds(text, query)).toEqual([]);
  });

  it.each([
    ['皇后在後面', '后', ['后', '後']],
    ['互信互利', '互信', ['互信']],
    ['隨著，看着', '着', ['著', '着']],
    ['超越單方面安全範疇', '单方面安全范畴', ['單方面安全範疇']],
    ['超越单方面安全范畴', '單方面安全範疇', ['单方面安全范畴']],
    ['乾燥、幹部、干涉', '干', ['乾', '幹', '干']],
  ])('in Chinese %s has %s in either script', (text, query, found) => {
    expect(finds(text, query, true)).toEqual(found);
  });

  it('finds a part of a character once', () => {
    expect(finds('Straße', 's')).toEqual(['S', 'ß']);
  });

  it('maps every folded character to where it comes from', () => {
    const text = 'a\u200b É ß';
    const { text: folded, starts, ends } = fold(text);
    expect(folded).toBe('a e ss');
    expect([...starts]).toEqual([0, 2, 3, 4, 5, 5]);
    expect([...ends]).toEqual([1, 3, 4, 5, 6, 6]);
  });
});
