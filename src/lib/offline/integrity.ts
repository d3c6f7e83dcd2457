/** The SHA-384 hash of some bytes, written as in Subresource Integrity: `sha384-…`. */
export async function integrityOf(bytes: BufferSource): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-384', bytes));
  return `sha384-${btoa(String.fromCharCode(...hash))}`;
}
