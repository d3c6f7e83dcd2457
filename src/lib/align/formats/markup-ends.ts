import type { MarkupElement } from './markup-tree.ts';

const CLOSES_PARAGRAPH = new Set(
  'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section table ul'.split(
    ' ',
  ),
);
const TABLE_PARTS = ['caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'];

// HTML, section 13.1.2.4: a start tag ends these elements if they are open, up to the nearest of the boundaries.
const IMPLIED_ENDS: [starts: Set<string>, ends: string[], boundaries: string[]][] = [
  [CLOSES_PARAGRAPH, ['p'], ['td', 'th', 'li', 'table', 'button', 'div', 'aside', 'blockquote', 'body']],
  [new Set(['li']), ['li'], ['ul', 'ol', 'menu', 'table']],
  [new Set(['dt', 'dd']), ['dt', 'dd'], ['dl', 'table']],
  [new Set(['td', 'th']), ['td', 'th'], ['tr', 'table']],
  [new Set(['tr']), ['tr'], ['table', 'tbody', 'thead', 'tfoot']],
  [new Set(['tbody', 'thead', 'tfoot']), ['tbody', 'thead', 'tfoot', 'caption'], ['table']],
  [new Set(['option', 'optgroup']), ['option'], ['select']],
  [new Set(['rb', 'rt', 'rp', 'rtc']), ['rb', 'rt', 'rp'], ['ruby', 'rtc']],
];

const IN_HEAD = new Set('base link meta noscript script style template title'.split(' '));

/** Ends the elements that a start tag ends in HTML. */
export function closeImplied(open: MarkupElement[], name: string): void {
  // A head without an end tag ends at the first element of the body.
  if (open.at(-1)?.name === 'head' && !IN_HEAD.has(name)) open.length--;
  for (const [starts, ends, boundaries] of IMPLIED_ENDS) {
    if (!starts.has(name)) continue;
    for (let n = open.length - 1; n > 0; n--) {
      const { name: openName } = open[n] ?? { name: '' };
      if (boundaries.includes(openName)) break;
      if (ends.includes(openName)) {
        open.length = n;
        break;
      }
    }
  }
}

/**
 * Ends an element and those inside it. Returns false, and does nothing, if the element is not open, or is open outside the
 * cell of a table.
 */
export function closeElement(open: MarkupElement[], name: string, kind: string): boolean {
  for (let n = open.length - 1; n > 0; n--) {
    const { name: openName } = open[n] ?? { name: '' };
    if (openName === name) {
      open.length = n;
      return true;
    }
    if (kind !== 'html') continue;
    if (['td', 'th', 'caption'].includes(openName) && name !== 'table' && !TABLE_PARTS.includes(name))
      return false;
    // An inline end tag does not end the blocks around it.
    if (!CLOSES_PARAGRAPH.has(name) && CLOSES_PARAGRAPH.has(openName) && !isStructural(name)) return false;
  }
  return false;
}

const isStructural = (name: string) =>
  TABLE_PARTS.includes(name) || ['li', 'dt', 'dd', 'body', 'html', 'head'].includes(name);
