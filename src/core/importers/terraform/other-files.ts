import { readYamlDocuments } from '../../yaml/read-documents'
import type { FactBook } from '../facts/fact-book'
import type { Source } from '../source'
import { type Scope, withNames } from './evaluate'
import { type ParseExpression, renderTemplate } from './template-file'
import { isObject, objectOf, type TerraformValue, textOf } from './values'

const steps = (path: string): string[] => {
  const made: string[] = []
  for (const step of path.replaceAll('\\', '/').split('/')) {
    if (step === '..') made.pop()
    else if (step !== '.' && step !== '') made.push(step)
  }
  return made
}

/**
 * What functions make that read other files: `file`, `fileexists`, `fileset`, and what decodes a text. Only files that
 * were given are read, by their path, or by their name where only one is called so. Undefined for other functions.
 */
export function callOnFiles(
  name: string,
  args: readonly TerraformValue[],
  book: FactBook,
): TerraformValue | undefined {
  const [first, second] = args.map((arg) => textOf(arg))
  if (first === undefined) return undefined
  switch (name) {
    case 'file':
      return sourceAt(first, book)?.text
    case 'fileexists':
      return sourceAt(first, book) ? true : undefined
    case 'fileset':
      return second === undefined ? undefined : matching(first, second, book)
    case 'yamldecode':
    case 'jsondecode': {
      const documents = readYamlDocuments(first)
      return documents.length === 1 && documents[0]?.faults.length === 0
        ? terraformValue(documents[0].value)
        : undefined
    }
    default:
      return undefined
  }
}

/** Returns what `templatefile` makes of a file that was given; undefined where it was not, or hangs on what is not known. */
export function templateOf(
  [path, values]: readonly TerraformValue[],
  scope: Scope,
  parse: ParseExpression,
  book: FactBook,
): TerraformValue | undefined {
  const name = textOf(path ?? null)
  const source = name === undefined ? undefined : sourceAt(name, book)
  if (!source || !isObject(values)) return undefined
  const call: Scope['call'] = (called, args) => scope.call?.(called, args)
  return renderTemplate(source.text, withNames({ find: () => undefined, call }, values), parse)
}

function sourceAt(path: string, book: FactBook): Source | undefined {
  const wanted = steps(path)
  const exact = book.sources.find(({ name }) => steps(name).join('/') === wanted.join('/'))
  const called = book.sources.filter(({ name }) => steps(name).at(-1) === wanted.at(-1))
  const found = exact ?? (called.length === 1 ? called[0] : undefined)
  if (found) book.readByOthers.add(found.name)
  return found
}

/** Names of files by a pattern of `*` and `**`; undefined for another pattern, and where none is there. */
function matching(folder: string, pattern: string, book: FactBook): TerraformValue | undefined {
  if (!/^[\w*./-]+$/.test(pattern) || pattern.length > 100) return undefined
  const start = steps(folder)
  const parts = steps(pattern)
  const names = book.sources.flatMap(({ name }) => {
    const path = steps(name)
    const isBelow = start.every((step, at) => path[at] === step)
    const rest = path.slice(start.length)
    return isBelow && isMatch(rest, parts) ? [rest.join('/')] : []
  })
  return names.length > 0 ? names.sort() : undefined
}

function isMatch(path: readonly string[], parts: readonly string[]): boolean {
  const [part, ...others] = parts
  if (part === undefined) return path.length === 0
  if (part === '**') return path.some((_, at) => isMatch(path.slice(at), others))
  const [step, ...rest] = path
  if (step === undefined) return false
  const [head = '', ...tails] = part.split('*')
  let at = head.length
  const isLike =
    step.startsWith(head) &&
    tails.every((tail, index) => {
      const found = index === tails.length - 1 ? step.length - tail.length : step.indexOf(tail, at)
      const isThere = found >= at && step.startsWith(tail, found)
      at = found + tail.length
      return isThere
    }) &&
    (tails.length > 0 || step === part)
  return isLike && isMatch(rest, others)
}

/** Returns plain data, as JSON and YAML have it, as a value of Terraform. */
export function terraformValue(plain: unknown): TerraformValue {
  if (plain === null || plain === undefined) return null
  if (Array.isArray(plain)) return plain.map(terraformValue)
  if (typeof plain === 'object')
    return objectOf(Object.entries(plain).map(([key, value]) => [key, terraformValue(value)]))
  return typeof plain === 'string' || typeof plain === 'number' || typeof plain === 'boolean' ? plain : null
}
