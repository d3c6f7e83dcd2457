import { BEFORE, type Place } from './scroll-anchor.ts';

/** How a reader left a page, so that it can be restored on return or after a reload, for example for a new version. */
export type ViewSnapshot = {
  place: Place | undefined;
  /** The segments whose counterparts were open. */
  counterparts: string[];
  /** The sheet that was open. */
  sheet: string | undefined;
};

/** The segments whose counterparts are open, in the order of the text (counterparts.ts). */
export const openCounterparts = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('.counterpart > [data-segment]')].map(
    ({ dataset }) => dataset.segment ?? '',
  );

/** Parses a stored snapshot, which may be anything. Undefined if it is of no use. Never throws. */
export function parseSnapshot(found: unknown): ViewSnapshot | undefined {
  const { place, counterparts, sheet } = (found ?? {}) as Record<string, unknown>;
  if (!Array.isArray(counterparts)) return undefined;
  return {
    place: isPlace(place) ? place : undefined,
    counterparts: counterparts.filter((id) => typeof id === 'string'),
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
