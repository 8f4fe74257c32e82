const has = (head: string, key: string): boolean =>
  new RegExp(`^[ \\t{]*["']?${key}["']?\\s{0,20}:`, 'm').test(head)

/** How likely a text is of AsyncAPI: it says so, or is a part of such a document with channels that have bindings. */
export const detectAsyncApi = (head: string): number => {
  if (has(head, 'asyncapi')) return 0.97
  return has(head, 'channels') && has(head, 'bindings') && /^[ \t{]*["']?kafka["']?\s{0,20}:/m.test(head)
    ? 0.6
    : 0
}
