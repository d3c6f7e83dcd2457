import { sectionIdPattern } from '../../lib/document/section-id-pattern.ts';

// The JSON Schema of a paper's locale file. The build uses it, and editors use the copy in `locales/paper.schema.json`.

/** Control characters, lone surrogates, U+FFFD (a lost character) and noncharacters, which no text may have. */
export const BROKEN = '[\\u0000-\\u001f\\u007f\\ufffd-\\uffff\\ud800-\\udfff]';

// At least one visible character.
const text = {
  type: 'string',
  pattern: '[^\\s\\p{C}]',
  not: { type: 'string', pattern: BROKEN },
  description: 'a text that is not empty',
};

// Control characters again, but for the line ends of verse; and lines without a text.
const BROKEN_LINES = `${BROKEN.replace('\\u001f', '\\u0009\\u000b-\\u001f')}|^\\n|\\n\\s*\\n|\\n$`;

const segment = { ...text, not: { type: 'string', pattern: BROKEN_LINES } };

const address = {
  type: 'string',
  format: 'uri',
  description: 'an address such as https://example.org/paper',
};

const paragraph = {
  type: 'object',
  description: 'a paragraph: its segments s1, s2, …',
  patternProperties: { '^s[1-9][0-9]*$': segment },
  additionalProperties: false,
  minProperties: 1,
};

const list = {
  type: 'object',
  description: 'a list: its items i1, i2, …',
  patternProperties: { '^i[1-9][0-9]*$': paragraph },
  additionalProperties: false,
  minProperties: 1,
};

const section = {
  type: 'object',
  description: 'a section: heading, paragraphs p1, p2, … and lists list1, list2, …',
  properties: { heading: text },
  patternProperties: { '^p[1-9][0-9]*$': paragraph, '^list[1-9][0-9]*$': list },
  additionalProperties: false,
  minProperties: 1,
};

const SECTION = `^${sectionIdPattern('$')}$`;

const entry = {
  type: 'object',
  description: 'an entry: term, forms, explanation, and expansion where the term is short for something',
  properties: {
    term: text,
    forms: {
      type: 'array',
      items: text,
      minItems: 1,
      uniqueItems: true,
      description: 'the forms in which the term stands in the text, one or more',
    },
    expansion: text,
    explanation: text,
  },
  required: ['term', 'forms', 'explanation'],
  additionalProperties: false,
};

/** JSON Schema (draft 2020-12) of a paper in one language. */
export const paperSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A paper in one language',
  type: 'object',
  properties: {
    $schema: { type: 'string' },
    base: { type: 'boolean', description: 'true in the file that sets the shape of the paper' },
    title: text,
    about: {
      type: 'object',
      description: 'what the text is and where it comes from',
      properties: {
        issuer: text,
        occasion: text,
        date: { type: 'string', format: 'date', description: 'a date such as 2002-07-31' },
        source: address,
        standing: { enum: ['original', 'official', 'unofficial'] },
        note: text,
        official: address,
        officialTitle: text,
      },
      dependentRequired: { official: ['officialTitle'], officialTitle: ['official'] },
      required: ['issuer', 'occasion', 'date', 'source', 'standing'],
      additionalProperties: false,
    },
    text: {
      type: 'object',
      description:
        'the sections by id: lower-case letters, digits and hyphens; not the id of a paragraph (a-p1), not svelte-announcer',
      patternProperties: { [SECTION]: section },
      additionalProperties: false,
      minProperties: 1,
    },
    glossary: {
      type: 'object',
      description: 'the terms that need explaining, by their ids: small letters, digits, hyphens',
      patternProperties: { '^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$': entry },
      additionalProperties: false,
    },
    summary: {
      type: 'object',
      description: 'sections in plain words, by the ids of the sections',
      patternProperties: { [SECTION]: text },
      additionalProperties: false,
    },
  },
  required: ['title', 'about', 'text'],
  additionalProperties: false,
} as const;
