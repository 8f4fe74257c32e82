/** A text as a string of Python: JSON's escapes are Python's. */
export const quoted = (text: string): string => JSON.stringify(text.toWellFormed())
