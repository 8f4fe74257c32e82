/**
 * The steps to undo and to redo as text, to be kept beside the design that they lead away from. A step is what leads to
 * it from its neighbour, so that one of a large design is no longer than what it changed.
 */
import type { Design } from '../model/design'
import { type Difference, differenceOf, withDifference } from '../shared/difference'
import type { History, Step } from './history'

/** No more characters than this are kept; what lies further back is forgotten with the page. */
export const LONGEST_KEPT = 200_000

type Steps = Pick<History, 'past' | 'future'>

/** A step leads away from one neighbour all its life, so its text holds as long as it does. */
const texts = new WeakMap<Step, string>()

function textOf(step: Step, neighbour: () => Design): string {
  const known = texts.get(step)
  if (known !== undefined) return known
  const text = JSON.stringify([step.label, differenceOf(neighbour(), step.design)])
  texts.set(step, text)
  return text
}

/** The texts of steps, the nearest first, and the room that they leave. */
function pack(steps: readonly Step[], design: Design, room: number): [readonly string[], number] {
  const packed: string[] = []
  let left = room
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    const step = steps[at]
    if (!step) break
    const text = textOf(step, () => steps[at + 1]?.design ?? design)
    left -= text.length + 1
    if (left < 0) break
    packed.push(text)
  }
  return [packed, Math.max(0, left)]
}

/** The nearest steps of a history as text of at most `room` characters, those to undo first; empty where there are none. */
export function packHistory({ design, past, future }: History, room = LONGEST_KEPT): string {
  if (past.length + future.length === 0) return ''
  const [back, left] = pack(past, design, room)
  const [forth] = pack(future, design, left)
  return `[[${back}],[${forth}]]`
}

type Packed = readonly [label: string, Difference]

const isPacked = (value: unknown): value is Packed =>
  Array.isArray(value) && typeof value[0] === 'string' && Array.isArray(value[1])

/**
 * A step whose design is made when it is gone to. One that does not lead to a sound design, since another hand was at
 * its text, leads nowhere: to the design that it is next to.
 */
function lazyStep([label, difference]: Packed, neighbour: () => Design, isSound: IsSound): Step {
  let made: Design | null = null
  const make = (): Design => {
    try {
      const design = withDifference(neighbour(), difference)
      return isSound(design) ? design : neighbour()
    } catch {
      return neighbour()
    }
  }
  return {
    label,
    get design() {
      made ??= make()
      return made
    },
  }
}

type IsSound = (value: unknown) => value is Design

function unpack(value: unknown, design: Design, isSound: IsSound): readonly Step[] {
  const steps: Step[] = []
  let neighbour = () => design
  for (const packed of Array.isArray(value) ? value.filter(isPacked) : []) {
    const step = lazyStep(packed, neighbour, isSound)
    texts.set(step, JSON.stringify(packed))
    neighbour = () => step.design
    steps.unshift(step)
  }
  return steps
}

/** The steps that were packed beside a design; none where the text says nothing. */
export function unpackHistory(text: string, design: Design, isSound: IsSound): Steps {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    value = null
  }
  const [past, future] = Array.isArray(value) ? value : []
  return { past: unpack(past, design, isSound), future: unpack(future, design, isSound) }
}
