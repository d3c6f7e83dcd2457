import { resolve } from '$app/paths';

/** Another page with the same content in another language, for `hreflang`. */
export type Alternate = { hreflang: string; href: string };

/** What a page's head says of it, in the language of the interface. Addresses are absolute. */
export type Metadata = {
  title: string;
  description: string;
  lang: string;
  address: string;
  alternates: Alternate[];
};

/** Makes an address of this site whole: `whole('/about/en/')`, with origin and base path. */
export type Whole = (address: string) => string;

/** The same page in several languages, the first of them also for readers of any other. */
export function alternatesOf(versions: { lang: string; address: string }[], whole: Whole): Alternate[] {
  const all = versions.map(({ lang, address }) => ({ hreflang: lang, href: whole(address) }));
  return all.length < 2
    ? []
    : [...all, ...all.slice(0, 1).map(({ href }) => ({ hreflang: 'x-default', href }))];
}

/** Makes addresses whole with an origin (`https://reader.example`) and the base path. */
export const wholeAt =
  (origin: string): Whole =>
  (address) =>
    origin + resolve(address as '/');
