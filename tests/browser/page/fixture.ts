// The page around a text as the components make it, built by hand: the modules under test need no SvelteKit.
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

/** The annotations of the paper in every language, as when they have been loaded. */
export const ANNOTATIONS: RenderContext['annotations'] = Object.fromEntries(
  ['en', 'zh-Hans'].map((lang) => [lang, { glossary: GLOSSARY, summary: { walls: 'Stone walls.' } }]),
);

/** What a text is drawn from. The interface says the keys of its messages, with the number that is in them. */
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
    unfolded: false,
    long: false,
    glossed: langs.length === 1,
    annotations: {},
    link: ({ langs: others }) => `/tides/${others.join('/')}/`,
    ...more,
  };
}

/** The elements of the page that modules are given. */
export type Page = { main: HTMLElement; body: HTMLElement; glossary: HTMLElement };

/** Puts an empty page in the document; `showHead` and a text fill it. */
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

/** The elements of the page that is there. */
export function find(): Page {
  const [main, body, glossary] = ['main', 'main > .text', '.glossary'].map((selector) =>
    document.querySelector<HTMLElement>(selector),
  );
  if (!main || !body || !glossary) throw new Error('Expected a page; call makePage first');
  return { main, body, glossary };
}

/** Draws what is around the text for a view, and what the view changes on the page. */
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
    <nav class="contents"><ol role="list">${contents.join('')}</ol></nav>
    ${langs.length > 1 ? '<p class="peek-all"><button type="button">Unfold all</button></p>' : ''}`;
}

const texts = new WeakMap<RenderContext['sections'], Map<string, SafeHtml>>();

/** Shows a view as a server would have drawn it, all of it at once. */
export function drawAll(context: RenderContext): void {
  const { body, glossary } = find();
  showHead(context);
  const { sections, glossed, unfolded, long, ruby, annotations } = context;
  // Rendered once for each context; what takes time here should be the browser's layout.
  const known = texts.get(sections) ?? new Map<string, SafeHtml>();
  texts.set(sections, known);
  const key = JSON.stringify([glossed, unfolded, long, ruby !== undefined, Object.keys(annotations)]);
  const html = known.get(key) ?? renderText(context);
  known.set(key, html);
  body.innerHTML = trustedHtml(html);
  glossary.innerHTML = trustedHtml(renderGlossary(context));
}

/** Chooses a layout for two languages, as the settings do. */
export function setLayout(layout: string): void {
  document.documentElement.dataset.layout = layout;
}

/** Waits until the browser has drawn that many frames. */
export async function frames(count = 3): Promise<void> {
  for (let n = 0; n < count; n++) await new Promise((done) => requestAnimationFrame(done));
}

/** Waits until something holds, frame by frame; throws after five seconds. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  for (const end = performance.now() + 5000; !holds();) {
    if (performance.now() > end) throw new Error(`Waited five seconds until ${what}`);
    await frames(1);
  }
}

/** How far down the window bars at the top cover the text, once they are where they stick: CSS px. */
export function covered(): number {
  const ends = [...document.querySelectorAll<HTMLElement>('.column-heads, .masthead')].map((bar) => {
    const { position, top } = getComputedStyle(bar);
    return ['sticky', 'fixed'].includes(position) ? parseFloat(top) + bar.offsetHeight : 0;
  });
  return Math.max(0, ...ends);
}

/** Where the first line of an element is: CSS px below the top of the window. */
export const firstLine = (element: Element | null | undefined): number =>
  element?.getClientRects()[0]?.top ?? NaN;

/** A segment, the language in which it is seen, and where its first line is: CSS px below the top of the window. */
export type Seen = { id: string; lang: string; top: number };

const segmentsShown = (selector: string) =>
  [...document.querySelectorAll<HTMLElement>(selector)].filter((element) =>
    // Of what the browser has not laid out yet nobody knows where it is.
    element.checkVisibility({ contentVisibilityAuto: true }),
  );

/**
 * The first segment in sight, found by looking at each of them: in every language where languages follow each other
 * down the page, in the leading one where they face each other. It shares no code with the module that it checks.
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

/** How many px a segment has moved: in the language in which it was seen, if that is shown, else in the leading one. */
export function movedBy({ id, lang, top }: Seen): number {
  const all = segmentsShown(`main [data-segment="${id}"]`);
  const own = all.find(({ parentElement }) => parentElement?.lang === lang) ?? all[0];
  return Math.abs(firstLine(own) - top);
}

/** Scrolls so that an element begins that far below the top of the window. */
export function scrollToElement(id: string, below: number): void {
  const element = document.getElementById(id);
  if (!element) throw new Error(`Expected an element with the id ${id}`);
  scrollBy({ top: firstLine(element) - below, behavior: 'instant' });
}
