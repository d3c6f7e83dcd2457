const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const entity = (character: string) => ENTITIES[character] ?? character;

/** A text as HTML shows it: what looks like markup is text. */
export const escape = (text: string) => text.replace(/[&<>]/g, entity);

/** Attributes as they stand in a tag, each with a space before it; those without a value are left out. */
export const attributes = (values: Record<string, string | undefined>) =>
  Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${value.replace(/[&<>"]/g, entity)}"`))
    .join('');
