import type { PaperFile, Tree } from '../../src/lib/document/types.ts';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../src/build/locales/read.ts';
import { toSimplified } from '../../src/build/locales/opencc.ts';
import { readingsOf, type Overrides } from '../../src/build/locales/pinyin.ts';
import { syllablesOf } from '../../src/build/locales/pinyin-spelling.ts';
import { findTerms } from '../../src/build/locales/terms.ts';
import { correctionsIn } from '../../src/build/locales/check-traditional.ts';
import { CORRECTIONS, makeTraditional } from '../../src/build/locales/traditional.ts';

const { files } = readFolder('locales');
const read = (path: string) => JSON.parse(files.get(path) ?? 'null') as unknown;
const PAPER = 'new-security-concept';
const simplified = read(`zh-Hans/${PAPER}.json`) as PaperFile;
const traditional = read(`zh-Hant/${PAPER}.json`) as PaperFile;

/** The texts in a tree, by their keys. */
const texts = (tree: Tree, path: string[] = []): [key: string, text: string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[[...path, key].join('.'), value]] : texts(value, [...path, key]),
  );
const interfaceTexts = texts(read('zh-Hant/ui.json') as Tree);
const paperTexts = texts(traditional as unknown as Tree);
const all = [...interfaceTexts, ...paperTexts];

describe('the files in zh-Hant', () => {
  const conversion = makeTraditional(files, correctionsIn(read(CORRECTIONS)));

  it('are the interface, the paper and its pinyin', () => {
    expect([...conversion.files.keys()].sort()).toEqual([
      `zh-Hant/${PAPER}.json`,
      `zh-Hant/${PAPER}.pinyin.json`,
      'zh-Hant/ui.json',
    ]);
  });

  it('need every correction', () => {
    expect(conversion.unused).toEqual([]);
  });

  it.each([...conversion.files])('%s is the current conversion of zh-Hans', (path, text) => {
    expect(
      readFileSync(`locales/${path}`, 'utf8') === text,
      `${path} is out of date: run npm run traditional`,
    ).toBe(true);
  });
});

it('zh-Hant has no quotation marks, words or names that are used only in mainland China', () => {
  const mainland =
    /[“”‘’]|東盟|斯坦|信息|屏幕|軟件|網絡|默認|界面|設置|打開|搜索|服務器|腳本|鏈接|字體|縮進|用戶|菜單|文檔|程序|視頻|通過|渠道|擴充套件|釋出|侷限|讀屏|快捷|軍控|構建|框架|防務|首個|遺漏|開展|建立信任|地區(?:安全|經濟合作|反恐鬥爭)/;
  expect(all.filter(([, text]) => mainland.test(text))).toEqual([]);
});

it('the zh-Hant paper calls itself 文件, never 檔案, which is a file on a computer', () => {
  expect(paperTexts.filter(([, text]) => text.includes('檔案'))).toEqual([]);
});

it('the paper and the interface say how the translation was made', () => {
  expect(traditional.about.standing).toBe('unofficial');
  expect(traditional.about.note).toMatch(/簡體中文譯文轉換.*OpenCC（開放中文轉換）.*人工校訂.*不是官方/);
  const intro = (lang: string) =>
    (read(`${lang}/ui.json`) as { about: { texts: { intro: string } } }).about.texts.intro;
  expect(intro('zh-Hant')).toContain('由OpenCC（開放中文轉換）程式從簡體中文轉換，並經人工校訂');
  expect(intro('zh-Hans')).toContain('由OpenCC（开放中文转换）程序从简体中文转换，并经人工校订');
  expect(intro('en')).toMatch(
    /converted from Simplified Chinese by a program, OpenCC, and corrected by hand/,
  );
});

it('zh-Hant has every key of zh-Hans, and every term in the same segment', () => {
  expect(paperTexts.map(([key]) => key)).toEqual(texts(simplified as unknown as Tree).map(([key]) => key));
  const terms = ({ text, glossary = {} }: PaperFile) =>
    Object.entries(findTerms(text, glossary)).map(([id, found]) => [id, found.map(([, , entry]) => entry)]);
  expect(terms(traditional)).toEqual(terms(simplified));
});

describe('the pinyin of zh-Hant', () => {
  const readings = (lang: string, { text }: PaperFile) =>
    readingsOf(
      text,
      read(`${lang}/${PAPER}.pinyin.json`) as Overrides,
      lang === 'zh-Hant' ? toSimplified : undefined,
    );
  const own = readings('zh-Hant', traditional);
  const plain = readings('zh-Hans', simplified);
  const pieces = (words: (typeof own)[string] = []) =>
    words.flatMap(([, pinyin]) => (pinyin ? [pinyin] : []));

  // The words that differ between the two texts: pinyin in zh-Hans, and in zh-Hant.
  const DIFFERENT_WORDS: Record<string, string> = {
    tōngguò: 'tòuguò',
    'kāizhǎn yǒuxiào': 'jìnxíng yǒuxiào',
    'kāizhǎn zhèngcháng': 'jìnxíng zhèngcháng',
    zēngzhǎng: 'chéngzhǎng',
    shāshāngxìng: 'huǐmièxìng',
    qúdào: 'guǎndào',
    Dōngméng: 'Dōngxié',
    'Dōngméng Dìqū Lùntán': 'Dōngxié Qūyù Lùntán',
    Tǎjíkèsītǎn: 'Tǎjíkè',
    "Jí'ěrjísīsītǎn": "Jí'ěrjísī",
    Hāsàkèsītǎn: 'Hāsàkè',
    'jiànlì xìnrèn cuòshī': 'xìnxīn jiànlì cuòshī',
    'jiànlì xìnrèn': 'jiànlì hùxìn',
    gòujiàn: 'jiàngòu',
    jūnkòng: 'jūnbèi guǎnzhì',
    fángwù: 'yǔ guófáng',
    kāizhǎn: 'zhǎnkāi',
    'dìqū ānquán': 'qūyù ānquán',
    'dìqū ānquán kuàngjià': 'qūyù ānquán jiàgòu',
    'dìqū jīngjì hézuò': 'qūyù jīngjì hézuò',
    'dìqū fǎnkǒng': 'qūyù fǎnkǒng',
  };
  const expected = Object.keys(DIFFERENT_WORDS).sort((a, b) => b.length - a.length);
  const replaceDifferent = (words: string) =>
    words.replaceAll(
      new RegExp(`(?<= )(${expected.join('|')})(?= )`, 'g'),
      (word) => DIFFERENT_WORDS[word] ?? word,
    );

  it('is that of zh-Hans, except for the words that differ', () => {
    expect(Object.keys(own)).toEqual(Object.keys(plain));
    const seen = new Set<string>();
    for (const [id, words] of Object.entries(plain)) {
      const before = ` ${pieces(words).join(' ')} `;
      for (const word of expected) if (before.includes(` ${word} `)) seen.add(word);
      const wanted = replaceDifferent(before).replace(/(?<=^ |zhēnduì )(?=shìjiàn)/, 'Jiǔ-Yīyī ');
      expect([id, ` ${pieces(own[id]).join(' ')} `]).toEqual([id, wanted]);
    }
    expect([...seen].sort()).toEqual([...expected].sort());
  });

  it('has one syllable for each character', () => {
    const byId = new Map(texts(traditional.text).map(([key, text]) => [key.replace(/\.heading$/, ''), text]));
    for (const [id, words] of Object.entries(own)) {
      const text = byId.get(id) ?? '';
      let at = 0;
      for (const [length, pinyin] of words) {
        const word = text.slice(at, (at += length));
        const han = [...word].filter((one) => /\p{Script=Han}/u.test(one)).length;
        expect([id, word, pinyin ? syllablesOf(pinyin)?.length : 0]).toEqual([id, word, han]);
      }
      expect(at).toBe(text.length);
    }
  });

  it('has no word that crosses the boundary of a term', () => {
    for (const [id, found] of Object.entries(findTerms(traditional.text, traditional.glossary ?? {}))) {
      let at = 0;
      const edges = new Set([0, ...(own[id] ?? []).map(([length]) => (at += length))]);
      for (const [start, end] of found)
        expect([id, edges.has(start), edges.has(end)]).toEqual([id, true, true]);
    }
  });

  it('differs if it is read without the Simplified characters', () => {
    const withoutSimplified = readingsOf(traditional.text, read(`zh-Hant/${PAPER}.pinyin.json`) as Overrides);
    expect(withoutSimplified).not.toEqual(own);
  });
});
