import { checkTopicName } from '../kafka/topic-name'

/** More lines are no list that somebody made by hand or copied from a sheet. */
const MOST = 5_000

/**
 * Returns the names in a text that is nothing but a list of them, one a line or parted by commas, semicolons or tabs,
 * each once, with bullets and quotes taken off; null where it is anything else, or a single word.
 */
export function readNames(text: string): readonly string[] | null {
  const parts = text
    .split(/[\r\n,;\t]+/)
    .map((part) =>
      part
        .trim()
        .replace(/^(?:[-*•]\s+|\d+[.)]\s+)/, '')
        .replace(/^(["'`])(.*)\1$/, '$2'),
    )
    .filter((part) => part !== '')
  if (parts.length < 2 || parts.length > MOST) return null
  if (!parts.every((part) => checkTopicName(part).ok && /[a-z]/i.test(part))) return null
  return [...new Set(parts)]
}
