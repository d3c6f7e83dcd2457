import { describe, expect, it } from 'vitest';
import { toSimplified, toTraditional, withCornerQuotes } from './opencc.ts';

describe('toTraditional', () => {
  it.each([
    ['发展头发，皇后之后，里面的面条', '發展頭髮，皇后之後，裡面的麵條'],
    ['干涉与干燥，复杂与重复，日历与历史', '干涉與乾燥，複雜與重複，日曆與歷史'],
    ['打开软件的默认界面', '開啟軟體的預設介面'],
    ['《联合国宪章》', '《聯合國憲章》'],
    ['第 {{number}} 节，共 {{total}} 节', '第 {{number}} 節，共 {{total}} 節'],
    ['：{{choice}}', '：{{choice}}'],
    ['“10+3”', '「10+3」'],
    ['“{{name}}”', '「{{name}}」'],
    ['用 Windows 的“语音”', '用 Windows 的「語音」'],
  ])('%s', (simplified, traditional) => {
    expect(toTraditional(simplified)).toBe(traditional);
  });

  it.each(['unofficial', '2002-07-31', 'https://example.org/ui', '../paper.schema.json', 'the “tide’s” end'])(
    'does not change %s',
    (text) => {
      expect(toTraditional(text)).toBe(text);
    },
  );
});

it.each([
  ['他说：“好。”', '他说：「好。」'],
  ['“他说‘好’，又说‘不’。”', '「他说『好』，又说『不』。」'],
  ['“一“二“三”二”一”', '「一『二「三」二』一」'],
  ['‘一‘二’一’', '『一「二」一』'],
  // Parts of a quotation that spans two segments.
  ['“他说‘好’。', '「他说『好』。'],
  ['他说‘不’。”', '他说『不』。」'],
  ['Duidu’s 一’', 'Duidu’s 一』'],
])('withCornerQuotes chooses brackets by nesting depth: %s', (text, expected) => {
  expect(withCornerQuotes(text)).toBe(expected);
});

it.each([
  ['本著新安全觀，參與為此', '本着新安全观，参与为此'],
  ['徵得同意；特徵', '征得同意；特征'],
  ['𪚥水', '𪚥水'],
])('toSimplified keeps the length of a text: %s', (traditional, simplified) => {
  expect(toSimplified(traditional)).toBe(simplified);
  expect(toSimplified(traditional)).toHaveLength(traditional.length);
});
