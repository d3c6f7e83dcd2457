import type { Component } from 'svelte';
import type { Interface } from '../languages/interface.ts';

/** What every page is given. */
export type PageProps = { ui: Interface };

/** A page as its route shows it: painted, when the document is new; a component with its props afterwards. */
export type Page =
  | { lang: string; painted: { head: string; body: string } }
  | { lang: string; component: Component<PageProps>; props: PageProps };

let documentIsNew = true;

/** Stands for what the document already shows. Not empty: Svelte takes an empty {@html} to have no nodes to keep. */
const KEEP = ' ';

/**
 * Presents a page so that its text crosses the network once. While prerendering, the component becomes HTML. In the
 * browser the first page is that HTML, and Svelte leaves `{@html}` alone when it hydrates: neither the component nor
 * the text is loaded for what stands there already. Only later pages are built in the browser.
 */
export async function present<Props extends PageProps>(
  load: () => Promise<{ default: Component<Props> }>,
  propsOf: () => Promise<Props>,
): Promise<Page> {
  if (import.meta.env.PROD && !import.meta.env.SSR && documentIsNew) {
    documentIsNew = false;
    return { lang: document.documentElement.lang, painted: { head: KEEP, body: KEEP } };
  }
  const [{ default: component }, props] = await Promise.all([load(), propsOf()]);
  const { lang } = props.ui;
  if (import.meta.env.PROD && import.meta.env.SSR) {
    const { render } = await import('svelte/server');
    const { head, body } = render(component as Component<PageProps>, { props });
    return { lang, painted: { head: bare(head), body: bare(body) } };
  }
  return { lang, component: component as Component<PageProps>, props };
}

/** Without the comments that only hydration needs. In text `<` is written `&lt;`: every comment is Svelte's own. */
const bare = (html: string) => html.replace(/<!--.*?-->/gs, '');
