import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axeCore from 'axe-core';
import type { AxeResults, NodeResult } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// Results that axe cannot decide by itself, with the reason why they are correct here. Any other undecided result fails.
const DECIDED: { rule: RegExp; because: RegExp; target: RegExp; reason: string }[] = [
  {
    rule: /^color-contrast/,
    because: /partially obscured by another element/,
    target: /> \.short\[aria-hidden="true"\](?: > span(?:\[[\w-]+="[\w-]+"\]|:nth-child\(\d+\))*)?$/,
    reason: 'Many languages scroll within the bar on a phone, so the last one may be partly hidden.',
  },
];

const TAGS = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

// The rules whose results differ between themes. 7:1 implies 4.5:1, but only `color-contrast` reports undecided elements.
const COLOUR_RULES = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'];

/**
 * Loads axe into a page, once. It is evaluated because the content security policy forbids script elements. The hairline
 * between the columns is removed: it is 1 px wide, in the gutter, but so long that axe would leave all text undecided.
 */
async function injectAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in window)) return;
  await page.evaluate(source);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.pair .row::after { content: none !important }');
    document.adoptedStyleSheets.push(sheet);
  });
}

/** Violations and undecided results, as `rule: target`. */
function report({ violations, incomplete }: Pick<AxeResults, 'violations' | 'incomplete'>): string[] {
  const name = (id: string, node: NodeResult) =>
    `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`;
  const decided = (id: string, { failureSummary = '', target: at }: NodeResult) =>
    DECIDED.some(
      ({ rule, because, target }) =>
        rule.test(id) && because.test(failureSummary) && target.test(at.join(' ')),
    );
  return [
    ...violations.flatMap(({ id, nodes }) => nodes.map((node) => name(id, node))),
    ...incomplete.flatMap(({ id, nodes }) =>
      nodes.filter((node) => !decided(id, node)).map((node) => `undecided ${name(id, node)}`),
    ),
  ];
}

/**
 * Runs axe on a page: WCAG 2.0 to 2.2, A to AAA, and best practices. Returns violations and undecided results, as
 * `rule: target`; none when the page passes.
 */
export async function axe(page: Page): Promise<string[]> {
  // The About page adds its offline section when the browser is idle and updates it until everything is saved. Wait for
  // that, so that nothing changes while axe runs.
  if (page.url().includes('/about/')) await page.locator('main .offline .position').waitFor();
  await injectAxe(page);
  const results = await page.evaluate(async (tags) => {
    const { axe } = window as unknown as { axe: typeof axeCore };
    return (await axe.run(document, {
      resultTypes: ['violations', 'incomplete'],
      runOnly: { type: 'tag', values: tags },
      rules: {
        'color-contrast-enhanced': { enabled: true },
        'identical-links-same-purpose': { enabled: true },
        'target-size': { enabled: true },
      },
    })) as AxeResults;
  }, TAGS);
  return report(results);
}

/** Runs the colour rules of axe in each theme, one after the other, without reloading: `theme, rule: target`. */
export async function axeInThemes(page: Page, themes: string[], within = 'html'): Promise<string[]> {
  await injectAxe(page);
  const results = await page.evaluate(
    async ([all, rules, root]) => {
      const { axe } = window as unknown as { axe: typeof axeCore };
      const { dataset } = document.documentElement;
      const own = dataset.theme;
      const found: (Pick<AxeResults, 'violations' | 'incomplete'> & { theme: string })[] = [];
      for (const theme of all) {
        dataset.theme = theme;
        const { violations, incomplete } = await axe.run(root, {
          resultTypes: ['violations', 'incomplete'],
          runOnly: { type: 'rule', values: rules },
        });
        found.push({ theme, violations, incomplete });
      }
      if (own === undefined) delete dataset.theme;
      else dataset.theme = own;
      return found;
    },
    [themes, COLOUR_RULES, within] as const,
  );
  return results.flatMap(({ theme, ...found }) => report(found).map((line) => `${theme}, ${line}`));
}
