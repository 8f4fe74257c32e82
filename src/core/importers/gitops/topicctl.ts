import type { FactBook } from '../facts/fact-book'
import { defineImporter } from '../importer'
import { operationOf, resourceOf } from '../reading/acl-words'
import { type Field, readFields, tellUnread } from '../reading/field'

const MINUTE = 60_000

/** topicctl: a document for each topic, access list or cluster. */
export const topicctl = defineImporter((source, book) => {
  for (const root of readFields(source, book)) {
    const [meta, spec] = [root.get('meta'), root.get('spec')]
    meta?.ignore('cluster', 'environment', 'region', 'labels', 'consumers')
    if (spec?.get('acls')) acls(spec, meta, book)
    else if (spec?.get('bootstrapAddrs') || spec?.get('zkAddrs')) cluster(spec, meta, book)
    else if (spec) topic(root, spec, meta, book)
    else {
      meta?.ignore('name', 'description')
      book.lose(root.place, 'This document has no `spec`: it says nothing of a topic.')
    }
    tellUnread(root, book)
  }
  book.wholes.push({ of: 'topics', file: source.name, how: 'stated' })
})

function topic(root: Field, spec: Field, meta: Field | undefined, book: FactBook): void {
  const name = meta?.get('name')
  const draft = book.topic(name?.text(), name?.place ?? root.place)
  const description = meta?.get('description')
  if (description) draft.say('description', description.text()?.trim(), description.place)
  const [partitions, replicas, retention] = [
    spec.get('partitions'),
    spec.get('replicationFactor'),
    spec.get('retentionMinutes'),
  ]
  if (partitions) draft.say('partitions', partitions.value(), partitions.place)
  if (replicas) draft.say('replicationFactor', replicas.value(), replicas.place)
  const minutes = Number(retention?.text())
  if (retention)
    draft.say('config.retention.ms', minutes > 0 ? minutes * MINUTE : retention.value(), retention.place)
  for (const [key, field] of spec.get('settings')?.entries() ?? []) {
    // A list of replicas to throttle is of one reassignment, no setting that a topic keeps.
    if (/\.throttled\.replicas$/.test(key)) {
      field.plain()
      book.lose(
        field.place,
        `\`${key}\` of \`${draft.name}\` is of one reassignment: a design does not keep it.`,
      )
    } else draft.say(`config.${key}`, field.value(), field.place)
  }
}

function acls(spec: Field, meta: Field | undefined, book: FactBook): void {
  const name = meta?.get('name')?.text() ?? ''
  meta?.ignore('description')
  const list = spec.get('acls')
  let isWithoutPrincipal = false
  for (const acl of list?.items() ?? []) {
    const resource = acl.get('resource')
    const principal = resource?.get('principal')?.text()
    resource?.ignore('host')
    const entry = {
      resource: resourceOf(resource?.get('type')?.text() ?? ''),
      name: resource?.get('name')?.text() ?? '*',
      isPrefix: /prefix/i.test(resource?.get('patternType')?.text() ?? ''),
      isDenied: /deny/i.test(resource?.get('permission')?.text() ?? ''),
    }
    const operations = acl.get('operations')?.items() ?? []
    const words = operations.map((operation) => operationOf(operation.text() ?? ''))
    if (principal === undefined) isWithoutPrincipal = true
    else
      for (const [at, operation] of words.entries())
        book.acls.push({ ...entry, principal, operation, place: operations[at]?.place ?? acl.place })
  }
  if (isWithoutPrincipal && list) {
    book.lose(
      list.place,
      `These topicctl ACLs, \`${name}\`, name no principal: whom they allow to read or write is not said.`,
    )
  }
}

function cluster(spec: Field, meta: Field | undefined, book: FactBook): void {
  book.entitle(meta?.get('name')?.text())
  meta?.ignore('description')
  spec.ignore(
    'bootstrapAddrs',
    'zkAddrs',
    'zkPrefix',
    'zkLockPath',
    'clusterID',
    'defaultRetentionDropStepDuration',
    'sasl',
    'tls',
    'versionMajor',
  )
}
