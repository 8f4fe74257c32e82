import type { Application, FactBook } from '../facts/fact-book'
import { noteStreamsApp } from '../facts/note-streams-app'
import { importerOf } from '../importer'
import { withoutMarks } from '../reading/expression'
import { type Field, readFields, tellUnread } from '../reading/field'
import type { Source } from '../source'
import { readSchemas } from './julie-schemas'

/** What may stand at the top beside its own fields: names that every topic's name begins with, in their order. */
const KNOWN = new Set(['context', 'projects', 'platform', 'special_topics', 'plans', 'metadata'])

/** JulieOps: topics by their context and project, and who reads and writes them. */
export const julie = importerOf((sources, book) => {
  const { plans, roots } = plansIn(book)
  for (const { name, text } of sources) readDescriptor({ name, text: withoutMarks(text) }, plans, book)
  for (const root of roots) tellUnread(root, book)
})

function readDescriptor(source: Source, plans: Plans, book: FactBook): void {
  for (const root of readFields(source, book)) {
    const prefix = prefixOf(root)
    book.entitle(prefix[0])
    const written = new Map<string, Field>()
    for (const project of root.get('projects')?.items() ?? [])
      readProject(project, { prefix, plans }, written, book)
    for (const topic of root.get('special_topics')?.items() ?? []) readTopic(topic, [], plans, book)
    readPlatform(root, book)
    if (!root.get('context'))
      book.lose(
        root.place,
        'This descriptor has no `context`: JulieOps refuses it, and names of topics begin with one.',
      )
    tellNames(written, book)
    tellUnread(root, book)
  }
  book.wholes.push({ of: 'topics', file: source.name, how: 'stated' })
}

/** The context and all plain attributes beside it, as they are written. */
function prefixOf(root: Field): string[] {
  const context = root.get('context')?.text()
  const names: string[] = context === undefined ? [] : [context]
  if (!root.isMapping) return names
  for (const { path } of root.unread()) {
    if (KNOWN.has(path) || path.includes('.') || path.includes('[')) continue
    const text = root.get(path)?.text()
    if (text !== undefined) names.push(text)
  }
  return names
}

function readProject(
  project: Field,
  { prefix, plans }: { readonly prefix: readonly string[]; readonly plans: Plans },
  written: Map<string, Field>,
  book: FactBook,
): void {
  const name = project.get('name')?.text()
  const start = name === undefined ? prefix : [...prefix, name]
  for (const topic of project.get('topics')?.items() ?? []) readTopic(topic, start, plans, book)
  for (const stream of project.get('streams')?.items() ?? []) {
    readStreams(stream, written, book)
  }
  const connectors = project.get('connectors')
  // Its newer form has access lists and artefacts apart.
  const artefacts = connectors?.first('artefacts', 'artifacts')
  for (const artefact of artefacts?.items() ?? []) {
    artefact.ignore('server')
    const called = artefact.get('name')?.text() ?? 'A connector'
    const path = artefact.get('path')?.text() ?? 'another file'
    book.lose(artefact.place, `The connector \`${called}\` stands in \`${path}\`: open that file too.`)
  }
  const actors = connectors?.first('access_control', 'accessControl') ?? connectors
  for (const connector of actors?.items() ?? []) {
    connector.ignore('cluster_id')
    readActor(connector, undefined, written, book)
    const own = ['group', 'status_topic', 'offset_topic', 'configs_topic']
      .map((key) => connector.get(key))
      .find(Boolean)
    connector.ignore('connectors')
    if (own) book.lose(own.place, "The group and the topics of Connect's own are not drawn.")
  }
  readKsql(project.get('ksql'), written, book)
  readEverybody(project, name ?? '', book)
  for (const key of ['schemas', 'rbac', 'zookeepers', 'others']) {
    const field = project.get(key)
    project.ignore(key)
    if (!field || (field.isList && field.items().length === 0)) continue
    book.lose(field.place, `\`${key}\` of the project \`${name ?? ''}\` is not drawn.`)
  }
}

/** Consumers and producers without topics stand for all topics of their project, which says nobody's work. */
function readEverybody(project: Field, name: string, book: FactBook): void {
  for (const key of ['consumers', 'producers']) {
    const list = project.get(key)
    if (!list || list.items().length === 0) continue
    const said = list.items().map((one) => {
      one.ignore('group', 'transactionId', 'idempotence', 'metadata')
      return `\`${one.get('principal')?.text() ?? ''}\``
    })
    const names = [...new Set(said)]
    const more = names.length > 3 ? ` and ${names.length - 3} more` : ''
    const verb = key === 'consumers' ? 'read' : 'write'
    book.lose(
      list.place,
      `${names.slice(0, 3).join(', ')}${more} may ${verb} all topics of the project \`${name}\`: no edges are drawn.`,
    )
  }
}

/** Statements of ksqlDB stand in files of their own; whom they run as says which topics they read and write. */
function readKsql(ksql: Field | undefined, written: Map<string, Field>, book: FactBook): void {
  if (!ksql) return
  const artefacts = ksql.first('artefacts', 'artifacts')
  const paths = ['streams', 'tables', 'vars'].flatMap((key) => {
    const list = artefacts?.get(key)
    return (list?.items() ?? []).flatMap((one) => {
      one.ignore('name', 'server')
      return one.get('path')?.text() ?? []
    })
  })
  if (artefacts) {
    ksql.ignore('artefacts', 'artifacts')
    const files = paths.slice(0, 4).map((path) => `\`${path}\``)
    const more = paths.length > 4 ? ` and ${paths.length - 4} more` : ''
    book.lose(
      artefacts.place,
      `Statements of ksqlDB are not drawn${files.length === 0 ? '' : `: ${files.join(', ')}${more}`}.`,
    )
  }
  const actors = ksql.first('access_control', 'accessControl') ?? ksql
  for (const actor of actors.items()) {
    actor.ignore('ksqlDbId', 'metadata')
    readStreams(actor, written, book)
  }
}

/** Quotas of users are of the cluster; programs of the platform are not drawn. */
function readPlatform(root: Field, book: FactBook): void {
  const platform = root.get('platform')
  const kafka = platform?.get('kafka')
  for (const quota of kafka?.get('quotas')?.items() ?? []) {
    const user = quota.get('principal')?.text()
    book.quotas.push({
      ...(user !== undefined && { user }),
      limits: quota
        .entries()
        .filter(([key]) => key !== 'principal')
        .map(([key, value]) => [key, value.value()]),
      place: quota.place,
    })
  }
  if (!platform) return
  const isRest =
    platform.keys().length > (kafka ? 1 : 0) || (kafka?.keys() ?? []).some((key) => key !== 'quotas')
  platform.plain()
  if (isRest)
    book.lose(
      platform.place,
      'The schema registry, Control Center, roles and other things of the platform are not drawn.',
    )
}

/** A Streams application, by its application id where one is said: it reads and writes as one program. */
function readStreams(stream: Field, written: Map<string, Field>, book: FactBook): void {
  const id = stream.get('applicationId') ?? stream.get('application_id')
  const exactly = stream.get('exactlyOnce')
  const principal = stream.get('principal')
  const topics = stream.get('topics')
  const edgesOf = (key: string) =>
    (topics?.get(key)?.items() ?? []).map((topic) => {
      const name = topic.text()
      if (name !== undefined && !written.has(name)) written.set(name, topic)
      return { topic: name, place: topic.place }
    })
  noteStreamsApp(book, {
    name: id?.text() ?? principal?.text(),
    reads: edgesOf('read'),
    writes: edgesOf('write'),
    ...(exactly?.text() === 'true' && { config: { 'processing.guarantee': 'exactly_once_v2' } }),
    place: id?.place ?? principal?.place ?? stream.place,
  })
  if (!id && principal)
    book.guess(
      principal.place,
      `The application id of \`${principal.text() ?? ''}\` is not said: its principal stands for it.`,
    )
}

function readActor(
  actor: Field,
  id: Field | undefined,
  written: Map<string, Field>,
  book: FactBook,
): Application | undefined {
  const principal = actor.get('principal')
  const called = id ?? principal
  const application = book.application(called?.text(), called?.place ?? actor.place)
  const topics = actor.get('topics')
  for (const [key, joint] of [
    ['read', 'reads'],
    ['write', 'writes'],
  ] as const) {
    for (const topic of topics?.get(key)?.items() ?? []) {
      const name = topic.text()
      if (name !== undefined && !written.has(name)) written.set(name, topic)
      book.join(application, joint, name, topic.place)
    }
  }
  return application
}

function readTopic(topic: Field, prefix: readonly string[], plans: Plans, book: FactBook): void {
  const name = topic.get('name')?.text()
  const type = topic.get('dataType')?.text()
  const parts = [...prefix, ...(name === undefined ? [] : [name]), ...(type === undefined ? [] : [type])]
  const draft = book.topic(name === undefined ? undefined : parts.join('.'), topic.place)
  const plan = topic.get('plan')
  const planned = plan && plans.get(plan.text() ?? '')
  if (plan && !planned)
    book.lose(
      plan.place,
      `The plan \`${plan.text() ?? ''}\` of \`${draft.name}\` is in none of the files: what it sets is not known.`,
    )
  const own = topic.get('config')?.settings() ?? []
  const said = new Set(own.map(([key]) => key))
  const inherited = planned?.settings().filter(([key]) => !said.has(key)) ?? []
  for (const [key, value, place] of [...own, ...inherited]) {
    if (key === 'num.partitions') draft.say('partitions', value, place)
    else if (key === 'replication.factor') draft.say('replicationFactor', value, place)
    else draft.say(`config.${key}`, value, place)
  }
  for (const key of ['consumers', 'producers'] as const) {
    for (const one of topic.get(key)?.items() ?? []) {
      const application = book.application(one.get('principal')?.text(), one.place)
      const group = one.get('group')
      if (group) application?.say('groupId', group.value(), group.place)
      one.ignore('transactionId', 'idempotence')
      book.join(application, key === 'consumers' ? 'reads' : 'writes', draft.name, one.place)
    }
  }
  readSchemas(topic, draft)
  const owner = topic.in('metadata', 'owner')
  if (owner) draft.say('owner', owner.value(), owner.place)
  const description = topic.in('metadata', 'description')
  if (description) draft.say('description', description.value(), description.place)
}

/** The settings of plans, by their names. */
type Plans = ReadonlyMap<string, Field>

/** The plans of all files that have nothing else, beside the descriptors. */
function plansIn(book: FactBook): { plans: Plans; roots: readonly Field[] } {
  const plans = new Map<string, Field>()
  const roots = book.sources.flatMap(({ name, text }) => {
    if (!/^plans[ \t]*:/m.test(text) || /^(?:context|projects)[ \t]*:/m.test(text)) return []
    book.readByOthers.add(name)
    return readFields({ name, text: withoutMarks(text) }, book)
  })
  for (const [name, plan] of roots.flatMap((root) => root.get('plans')?.entries() ?? [])) {
    plan.ignore('alias')
    const config = plan.get('config')
    if (config) plans.set(name, config)
  }
  return { plans, roots }
}

/** A name that streams write as it stands may be meant for a topic whose whole name is longer. */
function tellNames(written: ReadonlyMap<string, Field>, book: FactBook): void {
  for (const [name, field] of written) {
    const longer = [...book.topics.keys()].find((topic) => topic !== name && topic.endsWith(`.${name}`))
    if (longer === undefined) continue
    book.guess(field.place, `\`${name}\` is taken as it is written: another topic than \`${longer}\`.`)
  }
}
