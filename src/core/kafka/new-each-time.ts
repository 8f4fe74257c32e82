/** What is filled in when an application starts: `${random.uuid}`, `#{…}`, `{{ … }}`, `<uuid>`, `%uuid%`, `$(uuidgen)`. */
const FILLED_IN = /[$#]?[({<]{1,2}[^)}>]*[)}>]{1,2}|%[\w.]+%|\$\w+/g
/** The whole of `${…}` or `#{…}`, with one more inside. */
const EXPRESSION = /[$#]\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g
const NEW_EACH_TIME =
  /uuid|guid|ulid|nanoid|random|\brand\b|nano_?time|current_?time|time_?stamp|epoch|\bnow\b|\bpid\b/i

/** Whether what is filled in differs at every start: of a transactional id, or of a group id. */
export const isNewEachTime = (id: string): boolean =>
  [...id.matchAll(FILLED_IN)].some(([filled]) => NEW_EACH_TIME.test(filled))

/** Returns an id without what is new each time; empty where nothing else is in it. */
export const withoutNewEachTime = (id: string): string =>
  id
    .replace(EXPRESSION, (filled) => (NEW_EACH_TIME.test(filled) ? '' : filled))
    .replace(FILLED_IN, (filled) => (NEW_EACH_TIME.test(filled) ? '' : filled))
    .replace(/^[-_.\s()]+|[-_.\s()]+$/g, '')
