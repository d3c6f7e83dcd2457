import type { Component } from 'svelte';
import type { Interface } from '../languages/interface.ts';

/** What every page is given. */
export type PageProps = { ui: Interface };

/** What a page is made from: the parameters of its address, and where it stands. */
export type Visit = {
  params: Partial<Record<'paper' | 'lang' | 'beside', string | undefined>>;
  url: { origin: string };
};

/** A module of a page: what shows it, and what it is given. */
export type PageModule<Props extends PageProps> = {
  component: Component<Props>;
  propsFor(visit: Visit): Promise<Props>;
};

/** A page as its route shows it: painted, when the document is new; a component with its props afterwards. */
export type Page =
  | { lang: string; painted: { head: string; body: string } }
  | { lang: string; component: Component<PageProps>; props: PageProps };

let documentIsNew = true;

/** Stands for what the document already shows. Not empty: Svelte takes an empty {@html} to have no nodes to keep. */
const KEEP = ' ';

/**
 * Presents a page so that its text crosses the network once. While prerendering, the page becomes HTML. In the browser
 * the first page is that HTML, and Svelte leaves `{@html}` alone when it hydrates: neither the page's module nor its
 * text is loaded for what stands there already. Only later pages are built in the browser.
 */
export async function present<Props extends PageProps>(
  visit: Visit,
  load: () => Promise<PageModule<Props>>,
): Promise<Page> {
  // Read at once, the first time too: SvelteKit loads a page again when what its load has read changes.
  const { paper, lang: lead, beside } = visit.params;
  if (import.meta.env.PROD && !import.meta.env.SSR && documentIsNew) {
    documentIsNew = false;
    return { lang: document.documentElement.lang, painted: { head: KEEP, body: KEEP } };
  }
  const module = await load();
  const component = module.component as Component<PageProps>;
  const props = await module.propsFor({ params: { paper, lang: lead, beside }, url: visit.url });
  const { lang } = props.ui;
  if (import.meta.env.PROD && import.meta.env.SSR) {
    const { render } = await import('svelte/server');
    const { head, body } = render(component, { props });
    return { lang, painted: { head: bare(head), body: bare(body) } };
  }
  return { lang, component, props };
}

/** Without the comments that only hydration needs. In text `<` is written `&lt;`: every comment is Svelte's own. */
const bare = (html: string) => html.replace(/<!--.*?-->/gs, '');
