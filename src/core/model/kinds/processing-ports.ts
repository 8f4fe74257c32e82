/**
 * The edges of a Streams application are the sources and sinks of its chains, so that the drawing never contradicts
 * the program: drawing one adds to the chains, and what is taken away leaves the rest of them as it is.
 */

import { type Chain, type Step, stepOf, type WrittenStep } from '../../streams/processing'
import { topicsRead } from '../follow-chain'
import type { NamedTopic, Port, Renaming } from './kind'

interface Program {
  readonly name: string
  readonly processing?: readonly Chain[] | undefined
  readonly topology?: string | undefined
}

type Fields = Readonly<Record<string, unknown>>

const NONE: readonly never[] = []
const BEGINNINGS = ['stream', 'table', 'globalTable'] as const
/** What a chain may not be without: it begins somewhere, does something, or others go on from it. */
const PARTS = [...BEGINNINGS, 'pattern', 'from', 'steps', 'id']
/** After these nothing is left to write. */
const ENDS: ReadonlySet<string> = new Set(['to', 'foreach', 'print', 'split'])

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isSink = (step: WrittenStep): step is Step & { op: 'to' } =>
  typeof step === 'object' && step.op === 'to'

const isBegun = (chain: Chain): boolean =>
  chain.from !== undefined ||
  chain.pattern !== undefined ||
  BEGINNINGS.some((field) => chain[field] !== undefined)

const sinksOf = ({ steps = NONE }: Chain): readonly string[] => steps.filter(isSink).map(({ topic }) => topic)

function renameRead(chain: Chain, renaming: Renaming): Chain {
  const topics = topicsRead(chain)
  if (topics.every((topic) => renaming(topic) === topic)) return chain
  const field = BEGINNINGS.find((one) => chain[one] !== undefined) ?? 'stream'
  const renamed = [...new Set(topics.flatMap((topic) => renaming(topic) ?? []))]
  const value = typeof chain[field] === 'string' ? renamed[0] : renamed
  if (renamed.length > 0) return { ...chain, [field]: value }
  const { stream: _, table: _1, globalTable: _2, named: _3, store: _4, ...rest } = chain
  return rest
}

function renameWritten(chain: Chain, renaming: Renaming): Chain {
  if (sinksOf(chain).every((topic) => renaming(topic) === topic)) return chain
  const { steps = NONE, ...rest } = chain
  const renamed = steps.flatMap((step) => {
    if (!isSink(step)) return [step]
    const topic = renaming(step.topic)
    return topic === undefined ? [] : [{ ...step, topic }]
  })
  return renamed.length === 0 ? rest : { ...rest, steps: renamed }
}

/** The names by which chains go on from others, or take them in. */
const namesUsed = (chains: readonly Chain[]): ReadonlySet<string> =>
  new Set(
    chains.flatMap(({ from = '', steps = NONE }) => [
      from,
      ...steps.flatMap((step) => (typeof step === 'object' && 'with' in step ? (step.with ?? NONE) : NONE)),
    ]),
  )

/** The topics of a description, renamed; those that go leave it, so that it describes the program no more. */
function renameDescribed(text: string, renaming: Renaming): string | undefined {
  let isWhole = true
  const renamed = text.replace(
    /\((topics?): (\[?)([^)\]]*)/g,
    (_, word: string, bracket: string, names: string) => {
      const after = names.split(', ').map((name) => renaming(name) ?? '')
      isWhole &&= !after.some((name) => name === '' && names !== '')
      return `(${word}: ${bracket}${after.join(', ')}`
    },
  )
  return isWhole ? renamed : undefined
}

/** The node with other chains. A description stands for those alone that it was read with. */
function withChains<Node extends Program>(node: Node, chains: readonly Chain[], topology?: string): Node {
  const used = namesUsed(chains)
  const kept = chains.filter(
    (chain) =>
      isBegun(chain) || (chain.steps ?? NONE).length > 0 || (chain.id !== undefined && used.has(chain.id)),
  )
  const { processing: _, topology: _described, ...neither } = node
  if (kept.length === 0) return neither as unknown as Node
  if (topology !== undefined) return { ...node, processing: kept, topology }
  const { topology: _gone, ...undescribed } = node
  return { ...undescribed, processing: kept } as unknown as Node
}

/** Reads one more topic: where a chain begins with nothing yet, else in a chain of its own. */
function joinRead(chains: readonly Chain[], topic: string): readonly Chain[] {
  const at = chains.findIndex((chain) => !isBegun(chain))
  const chain = chains[at]
  return chain ? chains.with(at, { ...chain, stream: topic }) : [...chains, { stream: topic }]
}

function holdsTable(chain: Chain, chains: readonly Chain[]): boolean {
  const steps = (chain.steps ?? NONE).map((step) => stepOf(step).op)
  const last = steps.findLast((op) => /^(toStream|toTable|count|reduce|aggregate)$/.test(op))
  if (last) return last !== 'toStream'
  const before = chains.find(({ id }) => id !== undefined && id === chain.from)
  return before ? holdsTable(before, chains.slice(0, chains.indexOf(chain))) : chain.table !== undefined
}

const freeName = (taken: ReadonlySet<string | undefined>): string => {
  for (let at = 1; ; at += 1) if (!taken.has(`part${at}`)) return `part${at}`
}

/**
 * Writes to one more topic: at the end of the last chain that leaves something, else as a second way out of the last
 * one that writes, else from a branch that nobody took up, else in a chain that begins with nothing yet.
 */
function joinWritten(chains: readonly Chain[], topic: string): readonly Chain[] {
  const used = namesUsed(chains)
  const to: Step = { op: 'to', topic }
  const lastOp = ({ steps }: Chain) => stepOf(steps?.at(-1) ?? 'peek').op
  const open = chains.findLastIndex(
    (chain) =>
      chain.globalTable === undefined &&
      !ENDS.has(lastOp(chain)) &&
      !(chain.id !== undefined && used.has(chain.id)),
  )
  const chain = chains[open]
  if (chain) {
    const steps = [
      ...(chain.steps ?? NONE),
      ...(holdsTable(chain, chains) ? (['toStream'] as const) : NONE),
      to,
    ]
    return chains.with(open, { ...chain, steps })
  }
  const branch = chains
    .flatMap(({ steps = NONE }) => steps)
    .flatMap((step) => (typeof step === 'object' && step.op === 'split' ? step.branches : NONE))
    .find(({ id }) => !used.has(id))
  if (branch) return [...chains, { from: branch.id, steps: [to] }]
  const last = chains.findLastIndex((one) => lastOp(one) === 'to')
  const ended = chains[last]
  const end = ended?.steps?.at(-1)
  if (!ended || !end) return [...chains, { steps: [to] }]
  const id = ended.id ?? freeName(new Set(chains.map((one) => one.id)))
  const ways: readonly Chain[] = [
    { ...ended, id, steps: ended.steps?.slice(0, -1) ?? NONE },
    { from: id, steps: [end] },
    { from: id, steps: [to] },
  ]
  return chains.toSpliced(last, 1, ...ways)
}

/** The topics that a program names, with their paths; of a value that may be anything. */
function namedIn(value: unknown, isRead: boolean): readonly NamedTopic[] {
  if (!Array.isArray(value)) return NONE
  return value.flatMap((chain: unknown, at): NamedTopic[] => {
    if (!isFields(chain)) return []
    const found = (path: readonly (string | number)[], topic: unknown): NamedTopic[] =>
      typeof topic === 'string' ? [[[at, ...path], topic]] : []
    if (isRead)
      return BEGINNINGS.flatMap((field) => {
        const topics = chain[field]
        return Array.isArray(topics)
          ? topics.flatMap((topic, index) => found([field, index], topic))
          : found([field], topics)
      })
    const { steps } = chain
    return Array.isArray(steps)
      ? steps.flatMap((step, index) =>
          isFields(step) && step['op'] === 'to' ? found(['steps', index, 'topic'], step['topic']) : [],
        )
      : []
  })
}

const isSoundStep = (step: unknown): boolean =>
  typeof step === 'string' ||
  (isFields(step) &&
    typeof step['op'] === 'string' &&
    (step['op'] !== 'to' || typeof step['topic'] === 'string'))

const isSoundChain = (chain: unknown): boolean =>
  isFields(chain) &&
  PARTS.some((part) => chain[part] !== undefined) &&
  (chain['steps'] === undefined || (Array.isArray(chain['steps']) && chain['steps'].every(isSoundStep)))

/** The port by which a program reads topics, or the one by which it writes them. */
export const processingPort =
  <Node extends Program>() =>
  <const Edge extends string>(
    said: Pick<Port<Node>, 'records' | 'verbs'> & {
      readonly edge: Edge
      readonly field: keyof Node & 'processing'
      /** Why it makes no sense where the other port has the topic already. */
      why(node: Node, topic: string): string
    },
  ): Port<Node> & { readonly edge: Edge } => {
    const { why, ...port } = said
    const isRead = said.records === 'out-of-topic'
    const topicsOf = ({ processing = NONE }: Program, read = isRead): readonly string[] => [
      ...new Set(processing.flatMap(read ? topicsRead : sinksOf)),
    ]
    return {
      ...port,
      most: 'many',
      repeats: true,
      topics: (node) => topicsOf(node),
      rename(node, renaming) {
        const before = node.processing
        const rename = isRead ? renameRead : renameWritten
        const after = before?.map((chain) => rename(chain, renaming))
        if (!after || after.every((chain, at) => chain === before?.[at])) return node
        const { topology } = node
        return withChains(
          node,
          after,
          topology === undefined ? topology : renameDescribed(topology, renaming),
        )
      },
      join: (node, topic) =>
        topicsOf(node).includes(topic)
          ? node
          : withChains(node, (isRead ? joinRead : joinWritten)(node.processing ?? NONE, topic)),
      whyNot: (node, topic) => (topicsOf(node, !isRead).includes(topic) ? why(node, topic) : null),
      isSound: (value) => Array.isArray(value) && value.every(isSoundChain),
      named: (value) => namedIn(value, isRead),
    }
  }
