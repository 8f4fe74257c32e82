/** The empty inside of an open area: a click takes the area, whose inside then drags it; until then it is ground. */
import { standsIn } from '@/core/layout/box-of'
import { hiddenByFolding } from '@/core/layout/folded-areas'
import type { Design } from '@/core/model/design'
import { type MarkId, marksOf } from '@/core/model/marks'
import { documentStore } from '@/stores/document/document-store'
import { select } from '@/stores/session/session-store'
import { canvasHandle } from '../flow/canvas-handle'

/** The smallest open area around a point of the drawing; null where there is none. */
export function areaAround(design: Design, at: { readonly x: number; readonly y: number }): MarkId | null {
  const hidden = hiddenByFolding(design)
  const point = { ...at, width: 0, height: 0 }
  const [smallest] = Object.entries(marksOf(design, 'area'))
    .filter(
      ([
        key,
        {
          at: [x, y],
          size: [width, height],
          folded,
        },
      ]) => {
        const isOpen = folded !== true && !hidden.has(`area:${key}`)
        return isOpen && standsIn(point, { x, y, width, height })
      },
    )
    .sort(([, { size: one }], [, { size: other }]) => one[0] * one[1] - other[0] * other[1])
  return smallest ? `area:${smallest[0]}` : null
}

/** Selects the area whose empty inside was clicked, if it is one's. */
export function takeAreaAt(x: number, y: number): void {
  const at = canvasHandle()?.flow.screenToFlowPosition({ x, y })
  const area = at && areaAround(documentStore.getState().design, at)
  if (area) select([area])
}
