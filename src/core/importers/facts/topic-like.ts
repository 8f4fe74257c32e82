const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** One thing and many of it. */
const pluralsOf = (word: string): readonly string[] => [
  word,
  `${word}s`,
  `${word}es`,
  word.replace(/y$/, 'ies'),
]

/**
 * Returns the one topic that a record of a name is of: `order-created` of `OrderCreated`, `shop.orders.v1` of `Order`.
 * Undefined where none is like it, or several are alike.
 */
export function topicLike(recordName: string, topics: readonly string[]): string | undefined {
  const names = new Set(pluralsOf(letters(recordName.slice(recordName.lastIndexOf('.') + 1))))
  if (names.has('')) return undefined
  const whole = topics.filter((topic) => names.has(letters(topic)))
  if (whole.length > 0) return whole.length === 1 ? whole[0] : undefined
  const inParts = topics.filter((topic) => topic.split(/[._-]/).some((part) => names.has(letters(part))))
  return inParts.length === 1 ? inParts[0] : undefined
}
