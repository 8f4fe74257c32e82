import type { ConsumerGroup, Design, Position, Producer, Topic } from './design'
import type { NodeKind, NodeOfKind } from './node-id'

/** What becomes of a name: another name, the same one, or undefined where its node is gone. */
export type Renaming = (name: string) => string | undefined

/** One field of one kind of node by which it names topics. */
export interface Reference<Kind extends NodeKind> {
  readonly holder: Kind
  readonly field: string
  readonly names: (node: NodeOfKind<Kind>) => readonly string[]
  /** The node with every name replaced and every lost one taken out; the very same node where none is. */
  readonly mend: (node: NodeOfKind<Kind>, rename: Renaming) => NodeOfKind<Kind>
}

/** One table of the document that is kept by node ids, as `topic:orders`. */
export interface IdReference {
  readonly field: string
  readonly ids: (design: Design) => readonly string[]
  /** The design with every id replaced and every lost one taken out; the very same design where none is. */
  readonly mend: (design: Design, rename: Renaming) => Design
}

const NONE: readonly never[] = []

/** Replaces the names in a list, keeping its order; a second entry for one name is dropped. */
function mendList<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  withName: (item: Item, name: string) => Item,
  rename: Renaming,
): readonly Item[] {
  if (items.every((item) => rename(nameOf(item)) === nameOf(item))) return items
  const mended = new Map<string, Item>()
  for (const item of items) {
    const name = rename(nameOf(item))
    if (name === undefined || mended.has(name)) continue
    mended.set(name, name === nameOf(item) ? item : withName(item, name))
  }
  return [...mended.values()]
}

const mendEntries = <Entry extends { readonly topic: string }>(entries: readonly Entry[], rename: Renaming) =>
  mendList(
    entries,
    (entry) => entry.topic,
    (entry, topic) => ({ ...entry, topic }),
    rename,
  )

const produces: Reference<'producer'> = {
  holder: 'producer',
  field: 'produces',
  names: (producer) => (producer.produces ?? NONE).map((entry) => entry.topic),
  mend(producer: Producer, rename) {
    const { produces: before, ...rest } = producer
    if (before === undefined) return producer
    const after = mendEntries(before, rename)
    if (after === before) return producer
    return after.length === 0 ? rest : { ...producer, produces: after }
  },
}

const consumes: Reference<'consumerGroup'> = {
  holder: 'consumerGroup',
  field: 'consumes',
  names: (group) => (group.consumes ?? NONE).map((entry) => entry.topic),
  mend(group: ConsumerGroup, rename) {
    const { consumes: before, ...rest } = group
    if (before === undefined) return group
    const after = mendEntries(before, rename)
    if (after === before) return group
    return after.length === 0 ? rest : { ...group, consumes: after }
  },
}

const deadLetter: Reference<'consumerGroup'> = {
  holder: 'consumerGroup',
  field: 'deadLetter',
  names: (group) => (group.deadLetter ? [group.deadLetter.topic] : NONE),
  mend(group: ConsumerGroup, rename) {
    const { deadLetter: before, ...rest } = group
    if (before === undefined) return group
    const topic = rename(before.topic)
    if (topic === before.topic) return group
    return topic === undefined ? rest : { ...group, deadLetter: { ...before, topic } }
  },
}

const coPartitionedWith: Reference<'topic'> = {
  holder: 'topic',
  field: 'coPartitionedWith',
  names: (topic) => topic.coPartitionedWith ?? NONE,
  mend(topic: Topic, rename) {
    const { coPartitionedWith: before, ...rest } = topic
    if (before === undefined) return topic
    const after = mendList(
      before,
      (name) => name,
      (_, name) => name,
      rename,
    )
    if (after === before) return topic
    return after.length === 0 ? rest : { ...topic, coPartitionedWith: after }
  },
}

const positions: IdReference = {
  field: 'layout.positions',
  ids: (design) => Object.keys(design.layout?.positions ?? {}),
  mend(design, rename) {
    const before = design.layout?.positions
    if (before === undefined) return design
    const after: Record<string, Position> = {}
    let isChanged = false
    for (const id in before) {
      const [renamed, position] = [rename(id), before[id]]
      if (renamed !== id) isChanged = true
      if (renamed !== undefined && position) after[renamed] = position
    }
    return isChanged ? { ...design, layout: { ...design.layout, positions: after } } : design
  },
}

const suppressions: IdReference = {
  field: 'suppressions',
  ids: (design) => (design.suppressions ?? NONE).map((suppression) => suppression.at),
  mend(design, rename) {
    const { suppressions: before, ...rest } = design
    if (before === undefined) return design
    if (before.every(({ at }) => rename(at) === at)) return design
    const after = before.flatMap((suppression) => {
      const at = rename(suppression.at)
      if (at === undefined) return []
      return [at === suppression.at ? suppression : { ...suppression, at }]
    })
    return after.length === 0 ? rest : { ...design, suppressions: after }
  },
}

/**
 * Every foreign key of the document, once: whatever renames, removes or copies a node reads this table, so
 * that a new field which names a topic is added here and nowhere else.
 */
export const REFERENCES = {
  producer: [produces],
  consumerGroup: [consumes, deadLetter],
  topic: [coPartitionedWith],
} as const satisfies { readonly [Kind in NodeKind]: readonly Reference<Kind>[] }

/** The tables kept by node ids; `cluster`, at which a finding may be suppressed, is none and stays. */
export const ID_REFERENCES: readonly IdReference[] = [positions, suppressions]
