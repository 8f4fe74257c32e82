import { readConnector } from '../connect/connector'
import { noteStreamsApp } from '../facts/note-streams-app'
import type { Handler } from './resource'
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

/** A grant is to a namespace: its applications are drawn as one, by the namespace's name. */
const grant: Handler = ({ spec, root }, { book }) => {
  const to = spec?.get('grantedTo')?.text() ?? ''
  book.acls.push({
    principal: to,
    resource: /topic/i.test(spec?.get('resourceType')?.text() ?? '') ? 'TOPIC' : 'OTHER',
    name: spec?.get('resource')?.text() ?? '*',
    isPrefix: /prefix/i.test(spec?.get('resourcePatternType')?.text() ?? ''),
    operation: (spec?.get('permission')?.text() ?? '').toUpperCase(),
    isDenied: false,
    isPartial: true,
    place: root.place,
  })
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
  ResourceQuota: told('Quotas are no part of a design.'),
  RoleBinding: told('Who may apply what is no part of a design.'),
  KafkaUserResetPassword: told('A password is not kept.'),
  ConnectCluster: told('Connect clusters are not drawn; their connectors are.'),
}
