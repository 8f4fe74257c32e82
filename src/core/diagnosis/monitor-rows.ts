/** Rows of what monitors say, under the names that Kafka's tools have for their columns. */

export type Cells = Readonly<Record<string, string>>

const NAMES: Readonly<Record<string, string>> = {
  group: 'GROUP',
  groupid: 'GROUP',
  consumergroup: 'GROUP',
  consumergroupid: 'GROUP',
  topic: 'TOPIC',
  topicname: 'TOPIC',
  partition: 'PARTITION',
  partitionid: 'PARTITION',
  currentoffset: 'CURRENT-OFFSET',
  committedoffset: 'CURRENT-OFFSET',
  consumeroffset: 'CURRENT-OFFSET',
  offset: 'CURRENT-OFFSET',
  logendoffset: 'LOG-END-OFFSET',
  endoffset: 'LOG-END-OFFSET',
  latestoffset: 'LOG-END-OFFSET',
  lastoffset: 'LOG-END-OFFSET',
  highwatermark: 'LOG-END-OFFSET',
  lag: 'LAG',
  consumerlag: 'LAG',
  currentlag: 'LAG',
  messagesbehind: 'LAG',
  consumerid: 'CONSUMER-ID',
  consumer: 'CONSUMER-ID',
  memberid: 'CONSUMER-ID',
  owner: 'CONSUMER-ID',
  state: 'STATE',
  cluster: 'CLUSTER',
  clustername: 'CLUSTER',
  clusterid: 'CLUSTER',
  kafkacluster: 'CLUSTER',
  kafkaclustername: 'CLUSTER',
  kafkaclusterid: 'CLUSTER',
}

/** Returns Kafka's name of a column by that of a monitor, however it is written; undefined of others. */
export const COLUMN_OF = (name: string): string | undefined =>
  NAMES[name.toLowerCase().replaceAll(/[^a-z]/g, '')]

/**
 * Returns whether what has these names is a record, as `kcat -J` prints it, and no group's commit: it has an `offset`, but
 * neither a group nor how far one is.
 */
export const areRecords = (names: readonly string[]): boolean =>
  names.some((name) => /^offset$/i.test(name)) &&
  names.filter((name) => COLUMN_OF(name) === 'CURRENT-OFFSET').length === 1 &&
  !names.some((name) => /^(?:GROUP|LAG|LOG-END-OFFSET)$/.test(COLUMN_OF(name) ?? ''))

/** A cell as Kafka prints it: a dash where a monitor has nothing, or a negative number for nothing. */
export function cellOf(value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  return text === '' || /^-\d+$|^(?:null|none|n\/a)$/i.test(text) ? '-' : text.replaceAll(/\s+/g, '_')
}

/**
 * Returns rows whose groups are told apart: `east/billing`, where the rows are of several clusters. Groups of one cluster
 * keep their ids.
 */
export function groupsApart(rows: readonly Cells[]): readonly Cells[] {
  const clusters = new Set(rows.flatMap((row) => row['CLUSTER'] ?? []))
  if (clusters.size < 2) return rows
  return rows.map((row) => {
    const { CLUSTER: cluster, GROUP: group } = row
    return cluster === undefined || group === undefined ? row : { ...row, GROUP: `${cluster}/${group}` }
  })
}

const COLUMNS = [
  'GROUP',
  'TOPIC',
  'PARTITION',
  'CURRENT-OFFSET',
  'LOG-START-OFFSET',
  'LOG-END-OFFSET',
  'LAG',
  'CONSUMER-ID',
] as const

/**
 * Returns rows as the lines of a table, those that name a topic and a partition; owners only where they are told, if only that
 * there is none.
 * What is missing of committed offset, end and lag follows from the other two.
 */
export function tableOf(rows: readonly Cells[]): readonly string[] {
  const whole = rows
    .map(completed)
    .filter((row) => row['TOPIC'] !== '-' && /^\d+$/.test(row['PARTITION'] ?? ''))
  if (whole.length === 0) return []
  const areOwnersTold = rows.some((row) => row['CONSUMER-ID'] !== undefined)
  const columns = COLUMNS.filter((column) =>
    column === 'CONSUMER-ID' ? areOwnersTold : whole.some((row) => row[column] !== '-'),
  )
  const lines = [columns, ...whole.map((row) => columns.map((column) => row[column] ?? '-'))]
  const widths = columns.map((_, at) => Math.max(...lines.map((cells) => (cells[at] ?? '').length)))
  return [
    '',
    ...lines.map((cells) =>
      cells
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
  ]
}

function completed(row: Cells): Readonly<Record<string, string>> {
  const cells = Object.fromEntries(COLUMNS.map((column) => [column, cellOf(row[column])]))
  const number = (column: string) => (cells[column] === '-' ? undefined : Number(cells[column]))
  const [committed, end, lag] = ['CURRENT-OFFSET', 'LOG-END-OFFSET', 'LAG'].map(number)
  // An exporter reads ends and commits one after the other: a commit a little beyond the end is none of the log's.
  if (committed !== undefined && end !== undefined) cells['LAG'] = String(lag ?? Math.max(0, end - committed))
  else if (committed !== undefined && lag !== undefined) cells['LOG-END-OFFSET'] = String(committed + lag)
  else if (end !== undefined && lag !== undefined) cells['CURRENT-OFFSET'] = String(end - lag)
  return cells
}
