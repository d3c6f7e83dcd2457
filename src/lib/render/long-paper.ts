/** The number of rows of a long paper that are laid out together as they scroll into view (styles/text.css). */
export const PART = 12;
const LONG = 100;

/** True if a paper has so many rows that the browser should lay out only what is on the screen. */
export const isLong = (rows: number) => rows > LONG;
