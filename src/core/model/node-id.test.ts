import fc from 'fast-check'
import { expect, it } from 'vitest'
import { consumerGroupId, edgeId, topicId } from './node-id'

it('gives every pair of names an edge id of its own, and ordinary names a readable one', () => {
  expect(edgeId('produces', 'producer:checkout', 'topic:orders.v2')).toBe(
    'produces:producer:checkout→topic:orders.v2',
  )
  expect(edgeId('produces', 'producer:a→topic:b', 'topic:c')).not.toBe(
    edgeId('produces', 'producer:a', 'topic:b→topic:c'),
  )
  const name = fc.array(fc.constantFrom('a', 'b', '→', '\\'), { maxLength: 5 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(name, name, name, name, (from, to, otherFrom, otherTo) => {
      const id = (topic: string, group: string) => edgeId('consumes', topicId(topic), consumerGroupId(group))
      const isSame = id(from, to) === id(otherFrom, otherTo)
      expect(isSame).toBe(from === otherFrom && to === otherTo)
    }),
    { numRuns: 2000 },
  )
})
