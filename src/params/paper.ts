import { languagesOf } from '$lib/document/catalog.ts';

/** A paper that is on the catalog. */
export const match = (param: string) => languagesOf(param).length > 0;
