import { expect, it } from 'vitest'
import type { Weakness } from './guarantee'
import { guaranteeSentence } from './guarantee-sentence'

const weak = (kind: Weakness['kind']): Weakness => ({
  kind,
  at: 'consumerGroup:billing',
  name: 'billing',
  rank: 2,
  origin: 'default',
})

it.each([
  [
    null,
    weak('reads-uncommitted'),
    true,
    'Readers see every record that was written, those of aborted transactions too.',
  ],
  [
    weak('acks-leader'),
    weak('reads-uncommitted'),
    true,
    'A record may be missing, and those of aborted transactions are seen too.',
  ],
  [
    null,
    weak('commit-after-work'),
    true,
    'Readers of committed records see each committed record; a restart may show it again.',
  ],
  [null, null, true, 'Readers of committed records see each committed record, and its effect in Kafka once.'],
  [weak('acks-leader'), null, false, 'A record may be missing; none comes twice.'],
] as const)('says what a reader may count on %#', (lose, repeat, transactional, sentence) => {
  expect(guaranteeSentence({ lose, repeat, transactional })).toBe(sentence)
})

it('never speaks of committed records where the reader sees the others too', () => {
  const facts = { lose: null, repeat: weak('not-idempotent'), transactional: true }
  expect(guaranteeSentence(facts, true)).toContain('aborted')
})

it('says in the headline that the order may change', () => {
  const facts = {
    lose: null,
    repeat: weak('commit-after-work'),
    reorder: weak('no-key'),
    transactional: false,
  }
  expect(guaranteeSentence(facts)).toBe(
    'Readers see each acknowledged record; a restart may show it again. Records may come in another order.',
  )
})
