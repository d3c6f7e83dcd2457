import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSources } from './read.ts';

const options = {
  numRuns: Number(process.env.FUZZ_RUNS ?? 200),
  seed: Number(process.env.FUZZ_SEED ?? 20_260),
};

// Words as texts have them, with what may mislead: abbreviations, numbers, quotation marks, brackets, dashes.
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
type Block = { mark: string; lines: string[] };
const block: fc.Arbitrary<Block> = fc.record({
  mark: fc.constantFrom('', '', '- ', '--', '• '),
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

const bare = (text: string) => text.replaceAll(/\s/g, '');

describe('what a file says is what the paper says', () => {
  it.each(['txt', 'md'])(
    'in texts in .%s: every character but white space and the marks of lists, in order',
    (kind) => {
      fc.assert(
        fc.property(sections, (made) => {
          const texts = made.map((list, n) => {
            const lang = ['en', 'zh-Hans', 'fr'][n] ?? '';
            const write = (marked: boolean) =>
              [
                [`${marked && kind === 'md' ? '# ' : ''}The title`],
                ...list.flatMap((blocks, n) => [
                  [`${marked && kind === 'md' ? '## ' : ''}${n + 1}. Heading`],
                  ...blocks.map(({ mark, lines }) => {
                    const own = kind === 'md' && mark ? '- ' : mark;
                    return [`${marked ? own : ''}${lines[0]}`, ...lines.slice(1).map((more) => `  ${more}`)];
                  }),
                ]),
              ]
                .map((lines) => lines.join('\n'))
                .join('\n\n');
            return { lang, text: write(true), words: write(false) };
          });
          const sources = texts.map(({ lang, text }) => ({
            file: `${lang}.${kind}`,
            bytes: new TextEncoder().encode(text),
          }));
          const { work } = readSources(sources, undefined);
          for (const { lang, words } of texts) {
            expect(bare([...(work.get(lang) ?? new Map<string, string>()).values()].join(''))).toBe(
              bare(words),
            );
          }
        }),
        options,
      );
    },
    10_000 + options.numRuns * 200,
  );
});
