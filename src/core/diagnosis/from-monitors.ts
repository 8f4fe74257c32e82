/**
 * What monitors, clients and web pages say of groups and topics, as the tables that Kafka's own tools print: metrics of
 * exporters, JSON of Burrow and of REST interfaces, CSV of web pages, and `kcat -L`.
 */
import { fromJson } from './from-json'
import { areRecords, type Cells, COLUMN_OF, groupsApart, tableOf } from './monitor-rows'

/** Returns a pasted text with all that is of other tools than Kafka's as tables; each line of another kind stays. */
export function asListing(text: string): string {
  const json = fromJson(text)
  if (json !== undefined) return json
  const lines = text.split('\n')
  const written: string[] = []
  /** The topic that `kcat -L` tells of. */
  let topic: string | undefined
  for (let at = 0; at < lines.length; ) {
    const line = (lines[at] ?? '').trimEnd()
    const metrics = metricsFrom(lines, at)
    const csv = metrics ? undefined : csvFrom(lines, at)
    const taken = metrics ?? csv
    if (taken) {
      written.push(...taken.lines)
      at += taken.count
      continue
    }
    topic = KCAT_TOPIC.exec(line)?.[1] ?? topic
    written.push(ofKcat(line, topic) ?? line)
    at += 1
  }
  return written.join('\n')
}

interface Taken {
  readonly lines: readonly string[]
  /** Lines that it stands on. */
  readonly count: number
}

const METRIC = /^([a-z][a-z0-9_]*)\{([^}]*)\}\s+(-?[\d.]+(?:e[+-]?\d+)?|NaN)(?:\s+\d+)?\s*$/i
const LABEL = /([a-z_][a-z0-9_]*)="((?:[^"\\]|\\.)*)"/gi

/** What each metric of the usual exporters says of a partition of a group, or of a topic for all groups. */
const OF_PARTITIONS: Readonly<Record<string, string>> = {
  kafka_consumergroup_current_offset: 'CURRENT-OFFSET',
  kafka_consumergroup_lag: 'LAG',
  kafka_consumergroup_group_offset: 'CURRENT-OFFSET',
  kafka_consumergroup_group_lag: 'LAG',
  kminion_kafka_consumer_group_topic_partition_lag: 'LAG',
  burrow_kafka_consumer_partition_lag: 'LAG',
  burrow_kafka_consumer_current_offset: 'CURRENT-OFFSET',
}
const OF_TOPICS: Readonly<Record<string, string>> = {
  kafka_topic_partition_current_offset: 'LOG-END-OFFSET',
  kafka_partition_latest_offset: 'LOG-END-OFFSET',
  kminion_kafka_topic_partition_high_water_mark: 'LOG-END-OFFSET',
  kafka_topic_partition_oldest_offset: 'LOG-START-OFFSET',
  kafka_partition_earliest_offset: 'LOG-START-OFFSET',
  kminion_kafka_topic_partition_low_water_mark: 'LOG-START-OFFSET',
}
const MEMBERS = /^(?:kafka_consumergroup_members|kminion_kafka_consumer_group_members)$/
const STATE = 'kminion_kafka_consumer_group_info'

/** A line of metrics: what it is of, in Kafka's words, and its number. */
interface Sample {
  readonly name: string
  readonly of: Cells
  readonly value: string
}

/** The lines of metrics that begin at one; undefined where it is none. */
function metricsFrom(lines: readonly string[], from: number): Taken | undefined {
  const samples: Sample[] = []
  let count = 0
  for (; from + count < lines.length; count += 1) {
    const text = (lines[from + count] ?? '').trim()
    const found = METRIC.exec(text)
    const isAmong = samples.length > 0 ? /^(?:#.*|[a-z][a-z0-9_]* -?[\d.e+]+)?$/i : /^# (?:HELP|TYPE) /
    if (!found && !isAmong.test(text)) break
    if (!found) continue
    const [, name = '', labels = '', value = ''] = found
    const of: Record<string, string> = {}
    for (const [, key = '', said = ''] of labels.matchAll(LABEL)) {
      const column = COLUMN_OF(key)
      if (column !== undefined) of[column] ??= said
    }
    samples.push({ name, of, value })
  }
  return samples.length === 0 ? undefined : { count, lines: linesOf(samples) }
}

function linesOf(samples: readonly Sample[]): readonly string[] {
  const groups = new Map<string, Map<string, string>>()
  const topics = new Map<string, Map<string, string>>()
  const states = new Map<string, string>()
  const apart = groupsApart(samples.map(({ of }) => of))
  const areClustersApart = new Set(samples.flatMap(({ of }) => of['CLUSTER'] ?? [])).size > 1
  const placeOf = ({ CLUSTER: cluster = '', TOPIC: topic = '', PARTITION: partition = '' }: Cells) =>
    `${areClustersApart ? cluster : ''}\n${topic}\n${partition}`
  for (const [at, { name, of: told, value }] of samples.entries()) {
    const of = apart[at] ?? told
    const { GROUP: group = '' } = of
    const number = String(Math.trunc(Number(value)))
    const ofGroup = OF_PARTITIONS[name]
    const ofTopic = OF_TOPICS[name]
    if (ofGroup !== undefined) put(groups, `${group}\n${placeOf(of)}`, { ...of, [ofGroup]: number })
    else if (ofTopic !== undefined) put(topics, placeOf(of), { [ofTopic]: number })
    else if (MEMBERS.test(name) && Number(value) === 0) states.set(group, 'Empty')
    else if (name === STATE && of['STATE'] !== undefined) states.set(group, of['STATE'])
  }
  const rows = [...groups.values()].map((row): Cells => {
    const cells: Record<string, string> = Object.fromEntries(row)
    for (const [column, cell] of topics.get(placeOf(cells)) ?? []) cells[column] ??= cell
    return cells
  })
  return [...statesOf(states), ...tableOf(rows)]
}

const statesOf = (states: ReadonlyMap<string, string>): readonly string[] => [
  ...(states.size > 0 ? ['GROUP  STATE  #MEMBERS'] : []),
  ...[...states].map(([group, state]) => `${group}  ${state}  ${state === 'Empty' ? '0' : '-'}`),
]

function put(
  rows: Map<string, Map<string, string>>,
  key: string,
  cells: Readonly<Record<string, string>>,
): void {
  const row = rows.get(key) ?? new Map<string, string>()
  rows.set(key, row)
  for (const [column, cell] of Object.entries(cells)) row.set(column, cell)
}

/** A head of CSV has these columns at least, and one that says how far the group is. */
const LEAST = ['TOPIC', 'PARTITION']
const NUMBERS = ['CURRENT-OFFSET', 'LOG-END-OFFSET', 'LAG']

/** Rows of comma, semicolon or tab separated values below a head of known columns; undefined where a line is no head. */
function csvFrom(lines: readonly string[], from: number): Taken | undefined {
  const head = lines[from] ?? ''
  const separator = [',', ';', '\t'].find((one) => head.split(one).length >= 3)
  if (separator === undefined) return undefined
  const columns = valuesOf(head, separator).map((cell) => COLUMN_OF(cell))
  if (!LEAST.every((one) => columns.includes(one)) || !NUMBERS.some((one) => columns.includes(one)))
    return undefined
  if (areRecords(valuesOf(head, separator))) return undefined
  const rows: Cells[] = []
  let count = 1
  for (; from + count < lines.length; count += 1) {
    const line = (lines[from + count] ?? '').trim()
    const values = valuesOf(line, separator)
    if (values.length !== columns.length) break
    const cells: Record<string, string> = {}
    for (const [at, column] of columns.entries()) if (column !== undefined) cells[column] ??= values[at] ?? ''
    rows.push(cells)
  }
  return { count, lines: tableOf(groupsApart(rows)) }
}

const valuesOf = (line: string, separator: string): readonly string[] =>
  [...line.trim().matchAll(separator === '\t' ? TABBED : separator === ';' ? SEMICOLONS : COMMAS)].map(
    ([, quoted, plain]) => (quoted?.replaceAll('""', '"') ?? plain ?? '').trim(),
  )
const COMMAS = /(?<=^|,)(?:"((?:[^"]|"")*)"|([^,]*))(?=,|$)/g
const SEMICOLONS = /(?<=^|;)(?:"((?:[^"]|"")*)"|([^;]*))(?=;|$)/g
const TABBED = /(?<=^|\t)(?:"((?:[^"]|"")*)"|([^\t]*))(?=\t|$)/g

const KCAT_TOPIC = /^\s*topic "([^"]+)" with (\d+) partitions:/
const KCAT_PARTITION = /^\s*partition (\d+), leader (-?\d+), replicas:\s*([\d,]*), isrs:\s*(\d+(?:,\d+)*)?/

/** A line of `kcat -L` as kafka-topics --describe prints it; undefined where it is another line. */
function ofKcat(line: string, name: string | undefined): string | undefined {
  const topic = KCAT_TOPIC.exec(line)
  if (topic) return `Topic: ${topic[1]}\tPartitionCount: ${topic[2]}\tReplicationFactor: 1\tConfigs: `
  const partition = KCAT_PARTITION.exec(line)
  if (!partition || name === undefined) return KCAT_AROUND.test(line) ? '' : undefined
  const [, number, leader, replicas, inSync = ''] = partition
  return `Topic: ${name}\tPartition: ${number}\tLeader: ${leader === '-1' ? 'none' : leader}\tReplicas: ${replicas}\tIsr: ${inSync}`
}

/** What kcat prints around its topics. */
const KCAT_AROUND = /^\s*(?:Metadata for .* \(from broker|\d+ (?:brokers|topics):$|broker \d+ at )/
