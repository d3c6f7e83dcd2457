/** The hash of some bytes as Subresource Integrity writes it (SHA-384). */
export async function integrityOf(bytes: BufferSource): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-384', bytes));
  return `sha384-${btoa(String.fromCharCode(...hash))}`;
}
