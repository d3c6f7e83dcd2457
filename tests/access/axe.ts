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
    because: /due to a pseudo element/,
    target:
      /^(?:#[\w-]+ > )?(?:details > |\.acts > )?(?:a\[href\$="#[\w-]+"\]|a(?::nth-child\(\d\))?|#[\w-]+|summary\[aria-label="[^"]+"\])$/,
    reason:
      'The hairline between the columns is 1 px wide and stands in the gutter, away from all text, but it is long.',
  },
  {
    rule: /^color-contrast/,
    because: /partially obscured by another element/,
    target: /> \.short\[aria-hidden="true"\](?: > span(?:\[[\w-]+="[\w-]+"\]|:nth-child\(\d+\))*)?$/,
    reason: 'Many languages scroll within the bar of a phone: the last in sight may be seen in part.',
  },
];

/**
 * What axe finds on a page: WCAG 2.0 to 2.2, A to AAA, and best practice. Violations and undecided results alike, as
 * `rule: target`; none when all is well.
 */
export async function axe(page: Page): Promise<string[]> {
  // What this page says of the offline copy comes when the browser is idle, and changes until all is saved: not while
  // axe looks.
  if (page.url().includes('/about/')) await page.locator('main .offline .where').waitFor();
  // The policy of the pages forbids script elements; evaluating is the test's own doing.
  await page.evaluate(source);
  const results = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof axeCore };
    const tags = [
      'wcag2a',
      'wcag2aa',
      'wcag2aaa',
      'wcag21a',
      'wcag21aa',
      'wcag22a',
      'wcag22aa',
      'best-practice',
    ];
    return (await axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      rules: {
        'color-contrast-enhanced': { enabled: true },
        'identical-links-same-purpose': { enabled: true },
        'target-size': { enabled: true },
      },
    })) as AxeResults;
  });
  const name = (id: string, node: NodeResult) =>
    `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`;
  const open = results.incomplete.flatMap(({ id, nodes }) =>
    nodes
      .filter(
        (node) =>
          !DECIDED.some(
            ({ rule, because, target }) =>
              rule.test(id) && because.test(node.failureSummary ?? '') && target.test(node.target.join(' ')),
          ),
      )
      .map((node) => `undecided ${name(id, node)}`),
  );
  return [...results.violations.flatMap(({ id, nodes }) => nodes.map((node) => name(id, node))), ...open];
}
