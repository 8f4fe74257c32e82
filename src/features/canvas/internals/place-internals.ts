import type { Analysis } from '@/core/analysis'
import type { Position } from '@/core/model/design'
import type { NodeId } from '@/core/model/node-id'
import type { TopicView } from '@/core/views/views'
import { freePosition } from '../adding/free-position'
import { type Bounds, boundsOf } from '../flow/scene'

/** How large an internal topic is drawn: smaller than anything that somebody decided. */
export const INTERNAL_SIZE = { width: 200, height: 60 } as const

/** How far below its application it stands, and how far in. */
const BELOW = 28
const IN = 14
/** How far below the drawing the cluster's own stand. */
const UNDER = 72

/** More of them are a list, and no drawing. */
const MOST = 300

/** An internal topic with where it stands, and the node that it is made for where that is drawn. */
export interface PlacedInternal {
  readonly topic: TopicView
  readonly position: Position
  readonly of: NodeId | null
}

type Box = Bounds & { readonly id: string }

/**
 * Returns the topics that Kafka makes by itself with positions beside what they are made for: below their application, and
 * below the drawing for those of the cluster. No node that is drawn is moved or covered. At most 300 of them.
 */
export function placeInternals(
  { internalTopics }: Pick<Analysis, 'internalTopics'>,
  boxes: readonly Box[],
): readonly PlacedInternal[] {
  const taken: Bounds[] = [...boxes]
  const boxOf = new Map(boxes.map((box) => [box.id, box]))
  const whole = boundsOf(boxes)
  const placed: PlacedInternal[] = []
  let across = whole.x
  for (const topic of internalTopics.slice(0, MOST)) {
    const of = topic.origin?.of
    const home = of === undefined || of === 'cluster' ? undefined : boxOf.get(of)
    // One that is made for a node inside a folded area is not shown either.
    if (of !== 'cluster' && !home) continue
    const wanted: Position = home
      ? [home.x + IN, home.y + home.height + BELOW]
      : [across, whole.y + whole.height + UNDER]
    const position = freePosition(INTERNAL_SIZE, wanted, taken)
    if (!home) across = position[0] + INTERNAL_SIZE.width + BELOW
    taken.push({ x: position[0], y: position[1], ...INTERNAL_SIZE })
    placed.push({ topic, position, of: home ? (home.id as NodeId) : null })
  }
  return placed
}
