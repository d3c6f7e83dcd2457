/** Waits until something is found, and gives it. Throws if that takes longer than `limit`, in milliseconds. */
export async function until<Found>(
  look: () => Found | Promise<Found>,
  limit = 30_000,
): Promise<Exclude<Found, false | null | undefined>> {
  for (const start = Date.now(); ; await new Promise((done) => setTimeout(done, 50))) {
    const found = await look();
    if (found) return found as Exclude<Found, false | null | undefined>;
    if (Date.now() - start > limit) throw new Error(`in vain for ${limit} ms: ${String(look)}`);
  }
}
