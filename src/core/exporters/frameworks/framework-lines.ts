import { yamlKey, yamlScalar } from '../../yaml/yaml-scalar'
import { commentLine, wholeLine } from '../single-line'

/** Mappings of mappings and values, in their order; what is empty is left out. */
export interface Tree {
  readonly [key: string]: Tree | string | undefined
}

/** Whole numbers and truth values as such, all else as text. */
const scalar = (value: string): string =>
  /^(?:0|-?[1-9]\d*|true|false)$/.test(value) ? value : yamlScalar(value, false)

const isEmpty = (value: Tree | string | undefined): boolean =>
  value === undefined || (typeof value === 'object' && Object.values(value).every(isEmpty))

/** Returns the lines of a mapping in YAML. */
export function yamlLines(tree: Tree, margin = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    if (value === undefined || isEmpty(value)) return []
    return typeof value === 'string'
      ? [`${margin}${yamlKey(key)}: ${scalar(value)}`]
      : [`${margin}${yamlKey(key)}:`, ...yamlLines(value, `${margin}  `)]
  })
}

/** Settings as a mapping. */
export const treeOf = (settings: ReadonlyMap<string, string>): Tree => {
  const tree: Record<string, string> = Object.create(null)
  for (const [key, value] of settings) tree[key] = value
  return tree
}

/** Lines of a comment, as YAML and properties files both have it; those that are set in stay so. */
export const commentLines = (lines: readonly string[]): string[] =>
  lines.map((line) => commentLine(`${line.startsWith('  ') ? '  ' : ''}${wholeLine(line)}`))
