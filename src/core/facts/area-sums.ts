import type { Design } from '../model/design'
import type { MarkId } from '../model/marks'
import { nodeId, topicId } from '../model/node-id'
import { trafficOn } from '../views/edge-traffic'
import { viewOf } from '../views/view-of'
import type { Views } from '../views/views'

/** What an area adds up to: records per second at the peak, and bytes. */
export interface AreaSums {
  /** What comes into it: over edges, from external systems through its connectors, and from writers that are not drawn. */
  readonly into: number
  /** What leaves it: over edges, and to external systems through its connectors. */
  readonly out: number
  /** What is written to the topics in it, by whomever; null where there is none. */
  readonly written: number | null
  /** What the replicas of its topics hold on the brokers' disks; null where there is none. */
  readonly storedBytes: number | null
}

/** Below this share of a topic's rate, a difference is what sums of fractions leave. */
const NOISE = 1e-9

type Edge = Parameters<typeof trafficOn>[0]

interface Sums {
  into: number
  out: number
  written: number | null
  storedBytes: number | null
}

/**
 * Returns what each area adds up to. `areaOf` has the area of every node that stands in one. Records that pass from one
 * node of an area to another of the same area neither come in nor leave.
 */
export function areaSums(
  design: Design,
  edges: readonly Edge[],
  views: Views,
  areaOf: ReadonlyMap<string, MarkId>,
): ReadonlyMap<MarkId, AreaSums> {
  const sums = new Map<MarkId, Sums>()
  for (const area of areaOf.values())
    if (!sums.has(area)) sums.set(area, { into: 0, out: 0, written: null, storedBytes: null })
  const pass = (from: MarkId | undefined, to: MarkId | undefined, records: number) => {
    if (from === to) return
    const [leaving, entering] = [from && sums.get(from), to && sums.get(to)]
    if (leaving) leaving.out += records
    if (entering) entering.into += records
  }
  const edgesTo = new Map<string, Edge[]>()
  for (const edge of edges) {
    const { peakRecords } = trafficOn(edge, views).rate
    const [from, to] = [areaOf.get(edge.from), areaOf.get(edge.to)]
    pass(from, to, peakRecords)
    // What is written to a retry topic is read back by the same node.
    if (edge.kind === 'retries') pass(to, from, peakRecords)
    const known = edgesTo.get(edge.to)
    if (known) known.push(edge)
    else edgesTo.set(edge.to, [edge])
  }
  for (const { name, recordsPerSecond } of design.topics) {
    const area = areaOf.get(topicId(name))
    const view = viewOf(views, 'topic', name)
    if (!view) continue
    const edges = edgesTo.get(topicId(name)) ?? []
    const rates = edges.map((edge) => trafficOn(edge, views).rate.peakRecords)
    const { peakRecords } = view.rate
    const unexplained = peakRecords - rates.reduce((sum, rate) => sum + rate, 0)
    if (recordsPerSecond && unexplained > peakRecords * NOISE)
      pass(writersArea(edges, rates, areaOf), area, unexplained)
    const own = area && sums.get(area)
    if (!own) continue
    own.written = (own.written ?? 0) + peakRecords
    own.storedBytes = (own.storedBytes ?? 0) + view.sizing.storage.value
  }
  for (const { name } of design.connectors) {
    const area = areaOf.get(nodeId('connector', name))
    const view = viewOf(views, 'connector', name)
    if (!area || !view) continue
    const { peakRecords } = view.rate
    if (view.side === 'source') pass(undefined, area, peakRecords)
    if (view.side === 'sink')
      pass(area, undefined, Math.max(0, peakRecords - (view.deadLetter?.rate.peakRecords ?? 0)))
  }
  return sums
}

/** Where those stand of whom no rate is stated, where all of them are in one area: what a topic itself states is theirs. */
function writersArea(
  edges: readonly Edge[],
  rates: readonly number[],
  areaOf: ReadonlyMap<string, MarkId>,
): MarkId | undefined {
  const unrated = edges.filter(({ kind }, at) => kind === 'produces' && rates[at] === 0)
  const areas = new Set(unrated.map(({ from }) => areaOf.get(from)))
  return areas.size === 1 ? [...areas][0] : undefined
}
