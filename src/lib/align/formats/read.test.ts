import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSources } from './read.ts';

const options = {
  numRuns: Number(process.env.FUZZ_RUNS ?? 200),
  seed: Number(process.env.FUZZ_SEED ?? 20_260),
};

// Words as in real texts, and what is easily misread: abbreviations, numbers, quotation marks, brackets, dashes.
const word = fc.oneof(
  fc.constantFrom(
    ...[
      'Mr.',
      'No.',
      '5',
      '3.5',
      '10+3',
      'U.S.',
      'e.g.',
      '(a)',
      '(',
      ')',
      '“',
      '”',
      '"',
      "'",
      '«',
      '»',
      '—',
      '–',
    ],
    ...[
      '...',
      '……',
      '。',
      '？！',
      '：',
      '；',
      '《公约》',
      '“9·11”',
      '水',
      '来了。',
      'I.',
      'II',
      '一、',
      '1)',
      '§',
      '&',
      'المد؟',
    ],
  ),
  fc.stringMatching(/^[A-Za-zé]{1,8}[.,;:!?]?$/),
);
const line = fc
  .tuple(fc.constantFrom('Water', '水', 'Vase'), fc.array(word, { maxLength: 14 }))
  .map(([first, words]) => [first, ...words].join(' '));
type Block = { bullet: string; lines: string[] };
const block: fc.Arbitrary<Block> = fc.record({
  bullet: fc.constantFrom('', '', '- ', '--', '• '),
  lines: fc.array(line, { minLength: 1, maxLength: 3 }),
});
const sections = fc
  .integer({ min: 1, max: 3 })
  .chain((count) =>
    fc.tuple(
      ...['en', 'zh-Hans', 'fr'].map(() =>
        fc.array(fc.array(block, { minLength: 1, maxLength: 5 }), { minLength: count, maxLength: count }),
      ),
    ),
  );

// A hyphen at the start of a line can be that of a list or of speech, which keeps it.
const withoutSpaces = (text: string) => text.replaceAll(/[\s-]/g, '');

describe('importing', () => {
  it.each(['txt', 'md'])(
    'keeps every character of .%s files in order, except white space, hyphens and bullets',
    (kind) => {
      fc.assert(
        fc.property(sections, (generated) => {
          const texts = generated.map((list, n) => {
            const lang = ['en', 'zh-Hans', 'fr'][n] ?? '';
            const write = (withMarkup: boolean) =>
              [
                [`${withMarkup && kind === 'md' ? '# ' : ''}The title`],
                ...list.flatMap((blocks, n) => [
                  [`${withMarkup && kind === 'md' ? '## ' : ''}${n + 1}. Heading`],
                  ...blocks.map(({ bullet, lines }) => {
                    const prefix = kind === 'md' && bullet ? '- ' : bullet;
                    return [
                      `${withMarkup ? prefix : ''}${lines[0]}`,
                      ...lines.slice(1).map((line) => `  ${line}`),
                    ];
                  }),
                ]),
              ]
                .map((lines) => lines.join('\n'))
                .join('\n\n');
            return { lang, text: write(true), content: write(false) };
          });
          const sources = texts.map(({ lang, text }) => ({
            file: `${lang}.${kind}`,
            bytes: new TextEncoder().encode(text),
          }));
          const { translations } = readSources(sources, undefined);
          for (const { lang, content } of texts) {
            expect(
              withoutSpaces([...(translations.get(lang) ?? new Map<string, string>()).values()].join('')),
            ).toBe(withoutSpaces(content));
          }
        }),
        options,
      );
    },
    10_000 + options.numRuns * 200,
  );
});
