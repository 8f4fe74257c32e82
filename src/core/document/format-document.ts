import type { Design } from '../model/design'
import { type Fields, orderFields } from './order-fields'
import { literalBlock, numberText, yamlKey, yamlScalar } from './yaml-scalar'

/** A mapping or list is written on one line up to this column. */
const WIDTH = 100
/** YAML takes a longer key only behind a question mark. */
const LONGEST_KEY = 1000

/**
 * Writes a design as a person would: fields in a fixed order, small mappings on one line, the layout at the
 * end, nothing that the design does not say. Reading it back gives the same design.
 */
export function formatDesign(design: Design, format: 'yaml' | 'json'): string {
  const fields = orderFields(design)
  return format === 'json' ? `${jsonBlock(fields, '', 0)}\n` : `${yamlDocument(fields)}\n`
}

const isCollection = (value: unknown): value is object => typeof value === 'object' && value !== null

/** 0 for a scalar, 1 for a mapping of scalars, and so on; no further than 3. */
function depth(value: unknown): number {
  if (!isCollection(value)) return 0
  let deepest = 0
  for (const inner of Object.values(value)) {
    if (isCollection(inner)) deepest = Math.max(deepest, depth(inner))
    if (deepest >= 2) break
  }
  return deepest + 1
}

/** Lists of nodes and the layout keep a line for each entry, however short; everything else may be inline. */
const OPEN = new Set(['producers', 'topics', 'consumerGroups', 'suppressions', 'layout', 'positions'])

function yamlDocument(fields: Fields): string {
  return Object.entries(fields)
    .map(([key, value]) => yamlField(key, value, ''))
    .join('\n')
}

function yamlField(key: string, value: unknown, margin: string): string {
  const name = yamlKey(key)
  if (name.length > LONGEST_KEY) return `${margin}? ${name}\n${margin}: ${yamlInline(value)}`
  const head = `${margin}${name}:`
  if (!isCollection(value)) {
    const literal = typeof value === 'string' ? literalBlock(value, `${margin}  `) : undefined
    return `${head} ${literal ?? yamlScalar(value, false)}`
  }
  if (Object.keys(value).length === 0) return `${head} ${Array.isArray(value) ? '[]' : '{}'}`
  if (!OPEN.has(key) && depth(value) <= 2) {
    const inline = yamlInline(value)
    if (head.length + inline.length < WIDTH) return `${head} ${inline}`
  }
  return `${head}\n${yamlBlock(value, `${margin}  `)}`
}

function yamlBlock(value: object, margin: string): string {
  if (!Array.isArray(value)) {
    return Object.entries(value)
      .map(([key, inner]) => yamlField(key, inner, margin))
      .join('\n')
  }
  return value
    .map((item: unknown) => {
      if (!isCollection(item)) return `${margin}- ${yamlScalar(item, false)}`
      if (Array.isArray(item) || Object.keys(item).length === 0) return `${margin}- ${yamlInline(item)}`
      return `${margin}- ${yamlBlock(item, `${margin}  `).slice(margin.length + 2)}`
    })
    .join('\n')
}

function yamlInline(value: unknown): string {
  if (!isCollection(value)) return yamlScalar(value, true)
  if (Array.isArray(value)) return `[${value.map(yamlInline).join(', ')}]`
  const entries = Object.entries(value)
  if (entries.length === 0) return '{}'
  return `{ ${entries.map(([key, inner]) => `${yamlKey(key)}: ${yamlInline(inner)}`).join(', ')} }`
}

function jsonInline(value: unknown): string {
  if (typeof value === 'number') return numberText(value)
  if (!isCollection(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(jsonInline).join(', ')}]`
  const entries = Object.entries(value)
  if (entries.length === 0) return '{}'
  return `{ ${entries.map(([key, inner]) => `${JSON.stringify(key)}: ${jsonInline(inner)}`).join(', ')} }`
}

function jsonBlock(value: unknown, margin: string, column: number, isOpen = true): string {
  if (!isCollection(value) || Object.keys(value).length === 0) return jsonInline(value)
  if (!isOpen && depth(value) <= 2) {
    const inline = jsonInline(value)
    if (column + inline.length < WIDTH) return inline
  }
  const inner = `${margin}  `
  if (Array.isArray(value)) {
    const items = value.map((item) => `${inner}${jsonBlock(item, inner, inner.length)}`)
    return `[\n${items.join(',\n')}\n${margin}]`
  }
  const fields = Object.entries(value).map(([key, item]) => {
    const head = `${inner}${JSON.stringify(key)}: `
    return `${head}${jsonBlock(item, inner, head.length, OPEN.has(key))}`
  })
  return `{\n${fields.join(',\n')}\n${margin}}`
}
