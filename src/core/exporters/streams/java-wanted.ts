import type { RecordPart } from '../../schemas/topic-schemas'
import { type Chain, type Step, stepOf, type WrittenStep } from '../../streams/processing'
import type { JavaHeld, Wanted } from './java-held'
import type { JavaType } from './java-text'

type Known = (id: string) => JavaHeld | undefined
type TypeOfTopic = (topic: string, part: RecordPart) => JavaType | undefined

/** What a step does to the keys or the values that come to it. */
type Passing = JavaType | 'on' | undefined

const JOINS = new Set(['join', 'leftJoin', 'outerJoin'])
/** What may leave other values than it takes. */
const MAKES_VALUES = new Set([
  'map', 'flatMap', 'mapValues', 'flatMapValues', 'process', 'processValues', 'count', 'aggregate', 'foreach', 'print',
  ...JOINS,
]) // biome-ignore format: a list of names
const MAKES_KEYS = new Set(['map', 'flatMap', 'selectKey', 'groupBy', 'windowedBy', 'foreach', 'print'])

/**
 * Returns what tells of a step which types of keys and values are needed after it: those of the topic that they are
 * written to, and the key of what they are joined with, since equal keys must be equal bytes.
 */
export function wantedBy(
  chains: readonly Chain[],
  typeOf: TypeOfTopic,
  known: Known,
): (chain: Chain, at: number) => Wanted {
  const passing = (step: Step, part: RecordPart, seen: ReadonlySet<string>): Passing => {
    if (step.op === 'to') return typeOf(step.topic, part)
    if (step.op === 'merge') return known(step.with)?.[part]
    if (step.op === 'split') {
      const branches = [...step.branches, ...(step.defaultBranch ? [step.defaultBranch] : [])]
      return first(branches.map(({ id }) => afterId(id, part, seen)))
    }
    if (part === 'value') return MAKES_VALUES.has(step.op) || step.op === 'cogroup' ? undefined : 'on'
    if (step.op === 'cogroup') return first((step.with ?? []).map((id) => known(id)?.key)) ?? 'on'
    if (!isJoinByKey(step)) return MAKES_KEYS.has(step.op) ? undefined : 'on'
    const other = known(step.with)
    return other === undefined || other.is === 'globalTable' ? 'on' : other.key
  }

  const after = (
    steps: readonly WrittenStep[],
    id: string | undefined,
    part: RecordPart,
    seen: ReadonlySet<string>,
  ): JavaType | undefined => {
    for (const written of steps) {
      const found = passing(stepOf(written), part, seen)
      if (found !== 'on') return found
    }
    return id === undefined ? undefined : afterId(id, part, seen)
  }

  /** What those need that go on from a chain or a branch, or join it by its key. */
  const afterId = (id: string, part: RecordPart, before: ReadonlySet<string>): JavaType | undefined => {
    if (before.has(id)) return undefined
    const seen = new Set(before).add(id)
    const onward = chains.filter(({ from }) => from === id)
    const found = first(onward.map((chain) => after(chain.steps ?? [], chain.id, part, seen)))
    return found ?? (part === 'key' ? keyOfWhatJoins(id) : undefined)
  }

  /** The key of the topic that another chain begins with, where it joins this one before it takes another key. */
  const keyOfWhatJoins = (id: string): JavaType | undefined =>
    first(
      chains.map(({ stream, table, steps = [] }) => {
        const begun = table ?? (typeof stream === 'string' ? stream : stream?.[0])
        const at = steps.map(stepOf).findIndex((step) => isJoinByKey(step) && step.with === id)
        const isKept = at >= 0 && !steps.slice(0, at).some((step) => MAKES_KEYS.has(stepOf(step).op))
        return begun !== undefined && isKept ? typeOf(begun, 'key') : undefined
      }),
    )

  return ({ steps = [], id }, at) => {
    const own = stepOf(steps[at] ?? 'peek')
    // What is written is what stands there; and what is cogrouped is made where it is aggregated.
    const written = own.op === 'to' ? at : at + 1
    const aggregated =
      own.op === 'cogroup' ? steps.findIndex((step) => stepOf(step).op === 'aggregate') + 1 : 0
    return {
      key: after(steps.slice(written), id, 'key', new Set()),
      value: after(steps.slice(aggregated > 0 ? aggregated : written), id, 'value', new Set()),
    }
  }
}

const first = (types: readonly (JavaType | undefined)[]): JavaType | undefined =>
  types.find((type) => type !== undefined)

const isJoinByKey = (step: Step): step is Step & { op: 'join' | 'leftJoin' | 'outerJoin' } =>
  JOINS.has(step.op) && !('foreignKey' in step && step.foreignKey === true)
