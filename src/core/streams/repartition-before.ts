import { heldAfter, heldBefore } from './offered-steps'
import { partitionCounts } from './partition-counts'
import { type Chain, type StreamsApp, stepOf } from './processing'
import { readProcessing } from './read-processing'
import { TopologyError } from './topology'

/**
 * Returns a program with a repartition into so many partitions before a join, with which Kafka would start it: of the
 * stream that is joined, or of the other one. Undefined where no single one will do, as between tables.
 */
export function withRepartition(
  app: StreamsApp,
  partitions: number,
  partitionsOf: (topic: string) => number | undefined,
): readonly Chain[] | undefined {
  const chains = app.processing ?? []
  for (const [at, { steps = [] }] of chains.entries())
    for (const [index, written] of steps.entries()) {
      const step = stepOf(written)
      if (step.op !== 'join' && step.op !== 'leftJoin' && step.op !== 'outerJoin') continue
      const other = chains.findIndex(({ id }) => id === step.with)
      const tried = [
        heldBefore(chains, at, index) === 'stream' ? [at, index] : undefined,
        other >= 0 && heldAfter(chains, other) === 'stream'
          ? [other, chains[other]?.steps?.length ?? 0]
          : undefined,
      ]
      for (const place of tried) {
        const [chain, before] = place ?? []
        if (chain === undefined || before === undefined) continue
        const processing = withStep(chains, chain, before, partitions)
        if (starts({ ...app, processing }, partitionsOf)) return processing
      }
    }
  return undefined
}

function withStep(
  chains: readonly Chain[],
  at: number,
  before: number,
  partitions: number,
): readonly Chain[] {
  const chain = chains[at]
  if (!chain) return chains
  const topic = typeof chain.stream === 'string' ? chain.stream : (chain.id ?? 'records')
  const named = `${topic.replace(/[^a-zA-Z0-9._-]+/g, '-')}-in-${partitions}`
  const steps = (chain.steps ?? []).toSpliced(before, 0, { op: 'repartition', partitions, named })
  return chains.with(at, { ...chain, steps })
}

function starts(app: StreamsApp, partitionsOf: (topic: string) => number | undefined): boolean {
  try {
    partitionCounts(readProcessing(app), app.applicationId ?? app.name, partitionsOf)
    return true
  } catch (error) {
    if (!(error instanceof TopologyError)) throw error
    return false
  }
}
