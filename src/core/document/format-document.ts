import type { Design } from '../model/design'
import { LIST_OF_KIND } from '../model/node-id'
import { literalBlock, numberText, yamlKey, yamlScalar } from '../yaml/yaml-scalar'
import { eachField, FIELD_ORDER, type FieldOrder, fieldsToWrite } from './order-fields'

/** A mapping or list is written on one line up to this column, */
const WIDTH = 100
/** and up to this depth: a list of small mappings, a mapping of small mappings. */
const LEVELS = 2
/** YAML takes a longer key only behind a question mark. */
const LONGEST_KEY = 1000

/** Lists of nodes and the layout keep a line for each entry, however short; everything else may be inline. */
const OPEN = new Set<string>([
  ...Object.values(LIST_OF_KIND),
  'suppressions',
  'layout',
  'positions',
  'notes',
  'areas',
])

type Order = FieldOrder | null

/**
 * Writes a design as a person would: fields in a fixed order, small mappings on one line, the layout at the
 * end, nothing that the design does not say. Reading it back gives the same design.
 */
export function formatDesign(design: Design, format: 'yaml' | 'json'): string {
  const fields = fieldsToWrite(design)
  return `${format === 'json' ? jsonBlock(fields, FIELD_ORDER, '') : yamlBlock(fields, FIELD_ORDER, '')}\n`
}

const isCollection = (value: unknown): value is object => typeof value === 'object' && value !== null

/** How a format writes scalars and keys inside brackets. */
interface Inline {
  readonly scalar: (value: unknown) => string
  readonly key: (key: string) => string
}

const YAML: Inline = { scalar: (value) => yamlScalar(value, true), key: yamlKey }
const JSON_TEXT: Inline = {
  scalar: (value) => (typeof value === 'number' ? numberText(value) : JSON.stringify(value)),
  key: (key) => JSON.stringify(key),
}

/** A value on one line, or undefined where it nests deeper or takes more room than there is. */
function inline(
  value: unknown,
  order: Order,
  format: Inline,
  levels: number,
  room: number,
): string | undefined {
  if (!isCollection(value)) return format.scalar(value)
  if (levels === 0) return undefined
  let text = ''
  let fits = true
  const add = (head: string, item: unknown, itemOrder: Order) => {
    if (!fits) return
    const part = inline(item, itemOrder, format, levels - 1, room - text.length - head.length)
    fits = part !== undefined && text.length + head.length + part.length < room
    text += `${text === '' ? '' : ', '}${head}${part}`
  }
  if (Array.isArray(value)) {
    for (const item of value) add('', item, order)
    return fits ? `[${text}]` : undefined
  }
  eachField(value, order, (key, item, itemOrder) => add(`${format.key(key)}: `, item, itemOrder))
  if (!fits) return undefined
  return text === '' ? '{}' : `{ ${text} }`
}

const isEmpty = (value: object): boolean => Object.keys(value).length === 0

function yamlBlock(value: object, order: Order, margin: string): string {
  const lines: string[] = []
  if (!Array.isArray(value)) {
    eachField(value, order, (key, item, itemOrder) => lines.push(yamlField(key, item, itemOrder, margin)))
    return lines.join('\n')
  }
  for (const item of value as unknown[]) {
    const isBlock = isCollection(item) && !Array.isArray(item) && !isEmpty(item)
    const text = isBlock
      ? yamlBlock(item, order, `${margin}  `).slice(margin.length + 2)
      : isCollection(item)
        ? inline(item, order, YAML, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)
        : yamlScalar(item, false)
    lines.push(`${margin}- ${text}`)
  }
  return lines.join('\n')
}

function yamlField(key: string, value: unknown, order: Order, margin: string): string {
  const name = yamlKey(key)
  if (name.length > LONGEST_KEY) {
    const text = inline(value, order, YAML, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)
    return `${margin}? ${name}\n${margin}: ${text}`
  }
  const head = `${margin}${name}:`
  if (!isCollection(value)) {
    const literal = typeof value === 'string' ? literalBlock(value, `${margin}  `) : undefined
    return `${head} ${literal ?? yamlScalar(value, false)}`
  }
  const short =
    OPEN.has(key) && !isEmpty(value) ? undefined : inline(value, order, YAML, LEVELS, WIDTH - head.length)
  return short === undefined ? `${head}\n${yamlBlock(value, order, `${margin}  `)}` : `${head} ${short}`
}

function jsonBlock(value: object, order: Order, margin: string): string {
  const inner = `${margin}  `
  const lines: string[] = []
  const add = (head: string, item: unknown, itemOrder: Order, isOpen: boolean) => {
    if (!isCollection(item)) {
      lines.push(inner + head + JSON_TEXT.scalar(item))
      return
    }
    const room = WIDTH - inner.length - head.length
    const short = isOpen && !isEmpty(item) ? undefined : inline(item, itemOrder, JSON_TEXT, LEVELS, room)
    lines.push(inner + head + (short ?? jsonBlock(item, itemOrder, inner)))
  }
  if (Array.isArray(value)) {
    for (const item of value) add('', item, order, true)
    return `[\n${lines.join(',\n')}\n${margin}]`
  }
  eachField(value, order, (key, item, itemOrder) =>
    add(`${JSON.stringify(key)}: `, item, itemOrder, OPEN.has(key)),
  )
  return `{\n${lines.join(',\n')}\n${margin}}`
}
