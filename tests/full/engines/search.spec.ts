import { expect, frames, open, PAPER, test, until } from '../../support/engines/engine.ts';
import type { Tab } from '../../support/engines/launch.ts';

/** Types a query into the search sheet, and waits until something else is found. */
const search = async (tab: Tab, query: string) => {
  const before = await tab.evaluate(() => document.querySelector('.results li')?.textContent ?? '');
  await tab.evaluate((typed) => {
    const field = document.querySelector<HTMLInputElement>('dialog [type=search]');
    if (!field) return;
    field.value = typed;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, query);
  await until(tab, (former) => (document.querySelector('.results li')?.textContent ?? '') !== former, before);
};

const openSearch = async (tab: Tab) => {
  await tab.press('/');
  await until(tab, () => document.activeElement?.matches('dialog [type=search]') === true);
};

test('a search in two languages leads to the pair, and Back to where the reader was', async ({
  tab,
  site,
}) => {
  await open(tab, `${site.url}${PAPER}en/`);
  await tab.evaluate(() => scrollTo({ top: 600, behavior: 'instant' }));
  await frames(tab);
  await openSearch(tab);
  await search(tab, 'mutual trust 互信');
  const marks = await tab.evaluate(() =>
    [...document.querySelectorAll('.results li:first-child mark')].map(({ textContent }) => textContent),
  );
  expect(marks.map((mark) => mark.toLowerCase())).toEqual(['mutual trust', '互信']);
  await tab.press('ArrowDown');
  await tab.press('Enter');
  await until(tab, () => {
    const sentence = document.querySelector('.lead > [data-marked]');
    const { top = -1 } = sentence?.getBoundingClientRect() ?? {};
    return !document.querySelector('dialog[open]') && sentence === document.activeElement && top > 0;
  });
  await tab.back();
  await until(tab, () => location.pathname.endsWith('/en/') && Math.abs(scrollY - 600) <= 1);
  await until(tab, () => document.querySelector('main .beside') === null);
});

test('a long paper is searched beside the page, in both languages, and a result far away is reached', async ({
  tab,
  long,
}) => {
  await open(tab, `${long}${PAPER}en/zh-Hans/`);
  await tab.evaluate(() => {
    const Real = Worker;
    const made: string[] = [];
    Object.assign(window, {
      made,
      Worker: class extends Real {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          made.push(String(url));
        }
      },
    });
  });
  await openSearch(tab);
  await search(tab, 'trust 互信');
  expect(await tab.evaluate(() => (window as unknown as { made: string[] }).made)).toHaveLength(1);
  const count = () =>
    tab.evaluate(() => Number(/\d+/.exec(document.querySelector('.position')?.textContent ?? '')?.[0] ?? 0));
  // Results arrive in batches. Each copy of the paper in the long one has some.
  await expect.poll(count).toBeGreaterThan(100);
  await until(tab, () => document.querySelectorAll('.results li').length === 50);
  await tab.evaluate(() => document.querySelector<HTMLElement>('.results li:last-child a')?.click());
  await until(tab, () => {
    const sentence = document.querySelector('.lead > [data-marked]');
    const { top = -1 } = sentence?.getBoundingClientRect() ?? {};
    return sentence === document.activeElement && top > 0 && top < innerHeight;
  });
});

test('a long paper can be searched even if the worker does not run', async ({ tab, long }) => {
  await open(tab, `${long}${PAPER}en/`);
  await tab.evaluate(() => {
    class Broken extends EventTarget {
      postMessage() {
        setTimeout(() => this.dispatchEvent(new Event('error')));
      }
      terminate() {
        return undefined;
      }
    }
    Object.assign(window, { Worker: Broken });
  });
  await openSearch(tab);
  await search(tab, 'mutual trust');
});
