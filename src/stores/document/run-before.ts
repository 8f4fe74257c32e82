/** Whether the run that is shown next is of a design that was changed since the one before it. */
import type { Design, Scenario } from '@/core/model/design'
import { isEqual } from '@/core/shared/is-equal'

interface Run {
  readonly documentId: string
  readonly design: Design
  readonly scenario: Scenario
}

let asked: Run | null = null
let shown: Run | null = null
/** Whether the panel was away since the run that is shown. */
let wasAway = false

/** Notes what a run is asked for. */
export function noteAsked(run: Run): void {
  asked = run
}

/** Notes that the panel is shown again. */
export function noteReturn(): void {
  wasAway = shown !== null
}

/** Notes that the run that was asked for is shown, and returns how it differs from the one before. */
export function noteShown(): {
  readonly isOther: boolean
  readonly isChanged: boolean
  readonly isChangedElsewhere: boolean
} {
  const [before, now] = [shown, asked]
  const isSame =
    before !== null &&
    now !== null &&
    before.documentId === now.documentId &&
    isEqual(before.scenario, now.scenario)
  const isChanged = isSame && differs(before.design, now.design)
  const isChangedElsewhere = isChanged && wasAway
  shown = now
  wasAway = false
  return { isOther: !isSame, isChanged, isChangedElsewhere }
}

/** Where things stand on the drawing, and what may happen besides, is nothing that a run depends on. */
const ASIDE: ReadonlySet<string> = new Set(['layout', 'scenarios', 'suppressions', 'name'])

function differs(one: Design, other: Design): boolean {
  const [before, after] = [new Map(Object.entries(one)), new Map(Object.entries(other))]
  return [...new Set([...before.keys(), ...after.keys()])].some(
    (key) => !ASIDE.has(key) && !isEqual(before.get(key), after.get(key)),
  )
}
