import type { Edge } from '../graph/edges'
import type { Design, RecordRate } from '../model/design'
import { replaceNode } from '../model/replace-node'
import type { Edit } from './edit'

/** The number that is typed of an edge, by what it is; null where an edge has none, as one that reads. */
export type EdgeNumber =
  | { readonly of: 'rate'; readonly rate: RecordRate | undefined }
  | { readonly of: 'each'; readonly recordsPerRecord: number | undefined }
  | { readonly of: 'share'; readonly recordsShare: number | undefined }

/** Returns what is typed of an edge as the design has it: its rate, or its records per record read, or its share. */
export function edgeNumber(design: Design, { kind, client, clientKind, topic }: Edge): EdgeNumber | null {
  if (kind === 'deadLetter') {
    const nodes = clientKind === 'connector' ? design.connectors : design.consumerGroups
    const node = nodes.find(({ name }) => name === client)
    return { of: 'share', recordsShare: node?.deadLetter?.recordsShare }
  }
  if (kind === 'retries') {
    const group = design.consumerGroups.find(({ name }) => name === client)
    const step = group?.retryTopics?.find((entry) => entry.topic === topic)
    return { of: 'share', recordsShare: step?.recordsShare }
  }
  if (kind !== 'produces') return null
  if (clientKind === 'producer' || clientKind === 'connector') {
    const writers = clientKind === 'producer' ? design.producers : design.connectors
    const producer = writers.find(({ name }) => name === client)
    return { of: 'rate', rate: producer?.produces?.find((entry) => entry.topic === topic)?.recordsPerSecond }
  }
  if (clientKind !== 'consumerGroup') return null
  const group = design.consumerGroups.find(({ name }) => name === client)
  return {
    of: 'each',
    recordsPerRecord: group?.produces?.find((entry) => entry.topic === topic)?.recordsPerRecord,
  }
}

/** The entry with a field set, or without it where there is no value. */
function withOr<Entry extends object>(entry: Entry, field: string, value: unknown): Entry {
  const { [field]: _, ...rest } = entry as Readonly<Record<string, unknown>>
  return (value === undefined ? rest : { ...rest, [field]: value }) as Entry
}

/** Says how much goes over an edge. Changes nothing where the edge is not there, or has no such number. */
export function setEdgeNumber({ kind, client, clientKind, topic }: Edge, number: EdgeNumber): Edit {
  const entries = <Entry extends { readonly topic: string }>(
    all: readonly Entry[] | undefined,
    field: string,
    value: unknown,
  ) => all?.map((entry) => (entry.topic === topic ? withOr(entry, field, value) : entry))
  return {
    label: `Change what ${client} ${number.of === 'share' ? 'sends' : 'writes'} to ${topic}`,
    apply(design) {
      if (number.of === 'rate')
        return replaceNode(design, clientKind === 'connector' ? 'connector' : 'producer', client, (node) =>
          withOr(node, 'produces', entries(node.produces, 'recordsPerSecond', number.rate)),
        )
      if (clientKind === 'connector' && number.of === 'share')
        return replaceNode(design, 'connector', client, (node) =>
          node.deadLetter
            ? { ...node, deadLetter: withOr(node.deadLetter, 'recordsShare', number.recordsShare) }
            : node,
        )
      if (clientKind !== 'consumerGroup') return design
      return replaceNode(design, 'consumerGroup', client, (node) => {
        if (number.of === 'each')
          return withOr(node, 'produces', entries(node.produces, 'recordsPerRecord', number.recordsPerRecord))
        if (kind === 'retries')
          return withOr(node, 'retryTopics', entries(node.retryTopics, 'recordsShare', number.recordsShare))
        return node.deadLetter
          ? { ...node, deadLetter: withOr(node.deadLetter, 'recordsShare', number.recordsShare) }
          : node
      })
    },
  }
}
