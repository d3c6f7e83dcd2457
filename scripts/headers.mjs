// Reads the `_headers` of a build as Netlify and Cloudflare Pages do: every rule that matches applies, and if two rules set
// the same header, their values are joined.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Returns a function from a path (base path included) to the headers that the build sets for it; none if the build has no
 * `_headers`.
 * @param {string} folder
 * @returns {(path: string) => Map<string, string>}
 */
export function headersIn(folder) {
  const file = join(folder, '_headers');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const rules = text
    .split(/\n(?=\/)/)
    .filter(Boolean)
    .map((rule) => {
      const [pattern = '', ...lines] = rule.trimEnd().split('\n');
      const headers = lines
        .map((line) => /^\s+([\w-]+):\s*(.+)$/.exec(line))
        .flatMap((found) => (found ? [/** @type {[string, string]} */ ([found[1], found[2]])] : []));
      return { pattern, headers };
    });
  return (path) => {
    const all = new Map();
    for (const { pattern, headers } of rules) {
      const matches = pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
      if (!matches) continue;
      for (const [name, value] of headers)
        all.set(name, all.has(name) ? `${all.get(name)}, ${value}` : value);
    }
    return all;
  };
}
