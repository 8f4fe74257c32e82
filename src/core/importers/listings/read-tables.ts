import type { Application } from '../facts/fact-book'
import { hostIn, operationOf, resourceOf } from '../reading/acl-words'
import type { Listing } from './listing'
import { type Row, readTable, type Table } from './table'

/** Reads a table of any of the tools where the listing stands at its head. */
export function readTables(listing: Listing): boolean {
  const table = readTable(listing)
  if (!table) return false
  const has = (...columns: string[]) => columns.every((column) => table.columns.includes(column))
  if (
    has('TOPIC', 'PARTITION') &&
    (has('LAG') || has('OFFSET-LAG') || has('START-OFFSET') || has('CURRENT-OFFSET'))
  )
    offsets(listing, table)
  else if (has('CONSUMER-ID') && (has('HOST') || has('CLIENT-ID'))) members(listing, table, 'CONSUMER-ID')
  else if (has('GROUP', 'MEMBER', 'PROCESS')) members(listing, table, 'MEMBER')
  else if (has('PRINCIPAL', 'OPERATION')) acls(listing, table)
  else if (has('NAME', 'PARTITIONS') || has('TOPIC', 'PARTITIONS')) topics(listing, table)
  else if (has('KEY', 'VALUE') || has('NAME', 'VALUE')) settings(listing, table)
  else if (has('PARTITION', 'REPLICAS')) partitions(listing, table)
  else if (has('ID', 'HOST', 'PORT')) brokers(listing, table)
  else if (has('GROUP')) groups(listing, table)
  else
    listing.book.lose(
      listing.place(table.line),
      `This table of ${table.columns.slice(0, 4).join(', ')} is not understood.`,
    )
  return true
}

const groupOf = (listing: Listing, row: Row): string | undefined =>
  row.get('GROUP') ?? listing.group ?? listing.command?.group

function groupNamed(listing: Listing, row: Row): Application | undefined {
  const id = groupOf(listing, row)
  const place = listing.place(row.line)
  if (id === undefined) return undefined
  const group = listing.book.application(id, place, 'seen')
  group?.say('groupId', id, place, 'seen')
  if (group) group.isGroup = true
  return group
}

/** A row has a number for a partition, or none, and a name that a topic may have. */
const isOffsetRow = (row: Row): boolean =>
  /^\d*$/.test(row.get('PARTITION') ?? '') && /^[\w.-]*$/.test(row.get('TOPIC') ?? '')

/** `kafka-consumer-groups --describe` and its kin: what each group reads, by whom, and how far it is. */
function offsets(listing: Listing, table: Table): void {
  const isShared =
    table.columns.includes('START-OFFSET') &&
    !table.columns.includes('CURRENT-OFFSET') &&
    !table.columns.includes('LOG-START-OFFSET')
  const byGroup = new Map<
    string,
    {
      group: Application
      members: Set<string>
      line: number
      topics: Map<string, { line: number; partitions: number }>
    }
  >()
  let isWithoutGroup = false
  for (const row of table.rows) {
    if (!isOffsetRow(row)) {
      listing.misread(row.line)
      continue
    }
    const group = groupNamed(listing, row)
    if (!group) {
      isWithoutGroup = true
      continue
    }
    let found = byGroup.get(group.name)
    if (!found) {
      found = { group, members: new Set(), line: row.line, topics: new Map() }
      byGroup.set(group.name, found)
    }
    const member = row.get('CONSUMER-ID') ?? row.get('MEMBER-ID') ?? row.get('OWNER')
    if (member !== undefined && member !== 'none') found.members.add(member)
    const topic = row.get('TOPIC')
    if (topic === undefined) continue
    const partition = Number(row.get('PARTITION'))
    const end = row.get('LOG-END-OFFSET') ?? row.get('HIGH-WATERMARK') ?? ''
    if (/^\d+$/.test(end) && !/^__/.test(topic))
      listing.book.offsets.push({
        topic,
        partition: `${partition}`,
        end: Number(end),
        at: listing.moment,
        place: listing.place(row.line),
      })
    const known = found.topics.get(topic) ?? { line: row.line, partitions: 0 }
    known.partitions = Math.max(known.partitions, Number.isInteger(partition) ? partition + 1 : 0)
    found.topics.set(topic, known)
  }
  if (isWithoutGroup) {
    listing.book.lose(
      listing.place(table.line),
      'Which group this is, is not said: neither in a column nor in the command. Paste the command too.',
    )
  }
  const hasMembers = table.columns.some((column) => /^(?:CONSUMER-ID|MEMBER-ID|OWNER)$/.test(column))
  for (const { group, members: found, line, topics: read } of byGroup.values()) {
    const place = listing.place(line)
    if (found.size > 0) group.say('members', found.size, place, 'guessed')
    else if (hasMembers)
      listing.book.guess(
        place,
        `\`${group.name}\` has no active member: what it has committed offsets for is taken to be what it reads.`,
      )
    for (const [name, { line: at, partitions: count }] of read) {
      listing.book.join(group, 'reads', name, listing.place(at), 'seen')
      if (!/^__/.test(name))
        listing.book
          .topic(name, listing.place(at), 'seen')
          .say('partitions', count || undefined, listing.place(at), 'guessed')
    }
    if (isShared) group.say('reads', 'share', place, 'seen')
    if (table.columns.includes('OFFSET-LAG')) group.processes ??= new Set()
  }
  if (byGroup.size > 1) listing.book.wholes.push({ of: 'groups', file: listing.file, how: 'seen' })
  if (byGroup.size > 0 && (table.columns.includes('LAG') || table.columns.includes('OFFSET-LAG'))) {
    listing.tellMoment(table.line, 'Offsets and lag are')
  }
}

/** `--members`: one row a member. */
function members(listing: Listing, table: Table, column: string): void {
  const found = new Map<Application, { line: number; count: number; topics: Map<string, number> }>()
  for (const row of table.rows) {
    const group = groupNamed(listing, row)
    if (!group || row.get(column) === undefined) continue
    const process = row.get('PROCESS')
    if (process !== undefined) group.processes = (group.processes ?? new Set()).add(process)
    const known = found.get(group) ?? { line: row.line, count: 0, topics: new Map() }
    known.count += 1
    for (const [topic, partitions] of assigned(row)) {
      if (!known.topics.has(topic)) known.topics.set(topic, row.line)
      const place = listing.place(row.line)
      if (!/^__/.test(topic))
        listing.book.topic(topic, place, 'seen').say('partitions', partitions, place, 'guessed')
    }
    found.set(group, known)
  }
  for (const [group, { line, count, topics: read }] of found) {
    group.say('members', count, listing.place(line), 'seen')
    for (const [topic, at] of read) listing.book.join(group, 'reads', topic, listing.place(at), 'seen')
  }
}

/**
 * The topics of an assignment, and how many partitions each has at least: `orders:0,2;payments:1` since 4.0,
 * `orders(0,2), payments(1)` before 3.9.
 */
function assigned(row: Row): [topic: string, partitions: number][] {
  const text = row.get('CURRENT-ASSIGNMENT') ?? row.get('ASSIGNMENT') ?? ''
  return [...text.matchAll(/([a-zA-Z0-9._-]+)(?::(\d[\d,]*)|\((\d[\d,]*)\))/g)].map((match) => {
    const ids = (match[2] ?? match[3] ?? '').split(',').map(Number)
    return [match[1] ?? '', Math.max(...ids) + 1]
  })
}

const ASSIGNORS: Readonly<Record<string, string>> = {
  range: 'org.apache.kafka.clients.consumer.RangeAssignor',
  roundrobin: 'org.apache.kafka.clients.consumer.RoundRobinAssignor',
  sticky: 'org.apache.kafka.clients.consumer.StickyAssignor',
  'cooperative-sticky': 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
}

/** `--state`, and lists of groups: the group with its assignor and its members. */
function groups(listing: Listing, table: Table): void {
  for (const row of table.rows) {
    const group = groupNamed(listing, row)
    if (!group) continue
    const place = listing.place(row.line)
    const count = Number(row.get('#MEMBERS') ?? row.get('MEMBERS'))
    if (count > 0) group.say('members', count, place, 'seen')
    const epoch = Number(row.get('GROUP-EPOCH'))
    strategy(
      group,
      row.get('ASSIGNMENT-STRATEGY') ?? row.get('BALANCER') ?? row.get('PARTITION-ASSIGNOR'),
      epoch > 0,
      place,
    )
    const isStreams = /^streams$/i.test(row.get('TYPE') ?? '')
    if (isStreams || /\bkafka-streams-groups\b/.test(listing.command?.text ?? ''))
      group.processes ??= new Set()
    if (/^share$/i.test(row.get('TYPE') ?? '')) group.say('reads', 'share', place, 'seen')
  }
  if (table.rows.length > 1) listing.book.wholes.push({ of: 'groups', file: listing.file, how: 'seen' })
}

/** An assignor as it is called in listings: of clients, or of the brokers where the group has an epoch. */
export function strategy(
  group: Application,
  name: string | undefined,
  isServerSide: boolean,
  place: ReturnType<Listing['place']>,
): void {
  if (name === undefined) return
  if (name === 'uniform' || isServerSide) {
    group.say('config.group.protocol', 'consumer', place, 'seen')
    group.say('config.group.remote.assignor', name, place, 'seen')
  } else if (ASSIGNORS[name])
    group.say('config.partition.assignment.strategy', ASSIGNORS[name], place, 'seen')
}

/** Tables of topics: `rpk topic list`, `confluent kafka topic list`. */
function topics(listing: Listing, table: Table): void {
  for (const row of table.rows) {
    const name = row.get('NAME') ?? row.get('TOPIC')
    if (name === undefined || !/^\d+$/.test(row.get('PARTITIONS') ?? '')) {
      listing.misread(row.line)
      continue
    }
    if (/^__/.test(name)) continue
    const place = listing.place(row.line)
    if (/^(?:true|yes)$/i.test(row.get('INTERNAL') ?? row.get('IS-INTERNAL') ?? '')) {
      listing.book.lose(place, `\`${name}\` is internal, as this table says: it is not drawn.`)
      continue
    }
    const topic = listing.book.topic(name, place, 'seen')
    topic.say('partitions', row.get('PARTITIONS'), place, 'seen')
    topic.say('replicationFactor', row.get('REPLICAS'), place, 'seen')
  }
  if (table.rows.length > 1) listing.book.wholes.push({ of: 'topics', file: listing.file, how: 'seen' })
}

/** Tables of settings: of the topic that the listing is about. */
function settings(listing: Listing, table: Table): void {
  const name = listing.topic ?? listing.command?.topic
  if (name === undefined) {
    listing.book.lose(
      listing.place(table.line),
      'Whose settings these are is not said. Paste the command too.',
    )
    return
  }
  const topic = listing.book.topic(name, listing.place(table.line), 'seen')
  for (const row of table.rows) {
    const key = row.get('KEY') ?? row.get('NAME')
    const source = row.get('SOURCE')
    if (key === undefined || (source !== undefined && !/DYNAMIC_TOPIC/.test(source))) continue
    if (source === undefined && /^true$/i.test(row.get('READ-ONLY') ?? '')) continue
    topic.say(`config.${key}`, row.get('VALUE'), listing.place(row.line), 'seen')
  }
}

/** The partitions of the topic that the listing is about, with their replicas: `[1 2 3]`. */
function partitions(listing: Listing, table: Table): void {
  for (const row of table.rows) {
    const ids = (row.get('REPLICAS') ?? '').match(/\d+/g) ?? []
    listing.addReplicas(ids)
    if (listing.topic !== undefined)
      listing.assign(listing.topic, Number(row.get('PARTITION')), ids.join(','))
    if (listing.topic !== undefined)
      listing.noteHealth(listing.topic, row.get('LEADER') !== '-1', ids.length, ids.length, row.line)
  }
}

function brokers(listing: Listing, table: Table): void {
  for (const row of table.rows) {
    const id = row.get('ID')?.replace('*', '')
    if (id !== undefined && /^\d+$/.test(id)) listing.addReplicas([id])
    const rack = row.get('RACK')
    if (id !== undefined && rack !== undefined) listing.addRack(id, rack)
  }
}

function acls(listing: Listing, table: Table): void {
  for (const row of table.rows) {
    const [principal, operation] = [row.get('PRINCIPAL'), row.get('OPERATION')]
    if (principal === undefined || operation === undefined || !/^[A-Za-z_]+$/.test(operation)) {
      listing.misread(row.line)
      continue
    }
    listing.book.acls.push({
      principal,
      resource: resourceOf(row.get('RESOURCE-TYPE') ?? ''),
      name: row.get('RESOURCE-NAME') ?? '*',
      isPrefix: /prefix/i.test(row.get('RESOURCE-PATTERN-TYPE') ?? ''),
      operation: operationOf(operation),
      isDenied: /deny/i.test(row.get('PERMISSION') ?? ''),
      ...hostIn(row.get('HOST')),
      place: listing.place(row.line),
    })
  }
}
