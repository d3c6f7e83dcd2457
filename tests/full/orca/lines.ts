/** Something spoken, and the language it is spoken in, in lower case as Orca passes it on. */
export type Line = { lang: string; text: string };

/** What is to be heard; `as` is what Orca may add to it. */
export type Expected = Line & { as: keyof typeof ADDED };

/** Orca's own voice: the language of the machine, not of the page. */
const OWN = 'en-us';

/** What Orca says of a thing beside its text. Browsers differ in which of these they have; nothing else may come. */
const ADDED = {
  text: [],
  title: ['heading level 1'],
  heading: ['heading level 2'],
  link: ['link', 'visited link'],
  opener: ['push button', 'opens dialog'],
  summary: ['push button', 'toggle button', 'collapsed'],
};

/** What Orca says of the parts of the page as it comes to them, and how often at most. */
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
  'List with 3 items': 1, // The views, where one language is shown.
  'List with 4 items': 2, // The views, where two are; the contents.
  'List with 5 items': 1,
  'leaving list.': 3,
  'Finished loading New Tab.': 1, // Firefox, of what it has shown before the page; on a slow machine that comes late.
};

/** A line of a transcript as a line; none where it tells of a key that was pressed. */
export function lineOf(written: string): Line[] {
  const [lang = '', text = ''] = written.split('\t');
  return lang === '#' ? [] : [{ lang, text }];
}

/**
 * A text as it arrives: speech-dispatcher passes on NFKC, in which full-width marks are narrow ones. Spaces at an end do
 * not count, nor how large the offline copy is: that differs from build to build.
 */
export const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(/\d+(?:\.\d)?(?: [kM]B|千字节|兆字节)/, '{{size}}')
    .trim();

/** Lines as a test compares and prints them. */
export const written = (lines: Line[]) => lines.map(({ lang, text }) => `${lang}\t${text}`);

/**
 * What was heard, in lines as they were expected, and without Orca's own words where those are in place: equal to what
 * was expected if that was heard, all of it, once, in order, and nothing else. `labels` are names of parts of the page,
 * which no browser gives a language.
 */
export function heard(spoken: Line[], expected: Expected[], labels: string[]): Line[] {
  const parts = new Map([...Object.entries(PARTS), ...labels.map((label) => [plain(label), 1] as const)]);
  let next = 0;
  let added: string[] = [];
  /** The line that a text begins with, if it is still to come. */
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
    // Firefox gives several sentences at once where no space is between them.
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
