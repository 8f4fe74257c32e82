/**
 * Designs that the document allows and nobody means: every number may be the smallest, the largest, or beyond
 * what an int of 32 bits, one of 64, or a double counts exactly.
 */
import fc from 'fast-check'
import type { Config, Design } from '../core/model/design'
import { designSchema } from '../core/model/design-schema'
import { designArbitrary } from './arbitraries'

const EXTREMES = [
  0, -0, 5e-324, 2.3e-308, 1e-15, 1e-7, 0.5, 1, 1.5, 2, 3, 1000, 32_767, 1_000_000, 2 ** 31 - 1, 2 ** 31, 1e12,
  1e15, 2 ** 53 - 1, 2 ** 53, 2 ** 53 + 2, 2 ** 63, 1e21, 1e23, 1.7e308, -1, -2, -1.5, -(2 ** 63), -1.7e308,
] // biome-ignore format: a list of cases, not of lines

/** Settings that a number of the analysis is made of, by the list of the nodes that have them. */
const SETTINGS: Readonly<Record<string, readonly string[]>> = {
  topics: [
    'retention.ms', 'retention.bytes', 'segment.ms', 'segment.bytes', 'min.cleanable.dirty.ratio',
    'local.retention.ms', 'local.retention.bytes', 'min.compaction.lag.ms', 'max.compaction.lag.ms',
    'min.insync.replicas', 'max.message.bytes', 'delete.retention.ms',
  ],
  producers: ['buffer.memory', 'batch.size', 'linger.ms', 'max.request.size', 'retries', 'delivery.timeout.ms'],
  consumerGroups: [
    'fetch.max.bytes', 'max.partition.fetch.bytes', 'max.poll.records', 'max.poll.interval.ms',
    'session.timeout.ms', 'heartbeat.interval.ms',
  ],
  cluster: [
    'default.replication.factor', 'num.partitions', 'log.retention.hours', 'log.retention.minutes',
    'log.retention.bytes', 'log.roll.hours', 'log.segment.bytes', 'fetch.max.bytes', 'offsets.retention.minutes',
    'socket.request.max.bytes', 'log.retention.check.interval.ms',
  ],
} // biome-ignore format: a list of cases, not of lines

const POLICIES = ['delete', 'compact', 'compact,delete', ''] as const

type Plain = Record<string, unknown>
type Draw = <Value>(values: readonly Value[]) => Value

/** A copy in which every number may have become another. */
function withExtremes(value: unknown, draw: Draw): unknown {
  if (typeof value === 'number') return draw([true, false]) ? draw(EXTREMES) : value
  if (Array.isArray(value)) return value.map((item) => withExtremes(item, draw))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withExtremes(inner, draw)]))
}

function extremeConfig(list: string, before: Config | undefined, draw: Draw): Config {
  const config: Record<string, Config[string]> = { ...before }
  for (const key of SETTINGS[list] ?? []) {
    if (draw([true, false, false])) config[key] = draw([String, Number])(draw(EXTREMES))
  }
  if (list === 'topics') {
    if (draw([true, false])) config['cleanup.policy'] = draw(POLICIES)
    if (draw([true, false, false])) config['remote.storage.enable'] = true
  }
  return config
}

/** Sets what the schema refuses back to what it was, so that a design is left that a document may hold. */
function accepted(extreme: unknown, original: Design): Design {
  const candidate = extreme as Plain
  for (let round = 0; round < 5; round += 1) {
    const parsed = designSchema.safeParse(candidate)
    if (parsed.success) return parsed.data as Design
    for (const { path } of parsed.error.issues) restore(candidate, original as unknown as Plain, path)
  }
  return original
}

function restore(to: Plain, from: Plain, path: readonly PropertyKey[]): void {
  let [inTo, inFrom]: [Plain | undefined, Plain | undefined] = [to, from]
  for (const step of path.slice(0, -1)) {
    inTo = inTo?.[step as string] as Plain | undefined
    inFrom = inFrom?.[step as string] as Plain | undefined
  }
  const last = path.at(-1) as string
  if (inTo && inFrom) inTo[last] = inFrom[last]
}

/** Any design that the parser accepts, with numbers at the ends of what it accepts. */
export const extremeDesignArbitrary: fc.Arbitrary<Design> = fc
  .tuple(designArbitrary, fc.array(fc.nat(), { minLength: 20, maxLength: 400 }))
  .map(([design, draws]) => {
    let at = 0
    const draw: Draw = (values) => {
      const drawn = values[(draws[at++ % draws.length] ?? 0) % values.length]
      if (drawn === undefined) throw new Error('Nothing to draw from.')
      return drawn
    }
    const changed = withExtremes(design, draw) as Design
    const nodes = <Node extends { readonly config?: Config | undefined }>(
      list: string,
      of: readonly Node[],
    ) => of.map((node) => ({ ...node, config: extremeConfig(list, node.config, draw) }))
    return accepted(
      {
        ...changed,
        surveyor: design.surveyor,
        cluster: { ...changed.cluster, config: extremeConfig('cluster', changed.cluster.config, draw) },
        producers: nodes('producers', changed.producers),
        topics: nodes('topics', changed.topics),
        consumerGroups: nodes('consumerGroups', changed.consumerGroups),
      },
      design,
    )
  })
