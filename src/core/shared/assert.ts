/** Stops at a broken invariant. Never used on what a user typed: that is answered by a `Result`. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Broken invariant: ${message}`)
}
