import { joinLines } from './join-lines.ts';
import { mainScript, recognizeLanguage } from './recognize-language.ts';
import type { ReviewPlace, SourceTable, TableRow } from './source.ts';

type Line = { text: string; line: number };
/** Lines of one language in a row, and the language. */
type Run = { lang: string; lines: Line[] };
/** How many parts a text needs before it is taken for one in two languages. */
const MIN_PARTS = 4;

/**
 * Reads a plain text that has two languages in it: in two columns, separated by a tab or " | ", or in turn, line by line or
 * paragraph by paragraph. Returns undefined if the text is not like that. The languages are recognised; a note says which.
 */
export function readBilingual(text: string, file: string): SourceTable | undefined {
  const lines = text.split('\n').map((line, n) => ({ text: line.trim(), line: n + 1 }));
  return readColumns(lines, file) ?? readTurns(lines, file) ?? readTurns(paragraphsOf(lines), file);
}

function readColumns(lines: Line[], file: string): SourceTable | undefined {
  const filled = lines.filter((line) => line.text);
  for (const separator of ['\t', ' | ']) {
    const rows = filled.map(({ text, line }) => ({
      line,
      cells: text.replace(/^\|\s*|\s*\|$/g, '').split(separator).map((cell) => cell.trim()), // prettier-ignore
    }));
    if (rows.length * 2 < MIN_PARTS || !rows.every(({ cells }) => cells.length === 2)) continue;
    const langs = [0, 1].map((n) => recognizeLanguage(rows.map(({ cells }) => cells[n] ?? '').join('\n')));
    const [first, second] = langs;
    if (first === undefined || second === undefined || first === second) continue;
    return {
      file,
      rows: rows.map(({ line, cells: [a = '', b = ''] }) => row(line, [first, a], [second, b])),
      places: [recognized(file, first, second)],
    };
  }
  return undefined;
}

/** Reads lines or paragraphs in two languages in turn. */
function readTurns(lines: Line[], file: string): SourceTable | undefined {
  const filled = lines.filter((line) => line.text);
  const langs = [0, 1].map((n) => recognizeLanguage(textOf(filled.filter((_, index) => index % 2 === n))));
  const runs = runsByScript(filled) ?? (filled.length % 2 === 0 ? runsInTurn(filled, langs) : undefined);
  if (!runs || runs.length < MIN_PARTS) return undefined;
  const [first = '', second = ''] = runs.map(({ lang }) => lang);
  const places = [recognized(file, first, second)];
  const rows: TableRow[] = [];
  const passages = passagesOf(lines);
  for (let n = 0; n < runs.length; n += 2) {
    const [a, b] = [runs[n], runs[n + 1]];
    const line = a?.lines[0]?.line ?? 0;
    rows.push({
      ...row(line, [first, textOf(a?.lines ?? [])], [second, textOf(b?.lines ?? [])]),
      ...(passages && { passage: String(passages.get(line)) }),
    });
    const [inFirst, inSecond] = [a?.lines.length ?? 0, b?.lines.length ?? 0];
    if (inFirst !== 1 || inSecond !== 1) {
      const note = `${inFirst} parts in "${first}", ${inSecond} in "${second}": taken for one another, please check`;
      places.push({ at: `${file}:${line}`, note });
    }
  }
  return { file, rows, places };
}

/** Divides a text by script. Undefined unless it has two languages in different scripts that really alternate. */
function runsByScript(lines: Line[]): Run[] | undefined {
  const scripts = lines.map(({ text }) => {
    const script = mainScript(text);
    return script === 'Kana' ? 'Han' : script;
  });
  const frequent = [...new Set(scripts)].filter(
    (script) => script && scripts.filter((other) => other === script).length > lines.length * 0.25,
  );
  const [one, other] = frequent;
  if (frequent.length !== 2) return undefined;
  const langOf = (script: typeof one) =>
    recognizeLanguage(textOf(lines.filter((_, n) => scripts[n] === script)));
  const langs = new Map([one, other].map((script) => [script, langOf(script)]));
  if ([...langs.values()].includes(undefined)) return undefined;
  const runs: Run[] = [];
  for (const [n, line] of lines.entries()) {
    const last = runs.at(-1);
    // A line of numbers, or in a third script, belongs to whose turn it is.
    const lang =
      langs.get(scripts[n]) ?? [...langs.values()].find((candidate) => candidate !== last?.lang) ?? '';
    if (last?.lang === lang) last.lines.push(line);
    else runs.push({ lang, lines: [line] });
  }
  // One language after the other, or a text with quotations, does not alternate.
  return runs.length > lines.length * 0.6 ? runs : undefined;
}

/** Divides a text in turn. Undefined unless every second line is in one language, and the others in another. */
function runsInTurn(lines: Line[], [first, second]: (string | undefined)[]): Run[] | undefined {
  if (first === undefined || second === undefined || first === second) return undefined;
  const isInTurn = [first, second].every((lang, parity) => {
    const own = lines.filter((_, n) => n % 2 === parity).map(({ text }) => recognizeLanguage(text));
    const known = own.filter(Boolean);
    return known.length > 1 && known.filter((found) => found === lang).length > known.length * 0.8;
  });
  return isInTurn ? lines.map((line, n) => ({ lang: n % 2 ? second : first, lines: [line] })) : undefined;
}

/** The number of the paragraph of each line, if empty lines separate paragraphs that have several pairs. */
function passagesOf(lines: Line[]): Map<number, number> | undefined {
  const passages = new Map<number, number>();
  const sizes: number[] = [];
  let isNew = true;
  for (const { text, line } of lines) {
    if (text && isNew) sizes.push(0);
    if (text) {
      passages.set(line, sizes.length);
      sizes[sizes.length - 1] = (sizes.at(-1) ?? 0) + 1;
    }
    isNew = !text;
  }
  return sizes.length > 1 && sizes.some((size) => size > 2) ? passages : undefined;
}

/** Joins the lines between empty lines. Each paragraph has an empty line after it. */
function paragraphsOf(lines: Line[]): Line[] {
  const paragraphs: Line[][] = [[]];
  for (const line of lines) {
    if (line.text) paragraphs.at(-1)?.push(line);
    else if (paragraphs.at(-1)?.length) paragraphs.push([]);
  }
  return paragraphs.flatMap((group) => {
    const [first] = group;
    return first
      ? [
          { text: textOf(group), line: first.line },
          { text: '', line: 0 },
        ]
      : [];
  });
}

const textOf = (lines: Line[]) => joinLines(lines.map(({ text }) => text).join('\n'));

const row = (line: number, ...texts: [lang: string, text: string][]): TableRow => ({
  line,
  texts: new Map(texts.filter(([, text]) => text)),
});

const recognized = (file: string, first: string, second: string): ReviewPlace => ({
  at: file,
  note: `has two languages in it: "${first}" and "${second}" were recognised`,
});
