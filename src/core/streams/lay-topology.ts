import type { Topology } from './topology'

/** What is drawn of a topology: its processors, what they read and write, and what they keep. */
export interface DrawnItem {
  readonly id: string
  readonly kind: 'topic' | 'internal' | 'source' | 'processor' | 'sink' | 'store'
  readonly name: string
  /** The name in as many lines as it needs, two at most. */
  readonly shown: readonly string[]
  readonly x: number
  readonly y: number
  readonly width: number
}

export interface DrawnLine {
  readonly from: string
  readonly to: string
  /** To a store, which has no direction. */
  readonly isStore: boolean
}

export interface DrawnGroup {
  readonly id: number
  readonly isGlobal: boolean
  readonly items: readonly DrawnItem[]
  readonly lines: readonly DrawnLine[]
  readonly width: number
  readonly height: number
}

const ROW = 66
const GAP = 24
/** How wide a sign of the mono face is at 11.5 px. */
const SIGN = 6.9
const FEWEST_SIGNS = 9
/** A name of more signs is told in two lines, and of more than twice these its middle is left out. */
const MOST_SIGNS = 30

export const ITEM_HEIGHT = 38

/** Returns a name in lines: parted behind the sign that leaves the longer line shortest, its end kept where it is too long. */
export function linesOfName(name: string): readonly string[] {
  if (name.length <= MOST_SIGNS) return [name]
  const ends = [...name.matchAll(/[-._]/g)].map(({ index }) => index + 1)
  const half = ends.toSorted((one, other) => longer(name, one) - longer(name, other))[0]
  const at = half !== undefined && longer(name, half) <= MOST_SIGNS + 6 ? half : Math.ceil(name.length / 2)
  if (longer(name, at) <= MOST_SIGNS + 6) return [name.slice(0, at), name.slice(at)]
  return [`${name.slice(0, MOST_SIGNS)}…`, name.slice(-MOST_SIGNS)]
}

const longer = (name: string, at: number): number => Math.max(at, name.length - at)

const widthOf = (shown: readonly string[]): number =>
  Math.max(FEWEST_SIGNS, ...shown.map(({ length }) => length)) * SIGN + 24

/** How far down each node stands: one row below the lowest that leads to it. */
function rowsOf(topology: Topology, names: readonly string[]): ReadonlyMap<string, number> {
  const inside = new Set(names)
  const rows = new Map<string, number>()
  const rowOf = (name: string): number => {
    const known = rows.get(name)
    if (known !== undefined) return known
    const node = topology.nodes.get(name)
    const from = node && node.kind !== 'source' ? node.from.filter((before) => inside.has(before)) : []
    const row = from.reduce((most, before) => Math.max(most, rowOf(before) + 1), 0)
    rows.set(name, row)
    return row
  }
  for (const name of names) rowOf(name)
  return rows
}

/**
 * Returns each sub-topology of a Streams application as it is drawn from top to bottom: topics, sources, processors row by
 * row, stores beside them, sinks and what these write. Positions are those of the middles, in pixels.
 */
export function layTopology(topology: Topology): readonly DrawnGroup[] {
  return topology.groups().map((unordered, id) => {
    const inside = new Set(unordered)
    const names = [...topology.nodes.keys()].filter((name) => inside.has(name))
    return layGroup(topology, names, id)
  })
}

type Unplaced = Omit<DrawnItem, 'x' | 'y'> & { readonly row: number }

function layGroup(topology: Topology, names: readonly string[], id: number): DrawnGroup {
  const rows = rowsOf(topology, names)
  const items: Unplaced[] = []
  const lines: DrawnLine[] = []
  const add = (item: Omit<Unplaced, 'width' | 'shown'>) => {
    if (items.some((known) => known.id === item.id)) return
    const shown = linesOfName(item.name)
    items.push({ ...item, shown, width: widthOf(shown) })
  }
  const topicItem = (topic: string, row: number, at: 'in' | 'out') => {
    const key = `${at} ${topic}`
    add({ id: key, kind: topology.internalTopics.has(topic) ? 'internal' : 'topic', name: topic, row })
    return key
  }
  for (const name of names) {
    const node = topology.nodes.get(name)
    if (!node) continue
    const row = (rows.get(name) ?? 0) + 1
    add({ id: name, kind: node.kind, name, row })
    if (node.kind === 'source')
      for (const topic of node.pattern === undefined ? node.topics : [node.pattern])
        lines.push({ from: topicItem(topic, 0, 'in'), to: name, isStore: false })
    else for (const before of node.from) lines.push({ from: before, to: name, isStore: false })
    if (node.kind === 'sink')
      lines.push({ from: name, to: topicItem(node.topic, row + 1, 'out'), isStore: false })
    if (node.kind === 'processor')
      for (const store of node.stores) {
        add({ id: `store ${store}`, kind: 'store', name: store, row })
        lines.push({ from: name, to: `store ${store}`, isStore: true })
      }
  }
  return place(
    items,
    lines,
    id,
    names.some((name) => isGlobalSource(topology, name)),
  )
}

const isGlobalSource = (topology: Topology, name: string): boolean => {
  const node = topology.nodes.get(name)
  return node?.kind === 'source' && node.topics.some((topic) => topology.globalTopics.has(topic))
}

/** Row by row, each item as near to the middle of what it hangs on as those before it leave room; stores come last. */
function place(
  items: readonly Unplaced[],
  lines: readonly DrawnLine[],
  id: number,
  isGlobal: boolean,
): DrawnGroup {
  const middles = new Map<string, number>()
  const rows = new Map<number, Unplaced[]>()
  for (const item of items) rows.set(item.row, [...(rows.get(item.row) ?? []), item])
  const placed: DrawnItem[] = []
  for (const [row, inRow] of [...rows].sort(([one], [other]) => one - other)) {
    const steps = byMiddle(inRow, lines, middles, false)
    const width = steps.reduce((sum, { item }) => sum + item.width + GAP, -GAP)
    const middle = steps.reduce((sum, one) => sum + one.middle, 0) / Math.max(1, steps.length)
    let left = Math.max(0, middle - width / 2)
    const put = ({ item: { row: _, ...rest } }: Wanted) => {
      const x = left + rest.width / 2
      middles.set(rest.id, x)
      placed.push({ ...rest, x, y: row * ROW + ITEM_HEIGHT / 2 })
      left += rest.width + GAP
    }
    steps.forEach(put)
    // Right of what keeps them, once that has its position.
    byMiddle(inRow, lines, middles, true).forEach(put)
  }
  const least = Math.min(...placed.map(({ x, width }) => x - width / 2))
  const moved = placed.map((item) => ({ ...item, x: item.x - least }))
  return {
    id,
    isGlobal,
    items: moved,
    lines,
    width: Math.max(...moved.map(({ x, width }) => x + width / 2)),
    height: Math.max(...moved.map(({ y }) => y)) + ITEM_HEIGHT / 2,
  }
}

interface Wanted {
  readonly item: Unplaced
  readonly middle: number
}

/** The stores of a row, or its other items, in the order of what they hang on. */
function byMiddle(
  inRow: readonly Unplaced[],
  lines: readonly DrawnLine[],
  middles: ReadonlyMap<string, number>,
  areStores: boolean,
): readonly Wanted[] {
  return inRow
    .filter(({ kind }) => (kind === 'store') === areStores)
    .map((item): Wanted => {
      const into = lines.filter(({ to }) => to === item.id).flatMap(({ from }) => middles.get(from) ?? [])
      return { item, middle: into.length > 0 ? into.reduce((sum, x) => sum + x, 0) / into.length : 0 }
    })
    .toSorted((one, other) => one.middle - other.middle)
}
