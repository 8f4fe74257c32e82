/** A text as a string of Go: JSON's escapes are Go's, where no half of a character stands alone. */
export const quoted = (text: string): string => JSON.stringify(text.toWellFormed())
