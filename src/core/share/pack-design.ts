import type { Design, Position } from '../model/design'
import { consumerGroupId, producerId, topicId } from '../model/node-id'
import { escapeText, fail, numberText, readNumber, unescapeText } from './cells'
import {
  type Column,
  consumerGroupColumns,
  DESIGN,
  PRODUCES,
  producerColumns,
  SUPPRESSIONS,
  topicColumns,
} from './link-tables'
import { readTable, thingsIn, writeTable } from './table-text'

type Fields = Record<string, unknown>

/** Between the tables of a link. */
const SECTION = '\f'
/** In place of a table: the list or mapping is there, and empty. */
const EMPTY = 'e'

/**
 * A design as short text of a table for each kind of thing, column by column, so that like stands beside
 * like for the compression that follows. Positions are rounded to whole pixels; nothing else is lost.
 */
export function packDesign(design: Design): string {
  const topics = design.topics.map(({ name }) => name)
  return [
    writeTable([design], DESIGN),
    topics.map(escapeText).join('\t'),
    writeTable(design.topics, topicColumns(topics)),
    writeTable(design.producers, producerColumns(topics)),
    writeTable(
      design.producers.flatMap(({ produces }) => produces ?? []),
      PRODUCES,
    ),
    writeTable(design.consumerGroups, consumerGroupColumns(topics)),
    design.suppressions?.length === 0 ? EMPTY : writeTable(design.suppressions ?? [], SUPPRESSIONS),
    packLayout(design),
  ]
    .join(SECTION)
    .replace(/\f+$/, '')
}

/** The version of the document that a link of version 1 holds, whatever the current one is. */
export const PACKED_VERSION = 1

/** The document that was packed, not yet validated. Throws on a text that `packDesign` cannot have written. */
export function unpackDesign(packed: string): Fields {
  const [
    header = '',
    topicNames = '',
    topicTable = '',
    producers = '',
    produces = '',
    groups = '',
    suppressions = '',
    layout = '',
  ] = packed.split(SECTION)
  const take = thingsIn(packed)
  const names = topicNames === '' ? [] : topicNames.split('\t').map(unescapeText)
  const table = (source: string, columns: readonly Column[], rows?: number) => {
    const read = readTable(source, columns, rows)
    take(read)
    return read
  }
  const topics = table(topicTable, topicColumns(names), names.length)
  const design: Fields = {
    surveyor: PACKED_VERSION,
    ...table(header, DESIGN, 1)[0],
    producers: withRates(table(producers, producerColumns(names)), (edges) =>
      table(produces, PRODUCES, edges),
    ),
    topics: topics.map((topic, at) => ({ name: names[at], ...topic })),
    consumerGroups: table(groups, consumerGroupColumns(names)),
  }
  if (suppressions !== '')
    design['suppressions'] = suppressions === EMPTY ? [] : table(suppressions, SUPPRESSIONS)
  if (layout !== '') design['layout'] = unpackLayout(layout, idsOf(design), take)
  return design
}

/** Gives every line of a producer its rates: a table with a row for each of them, in the same order. */
function withRates(producers: Fields[], ratesOf: (edges: number) => readonly Fields[]): Fields[] {
  const edges = producers.flatMap((producer) => (producer['produces'] as Fields[] | undefined) ?? [])
  ratesOf(edges.length).forEach((rate, at) => {
    Object.assign(edges[at] ?? fail(), rate)
  })
  return producers
}

interface Names {
  readonly name: string
}

/** Every node, in the order in which a link tells their positions. */
function idsOf(design: Fields): string[] {
  const list = (key: string) => design[key] as readonly Names[]
  return [
    ...list('producers').map(({ name }) => producerId(name)),
    ...list('topics').map(({ name }) => topicId(name)),
    ...list('consumerGroups').map(({ name }) => consumerGroupId(name)),
  ]
}

/** Nodes by their steps from one to the next, x and y apart; then the positions of what is no node any more. */
function packLayout(design: Design): string {
  if (!design.layout) return ''
  const { positions } = design.layout
  if (!positions) return EMPTY
  const ids = idsOf({ ...design })
  const known = new Set(ids)
  const others = Object.keys(positions).filter((id) => !known.has(id))
  const all = [...ids, ...others].map((id) => (Object.hasOwn(positions, id) ? positions[id] : undefined))
  return [others.map(escapeText).join('\t'), ...packPositions(all)].join('\n')
}

function packPositions(positions: readonly (Position | undefined)[]): [xs: string, ys: string] {
  let [beforeX, beforeY] = [0, 0]
  const steps = positions.map((position) => {
    if (!position) return ['', ''] as const
    const [x, y] = [Math.round(position[0]), Math.round(position[1])]
    const step = [numberText(x - beforeX), numberText(y - beforeY)] as const
    beforeX = x
    beforeY = y
    return step
  })
  return [steps.map(([x]) => x).join('\t'), steps.map(([, y]) => y).join('\t')]
}

function unpackLayout(
  packed: string,
  ids: readonly string[],
  take: (strangers: readonly unknown[]) => void,
): Fields {
  if (packed === EMPTY) return {}
  const [others = '', xs = '', ys = ''] = packed.split('\n')
  const strangers = others === '' ? [] : others.split('\t')
  take(strangers)
  const all = [...ids, ...strangers.map(unescapeText)]
  const [columnX, columnY] = [xs.split('\t'), ys.split('\t')]
  const positions: [string, Position][] = []
  let [x, y] = [0, 0]
  all.forEach((id, at) => {
    const [stepX = '', stepY = ''] = [columnX[at], columnY[at]]
    if (stepX === '') return
    x += readNumber(stepX)
    y += readNumber(stepY)
    positions.push([id, [x, y]])
  })
  return { positions: Object.fromEntries(positions) }
}
