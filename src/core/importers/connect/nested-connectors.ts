import { readYamlDocuments } from '../../yaml/read-documents'
import type { FactBook } from '../facts/fact-book'
import { type Field, readFields } from '../reading/field'
import type { Source } from '../source'
import { readConnector } from './connector'
import { baseName, readEmbedded } from './read-body'

const CLASS = 'connector.class'
/** A setting with a colon that is indented, in a list or in quotes: YAML, and no properties. */
const IN_YAML = /^(?:[ \t]+|[ \t]*-[ \t]+)["']?connector\.class["']?[ \t]*:/m
/** Deeper than anybody nests what runs tools. */
const DEEPEST = 12

/**
 * Reads the connectors that stand somewhere in YAML of another tool: a task of Ansible, values of a chart, a list by
 * name. What else is in it is of that tool, and told as one. Returns whether there is any.
 */
export function readNested(source: Source, book: FactBook): boolean {
  if (!IN_YAML.test(source.text) || !isYaml(source.text)) return false
  const count = book.connectors.length
  for (const root of readFields(source, book)) {
    const before = book.connectors.length
    walk(root, { name: undefined, address: undefined, depth: 0 }, source.name, book)
    if (book.connectors.length > before && !isConnector(root))
      book.lose(root.place, 'Of this file the connectors are read, and nothing else.')
  }
  return book.connectors.length > count
}

const isYaml = (text: string): boolean => readYamlDocuments(text).some(({ value }) => value !== undefined)
const isConnector = (field: Field): boolean => field.keys().includes(CLASS)

interface Around {
  /** What the connector is called by what it stands in. */
  readonly name: string | undefined
  /** The address to which it is sent. */
  readonly address: string | undefined
  readonly depth: number
}

function walk(field: Field, around: Around, file: string, book: FactBook): void {
  if (around.depth > DEEPEST) return
  if (isConnector(field)) {
    const settings = field.settings()
    const named = settings.find(([key]) => key === 'name')?.[1] ?? around.name ?? ofAddress(around.address)
    readConnector(book, {
      name: named === undefined ? undefined : String(named),
      fallback: baseName(file),
      place: field.place,
      settings,
    })
    return
  }
  const depth = around.depth + 1
  if (field.isList) {
    for (const item of field.items()) walk(item, { ...around, depth }, file, book)
    return
  }
  if (!field.isMapping) {
    const text = field.text()
    if (text?.includes(CLASS)) readEmbedded(text, field.place, book)
    return
  }
  const address = field.first('url', 'uri')?.text() ?? around.address
  for (const [key, inner] of field.entries()) {
    const isBody =
      /^(?:config|configs|body|json|data|spec|settings|properties|uri|ansible\.builtin\.uri)$/.test(key)
    const name = isBody ? (ofAddress(address) ?? field.get('name')?.text()) : key
    walk(inner, { name, address, depth }, file, book)
  }
}

const ofAddress = (address: string | undefined): string | undefined =>
  /\/connectors\/([\w.-]+)(?:\/config)?\/?$/.exec(address?.trim() ?? '')?.[1]
