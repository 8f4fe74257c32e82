import { expect, it } from 'vitest'
import { emptyDesign } from '../model/empty-design'
import { whyNotName } from './check-name'

const design = {
  ...emptyDesign('Names'),
  topics: [{ name: 'orders' }, { name: 'not legal' }],
  consumerGroups: [{ name: 'billing' }],
}

it.each([
  ['orders.v2', null],
  ['orders', 'There is a topic orders already.'],
  ['billing', null],
  [' ', 'A name must not be empty.'],
  [
    'two words',
    'The name holds a space; Kafka takes the letters A to Z and a to z, digits, ".", "_" and "-" only.',
  ],
  ['x'.repeat(250), 'The name has 250 characters; Kafka takes at most 249.'],
  ['x'.repeat(1001), 'A name has at most 1000 characters.'],
])('says of the topic name %j: %s', (wanted, why) => {
  expect(whyNotName(design, 'topic', 'payments', wanted)).toBe(why)
})

it('lets a topic keep the name that Kafka refuses, and a group have any', () => {
  expect(whyNotName(design, 'topic', 'not legal', 'not legal')).toBeNull()
  expect(whyNotName(design, 'consumerGroup', 'billing', 'two words')).toBeNull()
  expect(whyNotName(design, 'consumerGroup', 'ledger', 'billing')).toBe(
    'There is a consumer group billing already.',
  )
})
