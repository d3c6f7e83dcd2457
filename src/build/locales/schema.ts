/** The shape of a paper's locale file: for the build, and as `locales/paper.schema.json` for editors. */

// Something to see, and nothing that is no character: control codes, halves of characters, the mark of a lost one.
const words = {
  type: 'string',
  pattern: '[^\\s\\p{C}]',
  not: { type: 'string', pattern: '[\\u0000-\\u001f\\u007f\\ufffd-\\uffff\\ud800-\\udfff]' },
  description: 'a text that is not empty',
};

const paragraph = {
  type: 'object',
  description: 'a paragraph: its segments s1, s2, …',
  patternProperties: { '^s[1-9][0-9]*$': words },
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
  properties: { heading: words },
  patternProperties: { '^p[1-9][0-9]*$': paragraph, '^list[1-9][0-9]*$': list },
  additionalProperties: false,
  minProperties: 1,
};

// A section named `a-p1` would share an address with the first paragraph of a section `a`.
const SECTION = '^(?!.*-(?:p|s|i|list)[0-9]+(?:-|$))[a-z][a-z0-9]*(?:-[a-z0-9]+)*$';

const entry = {
  type: 'object',
  description: 'an entry: term, forms, explanation, and expansion where the term is short for something',
  properties: {
    term: words,
    forms: {
      type: 'array',
      items: words,
      minItems: 1,
      uniqueItems: true,
      description: 'the forms in which the term stands in the text, one or more',
    },
    expansion: words,
    explanation: words,
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
    title: words,
    about: {
      type: 'object',
      description: 'what the text is and where it comes from',
      properties: {
        issuer: words,
        occasion: words,
        date: { type: 'string', format: 'date', description: 'a date such as 2002-07-31' },
        source: {
          type: 'string',
          format: 'uri',
          description: 'an address such as https://example.org/paper',
        },
        standing: { enum: ['original', 'official', 'unofficial'] },
        note: words,
      },
      required: ['issuer', 'occasion', 'date', 'source', 'standing'],
      additionalProperties: false,
    },
    text: {
      type: 'object',
      description: 'the sections, by their ids',
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
      patternProperties: { [SECTION]: words },
      additionalProperties: false,
    },
  },
  required: ['title', 'about', 'text'],
  additionalProperties: false,
} as const;
