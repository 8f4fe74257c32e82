import type { Position } from '../model/design'
import { number, numberText, readNumber, topicReference } from './cells'
import type { LinkFormat, Positions } from './link-format'

/** Version 1. Frozen: links that people have sent are of it. */
export const LINK_FORMAT_V1: LinkFormat = {
  document: 1,
  reference: topicReference,
  rates: {
    columns: [
      ['recordsPerSecond.average', number],
      ['recordsPerSecond.peak', number],
    ],
    toRow: ({ recordsPerSecond }) => ({ recordsPerSecond }),
    fromRow: (row) => row,
  },
  writePositions,
  readPositions,
}

/** Steps from one position to the next, through all kinds, x and y apart. */
function writePositions(positions: Positions): [xs: string, ys: string] {
  let [beforeX, beforeY] = [0, 0]
  const steps = positions.flat().map((position) => {
    if (!position) return ['', ''] as const
    const [x, y] = [Math.round(position[0]), Math.round(position[1])]
    const step = [numberText(x - beforeX), numberText(y - beforeY)] as const
    beforeX = x
    beforeY = y
    return step
  })
  return [steps.map(([x]) => x).join('\t'), steps.map(([, y]) => y).join('\t')]
}

function readPositions([xs = '', ys = '']: readonly string[], counts: readonly number[]): Positions {
  const [columnX, columnY] = [xs.split('\t'), ys.split('\t')]
  let [x, y, at] = [0, 0, 0]
  return counts.map((count) =>
    Array.from({ length: count }, (): Position | undefined => {
      const [stepX = '', stepY = ''] = [columnX[at], columnY[at]]
      at += 1
      if (stepX === '') return undefined
      x += readNumber(stepX)
      y += readNumber(stepY)
      return [x, y]
    }),
  )
}
