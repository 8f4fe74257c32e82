import { analyse, createAnalyser } from '@/core/analyse'
import type { Design } from '@/core/model/design'
import { largeDesign } from './large-design'
import { measure, summarise } from './measure'
import type { Row } from './row'

type Change = (design: Design, at: number, round: number) => Design

const replace = <Item>(items: readonly Item[], at: number, change: (item: Item) => Item): readonly Item[] =>
  items.map((item, index) => (index === at ? change(item) : item))

/** The edits that a person makes while typing: a topic's setting, a producer's rate, a group's members. */
const EDITS: Readonly<Record<string, Change>> = {
  'a topic’s retention': (design, at, round) => ({
    ...design,
    topics: replace(design.topics, at, (topic) => ({
      ...topic,
      config: { ...topic.config, 'retention.ms': 86_400_000 + round },
    })),
  }),
  'a producer’s rate': (design, at, round) => ({
    ...design,
    producers: replace(design.producers, at, (producer) => ({
      ...producer,
      produces: [{ topic: `events-${at}`, recordsPerSecond: { average: 1000 + round, peak: 5000 + round } }],
    })),
  }),
  'a group’s members': (design, at, round) => ({
    ...design,
    consumerGroups: replace(design.consumerGroups, at * 2, (group) => ({
      ...group,
      members: 2 + (round % 9),
    })),
  }),
}

/** What a hand-written loop over plain numbers needs for a fraction of the answers: the floor to compare with. */
function plainRecompute(design: Design): number {
  const rates = new Map<string, number>()
  for (const producer of design.producers) {
    for (const { topic, recordsPerSecond } of producer.produces ?? []) {
      rates.set(topic, (rates.get(topic) ?? 0) + (recordsPerSecond?.peak ?? 0))
    }
  }
  let storage = 0
  for (const topic of design.topics) {
    const bytes = (rates.get(topic.name) ?? 0) * (topic.record?.averageBytes ?? 1000)
    const partitions = Math.max(1, Math.ceil(bytes / 7.5e6))
    storage += (bytes / partitions) * Number(topic.config?.['retention.ms'] ?? 0) * partitions * 3
  }
  for (const group of design.consumerGroups) {
    for (const { topic } of group.consumes ?? []) storage += rates.get(topic) ?? 0
  }
  return storage
}

/** What a page is held up at least, however short its slices. */
function longestPiece(topics: number): Pick<Row, 'measured' | 'bar'> {
  const longest: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const work = createAnalyser().inPieces(largeDesign(topics))
    let most = 0
    for (let isDone = false; !isDone; ) {
      const start = performance.now()
      isDone = work.next().done === true
      most = Math.max(most, performance.now() - start)
    }
    longest.push(most)
  }
  return { measured: summarise(longest), bar: 50 }
}

export function benchAnalysis(): readonly Row[] {
  const rows: Row[] = []
  for (const [topics, bar] of [
    [1000, 4],
    [10_000, 30],
  ] as const) {
    for (const [name, change] of Object.entries(EDITS)) {
      let design = largeDesign(topics)
      const analyser = createAnalyser()
      analyser.analyse(design)
      const edited: Design[] = []
      for (let round = 0; round < 80; round += 1) {
        design = change(design, (round * 37) % topics, round)
        edited.push(design)
      }
      const measured = measure((round) => analyser.analyse(edited[round] ?? design))
      const baseline = measure(() => plainRecompute(design), 30, 5)
      rows.push({ name: `${topics} topics, edit ${name}`, measured, bar, baseline })
    }
    const fresh = Array.from({ length: 8 }, () => largeDesign(topics))
    rows.push({
      name: `${topics} topics, everything anew`,
      measured: measure((round) => analyse(fresh[round] ?? largeDesign(topics)), 5, 3),
      ...(topics === 10_000 && { bar: 400 }),
    })
    rows.push({ name: `${topics} topics, the longest of its pieces`, ...longestPiece(topics) })
  }
  return rows
}
