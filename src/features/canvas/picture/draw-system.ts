import { toneOf } from '@/core/delivery/words'
import { outsideOf } from '@/core/layout/node-size'
import type { Connector } from '@/core/model/design'
import { formatRecordsPerSecond } from '@/core/shared/format'
import type { ConnectorView } from '@/core/views/views'
import { edgeWidth } from '../edges/edge-width'
import type { OutsideAt } from '../kinds/canvas-kind'
import { DRUM, DRUM_PATHS, drumAt, drumWords, guaranteeOutside } from '../kinds/system-drum'
import { cutMiddle } from '../nodes/fit-name'
import { element, type Pen, text } from './svg-parts'

/** About how many letters of small text have room below a drum. */
const LETTERS = 19

/** Returns the system at the other end of a connector, with its line, in the box of the node. */
export function drawSystem(
  connector: Connector,
  side: OutsideAt,
  view: ConnectorView | undefined,
  width: number,
  { colour }: Pen,
): string {
  const { left, from, to } = drumAt(side)
  const { inside, below } = drumWords(connector)
  const guarantee = view && guaranteeOutside(view)
  const peak = view?.rate.peakRecords ?? 0
  const line = edgeWidth(view?.rate.peakBytes ?? 0)
  const room = outsideOf('connector')
  const [look, end] = [{ fill: colour('raised'), stroke: colour('ink-soft') }, side === 'left' ? 0 : room]
  const drum = DRUM_PATHS.map((d, at) => element('path', { d, ...look, ...(at === 1 && { fill: 'none' }) }))
  const parts = [
    element('path', {
      d: `M${from},${DRUM.middle} H${to}`,
      stroke: colour(guarantee ? toneOf(guarantee) : 'ink-soft'),
      'stroke-width': line,
      'stroke-opacity': 0.85,
    }),
    text(
      side === 'left' ? (from + room) / 2 : to / 2,
      DRUM.middle - line / 2 - 4,
      peak > 0 ? formatRecordsPerSecond(peak) : '',
      { fill: colour('ink-soft'), anchor: 'middle' },
    ),
    element(
      'g',
      { transform: `translate(${left} ${DRUM.middle - DRUM.height / 2})` },
      drum.join('') +
        text(DRUM.width / 2, DRUM.height / 2 + DRUM.lid + 4, inside, {
          fill: colour('ink'),
          weight: 600,
          anchor: 'middle',
          font: 'mono',
        }),
    ),
    ...below.map((words, at) =>
      text(end, DRUM.middle + DRUM.height / 2 + 11 + at * 13, short(words), {
        fill: colour(words === connector.system?.name ? 'ink' : 'ink-soft'),
        anchor: side === 'left' ? 'start' : 'end',
      }),
    ),
  ]
  return element('g', { transform: `translate(${side === 'left' ? 0 : width - room} 0)` }, parts.join(''))
}

const short = (words: string): string =>
  [...words].length > LETTERS ? cutMiddle([...words], LETTERS) : words
