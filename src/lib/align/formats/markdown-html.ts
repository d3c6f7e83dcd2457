import { fromMarkdown } from 'mdast-util-from-markdown';

const INLINE =
  'a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|img|input|ins|kbd|label|mark|nobr|q|rb|rp|rt|rtc|ruby|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr';
const BLOCK =
  'address|article|aside|blockquote|body|br|button|caption|center|col|colgroup|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hgroup|hr|html|iframe|legend|li|link|main|meta|nav|noscript|object|ol|option|p|picture|pre|section|select|source|summary|table|tbody|td|textarea|tfoot|th|thead|title|tr|ul|video|audio|svg|track|canvas|embed|template';
const UNSHOWN = /<(script|style|template|svg)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi;
const tagOf = (names: string) => new RegExp(`</?(?:${names})(?:\\s[^>]*|/)?>`, 'gi');

/**
 * The text of HTML inside Markdown, without comments and tags. A tag that begins or ends a line of its own leaves a line end.
 * What only looks like a tag, as in `List<Lamp>`, stays.
 */
export function textOfHtml(html: string): string {
  return html
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(UNSHOWN, '')
    .replaceAll(tagOf(BLOCK), '\n')
    .replaceAll(tagOf(INLINE), '')
    .replaceAll(/&(?:#x?[0-9a-f]+|[a-z][a-z0-9]*);/gi, decodeReference);
}

const decodeReference = (reference: string) => {
  const [paragraph] = fromMarkdown(reference).children;
  const [text] = paragraph?.type === 'paragraph' ? paragraph.children : [];
  return text?.type === 'text' ? text.value : reference;
};
