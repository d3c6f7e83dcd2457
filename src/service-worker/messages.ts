/** Returns the type of a message if `handlers` has that key, else undefined. `data` can be anything. Pure. */
export function parseRequest<Type extends string>(
  data: unknown,
  handlers: Record<Type, unknown>,
): Type | undefined {
  const type = data instanceof Object && 'type' in data ? data.type : undefined;
  return typeof type === 'string' && Object.hasOwn(handlers, type) ? (type as Type) : undefined;
}
