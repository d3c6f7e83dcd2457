import type { Word } from '../document/types.ts';
import { describe, expect, it } from 'vitest';
import { renderRuby, rubyRenderer } from './ruby.ts';

const text = '《上海公约》是。';
const words: Word[] = [[1], [2, 'Shànghǎi'], [2, 'Gōngyuē'], [1], [1, 'shì'], [1]];
const ruby = (word: string, pinyin: string, more = '', role = '') =>
  `<ruby${role}>${word}<rp${more}>(</rp><rt lang="zh-Latn-pinyin"${more}>${pinyin}</rt><rp${more}>)</rp></ruby>`;
const bare = (html: string) => html.replaceAll(/<r([pt])\b.*?<\/r\1>/g, '').replaceAll(/<.*?>/g, '');

describe('drawing pinyin', () => {
  it('gives each word one reading, and punctuation none', () => {
    expect(renderRuby(text, words, true)).toBe(
      `《${ruby('上海', 'Shànghǎi')}${ruby('公约', 'Gōngyuē')}》${ruby('是', 'shì')}。`,
    );
  });

  it('hides it from assistive technology, and leaves words that are nothing of their own', () => {
    const hidden = ruby('是', 'shì', ' aria-hidden="true"', ' role="none"');
    expect(renderRuby(text, words, false, 6)).toBe(`${hidden}。`);
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8])('leaves the text as it is, in two parts that meet at %i', (at) => {
    const [first, second] = [renderRuby(text, words, true, 0, at), renderRuby(text, words, true, at)];
    expect([bare(first), bare(second)]).toEqual([text.slice(0, at), text.slice(at)]);
    // Who reads a word in pieces would read it wrong.
    const whole = [1, 3, 5, 6, 7].includes(at) || at === 0 || at === 8;
    expect(`${first}${second}`.match(/<rt/g)).toHaveLength(whole ? 3 : 2);
  });

  it('shows what looks like markup as text', () => {
    expect(renderRuby('<b>水&', [[3], [1, 'shuǐ'], [1]], true)).toBe(`&lt;b&gt;${ruby('水', 'shuǐ')}&amp;`);
  });

  it('leaves alone what has no readings', () => {
    const draw = rubyRenderer({ 'zh-Hans': { 'a.p1.s1': [[1, 'shuǐ']] } }, true);
    expect(draw('水', 'zh-Hans', 'a.p1.s1', 0, 1)).toBe(ruby('水', 'shuǐ'));
    expect(draw('水', 'zh-Hans', 'a.p1.s2', 0, 1)).toBe('水');
    expect(draw('a < b', 'en', 'a.p1.s1', 0, 3)).toBe('a &lt;');
  });
});
