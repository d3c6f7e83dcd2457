import type { Size } from './sizes.ts';

/**
 * What fails a run: bytes over their bar, or more than a percent over what an earlier run had, and any layout shift. A
 * sentence for each; none if all is well.
 */
export function overIn(
  sizes: Record<string, Size>,
  shift: number,
  before: Record<string, number> = {},
): string[] {
  const over = Object.entries(sizes).flatMap(([name, { brotli, bar }]) => {
    const old = before[name];
    return [
      ...(bar !== undefined && brotli > bar ? [`${name}: ${brotli} of ${bar} bytes`] : []),
      ...(old !== undefined && brotli > old * 1.01
        ? [`${name}: ${brotli} bytes, ${old} in the baseline`]
        : []),
    ];
  });
  return shift > 0 ? [...over, `layout shift: ${shift}`] : over;
}
