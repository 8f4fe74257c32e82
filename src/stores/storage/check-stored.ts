import type { Design } from '@/core/model/design'
import { DOCUMENT_VERSION } from '@/core/model/document-version'
import { emptyLists } from '@/core/model/empty-design'
import { LIST_OF_KIND, NODE_KINDS, type NodeKind } from '@/core/model/node-id'
import { referencesOf } from '@/core/model/references'
import { err, ok, type Result } from '@/core/shared/result'

/**
 * The mark of this very build. The file name of a built module carries a hash of all that it loads, the
 * schemas among it, so that a design with this mark was written by the same schemas that would check it.
 */
export const STORED_FORMAT = `${DOCUMENT_VERSION}/${import.meta.url.split('/').at(-1) ?? ''}`

type Table = Readonly<Record<string, unknown>>

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isAbsentOr = (value: unknown, isGood: (value: unknown) => boolean) =>
  value === undefined || isGood(value)

const isListOf = (isItem: (item: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.every(isItem)

/** Whether a value is a node of a kind, as far as its name, its settings and the topics that it names go. */
const isNodeOf = (kind: NodeKind) => {
  const references = referencesOf(kind)
  return (value: unknown) =>
    isTable(value) &&
    typeof value['name'] === 'string' &&
    isAbsentOr(value['config'], isTable) &&
    references.every(({ field, isSound }) => isAbsentOr(value[field], isSound))
}

const isPosition = (value: unknown) =>
  Array.isArray(value) && value.length === 2 && value.every(Number.isFinite)

const isTableOf = (isEntry: (entry: unknown) => boolean) => (value: unknown) =>
  isTable(value) && Object.values(value).every(isEntry)

const isMark = (words: 'text' | 'title') => (value: unknown) =>
  isTable(value) && isPosition(value['at']) && isPosition(value['size']) && typeof value[words] === 'string'

const isLayout = (value: unknown) =>
  isTable(value) &&
  isAbsentOr(value['positions'], isTableOf(isPosition)) &&
  isAbsentOr(value['notes'], isTableOf(isMark('text'))) &&
  isAbsentOr(value['areas'], isTableOf(isMark('title')))

const isAcceptance = (value: unknown) =>
  isTable(value) && typeof value['rule'] === 'string' && typeof value['at'] === 'string'

const isScenario = (value: unknown) => isTable(value) && isListOf(isTable)(value['events'])

/** Whether a value has the bones of a design of today's version: enough for nothing to trip over it. */
export function isSoundDesign(value: unknown): value is Design {
  return (
    isTable(value) &&
    value['surveyor'] === DOCUMENT_VERSION &&
    typeof value['name'] === 'string' &&
    isTable(value['cluster']) &&
    NODE_KINDS.every((kind) => isListOf(isNodeOf(kind))(value[LIST_OF_KIND[kind]])) &&
    isAbsentOr(value['sizing'], isTable) &&
    isAbsentOr(value['layout'], isLayout) &&
    isAbsentOr(value['suppressions'], isListOf(isAcceptance)) &&
    isAbsentOr(value['scenarios'], isListOf(isScenario))
  )
}

const NO_NODES = emptyLists()

/** With a list of every kind: a design that was stored before a kind came has none of it. */
const withLists = (content: unknown): unknown =>
  isTable(content) && Object.keys(NO_NODES).some((list) => content[list] === undefined)
    ? { ...NO_NODES, ...content }
    : content

/** A stored design that can be shown, and what is wrong with it all the same. */
export interface Checked {
  readonly design: Design
  readonly warning?: string
}

/**
 * Reads a stored value as a design. What this build wrote is taken at its word once its shape is seen; all
 * else goes through the schemas, which are loaded only then. A value that they refuse but whose version and
 * shape are today's is shown with a warning, since refusing it would lock a user out of their own work.
 */
export async function checkStored(stored: unknown, format: string): Promise<Result<Checked>> {
  const content = withLists(stored)
  const isShaped = isSoundDesign(content)
  if (isShaped && format === STORED_FORMAT) return ok({ design: content })
  const { validateDesign } = await import('@/core/document/validate-design')
  const valid = validateDesign(content)
  if (valid.ok) return ok({ design: valid.value })
  const [first] = valid.error
  const sentence = first
    ? `${first.path === '' ? '' : `${first.path}: `}${first.message}`
    : 'It holds no design.'
  return isShaped ? ok({ design: content, warning: sentence }) : err(sentence)
}
