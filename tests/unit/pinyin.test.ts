import type { Tree } from '../../src/lib/document/types.ts';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readingsOf, type Overrides } from '../../src/build/locales/pinyin.ts';
import { findTerms } from '../../src/build/locales/terms.ts';
import { syllablesOf } from '../../src/build/locales/pinyin-spelling.ts';
import { paperFile } from '../support/site.ts';

const file = paperFile('zh-Hans');
const overrides = JSON.parse(
  readFileSync('locales/zh-Hans/new-security-concept.pinyin.json', 'utf8'),
) as Overrides;
const readings = readingsOf(file.text, overrides);

/** The texts with pinyin by id, headings included. */
const texts = (tree: Tree, path = ''): [id: string, text: string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    const id = path ? `${path}.${key}` : key;
    return typeof value === 'string' ? [[key === 'heading' ? path : id, value]] : texts(value, id);
  });
const all = texts(file.text);

/** The words of a text with their pinyin, which is undefined for punctuation and digits. */
const wordsIn = (id: string, text: string) => {
  let at = 0;
  return (readings[id] ?? []).map(([length, pinyin]) => ({
    word: text.slice(at, (at += length)),
    pinyin,
  }));
};

const isHan = (character: string) => /\p{Script=Han}/u.test(character);

it('every Han character of the paper has one syllable, nothing else has any, and the words are the text', () => {
  expect(Object.keys(readings).sort()).toEqual(all.map(([id]) => id).sort());
  for (const [id, text] of all) {
    const words = wordsIn(id, text);
    expect(words.map(({ word }) => word).join('')).toBe(text);
    for (const { word, pinyin } of words) {
      if (pinyin === undefined) expect(word, id).not.toMatch(/\p{Script=Han}/u);
      else expect([word, syllablesOf(pinyin)?.length]).toEqual([word, [...word].filter(isHan).length]);
      if (pinyin !== undefined) expect(word, id).toMatch(/^\p{Script=Han}+$/u);
    }
  }
});

it('no word crosses the boundary of a term, where a link begins or ends', () => {
  const terms = findTerms(file.text, file.glossary ?? {});
  expect(Object.keys(terms).length).toBeGreaterThan(10);
  for (const [id, found] of Object.entries(terms)) {
    let at = 0;
    const edges = new Set([0, ...(readings[id] ?? []).map(([length]) => (at += length))]);
    for (const [start, end] of found) expect([edges.has(start), edges.has(end)], id).toEqual([true, true]);
  }
});

/** The characters of this paper that have more than one reading in dictionaries or in names. */
const POLYPHONES =
  '中观的场经无数上纪大和长峙为甚不能解冲相体难思们共同背景与合作应单通过这有会结系济条内趋化强被当各家处其分发边着革织繁传重打正广参模散行了倡据地区育信任论吁要核括识度疑创都员待干别隐可约还术只仅间将陆南北划并好切渠给哈量遗率裂鲜提六个斗得更些助部一';

/** The phrases in which they occur, with manually checked pinyin, one syllable per character. The longest phrase wins. */
const READ: Record<string, string> = {
  尤甚: 'yóu shèn',
  为基础: 'wéi jī chǔ',
  为特征: 'wéi tè zhēng',
  为先导: 'wéi xiān dǎo',
  成为: 'chéng wéi',
  视为: 'shì wéi',
  认为: 'rèn wéi',
  行为: 'xíng wéi',
  为对方: 'wèi duì fāng',
  为此: 'wèi cǐ',
  为扩大: 'wèi kuò dà',
  都为论坛: 'dōu wèi lùn tán',
  都是: 'dōu shì',
  应: 'yīng',
  顺应: 'shùn yìng',
  应运而生: 'yìng yùn ér shēng',
  长达: 'cháng dá',
  增长: 'zēng zhǎng',
  与: 'yǔ',
  参与: 'cān yù',
  现行: 'xiàn xíng',
  行动: 'xíng dòng',
  可行: 'kě xíng',
  进行: 'jìn xíng',
  充分: 'chōng fèn',
  部分: 'bù fen',
  分裂: 'fēn liè',
  要求: 'yāo qiú',
  重要: 'zhòng yào',
  重视: 'zhòng shì',
  重在: 'zhòng zài',
  重大: 'zhòng dà',
  注重: 'zhù zhòng',
  尊重: 'zūn zhòng',
  共处: 'gòng chǔ',
  相威胁: 'xiāng wēi xié',
  相互: 'xiāng hù',
  互相: 'hù xiāng',
  相待: 'xiāng dài',
  相近: 'xiāng jìn',
  相同: 'xiāng tóng',
  发展: 'fā zhǎn',
  发挥: 'fā huī',
  爆发: 'bào fā',
  地区: 'dì qū',
  陆地: 'lù dì',
  取得: 'qǔ dé',
  本着: 'běn zhe',
  了: 'le',
  的: 'de',
  和: 'hé',
  缓和: 'huǎn hé',
  和平: 'hé píng',
  当今: 'dāng jīn',
  结束: 'jié shù',
  结盟: 'jié méng',
  解决: 'jiě jué',
  传统: 'chuán tǒng',
  合: 'hé',
  作: 'zuò',
  更加: 'gèng jiā',
  之间: 'zhī jiān',
  关系: 'guān xì',
  体系: 'tǐ xì',
  体制: 'tǐ zhì',
  体现: 'tǐ xiàn',
  中: 'zhōng',
  力量: 'lì liàng',
  难以: 'nán yǐ',
  强: 'qiáng',
  密切: 'mì qiè',
  信任: 'xìn rèn',
  互信: 'hù xìn',
  无数: 'wú shù',
  大多数: 'dà duō shù',
  意识: 'yì shí',
  共识: 'gòng shí',
  安全观: 'ān quán guān',
  观念: 'guān niàn',
  客观: 'kè guān',
  观点: 'guān diǎn',
  只有: 'zhǐ yǒu',
  正: 'zhèng',
  上: 'shàng',
  社会: 'shè huì',
  会晤: 'huì wù',
  将: 'jiāng',
  还: 'hái',
  并: 'bìng',
  友好: 'yǒu hǎo',
  给有关: 'gěi yǒu guān',
  率先: 'shuài xiān',
  约束: 'yuē shù',
  公约: 'gōng yuē',
  别国: 'bié guó',
  斗争: 'dòu zhēng',
  划界: 'huà jiè',
  无论: 'wú lùn',
  论坛: 'lùn tán',
  讨论: 'tǎo lùn',
  扩散: 'kuò sàn',
  通过: 'tōng guò',
  通报: 'tōng bào',
  根据: 'gēn jù',
  大: 'dà',
  冲突: 'chōng tū',
  立场: 'lì chǎng',
  场合: 'chǎng hé',
  干涉: 'gān shè',
  制度: 'zhì dù',
  高度: 'gāo dù',
  提出: 'tí chū',
  鲜明: 'xiān míng',
  背景: 'bèi jǐng',
  哈萨克: 'hā sà kè',
  呼吁: 'hū yù',
  遗留: 'yí liú',
  经济: 'jīng jì',
  历经: 'lì jīng',
  经常: 'jīng cháng',
  经验: 'jīng yàn',
  单方面: 'dān fāng miàn',
  化: 'huà',
  六个: 'liù gè',
  上个: 'shàng gè',
  世纪: 'shì jì',
  对峙: 'duì zhì',
  条件: 'tiáo jiàn',
  内: 'nèi',
  被: 'bèi',
  国家: 'guó jiā',
  其: 'qí',
  边: 'biān',
  打击: 'dǎ jī',
  模: 'mó',
  成员: 'chéng yuán',
  创造: 'chuàng zào',
  隐患: 'yǐn huàn',
  可: 'kě',
  学术: 'xué shù',
  不: 'bù',
  不仅: 'bù jǐn',
  南: 'nán',
  北部: 'běi bù',
  渠道: 'qú dào',
  有助于: 'yǒu zhù yú',
  不能: 'bù néng',
  才能实现: 'cái néng shí xiàn',
  们: 'men',
  这: 'zhè',
  这些: 'zhè xiē',
  有: 'yǒu',
  共: 'gòng',
  同: 'tóng',
  思维: 'sī wéi',
  各: 'gè',
  培育: 'péi yù',
  倡: 'chàng',
  广泛: 'guǎng fàn',
  繁荣: 'fán róng',
  改革: 'gǎi gé',
  组织: 'zǔ zhī',
  趋: 'qū',
  猜疑: 'cāi yí',
  包括: 'bāo kuò',
  核心: 'hé xīn',
  恐怖: 'kǒng bù',
  一: 'yī',
};

/** The indexes of all occurrences of a string in a text. */
const placesOf = (part: string, text: string) =>
  [...text].flatMap((_, at) => (text.startsWith(part, at) ? [at] : []));

describe('characters with several readings', () => {
  const phrases = Object.keys(READ).sort((a, b) => b.length - a.length);
  it.each(all)('%s', (id, text) => {
    const syllables = wordsIn(id, text).flatMap(({ word, pinyin }): (string | undefined)[] =>
      pinyin === undefined ? [...word].map(() => undefined) : (syllablesOf(pinyin) ?? []),
    );
    for (const [at, character] of [...text].entries()) {
      if (!POLYPHONES.includes(character)) continue;
      const phrase = phrases.find((one) =>
        placesOf(one, text).some((start) => start <= at && at < start + one.length),
      );
      expect(phrase, `${character} in ${text} was not read by hand`).toBeDefined();
      const start =
        placesOf(phrase ?? '', text).find((one) => one <= at && at < one + (phrase ?? '').length) ?? 0;
      expect([character, text, syllables[at]]).toEqual([
        character,
        text,
        READ[phrase ?? '']?.split(' ')[at - start],
      ]);
    }
  });

  it('all occur in the paper', () => {
    const whole = all.map(([, text]) => text).join('\n');
    expect([...POLYPHONES, ...phrases].filter((one) => !whole.includes(one))).toEqual([]);
  });
});

it.each([
  ['introduction.p1.s1', 'shàng gè shìjì de liǎng cì shìjiè dàzhàn'],
  ['introduction.p1.s4', 'xīn ānquánguān yìngyùn-érshēng , chéngwéi'],
  ['background.list1.i1.s1', 'zài 《 Liánhéguó Xiànzhāng 》 、 Hépíng Gòngchǔ Wǔ Xiàng Yuánzé yǐjí'],
  ['background.list1.i5.s1', 'bù gǎo jūnbèi jìngsài'],
  ['policy.p1.s2', '1996 nián , Zhōngguó gēnjù shídài cháoliú hé Yà-Tài dìqū tèdiǎn'],
  ['policy.p8.s3', 'bù xiànyú guāndiǎn'],
  ['practice.p2.s3', 'qiānshǔle Běibù Wān huàjiè xiédìng'],
  ['practice.p3.s2', 'quánfāngwèi de xīnxíng dìqū jīngjì hézuò'],
  ['practice.p3.s3', 'dàiláile shíshízàizài de jīngjì lìyì'],
  ['practice.p5.s2', "Tǎjíkèsītǎn 、 Jí'ěrjísīsītǎn hé Hāsàkèsītǎn"],
  ['practice.p5.s5', 'Shànghǎi Hézuò Zǔzhī chéngyuánguó'],
])('words and names are spelled as in GB/T 16159: %s', (id, expected) => {
  const text = all.find(([own]) => own === id)?.[1] ?? '';
  const written = wordsIn(id, text).map(({ word, pinyin }) => (word === '，' ? ',' : (pinyin ?? word)));
  expect(written.join(' ')).toContain(expected);
});
