const WIDTH = 110;
const FULL_WIDTH = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/g;
const widthOf = (line: string) => line.length + (line.match(FULL_WIDTH)?.length ?? 0);

/** Formats a value as a locale file: JSON as Prettier formats it, with short arrays on one line. */
export function localeJson(value: unknown): string {
  const lines: string[] = [];
  let list: string[] | undefined;
  for (const line of JSON.stringify(value, null, 2).split('\n')) {
    if (list) {
      list.push(line);
      if (!/^\s*\],?$/.test(line)) continue;
      const [firstLine = '', ...items] = list;
      const inner = items.map((item) => item.trim()).join(' ');
      const singleLine = firstLine + inner.replace(/ (\],?)$/, '$1');
      lines.push(...(widthOf(singleLine) <= WIDTH ? [singleLine] : list));
      list = undefined;
    } else if (line.endsWith('[')) list = [line];
    else lines.push(line);
  }
  return `${lines.join('\n')}\n`;
}
