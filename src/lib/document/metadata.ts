import { resolve } from '$app/paths';

/** A version of a page in another language, for `hreflang`. */
export type Alternate = { hreflang: string; href: string };

/** The content of a page’s `<head>`; `lang` is the interface language. Addresses are absolute. */
export type Metadata = {
  title: string;
  description: string;
  lang: string;
  address: string;
  alternates: Alternate[];
};

/** Makes an address of this site absolute: with the origin that the build was given, and the base path. */
export const absoluteUrl = (address: string) => import.meta.env.ORIGIN + resolve(address as '/');

/** The versions of a page in several languages, the first of them also for readers of any other language. */
export function alternatesOf(versions: { lang: string; address: string }[]): Alternate[] {
  const all = versions.map(({ lang, address }) => ({ hreflang: lang, href: absoluteUrl(address) }));
  return all.length < 2
    ? []
    : [...all, ...all.slice(0, 1).map(({ href }) => ({ hreflang: 'x-default', href }))];
}
