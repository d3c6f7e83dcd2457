import type { Word } from '../document/types.ts';
import { describe, expect, it } from 'vitest';
import { renderRuby, rubyRenderer } from './ruby.ts';

const text = '《上海公约》是。';
const words: Word[] = [[1], [2, 'Shànghǎi'], [2, 'Gōngyuē'], [1], [1, 'shì'], [1]];
const ruby = (word: string, pinyin: string, hidden = '', role = '') =>
  `<ruby${role}>${word}<rp${hidden}>(</rp><rt lang="zh-Latn-pinyin"${hidden}>${pinyin}</rt><rp${hidden}>)</rp></ruby>`;
const withoutPinyin = (html: string) => html.replaceAll(/<r([pt])\b.*?<\/r\1>/g, '').replaceAll(/<.*?>/g, '');

describe('renderRuby', () => {
  it('sets pinyin above each word, and none above punctuation', () => {
    expect(String(renderRuby(text, words, true))).toBe(
      `《${ruby('上海', 'Shànghǎi')}${ruby('公约', 'Gōngyuē')}》${ruby('是', 'shì')}。`,
    );
  });

  it('hides the pinyin from assistive technology and removes the ruby role from words', () => {
    const hidden = ruby('是', 'shì', ' aria-hidden="true"', ' role="none"');
    expect(String(renderRuby(text, words, false, 6))).toBe(`${hidden}。`);
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8])(
    'keeps the text intact when rendered in two parts, cut at %i',
    (cut) => {
      const first = String(renderRuby(text, words, true, 0, cut));
      const second = String(renderRuby(text, words, true, cut));
      expect([withoutPinyin(first), withoutPinyin(second)]).toEqual([text.slice(0, cut), text.slice(cut)]);
      // A word that is cut in two loses its pinyin: neither half could be labelled correctly.
      const betweenWords = [0, 1, 3, 5, 6, 7, 8].includes(cut);
      expect(`${first}${second}`.match(/<rt/g)).toHaveLength(betweenWords ? 3 : 2);
    },
  );

  it('escapes markup in the text', () => {
    expect(String(renderRuby('<b>水&', [[3], [1, 'shuǐ'], [1]], true))).toBe(
      `&lt;b&gt;${ruby('水', 'shuǐ')}&amp;`,
    );
  });

  it('escapes markup in the pinyin', () => {
    expect(String(renderRuby('水', [[1, '<img src=x>&"']], true))).toBe(
      ruby('水', '&lt;img src=x&gt;&amp;"'),
    );
  });

  it('renders plain text where there is no pinyin', () => {
    const renderer = rubyRenderer({ 'zh-Hans': { 'a.p1.s1': [[1, 'shuǐ']] } }, true);
    const render = (...part: Parameters<typeof renderer>) => String(renderer(...part));
    expect(render('水', 'zh-Hans', 'a.p1.s1', 0, 1)).toBe(ruby('水', 'shuǐ'));
    expect(render('水', 'zh-Hans', 'a.p1.s2', 0, 1)).toBe('水');
    expect(render('a < b', 'en', 'a.p1.s1', 0, 3)).toBe('a &lt;');
  });
});
