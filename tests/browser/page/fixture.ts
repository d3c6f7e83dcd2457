// The page around a text, built by hand as the components would render it: the modules under test need no SvelteKit.
import type { TFunction } from 'i18next';
import { renderGlossary } from '../../../src/lib/render/annotations.ts';
import type { RenderContext } from '../../../src/lib/render/context.ts';
import { renderText } from '../../../src/lib/render/text.ts';
import type { SafeHtml } from '../../../src/lib/render/html.ts';
import { trustedHtml } from '../../../src/lib/render/trusted-types.ts';
import type { Glossary } from '../../../src/lib/document/types.ts';
import type { View } from '../../../src/lib/document/view.ts';
import { sectionsIn, titleIn, type Shape } from './paper.ts';

/** The views of the paper, by a short name. */
export const VIEWS = {
  en: ['en'],
  zh: ['zh-Hans'],
  'en+zh': ['en', 'zh-Hans'],
  'zh+en': ['zh-Hans', 'en'],
} as const satisfies Record<string, View['langs']>;

export type ViewName = keyof typeof VIEWS;

/** The names of all views. */
export const VIEW_NAMES = Object.keys(VIEWS) as ViewName[];

const GLOSSARY: Glossary = {
  harbour: { term: 'harbour', forms: [], explanation: 'A place where boats are safe.' },
  tide: { term: 'tide', forms: [], explanation: 'The sea rises and falls twice a day.' },
  wall: { term: 'wall', forms: [], explanation: 'Stones that keep the water out.' },
};

/** The annotations of the paper in every language, loaded. */
export const ANNOTATIONS: RenderContext['annotations'] = Object.fromEntries(
  ['en', 'zh-Hans'].map((lang) => [lang, { glossary: GLOSSARY, summary: { walls: 'Stone walls.' } }]),
);

/** A context to render a view from. Interface messages are their keys followed by their values. */
export function contextOf(
  name: ViewName,
  more: Partial<RenderContext> = {},
  shapes?: Shape[],
): RenderContext {
  const langs = VIEWS[name];
  const t = ((key: string, values: object = {}) => [key, ...Object.values(values)].join(' ')) as unknown;
  return {
    sections: sectionsIn(langs, shapes),
    view: { paper: 'tides', langs },
    langs: ['en', 'zh-Hans'],
    ui: { lang: langs[0], t: t as TFunction<'ui'> },
    long: false,
    glossed: langs.length === 1,
    glossaries: [...langs],
    annotations: {},
    link: ({ langs: others }) => `/tides/${others.join('/')}/`,
    ...more,
  };
}

/** The elements that the modules under test are given. */
export type Page = { main: HTMLElement; body: HTMLElement; glossary: HTMLElement };

/** Puts an empty page into the document. `showHead` and a text fill it. */
export function makePage(): Page {
  const page = document.querySelector('#_page');
  if (!page) throw new Error('Expected #_page in the document');
  page.innerHTML = `
    <header class="masthead"><a class="brand" href="#">Duidu</a>
      <div class="bar"><nav class="views"><ul role="list"><li><a href="#views">EN</a></li></ul></nav></div></header>
    <main id="_text" tabindex="-1"><div class="head" style="display: contents"></div><div class="text"></div></main>
    <aside id="_glossary" class="glossary"></aside>
    <footer class="imprint"><p>Duidu</p></footer>`;
  return find();
}

/** Returns the elements of the current page. */
export function find(): Page {
  const [main, body, glossary] = ['main', 'main > .text', '.glossary'].map((selector) =>
    document.querySelector<HTMLElement>(selector),
  );
  if (!main || !body || !glossary) throw new Error('Expected a page; call makePage first');
  return { main, body, glossary };
}

/** Renders everything around the text for a view, and updates the language and classes of the page. */
export function showHead(context: RenderContext): void {
  const { main, glossary } = find();
  const { langs } = context.view;
  document.documentElement.lang = langs[0];
  for (const element of [main, glossary]) {
    element.classList.toggle('pair', langs.length > 1);
    element.classList.toggle('single', langs.length === 1);
    element.dataset.columns = langs.length === 1 ? 'even' : langs[0] === 'en' ? 'wide-narrow' : 'narrow-wide';
  }
  const cells = (tag: string, text: (lang: string, n: number) => string) =>
    langs
      .map((lang, n) => `<${tag} class="${n ? 'beside' : 'lead'}" lang="${lang}">${text(lang, n)}</${tag}>`)
      .join('');
  const contents = context.sections.map(
    ({ id, headings }) =>
      `<li class="row">${langs.map((lang, n) => `<a class="${n ? 'beside' : 'lead'}" lang="${lang}" href="#${id}">${headings[n]}</a>`).join('')}</li>`,
  );
  const head = main.firstElementChild;
  if (!head) throw new Error('Expected the head of the text');
  head.innerHTML = `<h1 class="row">${cells('span', titleIn)}</h1>
    <div class="row colophon">${cells('p', () => 'Harbour<br />Tide<br />2002')}</div>
    <div class="row column-heads">${cells('p', (lang) => `<strong>${lang}</strong> <span>original</span>`)}</div>
    <nav class="contents"><ol role="list">${contents.join('')}</ol></nav>`;
}

const texts = new WeakMap<RenderContext['sections'], Map<string, SafeHtml>>();

/** Renders a whole view at once, as the server does. */
export function renderAll(context: RenderContext): void {
  const { body, glossary } = find();
  showHead(context);
  const { sections, glossed, expandable, long, ruby, annotations } = context;
  // Cache the HTML of each context, so that tests spend their time on layout.
  const known = texts.get(sections) ?? new Map<string, SafeHtml>();
  texts.set(sections, known);
  const key = JSON.stringify([glossed, expandable, long, ruby !== undefined, Object.keys(annotations)]);
  const html = known.get(key) ?? renderText(context);
  known.set(key, html);
  body.innerHTML = trustedHtml(html);
  glossary.innerHTML = trustedHtml(renderGlossary(context));
}

/** Sets the layout for two languages, as the settings do. */
export function setLayout(layout: string): void {
  document.documentElement.dataset.layout = layout;
}

/** Waits for that many frames. */
export async function frames(count = 3): Promise<void> {
  for (let n = 0; n < count; n++) await new Promise((done) => requestAnimationFrame(done));
}

/** Checks a condition in every frame until it is true. Throws after five seconds. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  for (const end = performance.now() + 5000; !holds();) {
    if (performance.now() > end) throw new Error(`Waited five seconds until ${what}`);
    await frames(1);
  }
}

/** The height that sticky bars cover at the top of the window, in CSS px. */
export function covered(): number {
  const ends = [...document.querySelectorAll<HTMLElement>('.column-heads, .masthead')].map((bar) => {
    const { position, top } = getComputedStyle(bar);
    return ['sticky', 'fixed'].includes(position) ? parseFloat(top) + bar.offsetHeight : 0;
  });
  return Math.max(0, ...ends);
}

/** The top of an element’s first line, in CSS px below the top of the window. */
export const firstLine = (element: Element | null | undefined): number =>
  element?.getClientRects()[0]?.top ?? NaN;

/** A visible segment: its id, its language, and the top of its first line in CSS px below the top of the window. */
export type Seen = { id: string; lang: string; top: number };

const segmentsShown = (selector: string) =>
  [...document.querySelectorAll<HTMLElement>(selector)].filter((element) =>
    // What the browser has not laid out yet has no position.
    element.checkVisibility({ contentVisibilityAuto: true }),
  );

/**
 * The first visible segment, found by checking all of them: those of the leading language if the languages are in columns,
 * else those of every language. Shares no code with the module under test.
 */
export function firstSeen(): Seen {
  const bars = [...document.querySelectorAll<HTMLElement>('.column-heads, .masthead')].filter((bar) =>
    ['sticky', 'fixed'].includes(getComputedStyle(bar).position),
  );
  const edge = Math.max(0, ...bars.map((bar) => bar.getBoundingClientRect().bottom));
  const facing = getComputedStyle(document.documentElement).getPropertyValue('--layout') === 'columns';
  const all = segmentsShown(`main ${facing ? '.lead ' : ''}[data-segment]`).map((element) => ({
    id: element.dataset.segment ?? '',
    lang: element.parentElement?.lang ?? '',
    top: firstLine(element),
  }));
  const found =
    all.find(({ top }) => top >= edge - 0.5 && top < innerHeight) ?? all.findLast(({ top }) => top < edge);
  if (!found) throw new Error('Expected a segment in the window');
  return found;
}

/** How far a segment has moved, in CSS px: in the language it was seen in, or in the leading one if that is not shown. */
export function movedBy({ id, lang, top }: Seen): number {
  const all = segmentsShown(`main [data-segment="${id}"]`);
  const own = all.find(({ parentElement }) => parentElement?.lang === lang) ?? all[0];
  return Math.abs(firstLine(own) - top);
}

/** Scrolls an element to `below` px below the top of the window. */
export function scrollToElement(id: string, below: number): void {
  const element = document.getElementById(id);
  if (!element) throw new Error(`Expected an element with the id ${id}`);
  scrollBy({ top: firstLine(element) - below, behavior: 'instant' });
}
