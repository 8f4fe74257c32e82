import { readConnector } from '../connect/connector'
import { noteStreamsApp } from '../facts/note-streams-app'
import type { Field } from '../reading/field'
import { type Handler, whatIs } from './resource'
import { subjectBy } from './subject-resource'

const topic: Handler = ({ spec, name, root }, { book }) => {
  const found = book.topic(name, root.place)
  const [partitions, replicas, description] = [
    spec?.get('partitions'),
    spec?.get('replicationFactor'),
    spec?.get('description'),
  ]
  if (partitions) found.say('partitions', partitions.value(), partitions.place)
  if (replicas) found.say('replicationFactor', replicas.value(), replicas.place)
  if (description) found.say('description', description.value(), description.place)
  found.configure(spec?.get('configs')?.settings() ?? [])
  spec?.ignore('tags')
}

const OWNED: Readonly<Record<string, string>> = {
  TOPIC: 'topics',
  GROUP: 'consumer groups',
  CONNECT: 'connectors',
  CONNECT_CLUSTER: 'clusters of Connect',
  SCHEMA: 'subjects',
  TRANSACTIONAL_ID: 'transactional ids',
}

/** A grant is to a namespace: its applications are drawn as one, by the namespace's name. */
const grant: Handler = ({ spec, root }, { book }) => {
  const to = spec?.get('grantedTo')?.text() ?? ''
  const type = spec?.get('resourceType')?.text()?.toUpperCase() ?? ''
  const name = spec?.get('resource')?.text() ?? '*'
  const isPrefix = /prefix/i.test(spec?.get('resourcePatternType')?.text() ?? '')
  const permission = (spec?.get('permission')?.text() ?? '').toUpperCase()
  if (type !== 'TOPIC' || !/^(?:READ|WRITE)$/.test(permission)) {
    const what = `the ${OWNED[type] ?? type}${name === '*' ? '' : ` ${isPrefix ? 'that begin with ' : ''}\`${name}\``}`
    const may = permission === 'OWNER' ? 'owns' : `may ${permission.toLowerCase()}`
    const rest =
      type === 'TOPIC' ? 'which of its applications read or write them is not said' : 'no edge is drawn'
    book.lose(root.place, `The namespace \`${to}\` ${may} ${what}: ${rest}.`)
    return
  }
  book.acls.push({
    principal: to,
    resource: 'TOPIC',
    name,
    isPrefix,
    operation: permission,
    isDenied: false,
    isPartial: true,
    place: root.place,
  })
}

const namespace: Handler = ({ spec, name, root, group, kind }, { book }) => {
  const user = spec?.get('kafkaUser')?.text()
  spec?.plain()
  book.lose(
    root.place,
    user === undefined
      ? whatIs(group, kind)
      : `This is the namespace \`${name ?? ''}\` of ns4kafka, which logs in as \`${user}\`: what it allows to be created is no part of a design.`,
  )
}

/** The rates of a quota are of the user that the namespace logs in as; what else it limits is what may be created. */
const quota: Handler = ({ spec, root, metadata, group, kind }, { book, kafkaUsers }) => {
  const entries = spec?.entries() ?? []
  const rates = entries.filter(([key]) => key.startsWith('user/'))
  const rest = entries.filter(([key]) => !key.startsWith('user/')).map(([key]) => key)
  spec?.plain()
  if (!entries.some(([key]) => IS_NS4KAFKA.test(key))) {
    book.lose(root.place, whatIs(group, kind))
    return
  }
  if (rest.length > 0)
    book.lose(root.place, `How much a namespace may create is no part of a design: ${rest.join(', ')}.`)
  const of = root.in('metadata', 'namespace')?.text() ?? metadata?.get('name')?.text() ?? ''
  const user = kafkaUsers.get(of)
  if (rates.length > 0 && user === undefined)
    book.lose(
      root.place,
      `The user of the namespace \`${of}\` is in none of the files: its quota is not drawn.`,
    )
  else if (rates.length > 0 && user !== undefined)
    book.quotas.push({
      user,
      limits: rates.map(([key, value]) => [key.slice('user/'.length), value.value()]),
      place: root.place,
    })
}

const IS_NS4KAFKA =
  /^(?:count\/(?:topics|partitions|connectors)|disk\/topics|user\/(?:producer|consumer)_byte_rate)$/

/** Gathers the user that a namespace logs in as. */
export function gatherUser(root: Field, kafkaUsers: Map<string, string>): void {
  const [name, user] = [root.in('metadata', 'name')?.text(), root.in('spec', 'kafkaUser')?.text()]
  if (name !== undefined && user !== undefined) kafkaUsers.set(name, user)
}

const connector: Handler = ({ spec, name, root }, { book }) => {
  readConnector(book, {
    name,
    fallback: 'connector',
    connect: spec?.get('connectCluster')?.text(),
    place: root.place,
    settings: spec?.get('config')?.settings() ?? [],
  })
}

const streams: Handler = ({ name, root }, { book }) => {
  noteStreamsApp(book, { name, place: root.place })
  root.ignore('spec')
  book.lose(
    root.place,
    `\`${name ?? ''}\` is a Kafka Streams application: which topics it reads and writes is not said.`,
  )
}

const told =
  (sentence: string): Handler =>
  ({ root }, { book }) => {
    root.ignore('spec')
    book.lose(root.place, sentence)
  }

/** The resources of ns4kafka, by kind; their API has no group. */
export const NS4KAFKA: Readonly<Record<string, Handler>> = {
  Topic: topic,
  AccessControlEntry: grant,
  Connector: connector,
  KafkaStream: streams,
  Schema: subjectBy('compatibility'),
  Namespace: namespace,
  ResourceQuota: quota,
  RoleBinding: told('Who may apply what is no part of a design.'),
  KafkaUserResetPassword: told('A password is not kept.'),
  ConnectCluster: told('Connect clusters are not drawn; their connectors are.'),
}
