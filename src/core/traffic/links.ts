import type { ConsumerGroup, Design, Producer, Produces } from '../model/design'

export interface WriteLink {
  readonly producer: Producer
  readonly produces: Produces
}

type ByTopic<Link> = ReadonlyMap<string, readonly Link[]>

const NONE: readonly never[] = []

/** Who writes, reads and dead-letters to each topic, by the topic's name. */
export interface Links {
  readonly writesTo: (topic: string) => readonly WriteLink[]
  readonly readersOf: (topic: string) => readonly ConsumerGroup[]
  readonly deadLettersTo: (topic: string) => readonly ConsumerGroup[]
  /** Whether any group has a dead letter topic at all. */
  readonly hasDeadLetters: boolean
}

function gather<Item extends object, Link>(
  items: readonly Item[],
  linksOf: (item: Item, add: (topic: string, link: Link) => void) => void,
): ByTopic<Link> {
  const found = new Map<string, Link[]>()
  const add = (topic: string, link: Link) => {
    const known = found.get(topic)
    if (known) known.push(link)
    else found.set(topic, [link])
  }
  for (const item of items) linksOf(item, add)
  return found
}

/** Keeps what was read off a list for as long as that very list is in use. */
function perList<List extends object, Value>(read: (list: List) => Value): (list: List) => Value {
  const known = new WeakMap<List, Value>()
  return (list) => {
    const before = known.get(list)
    if (before !== undefined) return before
    const value = read(list)
    known.set(list, value)
    return value
  }
}

const writesByTopic = perList((producers: readonly Producer[]) =>
  gather<Producer, WriteLink>(producers, (producer, add) => {
    for (const produces of producer.produces ?? NONE) add(produces.topic, { producer, produces })
  }),
)

const readersByTopic = perList((groups: readonly ConsumerGroup[]) =>
  gather<ConsumerGroup, ConsumerGroup>(groups, (group, add) => {
    for (const { topic } of group.consumes ?? NONE) add(topic, group)
  }),
)

const deadLettersByTopic = perList((groups: readonly ConsumerGroup[]) =>
  gather<ConsumerGroup, ConsumerGroup>(groups, (group, add) => {
    if (group.deadLetter) add(group.deadLetter.topic, group)
  }),
)

/** Reads the edges of a design off its lists; a list that did not change is not read again. */
export function linksOf(design: Design): Links {
  const writes = writesByTopic(design.producers)
  const readers = readersByTopic(design.consumerGroups)
  const deadLetters = deadLettersByTopic(design.consumerGroups)
  return {
    writesTo: (topic) => writes.get(topic) ?? NONE,
    readersOf: (topic) => readers.get(topic) ?? NONE,
    deadLettersTo: (topic) => deadLetters.get(topic) ?? NONE,
    hasDeadLetters: deadLetters.size > 0,
  }
}
