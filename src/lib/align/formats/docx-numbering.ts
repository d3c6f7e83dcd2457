import { valueOf, type ListPlace, type Style } from './docx-styles.ts';
import { circledNumber, hanDigits, hanNumber, letterNumber, romanNumber } from './list-numbers.ts';
import { attributeOf, childElements, elementsIn, type MarkupElement } from './markup-tree.ts';

type Level = { format: string; text: string; start: number; hasSpace: boolean; isLegal: boolean };

/** Writes a number in a format of ECMA-376, section 17.18.59. Digits for those that few documents use. */
export function formatNumber(number: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letterNumber(number);
    case 'upperLetter':
      return letterNumber(number).toUpperCase();
    case 'lowerRoman':
      return romanNumber(number);
    case 'upperRoman':
      return romanNumber(number).toUpperCase();
    case 'decimalZero':
      return String(number).padStart(2, '0');
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return circledNumber(number);
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
      return hanNumber(number);
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return hanDigits(number);
    case 'decimalFullWidth':
      return String(number).replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    default:
      return String(number);
  }
}

/** Counts the items of a document's lists, as a word processor shows them. */
export class Numbering {
  readonly #levels = new Map<string, Map<number, Level>>();
  readonly #lists = new Map<string, { kind: string; starts: Map<number, number> }>();
  readonly #counters = new Map<string, number[]>();
  readonly #started = new Set<string>();

  /** `root` is the part with the numbering definitions, if the document has one. */
  constructor(root: MarkupElement | undefined, styles: Map<string, Style>) {
    if (!root) return;
    const links = new Map<string, string>();
    for (const kind of elementsIn(root, 'abstractNum')) {
      const id = attributeOf(kind, 'abstractNumId') ?? '';
      this.#levels.set(id, levelsIn(kind));
      const link = valueOf(kind, 'numStyleLink');
      if (link !== undefined) links.set(id, link);
    }
    for (const list of elementsIn(root, 'num')) {
      const starts = new Map<number, number>();
      const kind = valueOf(list, 'abstractNumId') ?? '';
      for (const override of childElements(list, 'lvlOverride')) {
        const start = valueOf(override, 'startOverride');
        if (start !== undefined) starts.set(Number(attributeOf(override, 'ilvl') ?? 0), Number(start));
      }
      this.#lists.set(attributeOf(list, 'numId') ?? '', { kind, starts });
    }
    // A list style has its levels in another definition.
    for (const list of this.#lists.values()) {
      const target = styles.get(links.get(list.kind) ?? '')?.place?.list;
      list.kind = this.#lists.get(target ?? '')?.kind ?? list.kind;
    }
  }

  /** Counts an item. Returns what is shown before it, with a space after it: "(a) ". Nothing for bullets. */
  next({ list, level }: ListPlace): string {
    const { kind, starts } = this.#lists.get(list) ?? { kind: '', starts: new Map<number, number>() };
    const levels = this.#levels.get(kind);
    const definition = levels?.get(level);
    if (!levels || !definition) return '';
    const counters = this.#counters.get(kind) ?? [];
    this.#counters.set(kind, counters);
    const override = starts.get(level);
    const isFirst = !this.#started.has(`${list} ${level}`);
    this.#started.add(`${list} ${level}`);
    if (override !== undefined && isFirst) counters[level] = override;
    else counters[level] = (counters[level] ?? definition.start - 1) + 1;
    counters.length = level + 1;
    if (definition.format === 'bullet') return '';
    const text = definition.text.replaceAll(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const shown = levels.get(at);
      const format = definition.isLegal ? 'decimal' : (shown?.format ?? 'decimal');
      return format === 'none' ? '' : formatNumber(counters[at] ?? shown?.start ?? 1, format);
    });
    return text.trim() && text.trim() + (definition.hasSpace ? ' ' : '');
  }
}

function levelsIn(kind: MarkupElement): Map<number, Level> {
  return new Map(
    childElements(kind, 'lvl').map((level) => [
      Number(attributeOf(level, 'ilvl') ?? 0),
      {
        format: valueOf(level, 'numFmt') ?? 'decimal',
        text: valueOf(level, 'lvlText') ?? '',
        start: Number(valueOf(level, 'start') ?? 1) || 0,
        hasSpace: valueOf(level, 'suff') !== 'nothing',
        isLegal: childElements(level, 'isLgl').length > 0,
      },
    ]),
  );
}
