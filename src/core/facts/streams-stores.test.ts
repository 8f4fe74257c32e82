import { expect, it } from 'vitest'
import { measureDesign } from '../measure-once'
import type { StreamsApp } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import type { Window } from '../streams/processing'
import { streamsFacts } from './streams-facts'

const HOUR = 3_600_000

/** The bytes of the one store of a count over windows, of 1,000 records a second of 100 bytes. */
function countedBytes(window: Window): number | undefined {
  const app: StreamsApp = {
    name: 'counter',
    processing: [
      {
        stream: 'clicks',
        steps: [
          'groupByKey',
          { op: 'windowedBy', window },
          'count',
          'toStream',
          { op: 'to', topic: 'counts' },
        ],
      },
    ],
  }
  const { view } = measureDesign({
    ...emptyDesign('x'),
    producers: [{ name: 'web', produces: [{ topic: 'clicks', recordsPerSecond: { average: 1000 } }] }],
    topics: [
      { name: 'clicks', partitions: 6, record: { averageBytes: 100 } },
      { name: 'counts', partitions: 6 },
    ],
    streamsApps: [app],
  })
  const [counter] = view.streamsApps
  if (!counter) throw new Error('there is no application')
  const facts = streamsFacts(counter)
  if (!facts.ok) throw new Error(facts.error)
  return facts.stores[0]?.bytes?.value
}

it('keeps a record once for each hopping window that it stands in', () => {
  const tumbling = countedBytes({ kind: 'tumbling', sizeMs: HOUR, graceMs: 0 })
  const hopping = countedBytes({ kind: 'hopping', sizeMs: HOUR, advanceMs: HOUR / 60, graceMs: 0 })
  expect(tumbling).toBeGreaterThan(0)
  expect((hopping ?? 0) / (tumbling ?? 1)).toBeCloseTo(60, 6)
})
