import { SourceError } from './source.ts';

/**
 * Decodes a file as UTF-8, without its byte order mark and with \n line ends. Throws SourceError, where possible with the
 * line, if the bytes are not UTF-8, contain U+0000, or are only white space.
 */
export function decode(bytes: Uint8Array, file: string): string {
  const remedy = 'Save it as UTF-8: in most editors under "Save as", "Encoding".';
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new SourceError(file, undefined, 'is in UTF-16, not in UTF-8.', remedy);
  }
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Decode again leniently: invalid bytes become U+FFFD, and the first of these shows the line.
    const lenient = new TextDecoder('utf-8').decode(bytes);
    const line = lenient.slice(0, lenient.indexOf('\ufffd')).split('\n').length;
    throw new SourceError(file, line, 'has bytes that are not UTF-8.', remedy);
  }
  if (!text.trim()) throw new SourceError(file, undefined, 'is empty.', 'Check that it is the right file.');
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    const line = text.slice(0, nul).split('\n').length;
    throw new SourceError(
      file,
      line,
      'has a null character (U+0000), which no text has.',
      'Check that it is a text file in UTF-8.',
    );
  }
  // Page breaks (form feeds) become spaces, because a page can end in the middle of a sentence.
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(/[\v\f]/g, ' ');
}
