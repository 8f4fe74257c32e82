import { readDocument } from '@/core/document/read-document'
import type { Place } from '@/core/importers/source'
import { KINDS } from '@/core/model/kinds/index'
import { parseNodeId } from '@/core/model/node-id'
import type { Loaded } from './load-design'

/**
 * Returns a function from a node and a field to where its files say it, as near as is known: the line of the field,
 * else that of the node, else the file.
 */
export function locator(loaded: Loaded): (at: string, field?: string) => Place | undefined {
  const { design, witnesses, formats, sources } = loaded
  const own = formats.filter(({ id }) => id === 'surveyor').map(({ file }) => file)
  const [only] = own
  const text = own.length === 1 ? sources.find(({ name }) => name === only)?.text : undefined
  const read = text === undefined ? undefined : readDocument(text)
  const lineOf = read?.ok ? read.value.lineOf : undefined
  return (at, field) => {
    const said = witnesses.get(at)
    const claims = field === undefined ? undefined : said?.claims.get(field)
    const place = claims?.[0]?.place ?? said?.places[0]
    if (place?.line !== undefined) return place
    if (lineOf && only !== undefined) {
      const path = pathOf(at, field)
      const line = path && (lineOf(path) ?? lineOf(path.slice(0, 2)))
      return { file: only, ...(line !== undefined && { line }) }
    }
    const [first] = formats
    return place ?? (first && { file: first.file })
  }

  function pathOf(at: string, field: string | undefined): (string | number)[] | undefined {
    const fields = field === undefined ? [] : fieldPath(field)
    if (at === 'cluster') return ['cluster', ...fields]
    const node = parseNodeId(at)
    if (!node) return undefined
    const { list } = KINDS[node.kind]
    const index = (design[list] as readonly { readonly name: string }[]).findIndex(
      ({ name }) => name === node.name,
    )
    return index < 0 ? undefined : [list, index, ...fields]
  }
}

/** A setting's key has dots of its own. */
const fieldPath = (field: string): string[] => {
  const at = field.indexOf('config.')
  if (at < 0) return field.split('.')
  const before = field
    .slice(0, at)
    .split('.')
    .filter((part) => part !== '')
  return [...before, 'config', field.slice(at + 'config.'.length)]
}
