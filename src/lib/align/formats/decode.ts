import { SourceError } from './source.ts';

/**
 * The text of a file in UTF-8; a byte order mark is passed over, and lines end in \n. Throws SourceError, with the line,
 * if the bytes are not UTF-8, or if there is nothing in them.
 */
export function decode(bytes: Uint8Array, file: string): string {
  const save = 'Save it as UTF-8: in most editors under "Save as", "Encoding".';
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new SourceError(file, undefined, 'is in UTF-16, not in UTF-8.', save);
  }
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // The bytes that are wrong become U+FFFD: the first one that is not in the file says where.
    const loose = new TextDecoder('utf-8').decode(bytes);
    const line = loose.slice(0, loose.indexOf('\ufffd')).split('\n').length;
    throw new SourceError(file, line, 'has bytes that are not UTF-8.', save);
  }
  if (!text.trim()) throw new SourceError(file, undefined, 'is empty.', 'Take the file that has the text.');
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    const line = text.slice(0, nul).split('\n').length;
    throw new SourceError(
      file,
      line,
      'has characters that no text has (U+0000).',
      'Is it a text, and in UTF-8?',
    );
  }
  // A page may end within a sentence, and is no part of the text.
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(/[\v\f]/g, ' ');
}
