import type { Design } from '../model/design'
import { LIST_OF_KIND, type NodeKind } from '../model/node-id'
import { soundDesign } from './sound-design'

type Fields = Readonly<Record<string, unknown>>

/** What an example does differently from the sound design, a line for each node: `` `topic:orders` partitions: 300 ``. */
export function describeExample(example: Design): readonly string[] {
  const sound = soundDesign()
  const lines: string[] = []
  const add = (at: string, before: Fields, after: Fields) => {
    const changes = changesOf(before, after, '')
    if (changes.length > 0) lines.push(`\`${at}\` ${changes.map((change) => `\`${change}\``).join(', ')}`)
  }
  add('cluster', sound.cluster, example.cluster)
  add('sizing', sound.sizing ?? {}, example.sizing ?? {})
  for (const kind of Object.keys(LIST_OF_KIND) as NodeKind[]) {
    const list = LIST_OF_KIND[kind]
    for (const [index, node] of example[list].entries()) {
      const before = sound[list][index]
      add(`${kind}:${shorten(node.name)}`, before ?? {}, node)
    }
  }
  return lines.length > 0 ? lines : ['the sound design itself']
}

/** The fields that were set, changed or taken away, as paths with their new values. */
function changesOf(before: Fields, after: Fields, path: string): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((field) => {
    const old = before[field]
    const now = after[field]
    if (JSON.stringify(old) === JSON.stringify(now)) return []
    const here = path === '' ? field : `${path}.${field}`
    if (now === undefined) return [`no ${here}`]
    if (isTable(now)) return changesOf(isTable(old) ? old : {}, now, here)
    return [`${here}: ${shorten(typeof now === 'string' && now !== '' ? now : JSON.stringify(now))}`]
  })
}

const isTable = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const shorten = (text: string): string => (text.length > 120 ? `${text.slice(0, 120)}…` : text)
