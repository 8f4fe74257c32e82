import { useEffect, useState } from 'react'
import type { EdgeChange } from '@/core/compare/compare-designs'
import type { NodeId } from '@/core/model/node-id'
import type { Compared } from '@/stores/document/compare-store'
import { useDocument } from '@/stores/document/document-store'
import { ChangeMark } from './outcome'

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What a node on the screen covers, in canvas pixels, as React Flow placed it. */
function boxOf(element: Element | undefined): Box | undefined {
  if (!(element instanceof HTMLElement)) return undefined
  const found = /translate\((-?[\d.]+)px,\s*(-?[\d.]+)px\)/.exec(element.style.transform)
  if (!found) return undefined
  return {
    x: Number(found[1]),
    y: Number(found[2]),
    width: element.offsetWidth,
    height: element.offsetHeight,
  }
}

const GHOST_HEIGHT = 64

/** Edges that are not drawn any more, dashed, with their sign. */
export function GhostEdges({
  edges,
  compared,
  elements,
}: {
  edges: readonly EdgeChange[]
  compared: Compared
  elements: ReadonlyMap<string, Element>
}) {
  const end = (id: NodeId): Box | undefined => {
    const ghost = compared.removed.get(id)
    return ghost ? { ...ghost, height: Math.min(ghost.height, GHOST_HEIGHT) } : boxOf(elements.get(id))
  }
  return edges.map(({ id, from, to }) => {
    const [start, stop] = [end(from), end(to)]
    if (!start || !stop) return null
    const [x1, y1] = [start.x + start.width, start.y + start.height / 2]
    const [x2, y2] = [stop.x, stop.y + stop.height / 2]
    const bend = Math.max(40, Math.abs(x2 - x1) / 2)
    return (
      <div key={id} className="pointer-events-none absolute top-0 left-0">
        <svg width="1" height="1" className="absolute overflow-visible" aria-hidden="true">
          <path
            d={`M${x1},${y1} C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`}
            className="fill-none stroke-ink-soft"
            strokeWidth="1.5"
            strokeDasharray="5 4"
          />
        </svg>
        <span className="absolute" style={{ left: (x1 + x2) / 2 - 8, top: (y1 + y2) / 2 - 8 }}>
          <ChangeMark change="remove" />
        </span>
      </div>
    )
  })
}

/** Where along an edge its sign may stand, the first that is clear of all words: near its start, or else near its end. */
const SHARES = [0.16, 0.12, 0.84, 0.9, 0.24, 0.32, 0.76, 0.68] as const
/** Half of a sign, and what it keeps from words. */
const REACH = 9

function spotOn(path: SVGPathElement, words: readonly DOMRect[]): DOMPoint {
  const length = path.getTotalLength()
  const points = SHARES.map((share) => path.getPointAtLength(length * share))
  const isClear = ({ x, y }: DOMPoint) =>
    !words.some(
      (word) =>
        word.left < x + REACH && word.right > x - REACH && word.top < y + REACH && word.bottom > y - REACH,
    )
  return points.find(isClear) ?? path.getPointAtLength(length * SHARES[0])
}

/** A plus on every edge that is new. */
export function NewEdges({ edges }: { edges: readonly EdgeChange[] }) {
  const design = useDocument((state) => state.design)
  const [spots, setSpots] = useState<ReadonlyMap<string, DOMPoint>>(new Map())
  // biome-ignore lint/correctness/useExhaustiveDependencies: edges run elsewhere once a node was moved
  useEffect(() => {
    const holder = document.querySelector('.react-flow__edges')
    if (!holder) return
    let frame = 0
    const look = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        const words = [...holder.querySelectorAll<SVGTextElement>('.react-flow__edge text')].map((text) => {
          const { x, y, width, height } = text.getBBox()
          return new DOMRect(x, y, width, height)
        })
        const found = edges.flatMap(({ id }) => {
          const path = holder.querySelector<SVGPathElement>(
            `[data-id="${CSS.escape(id)}"] path.react-flow__edge-path`,
          )
          return path ? [[id, spotOn(path, words)] as const] : []
        })
        setSpots(new Map(found))
      })
    }
    look()
    const observer = new MutationObserver(look)
    observer.observe(holder, { childList: true, subtree: true, attributes: true, attributeFilter: ['d'] })
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
    }
  }, [edges, design])
  return [...spots].map(([id, { x, y }]) => (
    <span
      key={id}
      data-testid="new-edge"
      className="pointer-events-none absolute"
      style={{ left: x - 8, top: y - 8 }}
    >
      <ChangeMark change="add" />
    </span>
  ))
}
