import type { Application, FactBook } from '../facts/fact-book'
import { defineImporter } from '../importer'
import { type Field, readFields } from '../reading/field'

/**
 * What a console for Kafka answers as JSON: kafbat's UI, AKHQ, Redpanda's, Confluent's REST proxy. They name the
 * same few things in their own ways, in lists or one by one, so that each object is taken by what it has.
 */
export const consoles = defineImporter((source, book) => {
  const moment = { isTold: false }
  const known = book.topics.size + book.applications.size + book.losses.length
  for (const root of readFields(source, book)) readAny(root, book, moment, 0)
  if (book.topics.size + book.applications.size + book.losses.length === known)
    book.problems.push({
      file: source.name,
      path: '',
      message: 'No topic with its partitions and no group stands in it.',
    })
})

interface Moment {
  isTold: boolean
}

const TOPIC = ['name', 'topicName', 'topic_name', 'topic']
const PARTITIONS = [
  'partitionCount',
  'partitionsCount',
  'partitions_count',
  'partition_count',
  'numPartitions',
]
const REPLICAS = ['replicationFactor', 'replication_factor', 'replicaCount']
const GROUP = ['groupId', 'group_id', 'consumer_group_id', 'consumerGroupId']
const GROUPS_ALONE = ['consumerLag', 'partitionAssignor', 'activeTopics', 'coordinator', 'memberCount']
const DEEPEST = 8

function readAny(field: Field, book: FactBook, moment: Moment, depth: number): void {
  if (depth > DEEPEST) return
  if (field.isList) {
    for (const item of field.items()) readAny(item, book, moment, depth + 1)
    return
  }
  if (!field.isMapping) return
  const partitions = field.first(...PARTITIONS)
  const replicas = field.first(...REPLICAS)
  const group = field.first(...GROUP) ?? (field.first(...GROUPS_ALONE) && field.first('id', 'name'))
  if (group?.text() !== undefined) readGroup(field, group, book, moment)
  else if (field.first(...TOPIC)?.text() !== undefined && (partitions || replicas || placedIn(field) > 0))
    readTopic(field, book)
  else for (const [, inner] of field.entries()) readAny(inner, book, moment, depth + 1)
}

/** The replicas of a topic's partitions, by the brokers that each lists: the most of any; 0 where none is listed. */
const placedIn = (field: Field): number =>
  Math.max(
    0,
    ...(field.get('partitions')?.items() ?? []).map(
      (one) => one.first('replicas', 'nodes')?.items().length ?? 0,
    ),
  )

function readTopic(field: Field, book: FactBook): void {
  const name = field.first(...TOPIC)?.text()
  const isInternal = field.first('internal', 'isInternal', 'is_internal')?.value() === true
  if (isInternal || (name !== undefined && /^__/.test(name))) {
    book.lose(
      field.place,
      `\`${name ?? ''}\` is made by Kafka itself: it belongs to the cluster and is not drawn.`,
    )
    return
  }
  const topic = book.topic(name, field.place, 'seen')
  const listed = field.get('partitions')
  const partitions =
    field.first(...PARTITIONS)?.value() ??
    (listed?.isList ? listed.items().length || undefined : listed?.value())
  topic.say('partitions', partitions, field.place, 'seen')
  const replicas = field.first(...REPLICAS)?.value() ?? (placedIn(field) || undefined)
  topic.say('replicationFactor', replicas, field.place, 'seen')
  const policy = field.first('cleanUpPolicy', 'cleanupPolicy', 'cleanup_policy')?.text()
  // kafbat writes DELETE, COMPACT, COMPACT_DELETE and UNKNOWN.
  if (policy !== undefined && !/^unknown$/i.test(policy))
    topic.say('config.cleanup.policy', policy.toLowerCase().replace('_', ','), field.place, 'seen')
  const configs = field.first('configs', 'config', 'configEntries')
  for (const [key, value] of configs?.entries() ?? [])
    if (!value.isMapping) topic.say(`config.${key}`, value.value(), value.place, 'seen')
  for (const entry of configs?.items() ?? []) {
    const [key, value] = [entry.first('name', 'key')?.text(), entry.get('value')?.text()]
    const source = entry.get('source')?.text() ?? ''
    // What another source than the topic itself says is a default.
    if (
      key === undefined ||
      !(source === '' || /DYNAMIC_TOPIC/.test(source)) ||
      entry.get('isDefault')?.value() === true
    )
      continue
    topic.say(`config.${key}`, value, entry.place, 'seen')
  }
  for (const group of field.get('consumerGroups')?.items() ?? []) {
    const id = group.first('id', 'groupId')
    if (!group.isMapping || !id || name === undefined) continue
    const reader = book.application(id.text(), id.place, 'seen')
    if (!reader) continue
    reader.isGroup = true
    reader.say('groupId', id.text(), id.place, 'seen')
    book.join(reader, 'reads', name, id.place, 'seen')
  }
}

function readGroup(field: Field, id: Field, book: FactBook, moment: Moment): void {
  const name = id.text()
  const group = book.application(name, id.place, 'seen')
  if (!group) return
  group.isGroup = true
  group.say('groupId', name, id.place, 'seen')
  if (/^share$/i.test(field.first('type', 'groupType')?.text() ?? ''))
    group.say('reads', 'share', field.place, 'seen')
  const members = field.get('members')
  const count = members?.isList
    ? members.items().length
    : Number(members?.value() ?? field.first('memberCount', 'member_count')?.value())
  if (count > 0) group.say('members', count, members?.place ?? field.place, 'seen')
  const read = new Set<string>()
  topicsOf(field, group, book, read, 0)
  if (
    !moment.isTold &&
    /"?(?:consumerLag|lag)"?/.test(
      field
        .entries()
        .map(([key]) => key)
        .join(' '),
    )
  ) {
    moment.isTold = true
    book.lose(field.place, 'Lag is of one moment: a design does not keep it.')
  }
}

/** The topics that a group's offsets, partitions, assignments and lists of names speak of. */
function topicsOf(field: Field, group: Application, book: FactBook, read: Set<string>, depth: number): void {
  if (depth > DEEPEST) return
  for (const key of ['topicNames', 'activeTopics', 'topics'])
    for (const item of field.get(key)?.items() ?? [])
      if (!item.isMapping) join(item, item.text(), group, book, read)
  for (const key of ['offsets', 'partitions', 'members', 'assignments', 'topicOffsets', 'topics', 'data']) {
    for (const item of field.get(key)?.items() ?? []) {
      if (!item.isMapping) continue
      const topic = item.first('topic', 'topicName', 'topic_name')?.text()
      if (topic !== undefined) join(item, topic, group, book, read)
      topicsOf(item, group, book, read, depth + 1)
    }
  }
}

function join(
  at: Field,
  topic: string | undefined,
  group: Application,
  book: FactBook,
  read: Set<string>,
): void {
  if (topic === undefined || read.has(topic)) return
  read.add(topic)
  book.join(group, 'reads', topic, at.place, 'seen')
}
