import { isTree, type Annotations, type Tree } from '../../lib/document/types.ts';
import type { Json } from './read-json.ts';
import type { Diagnostic } from './diagnostics.ts';
import { indexOfForm, segmentsIn } from './terms.ts';

type Part = { file: string; json: Json; text: Tree };

/**
 * What is wrong in the annotations of a paper's file: a summary of a section that is not there, an entry that the base
 * language lacks, a form that does not stand in the text. What the schema finds is not looked for.
 */
export function checkAnnotations({ file, json, text }: Part, base: Part): Diagnostic[] {
  const { summary, glossary } = json.value as Partial<Annotations>;
  const at = (...path: string[]) => ({ file, line: json.lineOf(path), key: path.join('.') });
  const known = (base.json.value as Partial<Annotations>).glossary;
  const words = Object.entries(text).flatMap(([id, section]) => segmentsIn(section, id));
  const stands = (form: string) => words.some((segment) => indexOfForm(segment.words, form) >= 0);
  return [
    ...keysOf(summary)
      .filter((id) => !(id in base.text))
      .map((id) => ({ ...at('summary', id), expected: 'the id of a section of the text', found: `"${id}"` })),
    ...keysOf(glossary)
      .filter((id) => !keysOf(known).includes(id))
      .map((id) => ({
        ...at('glossary', id),
        expected: `a key that ${base.file} has`,
        found: `"${id}", which it lacks`,
      })),
    ...Object.entries(isTree(glossary) ? glossary : {}).flatMap(([id, entry]) =>
      formsOf(entry).flatMap((form, n) =>
        stands(form)
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
