import type { Config, Design } from '../model/design'
import { LIST_OF_KIND, NODE_KINDS, type NodeKind } from '../model/node-id'

/** One line of what an edit changes: taken away, or put in. */
export interface ChangeLine {
  readonly sign: '-' | '+'
  readonly text: string
}

type Plain = Readonly<Record<string, unknown>>

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value as the document writes it on one line. */
const shown = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`
  if (isPlain(value)) {
    const fields = Object.entries(value).map(([name, field]) => `${name}: ${shown(field)}`)
    return `{ ${fields.join(', ')} }`
  }
  return String(value)
}

/** Fields whose own fields are compared one by one, so that one setting is one line. */
const TABLES = new Set(['config', 'key', 'record', 'schema', 'security', 'monitoring', 'deadLetter', 'needs'])

/** A longer entry of a list is shown field by field. */
const LONG_ENTRY = 72
/** What tells the entries of a list apart, the first that one has. */
const NAMES = [
  'id',
  'name',
  'named',
  'topic',
  'principal',
  'stream',
  'table',
  'globalTable',
  'join',
  'merge',
  'op',
]

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const entryName = (entry: unknown): string => {
  if (!isPlain(entry)) return shown(entry)
  const name = NAMES.map((field) => entry[field]).find((value) => value !== undefined)
  return name === undefined ? '' : shown(name)
}

/** Only the entries that differ: one with a name on both sides by what differs in it, any other as a line. */
function* linesOfList(was: readonly unknown[], is: readonly unknown[], path: string): Generator<ChangeLine> {
  const [gone, come] = [without(was, is), without(is, was)]
  if (gone.length + come.length === 0) {
    yield { sign: '-', text: `${path}: ${was.map(entryName).join(', ')}` }
    yield { sign: '+', text: `${path}: ${is.map(entryName).join(', ')}` }
    return
  }
  for (const entry of gone) {
    const name = entryName(entry)
    const at = come.findIndex((other) => name !== '' && isPlain(other) && entryName(other) === name)
    const [now] = at < 0 ? [] : come.splice(at, 1)
    if (isPlain(entry) && isPlain(now)) yield* linesOf(entry, now, `${path}[${name}].`)
    else yield* linesOfEntry('-', entry, path)
  }
  for (const entry of come) yield* linesOfEntry('+', entry, path)
}

/** The entries that the other list does not have, each as often as it is missing there. */
function without(list: readonly unknown[], other: readonly unknown[]): unknown[] {
  const there = new Map<string, number>()
  for (const entry of other) there.set(shown(entry), (there.get(shown(entry)) ?? 0) + 1)
  return list.filter((entry) => {
    const left = there.get(shown(entry)) ?? 0
    there.set(shown(entry), left - 1)
    return left <= 0
  })
}

function* linesOfEntry(sign: ChangeLine['sign'], entry: unknown, path: string): Generator<ChangeLine> {
  const text = `${path}: ${shown(entry)}`
  if (!isPlain(entry) || text.length <= LONG_ENTRY) yield { sign, text }
  else {
    const name = entryName(entry)
    const here = name === '' ? path : `${path}[${name}]`
    for (const [field, value] of Object.entries(entry)) {
      if (isList(value) && value.some(isPlain))
        for (const one of value) yield* linesOfEntry(sign, one, `${here}.${field}`)
      else yield { sign, text: `${here}.${field}: ${shown(value)}` }
    }
  }
}

function* linesOf(before: Plain, now: Plain, prefix: string): Generator<ChangeLine> {
  for (const name of new Set([...Object.keys(before), ...Object.keys(now)])) {
    const was = before[name]
    const is = now[name]
    if (was === is) continue
    if (TABLES.has(name) && (isPlain(was) || isPlain(is))) {
      const isConfig = name === 'config'
      yield* linesOf(isPlain(was) ? was : {}, isPlain(is) ? is : {}, isConfig ? prefix : `${prefix}${name}.`)
      continue
    }
    if (shown(was) === shown(is)) continue
    if (isList(was) && isList(is) && [...was, ...is].some(isPlain)) {
      yield* linesOfList(was, is, `${prefix}${name}`)
      continue
    }
    if (was !== undefined) yield { sign: '-', text: `${prefix}${name}: ${shown(was)}` }
    if (is !== undefined) yield { sign: '+', text: `${prefix}${name}: ${shown(is)}` }
  }
}

/** What a setting that nobody wrote down is, and where that comes from in words. */
export interface InEffect {
  readonly value: string
  readonly from: string
}

type FindInEffect = (kind: NodeKind, name: string, key: string) => InEffect | undefined

/** What changes of a node, or of the cluster, and of others just so. */
export interface NodeChange {
  readonly names: readonly string[]
  readonly lines: readonly ChangeLine[]
}

/** What changes of each node, those of which the same changes as one, in the order of the first of them. */
export function describeAlike(before: Design, now: Design, inEffect?: FindInEffect): readonly NodeChange[] {
  const alike = new Map<string, NodeChange>()
  for (const { name, lines } of changesByNode(before, now, inEffect)) {
    const key = JSON.stringify(lines)
    alike.set(key, { names: [...(alike.get(key)?.names ?? []), name], lines })
  }
  return [...alike.values()]
}

/**
 * What differs between two designs, a line per setting, as a diff shows it. A setting that was left out and
 * now stands is preceded by what was in effect, where `inEffect` knows it. Lines about several nodes name them.
 */
export function describeChange(before: Design, now: Design, inEffect?: FindInEffect): readonly ChangeLine[] {
  const groups = changesByNode(before, now, inEffect)
  const several = groups.length > 1
  return groups.flatMap(({ name, lines }) =>
    lines.map(({ sign, text }) => ({ sign, text: several ? withName(name, text) : text })),
  )
}

/** A line as it stands among those of other nodes. */
export const withName = (name: string, text: string): string =>
  text.endsWith(`: ${name}`) ? text : `${name}: ${text}`

interface Change {
  readonly name: string
  readonly lines: readonly ChangeLine[]
}

function changesByNode(
  before: Design,
  now: Design,
  inEffect: FindInEffect = () => undefined,
): readonly Change[] {
  const groups: Change[] = []
  for (const kind of NODE_KINDS) {
    const list = LIST_OF_KIND[kind]
    const known = new Map<string, Plain>(before[list].map((node) => [node.name, node]))
    for (const node of now[list]) {
      const was = known.get(node.name)
      known.delete(node.name)
      if (was === node) continue
      if (!was) groups.push({ name: node.name, lines: [{ sign: '+', text: `${list}: ${node.name}` }] })
      else {
        const lines = withEffective(
          [...linesOf(was, node, '')],
          kind,
          node.name,
          was['config'] as Config,
          inEffect,
        )
        groups.push({ name: node.name, lines })
      }
    }
    for (const name of known.keys()) groups.push({ name, lines: [{ sign: '-', text: `${list}: ${name}` }] })
  }
  const cluster = [...linesOf(before.cluster, now.cluster, '')]
  if (cluster.length > 0) groups.push({ name: 'cluster', lines: cluster })
  return groups
}

/** Puts what was in effect before a setting that was not written down. */
function withEffective(
  lines: readonly ChangeLine[],
  kind: NodeKind,
  name: string,
  config: Config | undefined,
  inEffect: FindInEffect,
): readonly ChangeLine[] {
  return lines.flatMap((line) => {
    const key = line.text.slice(0, line.text.indexOf(': '))
    const was = line.sign === '+' && config?.[key] === undefined ? inEffect(kind, name, key) : undefined
    return was === undefined || was.value === ''
      ? [line]
      : [{ sign: '-' as const, text: `${key}: ${was.value} # ${was.from}` }, line]
  })
}
