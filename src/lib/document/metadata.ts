import { resolve } from '$app/paths';

/** Another page with the same content in another language, for `hreflang`. */
export type Alternate = { hreflang: string; href: string };

/** What a page's head says of it, in the language of the interface. */
export type Words = { title: string; description: string };

/** A page's head. Addresses are absolute; the words are made when they are asked for, which takes its time. */
export type Metadata = { words: () => Words; lang: string; address: string; alternates: Alternate[] };

/** Makes an address of this site whole, with the origin that the build was given, and the base path. */
export const whole = (address: string) => import.meta.env.ORIGIN + resolve(address as '/');

/** The same page in several languages, the first of them also for readers of any other. */
export function alternatesOf(versions: { lang: string; address: string }[]): Alternate[] {
  const all = versions.map(({ lang, address }) => ({ hreflang: lang, href: whole(address) }));
  return all.length < 2
    ? []
    : [...all, ...all.slice(0, 1).map(({ href }) => ({ hreflang: 'x-default', href }))];
}
