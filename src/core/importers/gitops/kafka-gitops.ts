import { connectorByEdges } from '../connect/connector-by-edges'
import type { FactBook } from '../facts/fact-book'
import { noteStreamsApp } from '../facts/note-streams-app'
import { defineImporter } from '../importer'
import { hostIn, operationOf, resourceOf } from '../reading/acl-words'
import { type Field, readFields, tellUnread } from '../reading/field'

/** kafka-gitops: topics, and services with what they read and write. */
export const kafkaGitops = defineImporter((source, book) => {
  for (const root of readFields(source, book)) {
    const settings = root.get('settings')
    const replication = settings?.in('topics', 'defaults', 'replication')
    settings?.ignore('ccloud', 'files')
    for (const [name, topic] of root.get('topics')?.entries() ?? []) readTopic(name, topic, replication, book)
    const services = root.get('services')
    for (const [name, service] of services?.entries() ?? []) readService(name, service, book)
    for (const [, acls] of root.get('customServiceAcls')?.entries() ?? []) readAcls(acls, services, book)
    const users = root.get('users')
    for (const [, acls] of root.get('customUserAcls')?.entries() ?? []) readAcls(acls, users, book)
    for (const [name, user] of users?.entries() ?? []) {
      user.get('principal')?.text()
      const roles =
        user
          .get('roles')
          ?.items()
          .map((role) => role.text()) ?? []
      if (roles.length > 0)
        book.lose(
          user.place,
          `The user \`${name}\` is ${roles.join(' and ')} of every topic: no edge is drawn.`,
        )
    }
    readPlan(root, book)
    tellUnread(root, book)
  }
  book.wholes.push({ of: 'topics', file: source.name, how: 'stated' })
})

function readTopic(name: string, topic: Field, replication: Field | undefined, book: FactBook): void {
  const draft = book.topic(name, topic.place)
  const [partitions, replicas] = [topic.get('partitions'), topic.get('replication') ?? replication]
  if (partitions) draft.say('partitions', partitions.value(), partitions.place)
  if (replicas) draft.say('replicationFactor', replicas.value(), replicas.place)
  draft.configure(topic.get('configs')?.settings() ?? [])
}

interface Edge {
  readonly topic: string | undefined
  readonly place: Field['place']
}

const edgesOf = (holder: Field, key: string): readonly Edge[] =>
  (holder.get(key)?.items() ?? []).map((topic) => ({ topic: topic.text(), place: topic.place }))

/** A service is one program: an application, a Streams application, or the workers of Connect with their connectors. */
function readService(name: string, service: Field, book: FactBook): void {
  const kind = service.get('type')?.text()
  service.get('principal')?.text()
  const id = service.get('group-id') ?? service.get('application-id')
  const [reads, writes] = [edgesOf(service, 'consumes'), edgesOf(service, 'produces')]
  for (const [connector, settings] of service.get('connectors')?.entries() ?? []) {
    connectorByEdges(book, {
      name: connector,
      connect: name,
      reads: edgesOf(settings, 'consumes'),
      writes: edgesOf(settings, 'produces'),
      place: settings.place,
    })
  }
  const own = service.get('storage-topics')
  if (own) {
    service.ignore('storage-topics')
    book.lose(own.place, `The topics in which \`${name}\` keeps what is its own are not drawn.`)
  }
  if (kind === 'kafka-streams') {
    noteStreamsApp(book, { name, applicationId: id?.text(), reads, writes, place: service.place })
    return
  }
  if (kind === 'kafka-connect' && reads.length + writes.length === 0) {
    id?.value()
    return
  }
  if (reads.length + writes.length === 0 && !id) {
    book.lose(service.place, `\`${name}\` names no topic that it reads or writes: it is not drawn.`)
    return
  }
  const application = book.application(name, service.place)
  if (application) application.isOneProgram = true
  if (application && id) application.isGroup = true
  if (id) application?.say('groupId', id.value(), id.place)
  for (const { topic, place } of reads) book.join(application, 'reads', topic, place)
  for (const { topic, place } of writes) book.join(application, 'writes', topic, place)
  if (reads.length > 0 && !id) {
    book.guess(service.place, `The group id of \`${name}\` is not said: the service's name stands for it.`)
  }
}

/** What `kafka-gitops plan` writes: the topics as they will be, and the entries of access lists that it adds or keeps. */
function readPlan(root: Field, book: FactBook): void {
  for (const plan of root.get('topicPlans')?.items() ?? []) {
    const action = plan.get('action')?.text()
    const name = plan.get('name')?.text()
    if (action === 'REMOVE') {
      plan.ignore('topicDetailsPlan', 'topicConfigPlans', 'topicDetails')
      book.lose(plan.place, `The plan removes \`${name ?? ''}\`: it is not drawn.`)
      continue
    }
    const topic = book.topic(name, plan.place)
    const details = plan.first('topicDetailsPlan', 'topicDetails')
    details?.ignore('partitionsAction', 'replicationAction', 'previousPartitions', 'previousReplication')
    const [partitions, replicas] = [details?.get('partitions'), details?.get('replication')]
    if (partitions) topic.say('partitions', partitions.value(), partitions.place)
    if (replicas) topic.say('replicationFactor', replicas.value(), replicas.place)
    for (const setting of plan.get('topicConfigPlans')?.items() ?? []) {
      setting.ignore('previousValue')
      const value = setting.get('value')
      if (setting.get('action')?.text() !== 'REMOVE')
        topic.say(`config.${setting.get('key')?.text() ?? ''}`, value?.value(), setting.place)
      else value?.value()
    }
  }
  for (const plan of root.get('aclPlans')?.items() ?? []) {
    const details = plan.get('aclDetails')
    plan.ignore('name')
    if (details && plan.get('action')?.text() !== 'REMOVE') pushAcl(details, undefined, undefined, book)
    else details?.ignore(...details.entries().map(([key]) => key))
  }
}

/** Access lists of one service or user; who that is, its own entry says. */
function readAcls(acls: Field, owners: Field | undefined, book: FactBook): void {
  const name = acls.path.split('.').at(-1) ?? ''
  const principal = owners?.in(name, 'principal')?.text()
  for (const [, acl] of acls.entries()) pushAcl(acl, principal, name, book)
}

function pushAcl(
  acl: Field,
  principal: string | undefined,
  called: string | undefined,
  book: FactBook,
): void {
  const own = acl.get('principal')?.text()
  book.acls.push({
    principal: own ?? principal ?? called ?? '',
    ...(principal !== undefined && own === undefined && called !== undefined && { called }),
    resource: resourceOf(acl.get('type')?.text() ?? ''),
    name: acl.get('name')?.text() ?? '*',
    isPrefix: /prefix/i.test(acl.get('pattern')?.text() ?? ''),
    operation: operationOf(acl.get('operation')?.text() ?? ''),
    isDenied: /deny/i.test(acl.get('permission')?.text() ?? ''),
    isPartial: true,
    ...hostIn(acl.get('host')?.text()),
    place: acl.place,
  })
}
