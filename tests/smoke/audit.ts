import type { Page } from '@playwright/test';
import { axe } from '../support/axe.ts';
import { LATIN_NAMES } from '../support/latin-names.ts';
import { faint } from '../support/contrast.ts';
import { CONTROLS } from '../support/control-kinds.ts';

/** The smallest side of a control, in CSS px (WCAG 2.5.5); layout may round it down by a fraction. */
const TARGET = 43.9;

/** Controls that, with their label, are smaller than 44 by 44 px. Terms in a sentence are exempt (2.5.5, inline). */
const smallTargets = (page: Page, within: string) =>
  page.evaluate(
    ([root, controls, least]) =>
      [...document.querySelectorAll<HTMLElement>(`${root} :is(${controls})`)].flatMap((control) => {
        if (!control.checkVisibility() || control.matches('.skip:not(:focus), [data-segment] > a')) return [];
        const { width, height } = (control.closest('label') ?? control).getBoundingClientRect();
        const name = control.getAttribute('aria-label') ?? control.textContent.trim();
        return width < least || height < least
          ? [`target: ${control.localName} "${name}", ${width.toFixed()} × ${height.toFixed()} px`]
          : [];
      }),
    [within, CONTROLS, TARGET] as const,
  );

/** Links with the same name but different targets, and controls without a name, in the accessibility tree. */
async function unclearNames(page: Page): Promise<string[]> {
  const tree = await page.locator('body').ariaSnapshot();
  const found: string[] = [];
  const leads = new Map<string, string>();
  let name = '';
  for (const line of tree.split('\n')) {
    const control = /^\s*- '?(link|button|checkbox|radio|slider|textbox)\b ?("(?:[^"\\]|\\.)*")?/.exec(line);
    if (control) {
      name = control[2] ?? '';
      if (!name) found.push(`name: a ${control[1] ?? 'control'} has none`);
    }
    const url = /- \/url: "?([^"]*)"?$/.exec(line)?.[1];
    if (url === undefined || !name) continue;
    const href = new URL(url, page.url()).href;
    const other = leads.get(name);
    if (other !== undefined && other !== href) found.push(`name: ${name} leads to ${other} and ${href}`);
    leads.set(name, href);
  }
  return found;
}

/**
 * Runs of letters whose script is not that of the language they are tagged with. Comparing scripts cannot tell English from
 * French, or Simplified from Traditional Chinese.
 */
const wrongLanguages = (page: Page) =>
  page.evaluate((names) => {
    const scriptOf = (lang: string) =>
      (new Intl.Locale(lang).maximize().script ?? '').replace(/^Han[st]$/, 'Hani');
    const LETTERS = /(?<Hani>\p{sc=Han}+)|(?<Arab>\p{sc=Arabic}+)|(?<Latn>\p{sc=Latin}{2,})/gu;
    // A version is a hexadecimal number, and Traditional Chinese writes unit symbols in Latin letters.
    const isSign = (element: Element | null, run: string) =>
      (element?.matches('.position') === true && /^[a-f]+$/.test(run)) ||
      (element?.matches('.state, .offline-line') === true && /^[kM]B$/.test(run));
    const found = new Set<string>();
    const look = (element: Element | null, text: string) => {
      const lang = element?.closest('[lang]')?.getAttribute('lang') ?? '';
      for (const { 0: run, groups = {} } of text.replaceAll(new RegExp(names, 'g'), '').matchAll(LETTERS)) {
        const script = Object.keys(groups).find((name) => groups[name] !== undefined);
        if ((lang && scriptOf(lang) === script) || isSign(element, run)) continue;
        found.add(`language: "${run}" is tagged "${lang}"`);
      }
    };
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement?.closest('script, style')) look(node.parentElement, node.textContent ?? '');
    for (const name of ['aria-label', 'aria-description', 'alt', 'title', 'placeholder'])
      for (const element of document.querySelectorAll(`[${name}]`))
        look(element, element.getAttribute(name) ?? '');
    return [...found];
  }, LATIN_NAMES.source);

/** Sideways scrolling and clipped text in a window of 320 px, which equals 1280 px at 400 % zoom (WCAG 1.4.10). */
async function brokenReflow(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const found = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    const cut = [...document.querySelectorAll('a, button, summary, p, h1, h2, h3, li, label, dt, dd')].filter(
      (element) => {
        if (!element.checkVisibility() || element.closest('.hidden, .skip, .long')) return false;
        const { overflowX, overflowY } = getComputedStyle(element);
        return (
          (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
          (hides(overflowY) && element.scrollHeight > element.clientHeight + 1)
        );
      },
    );
    return [
      ...(scrollWidth > clientWidth ? [`reflow: at 320 px the page is ${scrollWidth} px wide`] : []),
      ...cut.map((element) => `reflow: at 320 px "${element.textContent.trim().slice(0, 60)}" is cut off`),
    ];
  });
  if (before) await page.setViewportSize(before);
  return found;
}

/**
 * Returns the faults of a page in its present state, one line each: axe with every rule of WCAG 2.0 to 2.2 up to AAA,
 * contrast in every theme, target sizes, names, languages and reflow. axe is the floor; the other checks cover what it
 * cannot decide. `within` limits contrast and targets to a part of the page; the rest looks at all of it.
 */
export async function audit(page: Page, within = 'html'): Promise<string[]> {
  const { low, pairs } = await faint(page, within);
  return [
    ...(await axe(page)).map((line) => `axe: ${line}`),
    ...low.map((line) => `contrast: ${line}`),
    ...(pairs ? [] : ['contrast: nothing was measured']),
    ...(await smallTargets(page, within)),
    ...(await unclearNames(page)),
    ...(await wrongLanguages(page)),
    ...(await brokenReflow(page)),
  ];
}
