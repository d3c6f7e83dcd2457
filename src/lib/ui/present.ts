import type { Snapshot } from '@sveltejs/kit';
import type { Component } from 'svelte';
import type { Interface } from '../i18n/interface.ts';
import { whenIdle } from '../reader/when-idle.ts';

/** What every page is given. */
export type PageProps = { ui: Interface };

/** What a page is made from: the parameters of its address. */
export type Params = Partial<Record<'paper' | 'lang' | 'beside', string | undefined>>;

/** What a page that is shown gives, if there is something to it that a reader would miss: how it was left. */
export type Left = { snapshot?: Snapshot<unknown> };

/** A module of a page: what shows it, and what it is given. */
export type PageModule<Props extends PageProps> = {
  component: Component<Props, Left>;
  propsFor(params: Params): Promise<Props>;
};

/** A page as its route shows it. `lang` is the language of the interface. */
export type Page = { lang: string; component: Component<PageProps, Left>; props: PageProps };

let documentIsNew = true;

/**
 * Presents a page. The page that the reader opened is whole before any script runs, so that scripts wait until the
 * browser is idle; only then the page's module and the text are loaded, for what acts and for other views. SvelteKit
 * puts none of this into the document: what a universal load gives is not written there, and the text stands in it once.
 */
export async function present<Props extends PageProps>(
  visit: { params: Params; url: URL },
  load: () => Promise<PageModule<Props>>,
): Promise<Page> {
  // Read at once: SvelteKit loads a page again when what its load has read changes.
  const { paper, lang, beside } = visit.params;
  const isNew = !import.meta.env.SSR && documentIsNew;
  documentIsNew = false;
  if (isNew) await whenIdle();
  const module = await load();
  const props = await module.propsFor({ paper, lang, beside });
  // A reader who does something now waits for the one or the other, not for both.
  if (isNew) await new Promise((next) => setTimeout(next));
  return { lang: props.ui.lang, component: module.component as Component<PageProps, Left>, props };
}
