import type { EdgeFact, FactBook } from '../facts/fact-book'
import type { Field } from '../reading/field'

const EXTENSIONS = [
  ['x-kafka-retry', 'retries'],
  ['x-kafka-dead-letter', 'deadLetters'],
] as const

/** The largest of each number that a design takes, none is negative, and what it is. */
const MOST = { delayMs: 1e15, recordsShare: 1 } as const
const WORDS = { delayMs: 'time in milliseconds', recordsShare: 'share from 0 to 1' } as const

/**
 * Returns what an operation that sends is to records that fail, by the extensions that Surveyor writes: a step of a
 * chain of retries, or where dead letters go. Undefined for every other operation.
 */
export function readFailing(
  operation: Field,
  joint: 'reads' | 'writes',
  book: FactBook,
): Required<Pick<EdgeFact, 'joint' | 'failing'>> | undefined {
  for (const [key, failed] of EXTENSIONS) {
    const said = operation.get(key)
    if (said && joint === 'writes')
      return {
        joint: failed,
        failing: { ...numberIn(said, 'delayMs', book), ...numberIn(said, 'recordsShare', book) },
      }
  }
  return undefined
}

function numberIn<Name extends keyof typeof MOST>(
  said: Field,
  name: Name,
  book: FactBook,
): Partial<Record<Name, number>> {
  const field = said.get(name)
  if (!field) return {}
  const value = Number(field.text())
  if (value >= 0 && value <= MOST[name]) return { [name]: value } as Record<Name, number>
  book.lose(field.place, `\`${name}\` is no ${WORDS[name]}: it is not read.`)
  return {}
}
