// npm run schema: writes locales/paper.schema.json, for editors, from the schema that the build uses.
import { writeFileSync } from 'node:fs';
import { paperSchema } from '../src/build/locales/schema.ts';

writeFileSync('locales/paper.schema.json', `${JSON.stringify(paperSchema, null, 2)}\n`);
