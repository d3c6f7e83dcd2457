import { isTree, type Annotations, type Tree } from '../../lib/document/types.ts';
import type { Json } from './read-json.ts';
import type { Diagnostic } from './diagnostics.ts';
import { indexOfForm, segmentsIn } from './terms.ts';

type ParsedPaper = { file: string; json: Json; text: Tree };

/**
 * Finds problems in the annotations of a paper: a summary of a section that does not exist, a glossary entry that the base
 * language lacks, or a form that the text does not contain. `checkSchema` finds all other problems.
 */
export function checkAnnotations({ file, json, text }: ParsedPaper, base: ParsedPaper): Diagnostic[] {
  const { summary, glossary } = json.value as Partial<Annotations>;
  const at = (...path: string[]) => ({ file, line: json.lineOf(path), key: path.join('.') });
  const baseGlossary = (base.json.value as Partial<Annotations>).glossary;
  const segments = Object.entries(text).flatMap(([id, section]) => segmentsIn(section, id));
  const isInText = (form: string) => segments.some((segment) => indexOfForm(segment.text, form) >= 0);
  return [
    ...keysOf(summary)
      .filter((id) => !(id in base.text))
      .map((id) => ({ ...at('summary', id), expected: 'the id of a section of the text', found: `"${id}"` })),
    ...keysOf(glossary)
      .filter((id) => !keysOf(baseGlossary).includes(id))
      .map((id) => ({
        ...at('glossary', id),
        expected: `a key that ${base.file} has`,
        found: `"${id}", which it lacks`,
      })),
    ...Object.entries(isTree(glossary) ? glossary : {}).flatMap(([id, entry]) =>
      formsOf(entry).flatMap((form, n) =>
        isInText(form)
          ? []
          : {
              ...at('glossary', id, 'forms', String(n)),
              expected: 'words as they stand in a sentence of the text',
              found: `"${form}", which does not`,
            },
      ),
    ),
  ];
}

const keysOf = (value: unknown) => (isTree(value) ? Object.keys(value) : []);

function formsOf(entry: unknown): string[] {
  const { forms } = Object(entry) as { forms?: unknown };
  return Array.isArray(forms) ? forms.filter((form) => typeof form === 'string' && form !== '') : [];
}
