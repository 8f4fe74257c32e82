import type { Design, Position } from '../model/design'
import { emptyLists } from '../model/empty-design'
import { consumerGroupId, producerId, topicId } from '../model/node-id'
import { escapeText, fail, unescapeText } from './cells'
import type { LinkFormat } from './link-format'
import { consumerGroupColumns, DESIGN, producerColumns, SUPPRESSIONS, topicColumns } from './link-tables'
import { type Column, type Row, readTable, thingsIn, writeTable } from './table-text'

type Fields = Record<string, unknown>

/** Between the tables of a link. */
const SECTION = '\f'
/** In place of a table: the list or mapping is there, and empty. */
const EMPTY = 'e'

/**
 * A design as short text of a table for each kind of thing, column by column, so that like stands beside
 * like for the compression that follows. Positions are rounded to whole pixels; nothing else is lost.
 */
export function packDesign(design: Design, format: LinkFormat): string {
  const topics = design.topics.map(({ name }) => name)
  const reference = () => format.reference(topics)
  return [
    writeTable([design], DESIGN),
    topics.map(escapeText).join('\t'),
    writeTable(design.topics, topicColumns(reference)),
    writeTable(design.producers, producerColumns(reference)),
    writeTable(
      design.producers.flatMap(({ produces = [] }) => produces.map(format.rates.toRow)),
      format.rates.columns,
    ),
    writeTable(design.consumerGroups, consumerGroupColumns(reference)),
    design.suppressions?.length === 0 ? EMPTY : writeTable(design.suppressions ?? [], SUPPRESSIONS),
    packLayout(design, format),
  ]
    .join(SECTION)
    .replace(/\f+$/, '')
}

/** The document that was packed, not yet validated. Throws on a text that `packDesign` cannot have written. */
export function unpackDesign(packed: string, format: LinkFormat): Fields {
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
  const reference = () => format.reference(names)
  const table = (source: string, columns: readonly Column[], rows?: number) => {
    const read = readTable(source, columns, rows)
    take(read)
    return read
  }
  const topics = table(topicTable, topicColumns(reference), names.length)
  const design: Fields = {
    surveyor: format.document,
    ...emptyLists(),
    ...table(header, DESIGN, 1)[0],
    producers: withRates(table(producers, producerColumns(reference)), (edges) =>
      table(produces, format.rates.columns, edges).map(format.rates.fromRow),
    ),
    topics: topics.map((topic, at) => ({ name: names[at], ...topic })),
    consumerGroups: table(groups, consumerGroupColumns(reference)),
  }
  if (suppressions !== '')
    design['suppressions'] = suppressions === EMPTY ? [] : table(suppressions, SUPPRESSIONS)
  if (layout !== '') design['layout'] = unpackLayout(layout, idsOf(design), format, take)
  return design
}

/** Gives every line of a producer its rates: a row for each of them, in the same order. */
function withRates(producers: Fields[], ratesOf: (edges: number) => readonly Row[]): Fields[] {
  const edges = producers.flatMap((producer) => (producer['produces'] as Fields[] | undefined) ?? [])
  ratesOf(edges.length).forEach((rate, at) => {
    Object.assign(edges[at] ?? fail(), rate)
  })
  return producers
}

interface Names {
  readonly name: string
}

/** The nodes of each kind, in the order in which a link tells their positions. */
function idsOf(design: Fields): string[][] {
  const list = (key: string) => design[key] as readonly Names[]
  return [
    list('producers').map(({ name }) => producerId(name)),
    list('topics').map(({ name }) => topicId(name)),
    list('consumerGroups').map(({ name }) => consumerGroupId(name)),
  ]
}

/** The positions of nodes, and of what is no node any more, whose ids stand before. */
function packLayout(design: Design, format: LinkFormat): string {
  if (!design.layout) return ''
  const { positions: drawn } = design.layout
  if (!drawn) return EMPTY
  const ids = idsOf({ ...design })
  const known = new Set(ids.flat())
  const strangers = Object.keys(drawn).filter((id) => !known.has(id))
  const positions = [...ids, strangers].map((kind) =>
    kind.map((id) => (Object.hasOwn(drawn, id) ? drawn[id] : undefined)),
  )
  return [strangers.map(escapeText).join('\t'), ...format.writePositions(positions)].join('\n')
}

function unpackLayout(
  packed: string,
  ids: readonly string[][],
  format: LinkFormat,
  take: (strangers: readonly unknown[]) => void,
): Fields {
  if (packed === EMPTY) return {}
  const [others = '', ...lines] = packed.split('\n')
  const strangers = others === '' ? [] : others.split('\t')
  take(strangers)
  const all = [...ids, strangers.map(unescapeText)]
  const read = format.readPositions(
    lines,
    all.map((kind) => kind.length),
  )
  const positions = all.flatMap((kind, at) =>
    kind.flatMap((id, node): [string, Position][] => {
      const position = read[at]?.[node]
      return position ? [[id, position]] : []
    }),
  )
  return { positions: Object.fromEntries(positions) }
}
