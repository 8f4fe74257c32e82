import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import { edgesOf } from '../graph/edges'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { trafficOn } from './edge-traffic'

/** A group that reads so many topics, to each of which something else is written. */
function hubOf(topics: number): Design {
  const names = Array.from({ length: topics }, (_, at) => `topic-${at}`)
  return {
    ...emptyDesign('A hub'),
    topics: names.map((name) => ({ name, partitions: 3, replicationFactor: 3 })),
    producers: names.map((topic, at) => ({
      name: `writer-${at}`,
      produces: [{ topic, recordsPerSecond: { average: at + 1, peak: at + 1 } }],
    })),
    consumerGroups: [{ name: 'all', members: 3, consumes: names.map((topic) => ({ topic })) }],
  }
}

describe('the traffic on an edge of a hub', () => {
  it.each([3, 40])('is that of its own topic, among %d', (topics) => {
    const design = hubOf(topics)
    const { views } = analyse(design)
    const read = edgesOf(design).filter(({ kind }) => kind === 'consumes')
    expect(read.map((edge) => trafficOn(edge, views).rate.peakRecords)).toEqual(
      Array.from({ length: topics }, (_, at) => at + 1),
    )
  })
})
