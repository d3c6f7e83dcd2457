/** The question in a message to the worker, if it is one of those that it answers; anything may be in a message. Pure. */
export function parseRequest<Q extends string>(data: unknown, questions: Record<Q, unknown>): Q | undefined {
  const type = data instanceof Object && 'type' in data ? data.type : undefined;
  return typeof type === 'string' && Object.hasOwn(questions, type) ? (type as Q) : undefined;
}
