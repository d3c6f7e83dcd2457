import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const FILES = globSync(['src/styles/**/*.css', 'src/**/*.svelte']).sort();

// Physical sides, instead of the logical start and end. `top` and `bottom` count too, because text can be vertical.
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

// Shorthands with four values, in clockwise order from the top: the second is the right side, the fourth the left.
const FOUR_SIDES = /(?<![\w-])(?:margin|padding|inset|border-(?:width|style|color))\s*:\s*([^;}]+)/g;

/** Splits a shorthand into its values, without splitting inside functions. */
const splitValues = (declaration: string) => {
  let depth = 0;
  const separated = [...declaration.trim()].map((character) => {
    depth += Number(character === '(') - Number(character === ')');
    return character === ' ' && depth === 0 ? '\n' : character;
  });
  return separated.join('').split(/\n+/);
};

const sidesDiffer = ([, declaration = '']: string[]) => {
  const [, right, , left] = splitValues(declaration);
  return left !== undefined && left !== right;
};

// The physical properties that are allowed, with the reason.
const ALLOWED: { file: string; found: RegExp; reason: string }[] = [
  {
    file: 'src/styles/interactive.css',
    found: /^transform-origin: (left|right)/,
    reason: 'CSS has no logical origin. A rule for right-to-left pages mirrors it.',
  },
  {
    file: 'src/styles/sheet.css',
    found: /^overflow-y/,
    reason: 'Chromium and WebKit do not support overflow-block; sheets scroll vertically in every script.',
  },
];

/** The styles in a file, without comments, and without media and container conditions, where widths are physical. */
function stylesIn(file: string, text = readFileSync(file, 'utf8')): string {
  const css = file.endsWith('.svelte')
    ? [...text.matchAll(/<style[^>]*>(.*?)<\/style>|\sstyle(?::[\w-]+)?=(".*?"|\{.*?\})/gs)]
        .map(([whole]) => whole)
        .join('\n')
    : text;
  return css.replace(/\/\*.*?\*\//gs, '').replace(/@(?:media|container)[^{]*/g, '');
}

const physicalMatches = (css: string) => [
  ...css.matchAll(PHYSICAL),
  ...[...css.matchAll(FOUR_SIDES)].filter(sidesDiffer),
];

const physicalIn = (file: string, text?: string) =>
  physicalMatches(stylesIn(file, text))
    .map(([found]) => found)
    .filter((found) => !ALLOWED.some((allowed) => allowed.file === file && allowed.found.test(found)));

it('styles use logical properties, never left and right', () => {
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
])('the check detects %s', (css) => {
  expect(physicalIn('x.css', css)).toHaveLength(1);
  expect(physicalIn('x.svelte', `<p style="color: red"></p><style>${css}</style>`)).toHaveLength(1);
});

it('the check accepts logical properties', () => {
  const css =
    'a { margin: 0 0 calc(1px * 2); padding: 1px 2px 3px 2px; inset-inline: auto 0; text-align: start; } /* left: 0; */';
  expect(physicalIn('x.css', `@media (min-width: 3em) { ${css} }`)).toEqual([]);
});

it('every exception is still needed', () => {
  for (const { file, found } of ALLOWED)
    expect(
      physicalMatches(stylesIn(file)).some(([match]) => found.test(match)),
      file,
    ).toBe(true);
});

describe('scripts whose letters are connected', () => {
  const css = Object.fromEntries(FILES.map((file) => [file, stylesIn(file)]));

  it('have no letter spacing, whatever the reader has set for Latin', () => {
    for (const script of ['Arab', 'Deva', 'Tibt', 'Zyyy'])
      expect(css[`src/styles/scripts/${script}.css`]).toMatch(
        new RegExp(
          `main section :is\\(p, \\.counterpart\\):lang\\(und-${script}\\) \\{[^}]*letter-spacing: 0;`,
        ),
      );
  });

  it('are not affected by other rules: only the reader’s setting for paragraphs and counterparts sets letter spacing', () => {
    const rules = Object.entries(css).flatMap(([file, text]) =>
      [...text.matchAll(/([^{}]*)\{[^{}]*letter-spacing: (?!0;)/g)].map(([, selector = '']) => [
        file,
        selector.trim(),
      ]),
    );
    expect(rules).toEqual([
      ['src/styles/text.css', 'main section :is(p, .counterpart)'],
      ['src/styles/text.css', 'main section :is(p, .counterpart):lang(zh)'],
    ]);
  });

  it('are never set in capitals', () => {
    expect(Object.entries(css).filter(([, text]) => /text-transform|small-caps/.test(text))).toEqual([]);
  });
});
