/** The value at a quantile between 0 and 1, by nearest rank. NaN if there are no values. */
export function quantile(values: number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? NaN;
}

export const median = (values: number[]): number => quantile(values, 0.5);
