import { BEFORE, type Place } from './place.ts';

/** How a page was when it was left: for the case that it is only opened anew, as for a new version. */
export type Resume = {
  address: string;
  place: Place | undefined;
  /** Whether all of the second language was unfolded, and else which paragraphs, by id. */
  unfolded: boolean;
  peeks: string[];
  /** What lay over the page. */
  sheet: string | undefined;
};

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEY = 'duidu:resume';

/** Keeps how a page is left, in this tab. */
export function keepResume(resume: Resume, store: () => Store = () => sessionStorage): void {
  try {
    store().setItem(KEY, JSON.stringify(resume));
  } catch {
    // Full, or switched off: the browser itself scrolls to about there.
  }
}

/**
 * Takes how the page at this address was left, once. Undefined if it was not left but opened, or if what is stored is
 * of no use. Never throws.
 */
export function takeResume(
  address: string,
  store: () => Store = () => sessionStorage,
  timeline: Pick<Performance, 'getEntriesByType'> = performance,
): Resume | undefined {
  try {
    const text = store().getItem(KEY);
    store().removeItem(KEY);
    const [visit] = timeline.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const found = JSON.parse(text ?? 'null') as Partial<Resume> | null;
    if (visit?.type !== 'reload' || found?.address !== address || !Array.isArray(found.peeks))
      return undefined;
    const { place, unfolded, peeks, sheet } = found;
    return {
      address,
      place: isPlace(place) ? place : undefined,
      unfolded: unfolded === true,
      peeks: peeks.filter((id) => typeof id === 'string'),
      sheet: typeof sheet === 'string' ? sheet : undefined,
    };
  } catch {
    return undefined; // Nothing that can be read, or storage is switched off.
  }
}

function isPlace(found: unknown): found is Place {
  const { top, segment, lang, before } = (found ?? {}) as Record<string, unknown>;
  if (!Number.isFinite(top)) return false;
  if (segment === undefined) return BEFORE.includes(before as string);
  return (
    before === undefined && typeof segment === 'string' && (lang === undefined || typeof lang === 'string')
  );
}
