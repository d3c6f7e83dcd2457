import { expect, it } from 'vitest';
import { sentencesOf } from './sentences.ts';

it.each([
  [
    'en',
    [
      'Mr. Smith went to the U.S. Army on Sept. 11.',
      'Then No. 5 came.',
      '(Yes.)',
      'He said "Go."',
      'They did.',
    ],
  ],
  ['en', ['J. R. Smith met Dr. Brown, e.g. in Vol. 2, p. 14.', 'Was it so?']],
  ['en', ['“Is it?” he asked.', 'No answer came.']],
  ['en', ['1. The parties agree on this.', '2. They meet again.']],
  ['en', ['The figure is 3.5 per cent.', 'It was 10+3... and more.']],
  ['en', ['He said no.', 'The others left.']],
  ['zh-Hans', ['他说：“走吧。”', '“9·11”事件之后……真的吗？！', '（见第1.5条。）', '好。']],
  ['zh-Hans', ['《公约》生效。', '《协定》也已生效！']],
  ['fr', ['M. Dupont a dit : « Oui. »', 'Il est parti.']],
  ['ar', ['جاء الماء؟', 'نعم.']],
])('splits a paragraph in %s: %j', (lang, sentences) => {
  const joined = sentences.join(lang === 'zh-Hans' ? '' : ' ');
  expect(sentencesOf(joined, lang)).toEqual(sentences);
});

it('treats line breaks as spaces', () => {
  expect(sentencesOf('It comes\nand stays. It\ngoes.', 'en')).toEqual(['It comes and stays.', 'It goes.']);
});
