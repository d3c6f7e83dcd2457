import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axeCore from 'axe-core';
import type { AxeResults, NodeResult } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// What axe cannot decide by itself, with the reason why it is right here. Anything else that it leaves open fails.
const DECIDED: { rule: RegExp; because: RegExp; target: RegExp; reason: string }[] = [
  {
    rule: /^color-contrast/,
    because: /partially obscured by another element/,
    target: /> \.short\[aria-hidden="true"\](?: > span(?:\[[\w-]+="[\w-]+"\]|:nth-child\(\d+\))*)?$/,
    reason: 'Many languages scroll within the bar of a phone: the last in sight may be seen in part.',
  },
];

const TAGS = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

// What may differ from theme to theme. Who has 7:1 has 4.5:1, but only the first of these says what it cannot decide.
const OF_COLOUR = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'];

/**
 * Has axe in a page, once. The policy of the pages forbids script elements; evaluating is the test's own doing. The
 * hairline between the columns goes: it is 1 px wide, in the gutter, but so long that axe would decide of no text.
 */
async function bring(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in window)) return;
  await page.evaluate(source);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.pair .row::after { content: none !important }');
    document.adoptedStyleSheets.push(sheet);
  });
}

/** Violations and what is left undecided, as `rule: target`. */
function told({ violations, incomplete }: Pick<AxeResults, 'violations' | 'incomplete'>): string[] {
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
 * What axe finds on a page: WCAG 2.0 to 2.2, A to AAA, and best practice. Violations and undecided results alike, as
 * `rule: target`; none when all is well.
 */
export async function axe(page: Page): Promise<string[]> {
  // What this page says of the offline copy comes when the browser is idle, and changes until all is saved: not while
  // axe looks.
  if (page.url().includes('/about/')) await page.locator('main .offline .position').waitFor();
  await bring(page);
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
  return told(results);
}

/** What axe finds of colours in each of these themes, one after the other on the page as it is: `theme, rule: target`. */
export async function axeInThemes(page: Page, themes: string[], within = 'html'): Promise<string[]> {
  await bring(page);
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
    [themes, OF_COLOUR, within] as const,
  );
  return results.flatMap(({ theme, ...found }) => told(found).map((line) => `${theme}, ${line}`));
}
