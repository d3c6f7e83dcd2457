/**
 * Decodes an XML file in an archive: UTF-8, or the encoding that its byte order mark or its first line names. Bytes that are
 * not valid become U+FFFD, as in a browser.
 */
export function decodeXml(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const [, named = 'utf-8'] = /^[^<]{0,3}<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start) ?? [];
  const encoding = isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : named;
  let text;
  try {
    text = new TextDecoder(encoding).decode(bytes);
  } catch {
    // RangeError: nobody knows this encoding.
    text = new TextDecoder().decode(bytes);
  }
  return text.replaceAll(/\r\n?/g, '\n').replaceAll('\0', '');
}
