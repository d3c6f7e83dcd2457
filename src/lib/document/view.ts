/** What is read: a paper, in one language or in two, the first leading. */
export type View = {
  paper: string;
  langs: readonly [lead: string] | readonly [lead: string, beside: string];
};

/** The address of a view under the base path: `/new-security-concept/en/zh-Hans/`. */
export const addressOf = ({ paper, langs }: View) =>
  `/${paper}/${langs.join('/')}/` as `/${string}/${string}/`;

/** What stands after the shelf's address when the reader is started as an app. It says how one came, not what is there. */
export const LAUNCH = '?launch';

/** The address of the about page in an interface language. */
export const aboutAddress = (lang: string) => `/about/${lang}/` as const;

/** The fragment that a section, paragraph or segment has: `background.p3.s1` → `background-p3-s1`. */
export const anchorOf = (id: string) => id.replaceAll('.', '-');

/** Whether two views show the same. */
export const sameView = (a: View, b: View) => addressOf(a) === addressOf(b);

/** Every view of a paper in these languages: each language alone, then each pair in both orders. */
export function viewsOf(paper: string, langs: string[]): View[] {
  const alone = langs.map((lang): View => ({ paper, langs: [lang] }));
  const pairs = langs.flatMap((lead) =>
    langs.filter((beside) => beside !== lead).map((beside): View => ({ paper, langs: [lead, beside] })),
  );
  return [...alone, ...pairs];
}

/**
 * The views to offer from one, of those in some languages: each language alone, the leading language beside each other one, and, where two are
 * shown, the same two the other way round.
 */
export function switchesFrom(view: View, langs: string[]): View[] {
  const swap = swapped(view);
  return viewsOf(view.paper, langs).filter(
    (other) =>
      other.langs.length === 1 ||
      other.langs[0] === view.langs[0] ||
      (swap !== undefined && sameView(other, swap)),
  );
}

/**
 * The two languages in use, in the order of `langs`: those of the view, and with one alone the one that was in use with
 * it before, or else the first of the others. One, if the paper is in no other.
 */
export function languagesInUse(
  { langs: shown }: View,
  langs: string[],
  before: readonly string[] = [],
): string[] {
  const two = [...new Set([...shown, ...before, ...langs])].slice(0, 2);
  return langs.filter((lang) => two.includes(lang));
}

/** The view with the languages the other way round; undefined if it shows one alone. */
export function swapped({ paper, langs }: View): View | undefined {
  const [lead, beside] = langs;
  return beside === undefined ? undefined : { paper, langs: [beside, lead] };
}

/** The view in the next of the languages; undefined if two are shown already, or there is no other. */
export function flipped({ paper, langs: [lead, beside] }: View, langs: string[]): View | undefined {
  const next = langs[(langs.indexOf(lead) + 1) % langs.length];
  return beside !== undefined || next === undefined || next === lead ? undefined : { paper, langs: [next] };
}

/**
 * The versions of a view for readers of other languages, the view itself among them, in the order of `langs`: each
 * language alone, or a pair in both orders.
 */
export function versionsOf(view: View, langs: string[]): View[] {
  const shown: readonly string[] = view.langs;
  return viewsOf(view.paper, langs)
    .filter((other) => other.langs.length === shown.length)
    .filter((other) => shown.length === 1 || other.langs.every((lang) => shown.includes(lang)));
}
