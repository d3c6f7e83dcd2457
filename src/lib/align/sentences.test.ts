import { describe, expect, it } from 'vitest';
import { sentencesOf } from './sentences.ts';

// Our own rules, a paragraph for each: its sentences are joined, and have to be found again.
const RULES: [lang: string, sentences: string[]][] = [
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
  ['en', ['“Is it?” he asked.', 'No answer came.', '‘Stop!’ cried the captain.']],
  ['en', ['1. The parties agree on this.', '2. They meet again.']],
  ['en', ['The figure is 3.5 per cent.', 'It was 10+3... and more.', 'See example.org for that.']],
  ['en', ['In 1996 it ended.', 'In 1997 it began again (some say: at once. Others doubt it) and went on.']],
  ['en', ['It was version 2.', 'Then came 3!', '“What now?”', '“Nothing.”']],
  ['en', ['He waited…', 'Nobody came.', 'He waited … and waited.']],
  ['zh-Hans', ['他说：“走吧。”', '“9·11”事件之后……真的吗？！', '（见第1.5条。）', '好。']],
  ['zh-Hans', ['《公约》生效。', '《协定》也已生效！', '《摔跤吧！爸爸》好吗？', '圆周率是3．14。']],
  ['zh-Hans', ['“你好。”他说。', '“我叫王五。', '你呢？”那人问。', '他答道：“我姓李。”', '说完就走了。']],
  ['zh-Hant', ['「走吧！」她說。', '『真的？』他點頭。', '她說：「是。」', '他走了。']],
  ['ja', ['「行くよ。」と彼は言った。', '雨が降っていた！', '『坊っちゃん。』を読む。']],
  ['ko', ['그는 갔다.', '“정말?” 하고 물었다.', '3.5퍼센트였다.']],
  ['fr', ['M. Dupont a dit : « Oui. »', 'Il est parti.', 'Et Mme Curie ?', 'Elle reste ! dit-il.']],
  [
    'de',
    [
      'Am 3. Oktober kam Dr. Weiß.',
      '»Wer da?« fragte er.',
      'Das war 1989.',
      'Niemand, z. B. er, blieb.',
      'Sie rief: „Komm!“',
      '„Nein!“, sagte er.',
    ],
  ],
  ['es', ['¿Quién es?', '¡Nadie!', 'El Sr. Gómez vive en la pág. 12 de EE. UU. desde ayer.']],
  ['it', ['Il sig. Rossi è qui.', '«Davvero?» chiese.', 'Sì!']],
  ['pt', ['O Sr. Silva chegou.', '— Quem é? — perguntou ela.', 'Ninguém.']],
  ['nl', ['Dhr. de Vries kwam, bijv. gisteren.', '‘Echt?’ vroeg zij.', 'Ja.']],
  ['sv', ['Den 5 maj kom han, t.ex. i går.', '– Vem där? sade hon.', 'Ingen.']],
  ['fi', ['Se oli 6. päivä.', 'Hän tuli 12. toukokuuta.', 'Niinkö?']],
  ['pl', ['Był to 3. dzień, np. środa.', '— Kto tam? — zapytał prof. Nowak.', 'Nikt.']],
  ['cs', ['Dne 1. května přišel.', 'Kdo to byl, tj. kdo?', 'Nikdo.']],
  ['hu', ['Az 1. napon jött.', '– Ki az? – kérdezte.', 'Senki.']],
  [
    'ru',
    [
      '— Кто там? — спросил он.',
      'Это было в 1812 г. в Москве.',
      'А. С. Пушкин писал и т. д. об этом.',
      '«Да!» — сказала она.',
    ],
  ],
  ['uk', ['Це було на вул. Шевченка.', 'Хто там?', 'Ніхто.']],
  ['el', ['Ο κ. Παπαδόπουλος ήρθε.', 'Ποιος είναι; ρώτησε.', 'Κανείς.']],
  ['tr', ['3. gün Dr. Kaya geldi.', 'Kim o?', 'Hiç kimse.']],
  ['ar', ['جاء الماء؟', 'نعم.', 'قال: «لا.»', 'ثم مضى!']],
  ['he', ['מי שם?', 'אף אחד לא היה שם.', 'הוא הלך!']],
  ['fa', ['او آمد.', 'چه کسی؟', 'هیچ‌کس نبود.']],
  ['ur', ['وہ آیا۔', 'کون ہے؟', 'کوئی نہیں۔']],
  ['hi', ['वह आया।', 'डॉ. शर्मा कौन हैं?', 'कोई नहीं।']],
  ['hy', ['Նա եկավ։', 'Ոչ ոք չկար:', 'Նա գնաց։']],
  ['am', ['እሱ መጣ።', 'ማን ነው፧', 'ማንም።']],
  ['my', ['သူလာသည်။', 'ဘယ်သူလဲ။']],
  ['th', ['วันหนึ่งน้ำขึ้นสองครั้งและไม่เคยถามใครเลยว่าจะมาได้หรือไม่', 'แล้วมันก็ไปอีกครั้งหนึ่งในยามเย็น']],
];

describe('sentencesOf', () => {
  it.each(RULES)('splits a paragraph in %s: %j', (lang, sentences) => {
    const joined = sentences.join(/^(zh|ja|my)/.test(lang) ? '' : ' ');
    expect(sentencesOf(joined, lang)).toEqual(sentences);
  });

  it('has rules for at least 24 languages', () => {
    expect(new Set(RULES.map(([lang]) => lang.replace(/-.*/, ''))).size).toBeGreaterThanOrEqual(24);
  });

  it('treats line breaks as spaces', () => {
    expect(sentencesOf('It comes\nand stays. It\ngoes.', 'en')).toEqual(['It comes and stays.', 'It goes.']);
  });

  it('keeps every letter and mark, in their order, whatever they are', () => {
    const pieces = [
      '.',
      '!',
      '?',
      '。',
      '”',
      '“',
      '(',
      ')',
      '…',
      ' ',
      '«',
      '»',
      '《',
      '》',
      'a',
      'B',
      '7',
      '字',
      '।',
      '—',
    ];
    let state = 7;
    for (let n = 0; n < 5000; n++) {
      const text = Array.from({ length: 14 }, () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return pieces[Math.floor((state / 2 ** 32) * pieces.length)];
      }).join('');
      const found = sentencesOf(text, 'en');
      expect(found.join('').replaceAll(' ', ''), text).toBe(text.replaceAll(' ', ''));
      expect(
        found.every((sentence) => sentence === sentence.trim() && sentence !== ''),
        text,
      ).toBe(true);
    }
  });

  it('takes time in proportion to the length of a text', () => {
    const start = performance.now();
    for (const unit of ['(', '《', '“a. ', '. ', '.', 'a ', '。”']) sentencesOf(unit.repeat(50_000), 'en');
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
