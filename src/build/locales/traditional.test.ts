import { describe, expect, it } from 'vitest';
import { makeTraditional, type Corrections } from './traditional.ts';

const noCorrections: Corrections = { phrases: {}, values: {}, readings: {} };
const make = (files: Record<string, string>, corrections: Partial<Corrections> = {}) =>
  makeTraditional(new Map(Object.entries(files)), { ...noCorrections, ...corrections });

describe('the files in Traditional Chinese', () => {
  const source = `{
  "title": "东盟的文件",
  "about": { "date": "2002-07-31", "source": "https://example.org/x", "standing": "unofficial" },
  "glossary": { "asean": { "forms": ["东盟", "“东盟”"] } }
}
`;

  it('keep keys, lines and texts that are not Chinese', () => {
    const { files } = make({ 'zh-Hans/tides.json': source, 'en/tides.json': '{}' });
    expect([...files]).toEqual([
      [
        'zh-Hant/tides.json',
        `{
  "title": "東盟的檔案",
  "about": { "date": "2002-07-31", "source": "https://example.org/x", "standing": "unofficial" },
  "glossary": { "asean": { "forms": ["東盟", "「東盟」"] } }
}
`,
      ],
    ]);
  });

  it('are not the base of the paper if their source is', () => {
    const { files } = make({ 'zh-Hans/tides.json': '{ "base": true, "title": "文件" }' });
    expect(files.get('zh-Hant/tides.json')).toBe('{ "base": false, "title": "檔案" }');
  });

  it('are corrected by phrases, longest first, without correcting replacements again', () => {
    const { files, unused } = make(
      { 'zh-Hans/ui.json': '{ "a": "东盟的文件", "b": "文件（东盟）" }' },
      { phrases: { 檔案: '文件', 東盟: '東協', 東盟的檔案: '東盟文書', 文書: '文' } },
    );
    expect(files.get('zh-Hant/ui.json')).toBe('{ "a": "東盟文書", "b": "文件（東協）" }');
    expect(unused).toEqual([['phrases', '文書']]);
  });

  it('are corrected by whole values, in which no phrases are replaced', () => {
    const corrections = {
      phrases: { 檔案: '文件' },
      values: {
        'ui.json': { 'a.b': '檔案“一”' },
        'tides.json': { 'glossary.asean.forms.1': '「東協」', toString: '無' },
      },
    };
    const { files, unused } = make(
      { 'zh-Hans/ui.json': '{ "a": { "b": "文件", "toString": "文件" } }', 'zh-Hans/tides.json': source },
      corrections,
    );
    expect(files.get('zh-Hant/ui.json')).toBe('{ "a": { "b": "檔案“一”", "toString": "文件" } }');
    expect(files.get('zh-Hant/tides.json')).toContain('"forms": ["東盟", "「東協」"]');
    expect(unused).toEqual([['values', 'tides.json', 'toString']]);
  });
});

describe('the pinyin of the Traditional text', () => {
  it('is that of the Simplified text where the words are the same, and manual where they are not', () => {
    const { files, unused } = make(
      {
        'zh-Hans/tides.json': '{ "text": "东盟参与，塔吉克斯坦的信息。" }',
        'zh-Hans/tides.pinyin.json':
          '{ "参与": "cānyù", "东盟": "Dōngméng", "信息": "xìnxī", "塔吉克斯坦": "Tǎjíkèsītǎn" }',
      },
      {
        phrases: { 東盟: '東協' },
        readings: { 東協: 'Dōngxié', 塔吉克: 'Tǎjíkè', 海: 'hǎi' },
      },
    );
    expect(files.get('zh-Hant/tides.json')).toBe('{ "text": "東協參與，塔吉克的資訊。" }');
    expect(files.get('zh-Hant/tides.pinyin.json')).toBe(
      '{\n  "參與": "cānyù",\n  "東協": "Dōngxié",\n  "塔吉克": "Tǎjíkè"\n}\n',
    );
    expect(unused).toEqual([['readings', '海']]);
  });
});
