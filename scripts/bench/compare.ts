import type { Browser } from '@playwright/test';
import { serve } from '../serve.mjs';
import { firstVisit, type FirstVisit } from './first-visit.ts';
import { loadInTurn, PAGE, visitBuild, visitReference, type Loading } from './loading.ts';
import { referencePage, servePage } from './reference-page.ts';
import { median } from './statistics.ts';
import { spread, switchInTurn, type Switching } from './switching.ts';

/** The paragraph from which the languages of the page are switched. */
export const PARAGRAPH = 'policy-p3';

/** Measures the first visit, loading on a slow phone and the switch of this build and of another in turn, and prints both side by side. */
export async function compare(
  browser: Browser,
  folder: string,
  rounds: number,
  listing: boolean,
): Promise<void> {
  const [site, other] = [await serve({ folder: 'build', port: 0 }), await serve({ folder, port: 0 })];
  const html = referencePage('locales');
  const still = await servePage(html);
  const switchable = await servePage(referencePage('locales', true));
  try {
    const visits = [await firstVisit(browser, site.url + PAGE), await firstVisit(browser, other.url + PAGE)];
    if (listing) visits.forEach(list);
    const loading = await loadInTurn(
      browser,
      {
        duidu: visitBuild(site.url, 'build'),
        other: visitBuild(other.url, folder),
        reference: visitReference(still.url, html),
      },
      rounds,
    );
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
    const line = (name: string, values: number[]) =>
      row(name, ...values.map((value) => (Number.isNaN(value) ? '' : Math.round(value * 10) / 10)));
    const loaded = (name: string, of: (one: Loading) => number) =>
      line(name, [loading.duidu, loading.other, loading.reference].map(of));
    loaded('first paint, median, ms', ({ firstPaint }) => firstPaint);
    loaded('largest paint, median, ms', ({ largestPaint }) => largestPaint);
    loaded('full text, median, ms', ({ fullText }) => fullText);
    const switched = (name: string, of: (one: Switching) => number) =>
      line(name, [switching.duidu, switching.other, switching.reference].map(of));
    switched('switch, median, ms', ({ durations }) => spread(durations).median);
    switched('switch, 90th percentile, ms', ({ durations }) => spread(durations).p90);
    switched('switch until painted, median, ms', ({ shown }) => median(shown));
    switched('switch to both, median, ms', ({ both }) => median(both));
    switched('moved at most, px', ({ moved }) => moved);
  } finally {
    await Promise.all([site.stop(), other.stop(), still.stop(), switchable.stop()]);
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
