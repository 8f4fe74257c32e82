/** What flows into the stores and the repartition topics of a Streams application. */
import type { Topic } from '../../model/design'
import type { ChainFlow, FollowedChains, Part } from '../../model/follow-chain'
import type { Origin } from '../../streams/origin'
import { type Chain, type Step, stepOf } from '../../streams/processing'
import type { RegisteredStore } from '../../streams/topology'
import { REGISTRATION_BYTES, RESPONSE_BYTES } from './stored-bytes'

const NOTHING: ChainFlow = new Map()
/** Which side of a join a store is of. */
const OTHER_SIDE = /JOINOTHER|OUTEROTHER|-other-join/
export const SUBSCRIPTION = /subscription-(state-)?(store|registration)/i
const RESPONSE = /subscription-response/i

export const stepAt = (processing: readonly Chain[], origin: Origin | undefined): Step | undefined => {
  const written = origin && processing[origin.chain]?.steps?.[origin.step - 1]
  return written === undefined ? undefined : stepOf(written)
}

const otherOf = (step: Step | undefined): string | undefined =>
  step && 'with' in step && typeof step.with === 'string' ? step.with : undefined

/** What flows into a store or a repartition topic: what its step takes in, what the other side of its join does, or what it puts out before its cache holds any back. */
export function flowAt(
  processing: readonly Chain[],
  { flows, puts, named }: FollowedChains,
  origin: Origin | undefined,
  at: 'before' | 'after' | 'other',
): ChainFlow {
  if (!origin) return NOTHING
  const other = otherOf(stepAt(processing, origin))
  if (at === 'other' || origin.isOther)
    return (other === undefined ? undefined : named.get(other)?.flow) ?? NOTHING
  const { chain, step } = origin
  return (at === 'after' ? puts[chain]?.[step] : flows[chain]?.[Math.max(0, step - 1)]) ?? NOTHING
}

export const everyPart = (flow: ChainFlow, change: (part: Part) => Part): ChainFlow =>
  new Map([...flow].map(([topic, part]) => [topic, change(part)]))

export const isForeign = (step: Step | undefined): boolean =>
  step !== undefined && 'foreignKey' in step && step.foreignKey === true

/** The size of a record that is stated of a flow, or of the topics that it comes from. */
export function statedBytes(flow: ChainFlow, topics: readonly Topic[]): number | undefined {
  for (const [name, { bytes }] of flow) {
    const own = bytes ?? topics.find((topic) => topic.name === name)?.record?.averageBytes
    if (own !== undefined) return own
  }
  return undefined
}

/** Returns what flows into a repartition topic, as large as it was, but for what a join by a foreign key asks and answers. */
export function flowIntoRepartition(
  processing: readonly Chain[],
  followed: FollowedChains,
  name: string,
  origin: Origin | undefined,
  topics: readonly Topic[],
): ChainFlow {
  const flow = flowAt(processing, followed, origin, 'before')
  if (!isForeign(stepAt(processing, origin))) return flow
  if (SUBSCRIPTION.test(name)) return everyPart(flow, (part) => ({ ...part, bytes: REGISTRATION_BYTES }))
  if (!RESPONSE.test(name)) return flow
  const answered = statedBytes(flowAt(processing, followed, origin, 'other'), topics)
  return answered === undefined
    ? everyPart(flow, (part) => ({ ...part, more: RESPONSE_BYTES }))
    : everyPart(flow, (part) => ({ ...part, bytes: answered + RESPONSE_BYTES }))
}

/** What is put into a store, from each topic that the application reads. */
export function flowIntoStore(
  processing: readonly Chain[],
  followed: FollowedChains,
  { name, kind, origin }: RegisteredStore,
): ChainFlow {
  const op = stepAt(processing, origin)?.op
  // What a processor of the program's own keeps is taken to be what it gets.
  const isOfProcessor = op === 'process' || op === 'processValues'
  if (kind === 'join-window')
    return flowAt(processing, followed, origin, OTHER_SIDE.test(name) ? 'other' : 'before')
  return flowAt(processing, followed, origin, kind === 'buffer' || isOfProcessor ? 'before' : 'after')
}

/** Whether the size of what a step puts out has the window in its key already: as it is stated, or follows. */
export const saysSize = (step: Step | undefined): boolean =>
  step?.op === 'count' || step?.averageBytes !== undefined

/** Whether the size of what is put into a store follows from its being a count. */
export const isCounted = (processing: readonly Chain[], { origin }: RegisteredStore): boolean => {
  const step = stepAt(processing, origin)
  return step?.op === 'count' && step.averageBytes === undefined
}
