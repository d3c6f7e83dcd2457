import { languagesOf } from '$lib/document/catalog.ts';

/** Matches a paper in the catalog. */
export const match = (param: string) => languagesOf(param).length > 0;
