import type { FactBook } from '../facts/fact-book'
import { defineImporter } from '../importer'
import { operationOf, resourceOf } from '../reading/acl-words'
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

function readService(name: string, service: Field, book: FactBook): void {
  const application = book.application(name, service.place)
  const kind = service.get('type')?.text()
  service.get('principal')?.text()
  const id = service.get('group-id') ?? service.get('application-id')
  if (id) application?.say('groupId', id.value(), id.place)
  const consumes = service.get('consumes')?.items() ?? []
  for (const topic of consumes) book.join(application, 'reads', topic.text(), topic.place)
  for (const topic of service.get('produces')?.items() ?? [])
    book.join(application, 'writes', topic.text(), topic.place)
  if (consumes.length > 0 && !id && kind !== 'kafka-connect') {
    book.guess(service.place, `The group id of \`${name}\` is not said: the service's name stands for it.`)
  }
  for (const [connector, settings] of service.get('connectors')?.entries() ?? []) {
    const one = book.application(connector, settings.place)
    for (const topic of settings.get('consumes')?.items() ?? [])
      book.join(one, 'reads', topic.text(), topic.place)
    for (const topic of settings.get('produces')?.items() ?? [])
      book.join(one, 'writes', topic.text(), topic.place)
  }
  service.ignore('storage-topics')
}

/** Access lists of one service or user; who that is, its own entry says. */
function readAcls(acls: Field, owners: Field | undefined, book: FactBook): void {
  const name = acls.path.split('.').at(-1) ?? ''
  const principal = owners?.in(name, 'principal')?.text()
  for (const [, acl] of acls.entries()) {
    acl.ignore('host')
    const own = acl.get('principal')?.text()
    book.acls.push({
      principal: own ?? principal ?? name,
      ...(principal !== undefined && own === undefined && { called: name }),
      resource: resourceOf(acl.get('type')?.text() ?? ''),
      name: acl.get('name')?.text() ?? '*',
      isPrefix: /prefix/i.test(acl.get('pattern')?.text() ?? ''),
      operation: operationOf(acl.get('operation')?.text() ?? ''),
      isDenied: /deny/i.test(acl.get('permission')?.text() ?? ''),
      place: acl.place,
    })
  }
}
