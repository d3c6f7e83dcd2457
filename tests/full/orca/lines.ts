/** An utterance and its language, in lower case as Orca passes it on. */
export type Line = { lang: string; text: string };

/** An expected utterance; `as` selects what Orca may add to it. */
export type Expected = Line & { as: keyof typeof ADDED };

/** The language of Orca’s own words: that of the machine, not of the page. */
const OWN = 'en-us';

/** What Orca may add to the text of an element. Browsers differ in which of these they expose; nothing else may come. */
const ADDED = {
  text: [],
  title: ['heading level 1'],
  heading: ['heading level 2'],
  // In a view of one language, the link that swaps two is disabled.
  link: ['link', 'visited link', 'collapsed', 'grayed'],
  opener: ['push button', 'opens dialog'],
  summary: ['push button', 'toggle button', 'collapsed'],
};

/** What Orca says when it enters and leaves parts of the page, and how often at most. */
const PARTS: Record<string, number> = {
  banner: 1,
  'leaving banner.': 1,
  navigation: 2,
  'leaving navigation.': 2,
  'main content': 1,
  'leaving main content.': 1,
  'complementary content': 1, // The glossary.
  'leaving complementary content.': 1,
  information: 1, // The footer.
  'List with 4 items': 1, // The contents.
  'List with 5 items': 2, // The views; the list in the text.
  'leaving list.': 3,
  'Finished loading New Tab.': 1, // Firefox, of the page before ours; late on a slow machine.
};

/** Parses a line of a transcript. Returns nothing for a line that records a key press. */
export function lineOf(written: string): Line[] {
  const [lang = '', text = ''] = written.split('\t');
  return lang === '#' ? [] : [{ lang, text }];
}

/**
 * Normalises a text for comparison. speech-dispatcher passes on NFKC, in which full-width punctuation is narrow. Spaces at
 * the ends are ignored, and so is the size of the offline copy, which differs from build to build.
 */
export const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(/\d+(?:\.\d)?(?: [kM]B|千字节|兆字节)/, '{{size}}')
    .trim();

/** Lines in the form in which tests compare and print them. */
export const written = (lines: Line[]) => lines.map(({ lang, text }) => `${lang}\t${text}`);

/**
 * Converts what was spoken into the expected lines, without Orca's own words where they belong. The result equals
 * `expected` only if all of it was spoken once, in order, and nothing else. `labels` are the names of landmarks, for which
 * browsers expose no language.
 */
export function heard(spoken: Line[], expected: Expected[], labels: string[]): Line[] {
  const parts = new Map([...Object.entries(PARTS), ...labels.map((label) => [plain(label), 1] as const)]);
  let next = 0;
  let added: string[] = [];
  /** The index of the next expected line that a text begins with. */
  const beginning = (text: string, lang: string) => {
    const found = expected.findIndex(
      (line, n) => n >= next && line.lang === lang && text.startsWith(line.text),
    );
    return found < 0 ? undefined : found;
  };
  const own = ({ lang, text }: Line): boolean => {
    const left = parts.get(text) ?? 0;
    if (lang === OWN && left) {
      parts.set(text, left - 1);
      return true;
    }
    const last = expected[next - 1];
    if (!added.includes(text) || (lang !== OWN && lang !== last?.lang)) return false;
    added = added.filter((word) => word !== text);
    return true;
  };
  return spoken.flatMap(({ lang, text }) => {
    const line = { lang, text: plain(text) };
    if (!line.text || own(line)) return [];
    // Firefox speaks several sentences at once when there is no space between them.
    const lines: Line[] = [];
    for (let rest = line.text; rest;) {
      const found = beginning(rest, lang);
      const known = found === undefined ? undefined : expected[found];
      if (found === undefined || !known) {
        added = [];
        return [...lines, { lang, text: rest }];
      }
      next = found + 1;
      added = [...ADDED[known.as]];
      lines.push(known);
      rest = rest.slice(known.text.length).trim();
    }
    return lines;
  });
}
