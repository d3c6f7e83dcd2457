// npm run schema: writes the schema that the build checks papers with to locales/paper.schema.json, for editors.
import { writeFileSync } from 'node:fs';
import { paperSchema } from '../src/build/locales/schema.ts';

writeFileSync('locales/paper.schema.json', `${JSON.stringify(paperSchema, null, 2)}\n`);
