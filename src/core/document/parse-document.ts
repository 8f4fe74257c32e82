import type { Design } from '../model/design'
import type { Result } from '../shared/result'
import type { DesignError } from './design-error'
import { readDocument } from './read-document'
import { validateDesign } from './validate-design'

/**
 * Reads a design from YAML or JSON. Strict: an unknown field, a dangling reference or a newer version is an
 * error that names the path and the line, all of them at once. Total: no text makes it throw.
 */
export function parseDesign(text: string): Result<Design, DesignError[]> {
  const read = readDocument(text)
  if (!read.ok) return read
  const { value, lineOf, problems } = read.value
  return validateDesign(withNamesApart(withVersionAsWritten(value, text)), lineOf, problems)
}

const VERSION = /\bkafkaVersion["']?[ \t]*:[ \t]*(\d{1,3}\.\d{1,3})(?![\d.])/

/** The document with Kafka's version as it stands in the text: to YAML it is a number, and 3.10 the same as 3.1. */
function withVersionAsWritten(document: unknown, text: string): unknown {
  const { cluster } = (document ?? {}) as { readonly cluster?: { readonly kafkaVersion?: unknown } }
  if (typeof cluster?.kafkaVersion !== 'number') return document
  const written = VERSION.exec(text)?.[1]
  if (written === undefined || Number(written) !== cluster.kafkaVersion) return document
  return { ...(document as object), cluster: { ...cluster, kafkaVersion: written } }
}

/**
 * The document with two applications of one group id told apart: a group without an id has its name for it, so that two
 * of one name that read other topics are two applications in one group. The later one keeps that id, under a name of
 * its own. Two that read the same are one that stands there twice, and are refused.
 */
function withNamesApart(document: unknown): unknown {
  const { consumerGroups: groups } = (document ?? {}) as { readonly consumerGroups?: unknown }
  if (!Array.isArray(groups)) return document
  const names = new Set<unknown>(groups.map(nameOf))
  if (names.size === groups.length) return document
  const readBy = new Map<unknown, Set<string>>()
  const apart = groups.map((group: unknown) => {
    const name = nameOf(group)
    const reads = readsOf(group)
    const before = readBy.get(name)
    if (before === undefined) {
      readBy.set(name, new Set([reads]))
      return group
    }
    if (typeof name !== 'string' || before.has(reads) || hasOwnId(group)) return group
    before.add(reads)
    let at = 2
    while (names.has(`${name}-${at}`)) at += 1
    names.add(`${name}-${at}`)
    return { ...(group as object), name: `${name}-${at}`, groupId: name }
  })
  return { ...(document as object), consumerGroups: apart }
}

type Named = { readonly name?: unknown; readonly consumes?: unknown } | null | undefined

const nameOf = (group: unknown): unknown => (typeof group === 'object' ? (group as Named)?.name : undefined)
const readsOf = (group: unknown): string => JSON.stringify((group as Named)?.consumes ?? [])
const hasOwnId = (group: unknown): boolean => Object.hasOwn(group as object, 'groupId')
