/** What the page shows: a paper in one language, or in two with the first one leading. */
export type View = {
  paper: string;
  langs: readonly [lead: string] | readonly [lead: string, beside: string];
};

/** The address of a view, without the base path: `/new-security-concept/en/zh-Hans/`. */
export const addressOf = ({ paper, langs }: View) =>
  `/${paper}/${langs.join('/')}/` as `/${string}/${string}/`;

/** The query string of the installed app's start address. It marks a launch and never selects content. */
export const LAUNCH = '?launch';

/** The address of the about page in an interface language, without the base path. */
export const aboutAddress = (lang: string) => `/about/${lang}/` as const;

/** The URL fragment of a section, paragraph or segment: `background.p3.s1` → `background-p3-s1`. */
export const anchorOf = (id: string) => id.replaceAll('.', '-');

/** True if two views show the same paper in the same languages in the same order. */
export const sameView = (a: View, b: View) => addressOf(a) === addressOf(b);

/** Returns every view of a paper in some languages: each language alone, then each pair in both orders. */
export function viewsOf(paper: string, langs: string[]): View[] {
  const singles = langs.map((lang): View => ({ paper, langs: [lang] }));
  const pairs = langs.flatMap((lead) =>
    langs.filter((beside) => beside !== lead).map((beside): View => ({ paper, langs: [lead, beside] })),
  );
  return [...singles, ...pairs];
}

/** The views that the bar offers, each in a slot of its own, whatever is shown. */
export type Slots = {
  /** Each language alone. */
  singles: View[];
  /** Two languages: those shown, or those that the reader would see next. Undefined if the paper has only one. */
  both: View | undefined;
  /** The two languages shown, swapped; undefined if one is shown alone. */
  swap: View | undefined;
};

// A paper in more languages has a sheet to choose them in, and the bar offers the two in use.
const MAX_SINGLES = 3;

/** Whether a paper in some languages needs a sheet to choose from all of them. */
export const needsLanguagesSheet = (langs: string[]) => langs.length > MAX_SINGLES;

/**
 * Returns what the bar offers in a view of a paper in `langs`, of which two are `inUse`. `lastPair` is the pair that was
 * shown last: its order is kept.
 */
export function slotsOf(
  view: View,
  langs: string[],
  inUse: string[],
  lastPair: readonly string[] = [],
): Slots {
  const [lead, beside] = view.langs;
  const offered = needsLanguagesSheet(langs) ? inUse : langs;
  const other = inUse.find((lang) => lang !== lead);
  const isLastPair = other !== undefined && lastPair.includes(lead) && lastPair.includes(other);
  const [first, second] = isLastPair ? lastPair : [lead, other];
  const pair = first !== undefined && second !== undefined ? ([first, second] as const) : undefined;
  return {
    singles: offered.map((lang): View => ({ paper: view.paper, langs: [lang] })),
    both: beside !== undefined ? view : pair && { paper: view.paper, langs: pair },
    swap: swapped(view),
  };
}

const isSame = (a: string, b: string | undefined) => Number(a.split('-')[0] === b?.split('-')[0]);

/**
 * Returns the two languages in use, in the order of `langs`: the languages shown, filled up from those in use before and
 * then from the paper's other languages, rather by another language than by another script of the same one. Returns one
 * language if the paper has only one.
 */
export function languagesInUse(
  { langs: shown }: View,
  langs: string[],
  before: readonly string[] = [],
): string[] {
  const [lead, ...others] = [...new Set([...shown, ...before, ...langs])];
  const [beside] = shown.length > 1 ? others : others.toSorted((a, b) => isSame(a, lead) - isSame(b, lead));
  return langs.filter((lang) => lang === lead || lang === beside);
}

/** Returns the view with its two languages swapped; undefined if it shows only one. */
export function swapped({ paper, langs }: View): View | undefined {
  const [lead, beside] = langs;
  return beside === undefined ? undefined : { paper, langs: [beside, lead] };
}

/** Returns the view in the next language of `langs`; undefined if two languages are shown or there is no other. */
export function flipped({ paper, langs: [lead, beside] }: View, langs: string[]): View | undefined {
  const next = langs[(langs.indexOf(lead) + 1) % langs.length];
  return beside !== undefined || next === undefined || next === lead ? undefined : { paper, langs: [next] };
}

/**
 * Returns the versions of a view for `hreflang`, the view itself included: for a single language, every language alone;
 * for a pair, the pair in both orders. In the order of `langs`.
 */
export function versionsOf(view: View, langs: string[]): View[] {
  const shown: readonly string[] = view.langs;
  return viewsOf(view.paper, langs)
    .filter((other) => other.langs.length === shown.length)
    .filter((other) => shown.length === 1 || other.langs.every((lang) => shown.includes(lang)));
}
