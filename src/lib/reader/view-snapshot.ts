import { BEFORE, type Place } from './scroll-anchor.ts';

/** How a page was left: it is so again when a reader comes back to it, or opens it anew, as for a new version. */
export type ViewSnapshot = {
  place: Place | undefined;
  /** Whether all of the second language was unfolded, and else which paragraphs, by id. */
  unfolded: boolean;
  peeks: string[];
  /** What lay over the page. */
  sheet: string | undefined;
};

/** How a page was left, of what was stored of it, which may be anything; undefined if that is of no use. Never throws. */
export function parseSnapshot(found: unknown): ViewSnapshot | undefined {
  const { place, unfolded, peeks, sheet } = (found ?? {}) as Record<string, unknown>;
  if (!Array.isArray(peeks)) return undefined;
  return {
    place: isPlace(place) ? place : undefined,
    unfolded: unfolded === true,
    peeks: peeks.filter((id) => typeof id === 'string'),
    sheet: typeof sheet === 'string' ? sheet : undefined,
  };
}

function isPlace(found: unknown): found is Place {
  const { top, segment, lang, before } = (found ?? {}) as Record<string, unknown>;
  if (!Number.isFinite(top)) return false;
  if (segment === undefined) return BEFORE.includes(before as string);
  return (
    before === undefined && typeof segment === 'string' && (lang === undefined || typeof lang === 'string')
  );
}
