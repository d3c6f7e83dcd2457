const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const toEntity = (character: string) => ENTITIES[character] ?? character;

/** Escapes a text for use as HTML element content. Not for attribute values: use `attributes`. */
export const escape = (text: string) => text.replace(/[&<>]/g, toEntity);

/** Serializes attributes with escaped values, each with a space before it. Leaves out those that are undefined. */
export const attributes = (values: Record<string, string | undefined>) =>
  Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${value.replace(/[&<>"]/g, toEntity)}"`))
    .join('');
