import { languagesOf } from '$lib/paper/library.ts';

/** A paper that is on the shelf. */
export const match = (param: string) => languagesOf(param).length > 0;
