import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { THEME_BACKGROUND } from '../../src/lib/settings/themes.ts';

const css = readFileSync('src/styles/tokens.css', 'utf8');

/** The colours that a rule in tokens.css sets, by name. */
function colours(selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
  return new Map(
    [...block.matchAll(/--([a-z]+): (#[0-9a-f]{3,6});/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

/** The relative luminance of a colour, from 0 to 1 (WCAG 2.2). */
function luminance(hex: string): number {
  const digits =
    hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit) : (hex.slice(1).match(/../g) ?? []);
  const [r = 0, g = 0, b = 0] = digits
    .map((pair) => parseInt(pair, 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const contrast = (a: string, b: string) => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};

it.each([
  ':root',
  ':root:not([data-theme])',
  "[data-theme='dark']",
  "[data-theme='sepia']",
  "[data-theme='contrast-light']",
  "[data-theme='contrast-dark']",
])('%s: text meets 7:1 on the paper and on a mark, edges 3:1', (selector) => {
  const theme = colours(selector);
  const colour = (name: string) => theme.get(name) ?? '';
  const low = [
    ...['ink', 'faded', 'seal'].map((name) => [name, 'paper', 7] as const),
    ['ink', 'mark', 7] as const,
    ['edge', 'paper', 3] as const,
  ]
    .map(([name, ground, least]) => ({
      pair: `${name} on ${ground}`,
      ratio: contrast(colour(name), colour(ground)),
      least,
    }))
    .filter(({ ratio, least }) => !(ratio >= least));
  expect(low).toEqual([]);
});

it('theme-color has the background colours of the themes', () => {
  for (const [theme, paper] of Object.entries(THEME_BACKGROUND))
    expect(colours(theme === 'light' ? ':root' : `[data-theme='${theme}']`).get('paper'), theme).toBe(paper);
  const shell = readFileSync('src/app.html', 'utf8');
  const metaTags = [...shell.matchAll(/<meta name="theme-color" content="(.*?)"( media=".*dark\)")?/g)];
  expect(metaTags.map(([, colour, dark]) => [colour, !!dark])).toEqual([
    [THEME_BACKGROUND.dark, true],
    [THEME_BACKGROUND.light, false],
  ]);
});
