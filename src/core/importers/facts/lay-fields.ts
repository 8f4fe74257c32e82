import { valuesInWords } from '../../shared/value-words'
import type { Place } from '../source'
import { placeText } from '../source'
import { type Claim, type FactValue, surest } from './claim'

/** One value of a field and who says it; nobody but the drawing where there is no place. */
export interface Said {
  readonly value: FactValue
  readonly place?: Place
}

/** A field of which sources, or a source and the drawing, say different things. */
export interface Disagreement {
  /** The node, as `topic:orders`, or `cluster`. */
  readonly at: string
  /** As `config.retention.ms`; empty where it is about the whole node. */
  readonly field: string
  readonly said: readonly Said[]
  /** What is drawn of it. */
  readonly taken?: FactValue
  readonly sentence: string
}

/** A value that is drawn now and was not, or was another. */
export interface Change {
  readonly at: string
  readonly field: string
  readonly before?: FactValue
  readonly after: FactValue
}

/** Which of two values is taken where a source and the drawing differ. */
export type Preference = 'read' | 'drawn'

type Fields = Readonly<Record<string, unknown>>

/** The steps to a field: a setting's key is one step, whatever points it has. */
function stepsOf(field: string): readonly string[] {
  const setting = /^((?:producer\.)?config|groupConfig)\.(.+)$/s.exec(field)
  return setting ? [...(setting[1] ?? '').split('.'), setting[2] ?? ''] : field.split('.')
}

function readField(node: object, steps: readonly string[]): unknown {
  let value: unknown = node
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Fields)[step]
  }
  return value
}

/** A node that is written field by field: it and whatever mapping inside it changes are copied, once. */
class Copy<Node extends object> {
  readonly node: Node
  readonly #own = new Set<object>()

  constructor(before: Node) {
    this.node = { ...before }
    this.#own.add(this.node)
  }

  set(steps: readonly string[], value: FactValue): void {
    let holder = this.node as Record<string, unknown>
    for (const step of steps.slice(0, -1)) {
      const inner = Object.hasOwn(holder, step) ? holder[step] : undefined
      if (typeof inner === 'object' && inner !== null && this.#own.has(inner)) {
        holder = inner as Record<string, unknown>
        continue
      }
      const copy = typeof inner === 'object' ? { ...inner } : {}
      this.#own.add(copy)
      holder[step] = copy
      holder = copy
    }
    const last = steps.at(-1) ?? ''
    // `__proto__` is a key like any other here.
    if (last === '__proto__')
      Object.defineProperty(holder, last, { value, enumerable: true, writable: true, configurable: true })
    else holder[last] = value
  }
}

const isFact = (value: unknown): value is FactValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

export interface Laid<Node> {
  readonly node: Node
  readonly disagreements: readonly Disagreement[]
  readonly changes: readonly Change[]
}

/**
 * A node with what is claimed of its fields: of several claims the surest. A guess never replaces what is drawn; a
 * value that is left to Surveyor (`auto`) is no value.
 */
export function layFields<Node extends object>(
  at: string,
  called: string,
  node: Node,
  claims: ReadonlyMap<string, readonly Claim[]>,
  prefer: Preference,
): Laid<Node> {
  const disagreements: Disagreement[] = []
  const changes: Change[] = []
  let copy: Copy<Node> | undefined
  for (const [field, said] of claims) {
    const claim = surest(said)
    if (!claim) continue
    const steps = stepsOf(field)
    const found = readField(copy?.node ?? node, steps)
    const drawn = isFact(found) && found !== 'auto' ? found : undefined
    const isKept = drawn !== undefined && (prefer === 'drawn' || claim.how === 'guessed')
    const taken = isKept ? drawn : claim.value
    const different = differing(said, drawn)
    if (different.length > 1) {
      disagreements.push({
        at,
        field,
        said: different,
        taken,
        sentence: sentenceOf(field, called, different, taken),
      })
    }
    if (isKept || drawn === claim.value) continue
    copy ??= new Copy(node)
    copy.set(steps, claim.value)
    changes.push({ at, field, ...(drawn !== undefined && { before: drawn }), after: claim.value })
  }
  return { node: copy?.node ?? node, disagreements, changes }
}

const NOBODY: readonly Said[] = []

/** The different values that are said, the drawing's first; what is only guessed contradicts nobody. */
function differing(claims: readonly Claim[], drawn: FactValue | undefined): readonly Said[] {
  if (claims.length + (drawn === undefined ? 0 : 1) < 2) return NOBODY
  const values = new Map<string, Said>()
  if (drawn !== undefined) values.set(String(drawn), { value: drawn })
  for (const { value, place, how } of claims) {
    if (how !== 'guessed' && !values.has(String(value))) values.set(String(value), { value, place })
  }
  return [...values.values()]
}

function sentenceOf(field: string, called: string, said: readonly Said[], taken: FactValue): string {
  const name = field.replace(/^(?:(?:producer\.)?config|groupConfig)\./, '')
  const words = valuesInWords(
    field,
    said.map(({ value }) => value),
  )
  const each = said.map(({ place }, at) => `${words[at]} ${place ? `in ${placeText(place)}` : 'as drawn'}`)
  const list = each.length === 2 ? each.join(' and ') : `${each.slice(0, -1).join(', ')} and ${each.at(-1)}`
  return `\`${name}\` of ${called} is ${list}; ${words[said.findIndex(({ value }) => value === taken)] ?? String(taken)} is taken.`
}
