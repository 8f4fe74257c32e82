import type { Design, Scenario } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { simulate } from '@/core/simulation/simulate'
import { measure } from './measure'
import type { Row } from './row'

const DAY_SECONDS = 86_400
const BAR = 1000

/** So many topics of so many partitions, each with a producer and a group. */
function designOf(topics: number, partitions: number, members: number): Design {
  const numbers = Array.from({ length: topics }, (_, at) => at)
  const empty = emptyDesign('A day')
  return {
    ...empty,
    cluster: { ...empty.cluster, brokers: 12, racks: 3 },
    producers: numbers.map((at) => ({
      name: `writer-${at}`,
      delivery: 'at-least-once',
      produces: [{ topic: `events-${at}`, recordsPerSecond: { average: 1000 + ((at * 37) % 500) } }],
    })),
    topics: numbers.map((at) => ({
      name: `events-${at}`,
      partitions,
      replicationFactor: 3,
      key: { strategy: 'entity', field: 'id', cardinality: 100_000 },
    })),
    consumerGroups: numbers.map((at) => ({
      name: `reader-${at}`,
      members,
      processingMsPerRecord: 2,
      consumes: [{ topic: `events-${at}` }],
    })),
  }
}

const A_DAY: Scenario = {
  name: 'A day',
  lengthSeconds: DAY_SECONDS,
  events: [
    { kind: 'burst', factor: 4, shape: 'wave', atSeconds: DAY_SECONDS / 4, lastsSeconds: DAY_SECONDS / 4 },
    { kind: 'member-crash', group: 'reader-1', member: 1, atSeconds: DAY_SECONDS * 0.5 },
    { kind: 'rolling-deploy', group: 'reader-2', atSeconds: DAY_SECONDS * 0.6 },
    { kind: 'broker-lost', broker: 2, atSeconds: DAY_SECONDS * 0.7, lastsSeconds: 3600 },
    {
      kind: 'slow-downstream',
      group: 'reader-3',
      factor: 6,
      atSeconds: DAY_SECONDS * 0.8,
      lastsSeconds: 3600,
    },
  ],
}

/** A simulated day of thousands of partitions, with the band of random runs. */
export function benchSimulation(): readonly Row[] {
  const of = (name: string, design: Design): Row => ({
    name,
    measured: measure(() => simulate(design, A_DAY), 8, 2),
    bar: BAR,
  })
  return [
    of('a day of 4,000 partitions in 4 topics', designOf(4, 1000, 50)),
    of('a day of 4,000 partitions in 40 topics', designOf(40, 100, 10)),
    of('a day of 4,000 partitions in 400 topics', designOf(400, 10, 5)),
  ]
}
