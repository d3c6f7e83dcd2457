import type { Browser } from '@playwright/test';
import { SLUG } from '../grow.ts';
import { serve } from '../serve.mjs';
import { firstVisit, type FirstVisit } from './first-visit.ts';
import { referencePage, servePage } from './reference-page.ts';
import { median } from './statistics.ts';
import { spread, switchInTurn, type Switching } from './switching.ts';

/** The page that is measured, and the paragraph from which its languages are switched. */
export const PAGE = `${SLUG}/en/zh-Hans/`;
export const PARAGRAPH = 'policy-p3';

/** Measures the first visit and the switch of this build and of another in turn, and prints both side by side. */
export async function compare(
  browser: Browser,
  folder: string,
  rounds: number,
  listing: boolean,
): Promise<void> {
  const [site, other] = [await serve({ folder: 'build', port: 0 }), await serve({ folder, port: 0 })];
  const switchable = await servePage(referencePage('locales', true));
  try {
    const visits = [await firstVisit(browser, site.url + PAGE), await firstVisit(browser, other.url + PAGE)];
    if (listing) visits.forEach(list);
    const switching = await switchInTurn(
      browser,
      {
        duidu: { url: site.url, paragraph: PARAGRAPH },
        other: { url: other.url, paragraph: PARAGRAPH },
        reference: { url: switchable.url },
      },
      rounds,
    );
    row('', 'build', 'against', 'reference');
    row('first visit, bytes', ...visits.map(({ bytes }) => bytes));
    row('first visit, script', ...visits.map(({ scriptBytes }) => scriptBytes));
    row('first visit, requests', ...visits.map(({ requests }) => requests));
    const all = [switching.duidu, switching.other, switching.reference];
    const line = (name: string, of: (one: Switching) => number) =>
      row(
        name,
        ...all.map((one) => of(one)).map((value) => (Number.isNaN(value) ? '' : Math.round(value * 10) / 10)),
      );
    line('switch, median, ms', ({ durations }) => spread(durations).median);
    line('switch, 90th percentile, ms', ({ durations }) => spread(durations).p90);
    line('switch until painted, median, ms', ({ shown }) => median(shown));
    line('switch to both, median, ms', ({ both }) => median(both));
    line('moved at most, px', ({ moved }) => moved);
  } finally {
    await Promise.all([site.stop(), other.stop(), switchable.stop()]);
  }
}

/** Prints a line of a table: a name and its cells. */
export function row(name: string, ...cells: (string | number)[]): void {
  console.log(name.padEnd(36) + cells.map((cell) => String(cell).padStart(12)).join(''));
}

/** Prints each response of a visit: bytes of its body and of its headers, and its path. */
export function list({ responses }: FirstVisit): void {
  for (const { url, bytes, headers } of responses) {
    console.log(`${String(bytes).padStart(8)} + ${String(headers).padStart(4)}  ${new URL(url).pathname}`);
  }
}
