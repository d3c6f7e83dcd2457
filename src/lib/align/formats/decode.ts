import { detectEncoding, type Encoding } from './encodings.ts';
import { SourceError, type ReviewPlace } from './source.ts';

/** A decoded file: its text with \n line ends, what it was encoded in, and what a person should check about that. */
export type Decoded = { text: string; encoding: Encoding; places: ReviewPlace[] };

/**
 * Decodes a file, without its byte order mark. Recognises its encoding by its mark, by what it says of itself in XML or HTML,
 * or by which characters it would have. Notes an encoding other than UTF-8, and bytes that are not valid in it. Throws
 * SourceError if the file is no text, contains U+0000, or is only white space.
 */
export function decode(bytes: Uint8Array, file: string): Decoded {
  const encoding = detectEncoding(bytes);
  if (encoding === undefined) {
    throw new SourceError(
      file,
      undefined,
      'is in an encoding that was not recognised, or is no text.',
      'Save it as UTF-8: in most editors under "Save as", "Encoding".',
    );
  }
  const decoded = new TextDecoder(encoding).decode(bytes);
  // Vietnamese writes its tones apart from the letters in this encoding alone.
  const text = (encoding === 'windows-1258' ? decoded.normalize() : decoded)
    .replaceAll(/\r\n?/g, '\n')
    // Page breaks (form feeds) become spaces, because a page can end in the middle of a sentence.
    .replaceAll(/[\v\f]/g, ' ');
  if (!text.trim()) throw new SourceError(file, undefined, 'is empty.', 'Check that it is the right file.');
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    throw new SourceError(
      file,
      lineAt(text, nul),
      'has a null character (U+0000), which no text has.',
      'Check that it is a text file in UTF-8.',
    );
  }
  const places = [...encodingNote(encoding, file), ...lostNotes(text, file)];
  return { text: text.replaceAll('\ufffd', LOST), encoding, places };
}

// What stands for a character that is lost. U+FFFD itself is in no text that is published.
const LOST = '□';

const lineAt = (text: string, index: number) => text.slice(0, index).split('\n').length;

function encodingNote(encoding: Encoding, file: string): ReviewPlace[] {
  if (encoding === 'UTF-8') return [];
  // UTF-16 is certain. In other encodings some letters can be wrong.
  const more = encoding.startsWith('UTF') ? '' : ': check that its letters are right';
  return [{ at: file, note: `was read as ${encoding}${more}` }];
}

/** Notes for the lines with U+FFFD, in place of bytes that could not be read or lost already in the file. */
function lostNotes(text: string, file: string): ReviewPlace[] {
  const lines = text.split('\n').flatMap((line, n) => (line.includes('\ufffd') ? [n + 1] : []));
  return lines.map((line) => ({
    at: `${file}:${line}`,
    note: `has a character that could not be read: ${LOST} stands for it`,
  }));
}
