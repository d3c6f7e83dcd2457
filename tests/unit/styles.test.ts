import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const FILES = globSync(['src/styles/**/*.css', 'src/**/*.svelte']).sort();

// What names a side of the screen, where text has a start and an end. `top` and `bottom` too: lines may run downwards.
const SIDES = 'top|right|bottom|left';
const PHYSICAL = new RegExp(
  [
    `(?:margin|padding|border|scroll-margin|scroll-padding)-(?:${SIDES})[\\w-]*\\s*:`,
    `(?<![\\w-])(?:${SIDES})\\s*:`,
    `border-(?:top|bottom)-(?:left|right)-radius\\s*:`,
    `(?<![\\w-])(?:width|height|(?:min|max)-(?:width|height)|overflow-[xy])\\s*:`,
    `(?<![\\w-])(?:text-align|float|clear|caption-side|transform-origin|object-position|background-position)\\s*:[^;]*\\b(?:${SIDES})\\b`,
    `translateX|translate\\s*:|skewX`,
  ].join('|'),
  'g',
);

// Four values go round by the clock: the second is the right, the fourth the left.
const ROUND = /(?<![\w-])(?:margin|padding|inset|border-(?:width|style|color))\s*:\s*([^;}]+)/g;

/** The values of a shorthand, those of a function taken together. */
const valuesIn = (declared: string) => {
  let depth = 0;
  const apart = [...declared.trim()].map((sign) => {
    depth += Number(sign === '(') - Number(sign === ')');
    return sign === ' ' && depth === 0 ? '\n' : sign;
  });
  return apart.join('').split(/\n+/);
};

const turned = ([, declared = '']: string[]) => {
  const [, right, , left] = valuesIn(declared);
  return left !== undefined && left !== right;
};

// Each physical property that is right, with the reason.
const ALLOWED: { file: string; found: RegExp; reason: string }[] = [
  {
    file: 'src/styles/interactive.css',
    found: /^transform-origin: (left|right)/,
    reason: 'There is no logical origin: it is turned round where the page runs from right to left.',
  },
  {
    file: 'src/styles/bars.css',
    found: /^overflow-x/,
    reason: 'Chromium and WebKit do not know overflow-inline; the bar is horizontal in every script.',
  },
  {
    file: 'src/styles/sheet.css',
    found: /^overflow-y/,
    reason:
      'Chromium and WebKit do not know overflow-block; a sheet is scrolled up and down in every script.',
  },
];

/** The styles in a file, without comments and conditions, in which a width is that of the window. */
function stylesIn(file: string, text = readFileSync(file, 'utf8')): string {
  const css = file.endsWith('.svelte')
    ? [...text.matchAll(/<style[^>]*>(.*?)<\/style>|\sstyle(?::[\w-]+)?=(".*?"|\{.*?\})/gs)]
        .map(([whole]) => whole)
        .join('\n')
    : text;
  return css.replace(/\/\*.*?\*\//gs, '').replace(/@(?:media|container)[^{]*/g, '');
}

const sidesIn = (css: string) => [...css.matchAll(PHYSICAL), ...[...css.matchAll(ROUND)].filter(turned)];

const physicalIn = (file: string, text?: string) =>
  sidesIn(stylesIn(file, text))
    .map(([found]) => found)
    .filter((found) => !ALLOWED.some((one) => one.file === file && one.found.test(found)));

it('styles say start and end, never left and right', () => {
  expect(FILES.length).toBeGreaterThan(30);
  expect(FILES.flatMap((file) => physicalIn(file).map((found) => `${file}: ${found}`))).toEqual([]);
});

it.each([
  'a { margin-left: 1em }',
  'a { padding-right: 0; }',
  'a { border-left: 0 }',
  'a { border-top-left-radius: 1px; }',
  'a { left: 0 }',
  'a { text-align: left; }',
  'a { float: right }',
  'a { transform: translateX(1em); }',
  'a { inline-size: 0; max-width: 3em; }',
  'a { margin: 0 1px 0 calc(2px + 1em); }',
  'a { transform-origin: left; }',
])('%s would be found', (css) => {
  expect(physicalIn('x.css', css)).toHaveLength(1);
  expect(physicalIn('x.svelte', `<p style="color: red"></p><style>${css}</style>`)).toHaveLength(1);
});

it('what is right is not found', () => {
  const css =
    'a { margin: 0 0 calc(1px * 2); padding: 1px 2px 3px 2px; inset-inline: auto 0; text-align: start; } /* left: 0; */';
  expect(physicalIn('x.css', `@media (min-width: 3em) { ${css} }`)).toEqual([]);
});

it('what is listed is there', () => {
  for (const { file, found } of ALLOWED)
    expect(
      sidesIn(stylesIn(file)).some(([one]) => found.test(one)),
      file,
    ).toBe(true);
});

describe('scripts whose letters join or hang together', () => {
  const css = Object.fromEntries(FILES.map((file) => [file, stylesIn(file)]));

  it('get no space between the letters, whatever the reader chose for Latin', () => {
    for (const script of ['Arab', 'Deva', 'Tibt', 'Zyyy'])
      expect(css[`src/styles/scripts/${script}.css`]).toMatch(
        new RegExp(`main section p:lang\\(und-${script}\\) \\{[^}]*letter-spacing: 0;`),
      );
  });

  it('nor does any other rule space letters: only the reader does, in paragraphs', () => {
    const rules = Object.entries(css).flatMap(([file, text]) =>
      [...text.matchAll(/([^{}]*)\{[^{}]*letter-spacing: (?!0;)/g)].map(([, selector = '']) => [
        file,
        selector.trim(),
      ]),
    );
    expect(rules).toEqual([
      ['src/styles/text.css', 'main section p'],
      ['src/styles/text.css', 'main section p:lang(zh)'],
    ]);
  });

  it('and nothing is set in capitals', () => {
    expect(Object.entries(css).filter(([, text]) => /text-transform|small-caps/.test(text))).toEqual([]);
  });
});
