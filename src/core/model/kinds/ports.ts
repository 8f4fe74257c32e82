import type { NamedTopic, Port, Reference, Renaming } from './kind'

interface Entry {
  readonly topic: string
}

/** The fields of a node that may hold a value of a type. */
type FieldOf<Node, Value> = {
  [Field in keyof Node]-?: NonNullable<Node[Field]> extends Value ? Field : never
}[keyof Node] &
  string

type Fields = Readonly<Record<string, unknown>>

const NONE: readonly never[] = []

const isTable = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isEntry = (value: unknown): value is Entry => isTable(value) && typeof value['topic'] === 'string'

const read = <Value>(node: object, field: string) => (node as Fields)[field] as Value | undefined

/** The node with a field replaced; undefined takes the field away. */
function write<Node extends object>(node: Node, field: string, value: unknown): Node {
  if (value !== undefined) return { ...node, [field]: value }
  const { [field]: _, ...rest } = node as Fields
  return rest as Node
}

/** Replaces the names in a list, keeping its order; a second entry for one name is dropped. Undefined where none is left. */
function renameList<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  withName: (item: Item, name: string) => Item,
  renaming: Renaming,
): readonly Item[] | undefined {
  if (items.every((item) => renaming(nameOf(item)) === nameOf(item))) return items
  const renamed = new Map<string, Item>()
  for (const item of items) {
    const name = renaming(nameOf(item))
    if (name === undefined || renamed.has(name)) continue
    renamed.set(name, name === nameOf(item) ? item : withName(item, name))
  }
  return renamed.size === 0 ? undefined : [...renamed.values()]
}

type Verbs = Port<object>['verbs']

/** How edges are told that mean the same of several kinds of node. */
export const READS: Verbs = {
  forward: 'reads',
  backward: 'read by',
  command: (node, topic) => `Let ${node} read ${topic}`,
}
export const WRITES: Verbs = {
  forward: 'writes',
  backward: 'written by',
  command: (node, topic) => `Let ${node} write ${topic}`,
}
export const SENDS_DEAD_LETTERS: Verbs = {
  forward: 'sends dead letters to',
  backward: 'dead letters of',
  command: (node, topic) => `Send dead letters of ${node} to ${topic}`,
}

/** What a port says of itself; how it reads and writes its field follows from the shape of the field. */
type Said<Node, Edge extends string, Field> = Pick<Port<Node>, 'records' | 'verbs' | 'whyNot'> & {
  readonly edge: Edge
  readonly field: Field
}

type Made<Node, Edge extends string> = Port<Node> & { readonly edge: Edge }

/** A port whose field is a list of entries with a `topic`. */
export const listPort =
  <Node extends object>() =>
  <const Edge extends string>(said: Said<Node, Edge, FieldOf<Node, readonly Entry[]>>): Made<Node, Edge> => {
    const { field } = said
    const entries = (node: Node) => read<readonly Entry[]>(node, field)
    return {
      ...said,
      most: 'many',
      topics: (node) => (entries(node) ?? NONE).map(({ topic }) => topic),
      rename(node, renaming) {
        const before = entries(node)
        if (before === undefined) return node
        const after = renameList(
          before,
          ({ topic }) => topic,
          (entry, topic) => ({ ...entry, topic }),
          renaming,
        )
        return after === before ? node : write(node, field, after)
      },
      join: (node, topic) => write(node, field, [...(entries(node) ?? NONE), { topic }]),
      isSound: (value) => Array.isArray(value) && value.every(isEntry),
      named: (value) =>
        Array.isArray(value)
          ? value.flatMap((entry, at): NamedTopic[] => (isEntry(entry) ? [[[at, 'topic'], entry.topic]] : []))
          : NONE,
    }
  }

/** A port whose field is one entry with a `topic`. A new topic keeps what else the entry says. */
export const entryPort =
  <Node extends object>() =>
  <const Edge extends string>(said: Said<Node, Edge, FieldOf<Node, Entry>>): Made<Node, Edge> => {
    const { field } = said
    const entry = (node: Node) => read<Entry>(node, field)
    return {
      ...said,
      most: 1,
      topics: (node) => {
        const known = entry(node)
        return known ? [known.topic] : NONE
      },
      rename(node, renaming) {
        const before = entry(node)
        if (before === undefined) return node
        const topic = renaming(before.topic)
        if (topic === before.topic) return node
        return write(node, field, topic === undefined ? undefined : { ...before, topic })
      },
      join: (node, topic) => write(node, field, { ...entry(node), topic }),
      isSound: isEntry,
      named: (value) => (isEntry(value) ? [[['topic'], value.topic]] : NONE),
    }
  }

/** A field that is a list of names of topics. */
export const namesReference =
  <Node extends object>() =>
  (field: FieldOf<Node, readonly string[]>): Reference<Node> => ({
    field,
    topics: (node) => read<readonly string[]>(node, field) ?? NONE,
    rename(node, renaming) {
      const before = read<readonly string[]>(node, field)
      if (before === undefined) return node
      const after = renameList(
        before,
        (name) => name,
        (_, name) => name,
        renaming,
      )
      return after === before ? node : write(node, field, after)
    },
    isSound: (value) => Array.isArray(value) && value.every((name) => typeof name === 'string'),
    named: (value) =>
      Array.isArray(value)
        ? value.flatMap((name, at): NamedTopic[] => (typeof name === 'string' ? [[[at], name]] : []))
        : NONE,
  })
