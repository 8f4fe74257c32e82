/** What is said in JSON: by Burrow, and by whatever lists the offsets of groups one object a partition. */
import { areRecords, type Cells, COLUMN_OF, cellOf, groupsApart, tableOf } from './monitor-rows'

type Value = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Value =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Returns a text of JSON as tables, behind the command that printed it; undefined where it is none, or lists no offsets. */
export function fromJson(text: string): string | undefined {
  const from = text.search(/^\s*[[{]/m)
  if (from < 0) return undefined
  const before = text.slice(0, from)
  const values = parsed(text.slice(from))
  if (values === undefined) return undefined
  const statuses = values.map(statusesIn)
  const areClustersApart = new Set(statuses.flat().map(({ cluster }) => cluster)).size > 1
  const rows = values.map((value, at) => (statuses[at]?.length ? [] : rowsIn(value, {})))
  const apart = [...groupsApart(rows.flat())]
  const lines = values.flatMap((_, at) => [
    ...(statuses[at] ?? []).flatMap((status) => ofBurrow(status, areClustersApart)),
    ...tableOf(apart.splice(0, rows[at]?.length)),
  ])
  return lines.length === 0
    ? undefined
    : [...before.split('\n').filter((line) => !FETCHED.test(line)), ...lines].join('\n')
}

/** How JSON is asked for. */
const FETCHED = /\b(?:curl|wget|http)\b/

/** One value, or one on each line. */
function parsed(text: string): readonly unknown[] | undefined {
  try {
    return [JSON.parse(text)]
  } catch {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    try {
      return lines.length > 1 ? lines.map((line): unknown => JSON.parse(line)) : undefined
    } catch {
      return undefined
    }
  }
}

/** What Burrow answers of a group: `/v3/kafka/<cluster>/consumer/<group>/lag`, or `status`. */
function statusesIn(value: unknown): readonly Value[] {
  if (Array.isArray(value)) return value.flatMap(statusesIn)
  if (!isObject(value)) return []
  const { status } = value
  if (isObject(status) && typeof status['group'] === 'string' && Array.isArray(status['partitions']))
    return [status]
  return []
}

/**
 * Burrow tells the first and the last commit of its window: two moments. A partition that it calls STOP had no commit for
 * longer than that window: nobody reads it, whoever its owner was.
 */
function ofBurrow(status: Value, areClustersApart: boolean): readonly string[] {
  const partitions = (status['partitions'] as readonly unknown[]).filter(isObject)
  const group = cellOf(status['group'])
  const owners = partitions.some(({ owner, status: is }) => cellOf(owner) !== '-' || is === 'STOP')
  const moment = (side: 'start' | 'end') => {
    const rows: Cells[] = []
    const times: number[] = []
    for (const partition of partitions) {
      const at = partition[side]
      if (!isObject(at)) continue
      const lag = side === 'end' ? (partition['current_lag'] ?? at['lag']) : at['lag']
      if (typeof at['timestamp'] === 'number') times.push(at['timestamp'])
      const owner =
        cellOf(partition['owner']) === '-' ? cellOf(partition['client_id']) : cellOf(partition['owner'])
      rows.push({
        GROUP: areClustersApart ? `${cellOf(status['cluster'])}/${group}` : group,
        TOPIC: cellOf(partition['topic']),
        PARTITION: cellOf(partition['partition']),
        'CURRENT-OFFSET': cellOf(at['offset']),
        LAG: cellOf(isObject(lag) ? lag['value'] : lag),
        ...(owners && {
          'CONSUMER-ID': partition['status'] === 'STOP' ? '-' : owner === '-' ? 'its-owner' : owner,
        }),
      })
    }
    const time = side === 'start' ? Math.min(...times) : Math.max(...times)
    return [...(Number.isFinite(time) ? [new Date(time).toISOString()] : []), ...tableOf(rows)]
  }
  const [start, end] = [moment('start'), moment('end')]
  return start.length > 0 && start[0] === end[0] ? end : [...start, ...end]
}

/** Every object that names a partition and says how far a group is there; what stands around it says group and topic. */
function rowsIn(value: unknown, around: Cells): readonly Cells[] {
  if (Array.isArray(value)) return value.flatMap((one) => rowsIn(one, around))
  if (!isObject(value)) return []
  const cells: Record<string, string> = { ...around }
  for (const [key, said] of Object.entries(value)) {
    const column = COLUMN_OF(key)
    if (column !== undefined && (typeof said === 'string' || typeof said === 'number'))
      cells[column] = String(said)
  }
  // What a record has in it says nothing of groups.
  if (areRecords(Object.keys({ ...around, ...value })) && ('tstype' in value || 'payload' in value)) return []
  const isRow = ['TOPIC', 'PARTITION'].every((column) => column in cells)
  const isCommitted =
    'CURRENT-OFFSET' in cells && !areRecords([...Object.keys(around), ...Object.keys(value)])
  if (isRow && ('LAG' in cells || isCommitted)) return [cells]
  return Object.values(value).flatMap((one) => rowsIn(one, cells))
}
