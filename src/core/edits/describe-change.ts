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

/**
 * What differs between two designs, a line per setting, as a diff shows it. A setting that was left out and
 * now stands is preceded by what was in effect, where `inEffect` knows it. Lines about several nodes name them.
 */
export function describeChange(
  before: Design,
  now: Design,
  inEffect: FindInEffect = () => undefined,
): readonly ChangeLine[] {
  const groups: { readonly name: string; readonly lines: readonly ChangeLine[] }[] = []
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
  const several = groups.length > 1
  return groups.flatMap(({ name, lines }) =>
    lines.map(({ sign, text }) => ({
      sign,
      text: several && !text.endsWith(`: ${name}`) ? `${name}: ${text}` : text,
    })),
  )
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
