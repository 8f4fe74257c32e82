import { readEmbedded } from '../connect/read-body'
import type { FactBook } from '../facts/fact-book'
import { type Importer, importerOf } from '../importer'
import { withoutMarks } from '../reading/expression'
import { type Field, readFields, tellUnread } from '../reading/field'
import { readTemplate, TEMPLATE_WORDS } from '../reading/templates'
import type { Source } from '../source'
import { gatherConfigMap, gatherRole, isDeleted, JIKKOU } from './jikkou'
import { gatherUser, NS4KAFKA } from './ns4kafka'
import { OTHERS } from './other-operators'
import { type Parameters, parametersOf } from './parameters'
import { type Cluster, type Handler, type ListOf, resourceOf, whatIs } from './resource'
import { STRIMZI } from './strimzi'

/**
 * Resources of Strimzi, jikkou, ns4kafka and other operators, as documents, lists and templates of OpenShift, and
 * in templates of Helm as far as they are literal. Other resources of Kubernetes are named.
 */
export const resources: Importer = importerOf((sources, book) => {
  const cluster: Cluster = {
    book,
    configMaps: new Map(),
    roles: new Map(),
    usedRoles: new Set(),
    used: new Set(),
    kafkaUsers: new Map(),
    pools: [],
    clusters: new Map(),
  }
  const roots = sources.flatMap((source) => documentsOf(source, cluster))
  for (const root of roots) {
    const kind = root.get('kind')?.text() ?? ''
    const group = /^v1$/.test(root.get('apiVersion')?.text() ?? '')
    if (kind === 'Namespace' && group) gatherUser(root, cluster.kafkaUsers)
    if (!isOfJikkou(root)) continue
    for (const one of kind.endsWith('List') ? (root.get('items')?.items() ?? []) : [root]) {
      const of = kind.replace(/List$/, '')
      if (of === 'ConfigMap') gatherConfigMap(one, cluster.configMaps)
      else if (of === 'KafkaPrincipalRole') gatherRole(one, cluster.roles)
    }
  }
  for (const root of roots) readResource(root, cluster)
  for (const root of roots) tellUnread(root, book)
  for (const [name, data] of cluster.configMaps) {
    if (!cluster.used.has(name)) book.lose(data.place, `No topic refers to the ConfigMap \`${name}\`.`)
  }
  for (const [name, role] of cluster.roles)
    if (!cluster.usedRoles.has(name)) book.lose(role.place, `No principal takes the role \`${name}\`.`)
  const [pool] = cluster.pools
  if (pool)
    book.cluster.say(
      'brokers',
      cluster.pools.reduce((sum, { replicas }) => sum + replicas, 0),
      pool.place,
    )
  const clusters = [...cluster.clusters]
  for (const [name, place] of clusters.slice(1)) {
    book.lose(
      place,
      `This is of the cluster \`${name}\`, other resources of \`${clusters[0]?.[0]}\`: a design has one cluster.`,
    )
  }
  for (const { name } of sources) book.wholes.push({ of: 'topics', file: name, how: 'stated' })
})

function documentsOf({ name, text }: Source, { book }: Cluster): Field[] {
  const { text: plain, kind } = readTemplate({ name, text: withoutMarks(text) }, book)
  if (kind) book.lose({ file: name, line: 1 }, TEMPLATE_WORDS[kind])
  const parameters: { current: Parameters | undefined } = { current: undefined }
  const source = { name, text: plain }
  const roots = readFields(source, book, {
    resolve: (said, place) => parameters.current?.resolve(said, place) ?? said,
  })
  const template = roots.find((root) => root.get('kind')?.text() === 'Template')
  if (template) parameters.current = parametersOf(template, book)
  return roots
}

const isOfJikkou = (root: Field): boolean => /jikkou\.io\//.test(root.get('apiVersion')?.text() ?? '')

/** Kinds that only hold others. */
const LISTS: Readonly<Record<string, readonly string[]>> = { List: ['items'], Template: ['objects'] }

/** Reads a resource; `of` is what a list says of those in it, which may leave out their own kind. */
function readResource(root: Field, cluster: Cluster, of?: ListOf): void {
  const resource = resourceOf(root, cluster, of)
  if (!resource) {
    if (root.isMapping) cluster.book.lose(root.place, 'This document says no `kind`: it is no resource.')
    root.ignore(...root.entries().map(([key]) => key))
    return
  }
  if (isDeleted(resource, cluster)) return
  const { kind, group } = resource
  const holds = LISTS[kind] ?? (kind.endsWith('List') && root.get('items') ? ['items'] : undefined)
  if (holds) {
    root.ignore('parameters', 'message', 'labels')
    const of = kind.endsWith('List') ? { kind: kind.slice(0, -'List'.length), group } : undefined
    for (const inner of root.first(...holds)?.items() ?? []) readResource(inner, cluster, of)
    return
  }
  const handler = handlerOf(group, kind)
  if (handler) {
    handler(resource, cluster)
    return
  }
  if (group === '' && kind === 'ConfigMap' && filesOf(root, cluster.book)) return
  root.ignore(...root.entries().map(([key]) => key))
  cluster.book.lose(root.place, whatIs(group, kind))
}

/** Reads connectors that stand as JSON in the files of a ConfigMap; returns whether there is any. */
function filesOf(root: Field, book: FactBook): boolean {
  const others: Field[] = []
  const files = root.get('data')?.entries() ?? []
  for (const [, file] of files) if (!readEmbedded(file.text() ?? '', file.place, book)) others.push(file)
  if (others.length === files.length) return false
  for (const { path, place } of others)
    book.lose(place, `\`${path}\` holds no connector: it is not taken over.`)
  return true
}

function handlerOf(group: string, kind: string): Handler | undefined {
  if (group === 'kafka.strimzi.io') return STRIMZI[kind]
  if (group === '') return NS4KAFKA[kind]
  if (group.endsWith('jikkou.io')) return JIKKOU[kind]
  const [, handler] =
    Object.entries(OTHERS).find(([name]) => {
      const [end = '', of] = name.split(' ')
      return of === kind && (group === end || group.endsWith(`.${end}`))
    }) ?? []
  return handler
}
