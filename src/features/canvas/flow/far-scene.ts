import { toneOf } from '@/core/delivery/words'
import { edgesOf } from '@/core/graph/edges'
import type { Severity } from '@/core/lint/finding'
import type { Design } from '@/core/model/design'
import type { DrawnNumbers } from './drawn-numbers'
import type { PlacedBox } from './near'
import type { Bounds, Ground, Line, Scene } from './scene'

/** The worst that was found at each node, where that is more than advice. */
function worstAt(numbers: DrawnNumbers | undefined): ReadonlyMap<string, Severity> {
  const worst = new Map<string, Severity>()
  for (const { at, severity } of numbers?.analysis.findings ?? []) {
    // The worst come first.
    if (severity === 'info') break
    if (!worst.has(at)) worst.set(at, severity)
  }
  return worst
}

/** The whole of a large drawing as boxes and lines, without a node or an edge of React Flow. */
export function farScene(
  design: Design,
  placed: readonly PlacedBox[],
  grounds: readonly Ground[],
  bounds: Bounds,
  numbers: DrawnNumbers | undefined,
): Scene {
  const worst = worstAt(numbers)
  const index = new Map(placed.map(({ id }, at) => [id, at]))
  const boxes = placed.map((box) => {
    const severity = worst.get(box.id)
    return severity === undefined || severity === 'info' ? box : { ...box, severity }
  })
  const lines: Line[] = []
  for (const edge of edgesOf(design)) {
    const [from, to] = [index.get(edge.from), index.get(edge.to)]
    if (from === undefined || to === undefined) continue
    const guarantee = numbers?.parts.trafficOn(edge, numbers.analysis.views).guarantee
    lines.push({ from, to, colour: guarantee ? toneOf(guarantee) : 'ink-soft' })
  }
  return { boxes, lines, grounds, bounds }
}
