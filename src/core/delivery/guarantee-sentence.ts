import type { Guarantee } from './guarantee'

type Facts = Pick<Guarantee, 'lose' | 'repeat' | 'transactional'> & Partial<Pick<Guarantee, 'reorder'>>

/** Returns what a reader may count on, in a sentence or two: what of the records it sees, and that their order may change. */
export function guaranteeSentence(facts: Facts, readsUncommitted = false): string {
  const seen = seenOf(facts, readsUncommitted)
  return facts.reorder ? `${seen} Records may come in another order.` : seen
}

/**
 * What of the records is seen. One that reads uncommitted records of transactions sees those of
 * aborted ones, whatever else is weaker on its path.
 */
function seenOf({ lose, repeat, transactional }: Facts, readsUncommitted: boolean): string {
  if (repeat?.kind === 'reads-uncommitted' || (transactional && readsUncommitted))
    return lose
      ? 'A record may be missing, and those of aborted transactions are seen too.'
      : 'Readers see every record that was written, those of aborted transactions too.'
  if (lose && repeat) return 'A record may be missing, and a record may come twice.'
  if (lose) return 'A record may be missing; none comes twice.'
  if (repeat)
    return transactional
      ? 'Readers of committed records see each committed record; a restart may show it again.'
      : 'Readers see each acknowledged record; a restart may show it again.'
  return transactional
    ? 'Readers of committed records see each committed record, and its effect in Kafka once.'
    : 'Readers see each acknowledged record once.'
}
