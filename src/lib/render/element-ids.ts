/** The element id of a section's summary. Starts with an underscore, which no section id can. */
export const summaryId = (section: string) => `_plain-${section}`;

/** The element id of a glossary entry. Starts with an underscore, which no section id can. */
export const entryId = (entry: string) => `_term-${entry}`;

/** Returns the id of the glossary entry that a fragment such as `#_term-asean` links to. */
export const entryFromFragment = (fragment: string) => fragment.replace('#_term-', '');
