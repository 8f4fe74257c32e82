import { type ReactFlowState, useStore } from '@xyflow/react'
import { isFarOff, isUnmeasured } from '../overview/use-far'
import type { Bounds } from './scene'

/** The drawing is cut into tiles of so many pixels of the screen; what is on those that the view touches is near. */
const TILE = 640
/** A tile that comes so near to the view, in pixels of the screen, is taken in before it is seen. */
const AHEAD = 240

/** The tiles that are near, as one text that stays the same while they do: their size and their numbers. */
function tilesOf({ transform: [x, y, zoom], width, height }: ReactFlowState): string {
  // The size changes in steps, so that the tiles stay where they are while one zooms a little.
  const size = TILE / 2 ** Math.round(Math.log2(zoom))
  const at = (pixel: number, shift: number) => Math.floor((pixel - shift) / zoom / size)
  return [size, at(-AHEAD, x), at(-AHEAD, y), at(width + AHEAD, x), at(height + AHEAD, y)].join(' ')
}

/** The part of the canvas that is in the view or near it; null while the overview shows the drawing, or where it `isWhole`. */
export function useNearArea(isWhole: boolean): Bounds | null {
  const tiles = useStore((state) => (isWhole || isFarOff(state) || isUnmeasured(state) ? '' : tilesOf(state)))
  if (tiles === '') return null
  const [size = 0, left = 0, top = 0, right = 0, bottom = 0] = tiles.split(' ').map(Number)
  return {
    x: left * size,
    y: top * size,
    width: (right + 1 - left) * size,
    height: (bottom + 1 - top) * size,
  }
}
