/** A footnote's text with its mark before it, "[1] See above.", instead of any mark that it had: "1. See above." */
export function markedNote(text: string, mark: string): string {
  const [own = '', found = ''] = /^\s*[[(（]?\s*([\p{N}*†‡§]{1,5})\s*[\])）.:、]*\s*/u.exec(text) ?? [];
  if (mark) {
    // The stop or the brackets of a mark that was a link stay behind without it.
    return `[${mark}] ${(found === mark ? text.slice(own.length) : text).replace(/^[\s.:)\]]+|^\s*\[\s*\]\s*/, '')}`;
  }
  const isMark = /[\])）.:、]\s*$|^[*†‡§]/u.test(own);
  return isMark ? `[${found}] ${text.slice(own.length)}` : text;
}
