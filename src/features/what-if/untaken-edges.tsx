/** Writes that are not taken at the moment: on their edge how many, why, and where they end. */
import { useEffect, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import { edgesOf } from '@/core/graph/edges'
import { topicId } from '@/core/model/node-id'
import { formatRecordsPerSecond } from '@/core/shared/format'
import type { Simulation } from '@/core/simulation/simulation'
import { useDocument } from '@/stores/document/document-store'
import { useEdgeElements } from '@/ui/drawn-nodes'
import { rateAt } from './at-moment'
import { linesOf, type Part } from './untaken-lines'
import { useMoment } from './use-moment'
import { largerAt, useScale } from './use-scale'

/** Where the sign stands before the end of its edge, and how large it is, in pixels of the drawing. */
const BEFORE_END = 14
const SIGN = 7

/** What is not taken of each edge, as its label says it, by the edge's id. */
function useUntaken({ topics, seconds }: Simulation): ReadonlyMap<string, readonly Part[]> {
  const design = useDocument((state) => state.design)
  const at = useMoment()
  return useMemo(() => {
    const labels = new Map<string, readonly Part[]>()
    const writes = Object.values(topics).flatMap(({ name, untaken }) =>
      untaken.map((of) => ({ ...of, topic: topicId(name) })),
    )
    for (const { node, topic, refused, waiting } of writes) {
      const [turnedAway, held] = [rateAt(seconds, refused, at), rateAt(seconds, waiting, at)]
      const parts = [
        ...(turnedAway >= 0.5 ? [[formatRecordsPerSecond(turnedAway), 'refused'] as const] : []),
        ...(held >= 0.5 ? [[formatRecordsPerSecond(held), 'held back'] as const] : []),
      ]
      if (parts.length > 0)
        for (const edge of edgesOf(design))
          if (edge.from === node && edge.to === topic) labels.set(edge.id, parts)
    }
    return labels
  }, [topics, seconds, design, at])
}

export function UntakenEdges({ simulation }: { simulation: Simulation }) {
  const labels = useUntaken(simulation)
  const elements = useEdgeElements()
  if (labels.size === 0) return null
  const of = (id: string) => `.react-flow__edge[data-id="${CSS.escape(id)}"]`
  const ids = [...labels.keys()]
  return (
    <>
      <style>
        {`${ids.map((id) => `${of(id)} path.react-flow__edge-path`).join(',')}{stroke:var(--error) !important;stroke-dasharray:5 4 !important}
${ids.map((id) => `${of(id)} > .edge-label:not(.untaken)`).join(',')}{display:none !important}
${ids.map(of).join(',')}{opacity:1 !important}
${ids.map((id) => `${of(id)} .untaken`).join(',')}{display:inline !important;visibility:visible !important}`}
      </style>
      {ids.map((id) => {
        const element = elements.get(id)
        return element && createPortal(<Sign edge={element} parts={labels.get(id) ?? []} />, element, id)
      })}
    </>
  )
}

interface Positions {
  readonly label: readonly [x: number, y: number, anchor: string]
  readonly end: readonly [x: number, y: number]
}

/** Where an edge has its label, or would have it, and where it ends; looked for anew whenever it is led elsewhere. */
function usePositions(edge: Element): Positions | null {
  const [positions, setPositions] = useState<Positions | null>(null)
  useEffect(() => {
    const line = edge.querySelector<SVGPathElement>('path.react-flow__edge-path')
    if (!line) return
    const look = () => {
      const length = line.getTotalLength()
      const middle = line.getPointAtLength(length / 2)
      const { x, y } = line.getPointAtLength(Math.max(0, length - BEFORE_END))
      const drawn = edge.querySelector('.edge-label:not(.untaken):not(.moment)')
      const number = (name: string, or: number) => Number(drawn?.getAttribute(name) ?? or)
      setPositions({
        label: [
          number('x', middle.x),
          number('y', middle.y - SIGN),
          drawn?.getAttribute('text-anchor') ?? 'middle',
        ],
        end: [x, y],
      })
    }
    look()
    const observer = new MutationObserver(look)
    observer.observe(line, { attributes: true, attributeFilter: ['d'] })
    return () => observer.disconnect()
  }, [edge])
  return positions
}

/** The size of the words at their natural scale, and how high a line of them is, in em. */
const WORDS = 11
const LINE = 1.15

function Sign({ edge, parts }: { edge: Element; parts: readonly Part[] }) {
  const positions = usePositions(edge)
  const scale = useScale()
  if (!positions) return null
  const [x, y, anchor] = positions.label
  const larger = largerAt(scale)
  // Edges that are short on the screen have room below each other.
  const lines = linesOf(parts, larger > 1)
  return (
    <>
      <text
        x={x}
        y={y}
        textAnchor={anchor as 'start' | 'middle' | 'end'}
        className="edge-label untaken"
        style={{ fill: 'var(--error)', fontWeight: 600, fontSize: WORDS * larger }}
      >
        {lines.map(({ key, words }, index) => (
          <tspan key={key} x={x} dy={`${index === 0 ? (1 - lines.length) * LINE : LINE}em`}>
            {words}
          </tspan>
        ))}
      </text>
      <g transform={`translate(${positions.end.join(' ')}) scale(${larger})`}>
        <circle r={SIGN} fill="var(--error-ground)" stroke="var(--error)" strokeWidth={1.5} />
        <path d={`M${-SIGN / 2} 0h${SIGN}`} stroke="var(--error)" strokeWidth={2} />
      </g>
    </>
  )
}
