import { aggregateCogrouped, aggregateStep, aggregateTable, groupTable } from './dsl-grouped'
import { joinGlobalTable, joinStreams, joinTable } from './dsl-join'
import {
  groupByKeyStep,
  groupByStep,
  mergeStep,
  plainStep,
  processStep,
  readStream,
  repartitionStep,
  splitStep,
  toStep,
  toTableStep,
} from './dsl-stream'
import {
  deriveStep,
  joinByForeignKey,
  joinTables,
  readGlobalTable,
  readTable,
  suppressStep,
  toStreamStep,
} from './dsl-table'
import { Names, type Reads } from './names-in-hand'
import { type Chain, type Step, type StreamsApp, stepOf } from './processing'
import { readDescriptions } from './read-descriptions'
import { type Held, refuseOptions } from './refuse-options'
import { optimizationsOf, StreamsBuilder } from './streams-builder'
import { ProgramError, type Topology, TopologyError } from './topology'
import { topologyOfDescription } from './topology-of-description'
import type { Grouped, Stream, Table } from './values'
import { whatLacks, whatToDo } from './what-lacks'

const WORDS: Readonly<Record<Held['is'], string>> = {
  stream: 'a stream',
  table: 'a table',
  globalTable: 'a global table',
  grouped: 'a grouped stream',
  groupedTable: 'a grouped table',
  cogrouped: 'cogrouped streams',
}

/**
 * Builds the topology of a Streams application as Kafka's `StreamsBuilder` does from the same calls. Throws a
 * `TopologyError` in Kafka's words for what Kafka refuses, and a `ProgramError` for what its types would not take.
 */
export function readProcessing(app: StreamsApp): Topology {
  const description = app.topology === undefined ? undefined : readDescriptions(app.topology)[0]
  if (description) return topologyOfDescription(description)
  const builder = new StreamsBuilder()
  const named = new Names<Held>()
  for (const [index, chain] of (app.processing ?? []).entries()) {
    try {
      const end = readChain(builder, chain, index, named)
      if (chain.id !== undefined && end) named.set(chain.id, end)
    } catch (error) {
      if (error instanceof TopologyError && builder.at) error.origin = builder.at
      throw error
    }
    named.leave(chain)
  }
  return builder.build(optimizationsOf(app.config?.['topology.optimization']))
}

function beginning(builder: StreamsBuilder, chain: Chain, named: Names<Held>): Held {
  if (chain.from !== undefined) return named.of(chain.from, 'stream')
  if (chain.table !== undefined) return readTable(builder, chain.table, chain.named, chain.store)
  if (chain.globalTable !== undefined)
    return readGlobalTable(builder, chain.globalTable, chain.named, chain.store)
  const topics = typeof chain.stream === 'string' ? [chain.stream] : (chain.stream ?? [])
  if (topics.length === 0 && chain.pattern === undefined)
    throw new ProgramError(
      'a chain begins with a stream, a table, a global table, or what another chain ended in',
    )
  return readStream(builder, topics, chain.pattern, chain.named)
}

function readChain(builder: StreamsBuilder, chain: Chain, index: number, named: Names<Held>): Held | null {
  builder.at = { chain: index, step: 0 }
  let held: Held | null = beginning(builder, chain, named)
  for (const [at, written] of (chain.steps ?? []).entries()) {
    builder.at = { chain: index, step: at + 1 }
    const step = stepOf(written)
    if (held === null) throw new ProgramError(`nothing is left for ${step.op} to work on`)
    held = take(builder, held, step, named)
  }
  return held
}

function take(builder: StreamsBuilder, held: Held, step: Step, named: Names<Held>): Held | null {
  switch (held.is) {
    case 'stream':
      return takeStream(builder, held, step, named)
    case 'table':
      return takeTable(builder, held, step, named)
    case 'grouped':
      return takeGrouped(builder, held, step, named)
    case 'groupedTable':
      if (isAggregation(step)) return aggregateTable(builder, held, step.op, step.named, step.store)
      return refuse(held, step)
    case 'cogrouped':
      if (step.op === 'windowedBy') {
        if (step.window.emit !== undefined)
          throw new TopologyError(
            'A cogrouped stream has no emitStrategy: its windows go on at every update, and `suppress` holds them back.',
          )
        return { ...held, window: step.window }
      }
      if (step.op === 'aggregate') return aggregateCogrouped(builder, held, step.named, step.store)
      return refuse(held, step)
    case 'globalTable':
      return refuse(held, step)
  }
}

/** A window of time is only between two streams. */
const joinsA = (step: Step & { op: 'join' | 'leftJoin' | 'outerJoin' }): Reads =>
  step.window === undefined ? 'table' : 'stream'

const isAggregation = (step: Step): step is Step & { op: 'count' | 'reduce' | 'aggregate' } =>
  step.op === 'count' || step.op === 'reduce' || step.op === 'aggregate'

/** Refuses a step on what is in hand, or on another that it names. */
const refuse = (held: Held, step: Step, isNamed = false): never => {
  const advice = isNamed ? '' : whatToDo(held.is, step.op)
  throw new ProgramError(
    `${step.op} is no operation of ${WORDS[held.is]}${advice === '' ? '' : `: ${advice}`}`,
    isNamed ? undefined : whatLacks(held.is, step.op),
  )
}

function takeStream(builder: StreamsBuilder, stream: Stream, step: Step, named: Names<Held>): Held | null {
  switch (step.op) {
    case 'filter':
    case 'filterNot':
    case 'map':
    case 'mapValues':
    case 'flatMap':
    case 'flatMapValues':
    case 'selectKey':
    case 'peek':
      return plainStep(builder, stream, step.op, step.named)
    case 'foreach':
    case 'print':
      plainStep(builder, stream, step.op, step.named)
      return null
    case 'process':
    case 'processValues':
      return processStep(builder, stream, step)
    case 'merge': {
      const other = named.of(step.with, 'stream')
      if (other.is !== 'stream') return refuse(other, step, true)
      return mergeStep(builder, stream, other, step.named)
    }
    case 'split':
      for (const [id, branch] of splitStep(builder, stream, step)) named.set(id, branch)
      return null
    case 'groupByKey':
      return groupByKeyStep(stream, step.named)
    case 'groupBy':
      return groupByStep(builder, stream, step.named)
    case 'repartition':
      return repartitionStep(builder, stream, step)
    case 'to':
      toStep(builder, stream, step.topic, step.named)
      return null
    case 'toTable':
      return toTableStep(builder, stream, step)
    case 'join':
    case 'leftJoin':
    case 'outerJoin': {
      const other = named.of(step.with, joinsA(step))
      refuseOptions(builder, stream, other, step)
      if (other.is === 'stream') return joinStreams(builder, stream, other, step)
      if (step.op === 'outerJoin') return refuse(other, step, true)
      if (other.is === 'table') return joinTable(builder, stream, other, step)
      if (other.is === 'globalTable') return joinGlobalTable(builder, stream, step.named)
      return refuse(other, step, true)
    }
    default:
      return refuse(stream, step)
  }
}

function takeTable(builder: StreamsBuilder, table: Table, step: Step, named: Names<Held>): Held {
  switch (step.op) {
    case 'filter':
    case 'filterNot':
    case 'mapValues':
      return deriveStep(builder, table, step.op, step.named, step.store)
    case 'toStream':
      return toStreamStep(builder, table, step.named)
    case 'suppress':
      return suppressStep(builder, table, step.named)
    case 'groupBy':
      return groupTable(builder, table, step.named)
    case 'join':
    case 'leftJoin':
    case 'outerJoin': {
      const other = named.of(step.with, 'table')
      if (other.is !== 'table') return refuse(other, step, true)
      refuseOptions(builder, table, other, step)
      if (!step.foreignKey) return joinTables(builder, table, other, step)
      if (step.op === 'outerJoin') return refuse(table, step)
      return joinByForeignKey(builder, table, other, step)
    }
    default:
      return refuse(table, step)
  }
}

function takeGrouped(builder: StreamsBuilder, grouped: Grouped, step: Step, named: Names<Held>): Held {
  if (step.op === 'windowedBy') return { ...grouped, window: step.window }
  if (isAggregation(step)) return aggregateStep(builder, grouped, step.op, step.named, step.store)
  if (step.op !== 'cogroup') return refuse(grouped, step)
  const others = [step.with ?? []].flat().map((id) => {
    const other = named.of(id, 'stream')
    return other.is === 'grouped' ? other : refuse(other, step, true)
  })
  return {
    is: 'cogrouped',
    members: [...new Set([grouped, ...others])],
    window: undefined,
    parents: new Map(),
  }
}
