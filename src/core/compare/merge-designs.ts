import type { Design } from '../model/design'
import { kindOf, nodesOf } from '../model/kinds/index'
import { LIST_OF_KIND, NODE_KINDS, nodeId, topicId } from '../model/node-id'
import { isEqual } from '../shared/is-equal'
import { mergeOrder } from './merge-order'

export type Side = 'mine' | 'theirs'

/** One thing that two copies of a design say differently, and neither as the design that both grew out of. */
export interface Conflict {
  /** Stable for the same thing: `topic:orders/partitions`. */
  readonly id: string
  /** The node as `topic:orders`, or the field of the document. */
  readonly at: string
  /** The field; empty where one side has the whole node no more. */
  readonly path: string
  /** Undefined where nothing is said, or the node is gone. */
  readonly base: unknown
  readonly mine: unknown
  readonly theirs: unknown
}

export interface Merge {
  /** With everything that both agree on or one alone changed, and each conflict as it was chosen. */
  readonly design: Design
  readonly conflicts: readonly Conflict[]
}

export type Choices = Readonly<Record<string, Side>>

/**
 * Returns two copies of a design as one, by the design that both grew out of: what one side alone changed is taken,
 * what both changed alike as well, and what they changed differently is a conflict, which is as it was chosen, or mine.
 * Where things stand on the canvas is never a conflict: mine counts. Refuses nothing; of valid designs it makes a valid
 * one.
 *
 * Nodes are the same by kind and name, entries that name a topic by that topic. A value that has to be read as a whole,
 * such as a rate with its peak, is merged as a whole.
 */
export function mergeDesigns(base: Design, mine: Design, theirs: Design, choices: Choices = {}): Merge {
  const conflicts: Conflict[] = []
  const merging: Merging = { conflicts, choices, at: '' }
  const fields = mergeFields(base, mine, theirs, '', merging) as unknown as Design
  return { design: inUse(withoutLost(fields), [base, mine, theirs], merging), conflicts }
}

interface Merging {
  readonly conflicts: Conflict[]
  readonly choices: Choices
  /** The node that is merged; empty outside of them. */
  readonly at: string
}

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Mappings whose fields mean something by themselves; any other is one value. */
const FIELD_BY_FIELD =
  /(^|\.)(cluster|sizing|layout|notes|areas|positions|config|producer|record|key|schema)$/

/** Where things stand, which nobody has to be asked about. */
const STANDS = /^layout\.(positions\.|locked$|direction$|(notes|areas)\..*\.(at|size|holds)$)/

function mergeValue(base: unknown, mine: unknown, theirs: unknown, path: string, merging: Merging): unknown {
  if (isEqual(mine, theirs) || isEqual(base, theirs)) return mine
  if (isEqual(base, mine)) return theirs
  const areFields = isFields(mine) && isFields(theirs) && (isFields(base) || base === undefined)
  if (areFields && (FIELD_BY_FIELD.test(path) || /^layout\.(notes|areas)\.[^.]+$/.test(path)))
    return mergeFields(base ?? {}, mine, theirs, path, merging)
  const key = keyOf(path, [base ?? [], mine, theirs])
  if (key)
    return mergeList(key, [base ?? [], mine, theirs] as unknown as Three<readonly Fields[]>, path, merging)
  return STANDS.test(path) ? mine : chosen({ base, mine, theirs }, path, merging)
}

function chosen(said: Pick<Conflict, 'base' | 'mine' | 'theirs'>, path: string, merging: Merging): unknown {
  const at = merging.at === '' ? (path.split('.')[0] ?? path) : merging.at
  const field = merging.at === '' ? path.slice(at.length + 1) : path
  const id = field === '' ? at : `${at}/${field}`
  merging.conflicts.push({ id, at, path: field, ...said })
  return said[merging.choices[id] ?? 'mine']
}

function mergeFields(base: object, mine: object, theirs: object, path: string, merging: Merging): Fields {
  const [old, ours, others] = [base, mine, theirs] as Three<Fields>
  const merged: Record<string, unknown> = {}
  for (const field of new Set([...Object.keys(ours), ...Object.keys(others)])) {
    const here = path === '' ? field : `${path}.${field}`
    const value = mergeValue(own(old, field), own(ours, field), own(others, field), here, merging)
    if (value === undefined) continue
    Object.defineProperty(merged, field, { value, enumerable: true, writable: true, configurable: true })
  }
  return merged
}

const own = (fields: Fields, field: string): unknown =>
  Object.hasOwn(fields, field) ? fields[field] : undefined

type Three<Value> = readonly [base: Value, mine: Value, theirs: Value]
type Key = (entry: Fields) => string

const LISTS: ReadonlySet<string> = new Set(Object.values(LIST_OF_KIND))
const BY_NAME: Key = ({ name }) => String(name)
const BY_TOPIC: Key = ({ topic }) => String(topic)
const BY_FINDING: Key = ({ rule, at }) => `${rule} ${at}`

/** By what the entries of a list are the same; undefined for a list that is one value, since its order may matter. */
function keyOf(path: string, lists: Three<unknown>): Key | undefined {
  const all = lists.flat()
  if (!lists.every(Array.isArray) || !all.every(isFields)) return undefined
  const named = (field: string) => all.every((entry) => typeof own(entry, field) === 'string')
  const isNamed = LISTS.has(path) || path === 'cluster.connect' || path === 'scenarios'
  const key =
    path === 'suppressions' && named('rule') && named('at')
      ? BY_FINDING
      : isNamed && named('name')
        ? BY_NAME
        : named('topic')
          ? BY_TOPIC
          : undefined
  const areUnique = (list: unknown) => {
    const entries = list as readonly Fields[]
    return key !== undefined && new Set(entries.map(key)).size === entries.length
  }
  return lists.every(areUnique) ? key : undefined
}

function mergeList(key: Key, lists: Three<readonly Fields[]>, path: string, merging: Merging): unknown {
  const [old, ours, others] = lists.map((list) => new Map(list.map((entry) => [key(entry), entry])))
  const merged = new Map<string, Fields>()
  for (const [name] of [...(ours ?? []), ...(others ?? [])]) {
    if (merged.has(name)) continue
    const three = [old?.get(name), ours?.get(name), others?.get(name)] as const
    const value = mergeEntry(three, path, name, merging)
    if (value !== undefined) merged.set(name, value)
  }
  const order = mergeOrder(...(lists.map((list) => list.map(key)) as unknown as Three<readonly string[]>))
  const entries = order.flatMap((name) => merged.get(name) ?? [])
  return entries.length === 0 && !LISTS.has(path) ? undefined : entries
}

function mergeEntry(
  [base, mine, theirs]: Three<Fields | undefined>,
  path: string,
  name: string,
  merging: Merging,
): Fields | undefined {
  const kind = merging.at === '' ? NODE_KINDS.find((one) => LIST_OF_KIND[one] === path) : undefined
  const [inside, here] = kind ? [{ ...merging, at: nodeId(kind, name) }, ''] : [merging, `${path}.${name}`]
  if (mine && theirs && !isEqual(mine, theirs)) return mergeFields(base ?? {}, mine, theirs, here, inside)
  return mergeValue(base, mine, theirs, here, inside) as Fields | undefined
}

/** A topic that one side took away and the other began to use is asked about: an edge would be lost without a word. */
function inUse(design: Design, [base, mine, theirs]: Three<Design>, merging: Merging): Design {
  const names = (one: Design) => new Map(one.topics.map((topic) => [topic.name, topic]))
  const [old, ours, others, now] = [names(base), names(mine), names(theirs), names(design)]
  const asked = new Set(merging.conflicts.map(({ id }) => id))
  const lost = [...old.keys()].filter((name) => !now.has(name) && ours.has(name) !== others.has(name))
  const back = lost.filter((name) => {
    if (asked.has(topicId(name))) return false
    const user = ours.has(name) ? mine : theirs
    if (!usersOf(user, name).some((one) => !usersOf(base, name).includes(one))) return false
    const said = { base: old.get(name), mine: ours.get(name), theirs: others.get(name) }
    return chosen(said, '', { ...merging, at: topicId(name) }) !== undefined
  })
  if (back.length === 0) return design
  const topics = back.flatMap((name) => ours.get(name) ?? others.get(name) ?? [])
  return { ...design, topics: [...design.topics, ...topics] }
}

const usersOf = (design: Design, topic: string): readonly string[] =>
  NODE_KINDS.flatMap((kind) =>
    nodesOf(design, kind)
      .filter((node) => kindOf(kind).ports.some((port) => port.topics(node).includes(topic)))
      .map(({ name }) => nodeId(kind, name)),
  )

/** Without references to topics that have to be drawn and are not any more. */
function withoutLost(design: Design): Design {
  const there = new Set(design.topics.map(({ name }) => name))
  const lists = NODE_KINDS.map((kind) => {
    const { list, references } = kindOf(kind)
    const nodes = nodesOf(design, kind).map((node) =>
      references.reduce(
        (now, reference) => reference.rename(now, (name) => (there.has(name) ? name : undefined)),
        node,
      ),
    )
    return [list, nodes] as const
  })
  return { ...design, ...Object.fromEntries(lists) }
}
