/** The system at the other end of a connector, as a drum beside its frame: where its parts stand, and what it says. */
import { outsideOf } from '@/core/layout/node-size'
import type { Connector } from '@/core/model/design'
import { systemOfClass } from '@/core/model/system-of-class'
import type { ConnectorView } from '@/core/views/views'
import type { OutsideAt } from './canvas-kind'

/** In canvas pixels: a drum, how high its lid is, and the height of its middle, where records go through. */
export const DRUM = { width: 62, height: 50, lid: 5, middle: 52 } as const

/** The outline of a drum whose left upper corner is the origin, and the lower half of its lid. */
export const DRUM_PATHS = [
  `M0.5,${DRUM.lid} a${DRUM.width / 2 - 0.5},${DRUM.lid} 0 0 1 ${DRUM.width - 1},0 v${DRUM.height - 2 * DRUM.lid} a${DRUM.width / 2 - 0.5},${DRUM.lid} 0 0 1 ${1 - DRUM.width},0 z`,
  `M0.5,${DRUM.lid} a${DRUM.width / 2 - 0.5},${DRUM.lid} 0 0 0 ${DRUM.width - 1},0`,
] as const

/** How far the line to the system reaches into the notch of the frame. */
const INTO_NOTCH = 5

/** Returns where the drum begins in the room beside the frame, and between where its line runs. */
export function drumAt(side: OutsideAt): {
  readonly left: number
  readonly from: number
  readonly to: number
} {
  const room = outsideOf('connector')
  return side === 'left'
    ? { left: 0, from: DRUM.width, to: room + INTO_NOTCH }
    : { left: room - DRUM.width, from: -INTO_NOTCH, to: room - DRUM.width }
}

/** A name of so many letters has room in the drum, from afar too. */
const IN_DRUM = 6

/** Returns what a drum has written on it, and what stands below it. */
export function drumWords({ system, class: name }: Connector): {
  readonly inside: string
  readonly below: readonly string[]
} {
  const type = system?.type ?? systemOfClass(name) ?? ''
  const own = system?.name ?? ''
  const fits = [...own].length <= IN_DRUM
  return {
    inside: fits ? own : '',
    below: [fits ? '' : own, own === type ? '' : type].filter((words) => words !== ''),
  }
}

/** Returns what is guaranteed of the records between a connector and its system, as far as that is known. */
export const guaranteeOutside = ({ writer, reads }: ConnectorView) => writer?.guarantee ?? reads[0]?.guarantee
