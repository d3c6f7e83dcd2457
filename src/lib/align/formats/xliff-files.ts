import { SourceError, type TableRow } from './source.ts';

/** The units of a `<file>` in XLIFF, with its languages. */
export type TargetRows = { source: string; target: string | undefined; rows: TableRow[] };

/**
 * Merges the files in XLIFF. Those with the same target language follow each other, as chapters do; those in another one have
 * the same units in another language, and are laid beside the first by their source texts. Throws SourceError if one has a
 * unit that the first language does not have.
 */
export function mergeTargets(files: TargetRows[], file: string): TableRow[] {
  const byTarget = new Map<string | undefined, TargetRows>();
  for (const { source, target, rows } of files) {
    const known = byTarget.get(target);
    if (known) known.rows.push(...rows);
    else byTarget.set(target, { source, target, rows: [...rows] });
  }
  const [first, ...others] = [...byTarget.values()].sort((a, b) => b.rows.length - a.rows.length);
  const result = first?.rows ?? [];
  for (const { source, target, rows } of others) {
    let next = 0;
    for (const row of rows) {
      const text = row.texts.get(source);
      const at = result.findIndex((one, n) => n >= next && one.texts.get(source) === text);
      const beside = result[at];
      if (!beside) {
        throw new SourceError(
          file,
          row.line,
          `has a unit for ${target} that is not among those for ${first?.target}, in the same order: "${(text ?? '').slice(0, 40)}".`,
          'Export each language to a file of its own, all from the same text.',
        );
      }
      for (const [lang, each] of row.texts) beside.texts.set(lang, each);
      next = at + 1;
    }
  }
  return result;
}
