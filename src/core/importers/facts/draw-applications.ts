import type { ConsumerGroup, Design, Producer } from '../../model/design'
import { consumerGroupId, type NodeId, producerId } from '../../model/node-id'
import { isEqual } from '../../shared/is-equal'
import type { Claim } from './claim'
import type { Drawing } from './drawing'
import type { Application, EdgeFact, FactBook } from './fact-book'
import { layFields } from './lay-fields'
import { type UnifiedApplication, unifyApplications } from './unify-applications'

interface Drawn {
  readonly producers: readonly Producer[]
  readonly consumerGroups: readonly ConsumerGroup[]
  /** The nodes that each application became. */
  readonly ids: ReadonlyMap<Application, readonly NodeId[]>
}

/** Fields of an application that belong to what reads, and to what writes; the others belong to both. */
const OF_GROUPS = new Set(['members', 'threadsPerMember', 'commit', 'reads', 'deadLetter.recordsShare'])
/** Whose parts belong to what reads. */
const OF_GROUPS_IN_PARTS = /^(?:retries|groupConfig)\./
const OF_PRODUCERS = new Set(['instances', 'delivery'])

/** Draws every application: what reads as a consumer group, what writes as a producer; one program that does both as one group. */
export function drawApplications(book: FactBook, base: Design, drawing: Drawing): Drawn {
  const producers = [...base.producers]
  const groups = [...base.consumerGroups]
  const ids = new Map<Application, NodeId[]>()
  for (const application of unifyApplications(book)) {
    const edges = application.parts.flatMap((part) => part.edges)
    const reading = edges.filter(({ joint }) => joint !== 'writes')
    const writing = edges.filter(({ joint }) => joint === 'writes')
    const isGroup = reading.length > 0 || application.parts.some((part) => part.isGroup)
    const nodes: NodeId[] = []
    const isWriter = writing.length > 0 || application.parts.some(saysOfWriting)
    const isOne = isGroup && isWriter && application.parts.some((part) => part.isOneProgram)
    if (isGroup) {
      const { name: called, groupId = called } = application
      const drawn = groups.findIndex((group) => (group.groupId ?? group.name) === groupId)
      const name = groups[drawn]?.name ?? (isOne ? called : groupId)
      nodes.push(consumerGroupId(name))
      const claims = claimsOf(application, 'group', isOne)
      drawGroup(name, claims, reading, groups, drawing)
      if (isOne) addWrites(name, groupId, edges, groups, drawing, book)
    }
    if ((writing.length > 0 || !isGroup) && !isOne) {
      nodes.push(producerId(application.name))
      drawProducer(application.name, claimsOf(application, 'producer'), writing, producers, drawing)
    }
    for (const part of application.parts) ids.set(part, nodes)
  }
  return { producers, consumerGroups: groups, ids }
}

/** Whether there is anything that says how a program writes, even where no topic is named. */
const saysOfWriting = ({ claims }: Application): boolean =>
  [...claims.keys()].some((field) => field === 'delivery' || field.startsWith('producer.'))

/** What is claimed of the fields that one of the two kinds of node has. */
function claimsOf(
  { parts }: UnifiedApplication,
  kind: 'group' | 'producer',
  isOne = false,
): Map<string, Claim[]> {
  const claims = new Map<string, Claim[]>()
  const others = kind === 'group' ? OF_PRODUCERS : OF_GROUPS
  for (const part of parts) {
    for (const [field, said] of part.claims) {
      if (isOne && (field === 'delivery' || field.startsWith('producer.'))) {
        const name = field === 'delivery' ? 'producer.delivery' : field
        claims.set(name, [...(claims.get(name) ?? []), ...said])
        continue
      }
      if (field === 'groupId' || others.has(field)) continue
      if (kind === 'producer' && OF_GROUPS_IN_PARTS.test(field)) continue
      const isOfWriter = field.startsWith('producer.')
      if (/(?:^|\.)config\./.test(field) && isOfWriter !== (kind === 'producer')) continue
      const name = isOfWriter ? field.slice('producer.'.length) : field
      claims.set(name, [...(claims.get(name) ?? []), ...said])
    }
  }
  return claims
}

/** The wait that frameworks write into the name of a retry topic: `orders_retry_5000`, `orders-retry-5000`. */
function waitIn(topic: string): { readonly delayMs?: number } {
  const found = /[-_.]retry[-_.](\d{3,9})$/.exec(topic)
  return found ? { delayMs: Number(found[1]) } : {}
}

const shareOf = (failing: EdgeFact['failing']) =>
  failing?.recordsShare === undefined ? {} : { recordsShare: failing.recordsShare }

function drawGroup(
  name: string,
  claims: ReadonlyMap<string, readonly Claim[]>,
  edges: readonly EdgeFact[],
  groups: ConsumerGroup[],
  drawing: Drawing,
): void {
  const found = groups.findIndex((group) => group.name === name)
  const known = groups[found]
  const laid = layFields(consumerGroupId(name), `\`${name}\``, known ?? { name }, claims, drawing.prefer)
  drawing.disagreements.push(...laid.disagreements)
  const read = new Map((laid.node.consumes ?? []).map((entry) => [entry.topic, entry]))
  let { deadLetter } = laid.node
  const retried = new Map((laid.node.retryTopics ?? []).map((entry) => [entry.topic, entry]))
  for (const { joint, topic, failing } of edges) {
    if (joint === 'deadLetters') deadLetter ??= { topic, ...shareOf(failing) }
    else if (joint === 'retries') {
      if (!retried.has(topic)) retried.set(topic, { topic, ...waitIn(topic), ...failing })
    } else if (!read.has(topic)) {
      read.set(topic, { topic })
      if (known) drawing.changes.push({ at: consumerGroupId(name), field: 'consumes', after: topic })
    }
  }
  const group: ConsumerGroup = {
    ...laid.node,
    ...(read.size > 0 && { consumes: [...read.values()] }),
    ...(retried.size > 0 && { retryTopics: [...retried.values()] }),
    ...(deadLetter && { deadLetter }),
  }
  if (known) {
    drawing.changes.push(...laid.changes)
    groups[found] = group
  } else {
    drawing.added.push(consumerGroupId(name))
    groups.push(group)
  }
}

/** Notes of a group that is drawn what its program writes: so much for each record read, where both rates are known. */
function addWrites(
  name: string,
  groupId: string,
  edges: readonly EdgeFact[],
  groups: ConsumerGroup[],
  drawing: Drawing,
  book: FactBook,
): void {
  const at = groups.findIndex((group) => group.name === name)
  const before = groups[at]
  if (!before) return
  const rateOf = (some: readonly EdgeFact[]) =>
    some.reduce((sum, { recordsPerSecond }) => sum + (recordsPerSecond?.average ?? 0), 0)
  const read = rateOf(edges.filter(({ joint }) => joint === 'reads'))
  const produces = [...(before.produces ?? [])]
  for (const topic of new Set(edges.flatMap((edge) => (edge.joint === 'writes' ? [edge.topic] : [])))) {
    if (produces.some((known) => known.topic === topic)) continue
    const written = rateOf(edges.filter((edge) => edge.joint === 'writes' && edge.topic === topic))
    const isKnown = read > 0 && written > 0
    const again = isKnown ? undefined : edges.find((edge) => edge.joint === 'reads' && edge.topic === topic)
    if (again)
      book.guess(
        again.place,
        `\`${name}\` writes to \`${topic}\` and reads it: how much comes round again is not said, and none is taken.`,
      )
    const each = again ? 0 : isKnown ? Number((written / read).toPrecision(3)) : 1
    produces.push({ topic, ...(each !== 1 && { recordsPerRecord: each }) })
    if (!drawing.added.includes(consumerGroupId(name)))
      drawing.changes.push({ at: consumerGroupId(name), field: 'produces', after: topic })
  }
  const after = { ...before, ...(groupId !== name && { groupId }), ...(produces.length > 0 && { produces }) }
  if (!isEqual(before, after)) groups[at] = after
}

function drawProducer(
  name: string,
  claims: ReadonlyMap<string, readonly Claim[]>,
  edges: readonly EdgeFact[],
  producers: Producer[],
  drawing: Drawing,
): void {
  const found = producers.findIndex((producer) => producer.name === name)
  const known = producers[found]
  const laid = layFields(producerId(name), `\`${name}\``, known ?? { name }, claims, drawing.prefer)
  drawing.disagreements.push(...laid.disagreements)
  const written = new Map((laid.node.produces ?? []).map((entry) => [entry.topic, entry]))
  for (const { topic, recordsPerSecond } of edges) {
    const before = written.get(topic)
    if (before && (before.recordsPerSecond || !recordsPerSecond)) continue
    written.set(topic, { ...before, topic, ...(recordsPerSecond && { recordsPerSecond }) })
    if (known && !before) drawing.changes.push({ at: producerId(name), field: 'produces', after: topic })
  }
  const producer: Producer = {
    ...laid.node,
    ...(written.size > 0 && { produces: [...written.values()] }),
  }
  if (known) {
    drawing.changes.push(...laid.changes)
    producers[found] = producer
  } else {
    drawing.added.push(producerId(name))
    producers.push(producer)
  }
}
