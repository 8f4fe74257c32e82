export interface LinkFit {
  readonly tone: 'good' | 'warning' | 'error'
  /** A sentence about where a link of this length can be sent. */
  readonly text: string
}

/**
 * Where a link of so many characters arrives whole: anywhere up to 2,000, in most chats up to 4,000, in some
 * places up to 8,000. Browsers take far more; what cuts links short is what people send them through.
 */
export function linkFits(characters: number): LinkFit {
  if (characters <= 2000) return { tone: 'good', text: 'This link fits anywhere.' }
  if (characters <= 4000) return { tone: 'good', text: 'This link fits in most chats and in mail.' }
  if (characters <= 8000) {
    return { tone: 'warning', text: 'Some chats cut a link of this length short; mail and wikis keep it.' }
  }
  return { tone: 'error', text: 'This link is too long for most places; send the design as a file.' }
}
