import { createAnalyser } from '@/core/analyse'
import { edgesOf } from '@/core/graph/edges'
import type { Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { trafficOn } from '@/core/views/edge-traffic'
import { largeDesign } from './large-design'
import { summarise } from './measure'
import type { Row } from './row'

const BAR = 100
const RUNS = 5

/** One topic that so many groups read. */
export function hubDesign(edges: number): Design {
  return {
    ...emptyDesign('A hub'),
    topics: [{ name: 'hub', partitions: 12, replicationFactor: 3 }],
    producers: [
      { name: 'writer', produces: [{ topic: 'hub', recordsPerSecond: { average: 100, peak: 200 } }] },
    ],
    consumerGroups: Array.from({ length: edges }, (_, at) => ({
      name: `reader-${at}`,
      members: 2,
      consumes: [{ topic: 'hub' }],
    })),
  }
}

/** One group that reads so many topics. */
function collectorDesign(edges: number): Design {
  const names = Array.from({ length: edges }, (_, at) => `topic-${at}`)
  return {
    ...emptyDesign('A collector'),
    topics: names.map((name) => ({ name, partitions: 3, replicationFactor: 3 })),
    consumerGroups: [{ name: 'collector', members: 3, consumes: names.map((topic) => ({ topic })) }],
  }
}

type Edit = (design: Design, round: number) => Design

const addTopic: Edit = (design, round) => ({
  ...design,
  topics: [...design.topics, { name: `added-${round}`, partitions: 3, replicationFactor: 3 }],
})

const connect: Edit = (design, round) => ({
  ...design,
  consumerGroups: design.consumerGroups.map((group, at) =>
    at === 0
      ? { ...group, consumes: [...(group.consumes ?? []), { topic: design.topics[round + 7]?.name ?? '' }] }
      : group,
  ),
})

const deleteFirst: Edit = (design) => ({ ...design, consumerGroups: design.consumerGroups.slice(1) })

const busierHub: Edit = (design, round) => ({
  ...design,
  topics: design.topics.map((topic, at) => (at === 0 ? { ...topic, partitions: 24 + round } : topic)),
})

/** What is computed anew after each edit of a design that was analysed. */
function edited(name: string, design: Design, edit: Edit): Row {
  const analyser = createAnalyser()
  analyser.analyse(design)
  const times: number[] = []
  let now = design
  for (let round = 0; round < RUNS; round += 1) {
    now = edit(now, round)
    const start = performance.now()
    analyser.analyse(now)
    times.push(performance.now() - start)
  }
  return { name, measured: summarise(times), bar: BAR }
}

/** What the drawing asks of every edge of a node that has thousands. */
function drawn(name: string, design: Design): Row {
  const { views } = createAnalyser().analyse(design)
  const edges = edgesOf(design)
  const times: number[] = []
  for (let round = 0; round < RUNS; round += 1) {
    const start = performance.now()
    for (const edge of edges) trafficOn(edge, views)
    times.push(performance.now() - start)
  }
  return { name, measured: summarise(times), bar: BAR }
}

/** Measures edits at the far end: a very large design, and nodes with thousands of edges. */
export const benchFar = (): readonly Row[] => [
  edited('10,000 topics, add a topic', largeDesign(10_000), addTopic),
  edited('10,000 topics, connect a group', largeDesign(10_000), connect),
  edited('10,000 topics, delete a group', largeDesign(10_000), deleteFirst),
  edited('a topic that 5,000 groups read, its partitions', hubDesign(5000), busierHub),
  edited('a topic that 5,000 groups read, delete one of them', hubDesign(5000), deleteFirst),
  drawn('a topic that 5,000 groups read, what its edges carry', hubDesign(5000)),
  drawn('a group that reads 5,000 topics, what its edges carry', collectorDesign(5000)),
]
