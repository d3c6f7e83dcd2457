import { LATIN_NAMES } from '../support/latin-names.ts';
import type { PaperFile, Tree } from '../../src/lib/document/types.ts';
import { readFileSync } from 'node:fs';
import type en from '../../locales/en/ui.json';
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../src/build/locales/read.ts';
import { Papers } from '../../src/build/locales/papers.ts';
import { usedMessageKeys } from '../../src/build/locales/used-message-keys.ts';
import { checkLocales } from '../../src/build/locales/check.ts';
import { readPaper } from '../../src/lib/document/read-paper.ts';
import { segments } from '../../src/lib/document/pair.ts';
import { paperSchema } from '../../src/build/locales/schema.ts';

const { files, problems } = readFolder('locales');
const read = (path: string) => JSON.parse(files.get(path) ?? 'null') as PaperFile;
const english = read('en/new-security-concept.json');
const chinese = read('zh-Hans/new-security-concept.json');

it('the locale files have no problems and the paper is complete in every language', () => {
  expect(problems).toEqual([]);
  expect(usedMessageKeys('src').length).toBeGreaterThan(30);
  expect(checkLocales(files, 'locales', usedMessageKeys('src'))).toEqual([]);
  expect(new Papers(files).coverage().map(({ lang, present, total }) => [lang, present, total])).toEqual([
    ['en', 63, 63],
    ['zh-Hans', 63, 63],
    ['zh-Hant', 63, 63],
  ]);
});

it('the schema for editors is the same as that of the build', () => {
  expect(JSON.parse(readFileSync('locales/paper.schema.json', 'utf8'))).toEqual(paperSchema);
});

it('the English text equals the source, character for character', () => {
  const passage = (tree: Tree) => Object.values(tree).join(' ');
  const block = ([key, tree]: [string, Tree]) =>
    key.startsWith('list')
      ? Object.values(tree).map((item) => `--${passage(item as Tree)}`)
      : [passage(tree)];
  const section = ({ heading, ...blocks }: Tree) => [
    heading,
    ...Object.entries(blocks as Record<string, Tree>).flatMap(block),
  ];
  const text = [english.title, ...Object.values(english.text).flatMap((tree) => section(tree as Tree))].join(
    '\n\n',
  );
  expect(`${text}\n`).toBe(readFileSync('tests/fixtures/source.en.txt', 'utf8'));
});

describe('the Chinese translation', () => {
  const paper = readPaper('new-security-concept', 'zh-Hans', chinese, english);
  const texts = [
    paper.title,
    ...paper.sections.map(({ heading }) => heading),
    ...segments(paper).map(({ text }) => text),
  ];

  // Wordings that a Chinese editor settled: each replaced one that was wrong, ambiguous or translated word for word.
  it.each([
    ['introduction.p1.s2', '以使用武力或以武力相威胁为基础'],
    ['introduction.p1.s3', '以新的观念和手段谋求和维护安全'],
    ['background.p2.s1', '国际关系缓和、世界经济增长成为国际形势的特点'],
    ['background.p2.s6', '各国在安全上的共同利益增多'],
    ['background.list1.i4.s1', '还注重打击'],
    ['policy.p1.s3', '在双边会晤和多边场合多次呼吁树立新安全观'],
    ['policy.p8.s3', '安全合作不限于'],
    ['practice.p2.s1', '积极寻求通过和平谈判解决'],
    ['practice.p6.s4', '针对“9·11”事件后的形势'],
  ])('%s says “%s”', (id, words) => {
    expect(segments(paper).find((segment) => segment.id === id)?.text).toContain(words);
  });

  it('is labelled as unofficial', () => {
    expect(chinese.about.standing).toBe('unofficial');
    expect(chinese.about.note).toContain('不是官方');
  });

  it.each(['zh-Hans', 'zh-Hant'])(
    'names and links the official text in %s, and says why both exist',
    (lang) => {
      const { note, official, officialTitle } = read(`${lang}/new-security-concept.json`).about;
      expect(official).toBe('http://ph.china-embassy.org/chn/zfgx/jswl/t181339.htm');
      expect(note).toContain(`《${officialTitle}》`);
      expect(note).toMatch(/[为為]《.*大使[馆館].*2005年1月26日/);
      expect(note).toMatch(/英文本分句不同；本[译譯]文逐句[对對][应應]英文/);
    },
  );

  it('has Chinese punctuation, and no spaces or Latin letters', () => {
    for (const text of texts) {
      expect(text).not.toMatch(/[ A-Za-z,;:!?()"'.]/);
    }
  });

  it('ends each segment with the same punctuation as the English', () => {
    const base = segments(readPaper('new-security-concept', 'en', english, english));
    const ends: Record<string, string> = { '.': '。', ';': '；', ':': '：' };
    segments(paper).forEach(({ id, text }, n) => {
      const end = base[n]?.text?.at(-1) ?? '';
      expect([id, text?.at(-1)]).toEqual([id, ends[end] ?? '。']);
    });
  });

  it('uses the established terms wherever the English uses theirs', () => {
    const terms: [RegExp, string][] = [
      [/new security concept/i, '新安全观'],
      [/common security(?! interests)/, '共同安全'],
      [/mutual trust/i, '互信'],
      [/power politics/, '强权政治'],
      [/trends? of the times/, '时代潮流'],
      [/September 11/, '“9·11”事件'],
      [/UN Charter/, '《联合国宪章》'],
      [/Five Principles/, '和平共处五项原则'],
      [/non-traditional security/, '非传统安全'],
      [/transnational crimes/, '跨国犯罪'],
      [/weapons of massive destruction/, '大规模杀伤性武器'],
      [/disarmament and arms control with/, '裁军与军控'],
      [/arms control and disarmament regime/, '国际军控与裁军体系'],
      [/arms race/, '军备竞赛'],
      [/Asian?-Pacific/, '亚太'],
      [/democratization/, '国际关系民主化'],
      [/confidence building measures and/, '建立信任措施'],
      [/preventive diplomacy/, '预防性外交'],
      [/Beibu Bay/, '北部湾划界协定'],
      [/code of conduct/, '南海行为准则'],
      [/ASEAN/, '东盟'],
      [/SCO/, '上海合作组织'],
      [/"Shanghai 5"/, '“上海五国”'],
      [/10\+3/, '东亚“10+3”合作'],
      [/Agreement on Confidence/, '《关于在边境地区加强军事领域信任的协定》'],
      [/Agreement on Mutual/, '《关于在边境地区相互裁减军事力量的协定》'],
      [/Shanghai Convention/, '《打击恐怖主义、分裂主义和极端主义上海公约》'],
      [/Agreement on Regional/, '《关于地区反恐怖机构的协定》'],
      [/non-targeting/, '不结盟、不对抗、不针对其他国家和地区'],
    ];
    const base = segments(readPaper('new-security-concept', 'en', english, english));
    for (const [term, established] of terms) {
      const uses = base.flatMap(({ text }, n) => (term.test(text ?? '') ? [n] : []));
      expect(uses, String(term)).not.toEqual([]);
      for (const n of uses) expect(segments(paper)[n]?.text, base[n]?.text).toContain(established);
    }
  });
});

describe('what this site adds to the paper', () => {
  const papers = ['en', 'zh-Hans', 'zh-Hant'].map((lang) => ({
    lang,
    ...read(`${lang}/new-security-concept.json`),
  }));

  it.each(papers)('every summary in $lang says first whose view it gives', ({ text, summary = {} }) => {
    expect(Object.keys(summary)).toEqual(Object.keys(text));
    for (const words of Object.values(summary))
      expect(words).toMatch(
        /^(?:The paper|China) (?:says|looks back)|^(?:文件|中[国國])(?:认为|認為|回[顾顧][说說]|[说說]|介[绍紹])/,
      );
  });

  it.each(papers)(
    'the glossary in $lang has the entries of the English, in the same order',
    ({ glossary }) => {
      expect(Object.keys(glossary ?? {})).toEqual(Object.keys(english.glossary ?? {}));
    },
  );

  it.each([
    ['en', 'ten-plus-three', /nine members; the tenth, Cambodia, joined in 1999/],
    ['zh-Hans', 'ten-plus-three', /东盟有九个成员国，1999年柬埔寨加入，增至十个/],
    ['en', 'september-11', /^The terrorist attacks .* near Washington\. Nearly 3,000 people/],
    ['zh-Hans', 'september-11', /恐怖分子.*纽约市和华盛顿附近的目标，近三千人/],
    ['en', 'power-politics', /^In Chinese diplomatic language/],
    ['zh-Hans', 'power-politics', /^中国外交用语/],
    ['en', 'beibu-bay', /Gulf of Tonkin/],
    ['zh-Hant', 'beibu-bay', /又稱東京灣/],
    ['en', 'terrorism', /Their convention of 2001 defines them/],
    ['en', 'terrorism', /^Three kinds of acts .* to seize or keep power/],
    ['zh-Hans', 'terrorism', /三类行为.*夺取或维持政权/],
    ['en', 'non-alignment', /The paper says that the SCO members advocate/],
    ['zh-Hans', 'non-alignment', /文件说，上海合作组织成员国倡导/],
    ['en', 'five-principles', /agreement between China and India in 1954/],
    ['zh-Hans', 'five-principles', /1954年首次写入中国同印度的协定/],
    ['en', 'shanghai-five', /from 1996; in 2001, joined by Uzbekistan/],
    ['zh-Hans', 'shanghai-five', /1996年起.*2001年，五国同乌兹别克斯坦/],
    ['en', 'code-of-conduct', /In November 2002 the parties signed a Declaration/],
    ['zh-Hans', 'code-of-conduct', /《南海各方行为宣言》/],
    ['en', 'beibu-bay', /signed in 2000 and in force since 2004/],
    ['zh-Hans', 'beibu-bay', /2000年签署、2004年生效/],
    ['en', 'confidence-building', /notice of military exercises/],
    ['zh-Hans', 'confidence-building', /通报军事演习/],
    ['zh-Hans', 'arf', /东盟国家同其他有关各方/],
    ['en', 'democratization', /^In Chinese diplomatic language/],
  ])('in %s the entry %s says what is known, and whose view it is', (lang, id, words) => {
    expect(papers.find((paper) => paper.lang === lang)?.glossary?.[id]?.explanation).toMatch(words);
  });
});

const strings = (tree: Tree): string[] =>
  Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : strings(value)));
/** The strings of the interface in a language. */
const interfaceIn = (lang: string) => strings(JSON.parse(files.get(`${lang}/ui.json`) ?? '{}') as Tree);

describe('the words of the interface', () => {
  // Words that people misread, or a second name for a thing.
  it.each([
    ['en', /\b(?:the|this) reader\b|\bslips?\b|\bpeek\b|\bstanding\b/i],
    ['zh-Hans', /行长(?!度)|读物|阅读器|标识文件|麻省理工|第三级|简明|供离线阅读|换用新版本|发布者|首个/],
    [
      'zh-Hant',
      /行長(?!度)|讀物|閱讀器|識別檔案|麻省理工|第三級|簡明|供離線閱讀|換用新版本|發布者|首個|遺漏/,
    ],
  ])('in %s are those that people know', (lang, avoided) => {
    expect(interfaceIn(lang).filter((text) => avoided.test(text))).toEqual([]);
  });

  it.each(['zh-Hans', 'zh-Hant'])('in %s have no space beside a Chinese character', (lang) => {
    expect(
      interfaceIn(lang).filter((text) => /\p{Script=Han} (?!·)|(?<!·) \p{Script=Han}/u.test(text)),
    ).toEqual([]);
  });

  it.each([
    ['en', /mainland pronunciation; some characters are pronounced differently in Taiwan/],
    ['zh-Hans', /中国大陆的普通话读音.*台湾读音不同/],
    ['zh-Hant', /中國大陸的普通話讀音.*臺灣讀音不同/],
  ])('in %s say whose readings the pinyin gives', (lang, words) => {
    expect(interfaceIn(lang).filter((text) => words.test(text))).toHaveLength(1);
  });
});

it('each interface message is in one script, so that no part of it needs a language tag', () => {
  for (const text of interfaceIn('en')) expect(text).not.toMatch(/\p{Script=Han}/u);
  for (const text of [...interfaceIn('zh-Hans'), ...interfaceIn('zh-Hant')]) {
    // Proper names and technical terms that people know in Latin letters need no tag (WCAG 3.1.2).
    const own = text.replaceAll(/\{\{\w+\}\}/g, '').replaceAll(LATIN_NAMES, '');
    expect(own).not.toMatch(/\p{Script=Latin}/u);
  }
});

it('no two settings of a group have the same label', () => {
  for (const lang of ['en', 'zh-Hans', 'zh-Hant']) {
    const { choices } = (JSON.parse(readFileSync(`locales/${lang}/ui.json`, 'utf8')) as typeof en).settings;
    for (const group of [/^latin/, /^(han|pinyin)/, /^(?!latin|han|pinyin)/]) {
      const labels = Object.entries(choices).flatMap(([name, label]) => (group.test(name) ? [label] : []));
      expect(labels.length).toBeGreaterThan(3);
      expect(new Set(labels).size, `${lang} ${group}`).toBe(labels.length);
    }
  }
});
