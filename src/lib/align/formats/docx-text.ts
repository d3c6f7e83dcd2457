import { isOn } from './docx-styles.ts';
import { BREAK } from './html-lines.ts';
import type { Note } from './html-notes.ts';
import { attributeOf, childElements, elementsIn, rawText, type MarkupElement } from './markup-tree.ts';
import type { Remarks } from './remarks.ts';
import { lower, raise } from './script-digits.ts';

/** What reading a paragraph needs to know, and what it finds. */
export type RunContext = {
  remarks: Remarks;
  line: number;
  /** The fields that are open, which can go on over several paragraphs: whether their code ends and their result begins. */
  fields: { isResult: boolean }[];
  refs: Note[];
  /** The text boxes that are fixed to the paragraph. */
  boxes: MarkupElement[];
  /** The footnote or endnote that a reference leads to. `custom` is the mark that the author gave it, if any. */
  noteOf: (reference: MarkupElement, custom: string | undefined) => Note;
};

// Properties, and the marks that a note or comment has in its own text.
const UNREAD = words(
  'pPr rPr sectPr sdtPr tblPr trPr tcPr rubyPr instrText delInstrText delText footnoteRef endnoteRef annotationRef commentReference lastRenderedPageBreak softHyphen rt',
);

function words(list: string): Set<string> {
  return new Set(list.split(' '));
}

/** The text of a paragraph or of a part of one. Line breaks are BREAK. */
export function runText(node: MarkupElement, context: RunContext): string {
  const { name } = node;
  const { remarks, line, fields, refs } = context;
  const inside = () =>
    childElements(node)
      .map((child) => runText(child, context))
      .join('');
  if (UNREAD.has(name)) return '';
  switch (name) {
    case 't':
      return fields.every(({ isResult }) => isResult) ? rawText(node).replaceAll(/[\t\n ]+/g, ' ') : '';
    case 'fldChar': {
      const type = attributeOf(node, 'fldCharType');
      const last = fields.at(-1);
      if (type === 'begin') fields.push({ isResult: false });
      else if (type === 'end') fields.pop();
      else if (last) last.isResult = true;
      return '';
    }
    case 'tab':
    case 'ptab':
      return ' ';
    case 'br':
      return ['page', 'column'].includes(attributeOf(node, 'type') ?? '') ? ' ' : BREAK;
    case 'cr':
      return BREAK;
    case 'noBreakHyphen':
      return '\u2011';
    case 'sym':
      return symbolOf(node, context);
    case 'del':
    case 'moveFrom':
      if (elementsIn(node, 'delText', 't').length) {
        remarks.add('text that a tracked change deleted was left out', line);
      }
      return '';
    case 'ins':
    case 'moveTo':
      if (elementsIn(node, 't').length) remarks.add('text that a tracked change inserted was kept', line);
      return inside();
    case 'ruby':
      remarks.add('how words are read was left out: only the words under it were kept', line);
      return inside();
    case 'footnoteReference':
    case 'endnoteReference': {
      const note = context.noteOf(node, undefined);
      refs.push(note);
      return `[${note.mark}]`;
    }
    case 'AlternateContent': {
      const [choice] = childElements(node, 'Choice', 'Fallback');
      return choice ? runText(choice, context) : '';
    }
    case 'drawing':
    case 'pict':
    case 'object':
      return drawingText(node, context);
    case 'r':
      return textOfRun(node, context, inside);
    default:
      return inside();
  }
}

function textOfRun(run: MarkupElement, context: RunContext, inside: () => string): string {
  const [properties] = childElements(run, 'rPr');
  if (isOn(properties, 'vanish')) {
    if (elementsIn(run, 't').length) context.remarks.add('hidden text was left out', context.line);
    return '';
  }
  const custom = childElements(run, 'footnoteReference', 'endnoteReference').find((reference) =>
    ['1', 'true', 'on'].includes(attributeOf(reference, 'customMarkFollows') ?? ''),
  );
  if (custom) {
    const note = context.noteOf(custom, elementsIn(run, 't').map(rawText).join('').trim() || '*');
    context.refs.push(note);
    return `[${note.mark}]`;
  }
  const refsBefore = context.refs.length;
  const text = inside();
  const [position] = properties ? childElements(properties, 'vertAlign') : [];
  if (!position || context.refs.length > refsBefore) return text;
  const value = attributeOf(position, 'val');
  return value === 'superscript' ? raise(text) : value === 'subscript' ? lower(text) : text;
}

/** The alternative text of a picture. The text boxes of a drawing follow the paragraph. */
function drawingText(drawing: MarkupElement, { remarks, line, boxes }: RunContext): string {
  const found = elementsIn(drawing, 'txbxContent');
  boxes.push(...found);
  if (found.length) return '';
  const [properties] = elementsIn(drawing, 'docPr', 'shape');
  const alt =
    (properties && (attributeOf(properties, 'descr') ?? attributeOf(properties, 'alt')))?.trim() ?? '';
  remarks.add(`a picture was left out${alt ? '; its alternative text was kept' : ''}`, line);
  return alt && ` ${alt} `;
}

/** A character of a symbol font. Those in the private area are only known to that font. */
function symbolOf(node: MarkupElement, { remarks, line }: RunContext): string {
  const code = Number.parseInt(attributeOf(node, 'char') ?? '', 16);
  const isText = code > 0x1f && code < 0xd800;
  if (!isText) remarks.add('a character of a symbol font was left out', line);
  return isText ? String.fromCodePoint(code) : '';
}
