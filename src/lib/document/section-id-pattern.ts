// The ids that SvelteKit adds to every page. Our own ids begin with an underscore, which no section's can.
const RESERVED = ['svelte-announcer'];

/**
 * The pattern of the ids of sections: small letters, digits and hyphens. The id is that of the section's element and in its
 * address, so it cannot be one that the page has already, nor look like a paragraph's: a section `a-p1` would have the same
 * address as the first paragraph of a section `a`. `end` is a pattern of what follows the id.
 */
export const sectionIdPattern = (end: string) =>
  `(?!(?:${RESERVED.join('|')})${end})(?!\\S*-(?:p|s|i|list)[0-9]+(?:-|${end}))[a-z][a-z0-9]*(?:-[a-z0-9]+)*`;
