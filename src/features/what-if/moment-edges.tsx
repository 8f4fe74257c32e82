/** What flows on each edge at the moment, in the place of what the design says flows there at its peak. */
import { useLayoutEffect, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import { edgesOf } from '@/core/graph/edges'
import { formatRecordsPerSecond } from '@/core/shared/format'
import type { Simulation } from '@/core/simulation/simulation'
import { useDocument } from '@/stores/document/document-store'
import { useEdgeElements } from '@/ui/drawn-nodes'
import { readAt, writtenAt } from './rates-at'
import { useMoment } from './use-moment'

const PLACED = '.edge-label:not(.untaken):not(.moment)'
const HIDE = `.react-flow__edge:has(> .moment) > ${PLACED}{display:none}`

/** The words of every edge that a rate is known of, by its id. */
function useRates(simulation: Simulation): ReadonlyMap<string, string> {
  const design = useDocument((state) => state.design)
  const at = useMoment()
  const edges = useMemo(() => {
    const all = edgesOf(design)
    const writers = new Map<string, number>()
    for (const { to, from } of all)
      if (to.startsWith('topic:') && !from.startsWith('topic:')) writers.set(to, (writers.get(to) ?? 0) + 1)
    return all.map((edge) => ({ ...edge, isOnly: writers.get(edge.to) === 1 }))
  }, [design])
  const runs = useMemo(
    () => new Map(Object.values(simulation.groups).map((run) => [run.node, run])),
    [simulation],
  )
  return useMemo(() => {
    const rates = new Map<string, string>()
    for (const { id, from, to, isOnly } of edges) {
      const [toTopic, fromTopic] = [nameOf(to), nameOf(from)]
      const written = toTopic === null ? undefined : simulation.topics[toTopic]
      const run = fromTopic === null ? undefined : runs.get(to)
      const rate = written
        ? writtenAt(simulation, written, { node: from, isOnly }, at)
        : run && fromTopic !== null && readAt(simulation, run, fromTopic, at)
      if (typeof rate === 'number') rates.set(id, formatRecordsPerSecond(Math.round(rate * 10) / 10))
    }
    return rates
  }, [edges, runs, simulation, at])
}

const nameOf = (id: string): string | null => (id.startsWith('topic:') ? id.slice('topic:'.length) : null)

interface Place {
  readonly x: string
  readonly y: string
  readonly anchor: 'start' | 'middle' | 'end'
}

/** Where each edge has its label, looked for anew as edges are led elsewhere. */
function usePlaces(elements: ReadonlyMap<string, Element>): ReadonlyMap<string, Place> {
  const [places, setPlaces] = useState<ReadonlyMap<string, Place>>(new Map())
  useLayoutEffect(() => {
    const look = () =>
      setPlaces(
        new Map(
          [...elements].flatMap(([id, element]) => {
            const label = element.querySelector(`:scope > ${PLACED}`)
            const [x, y] = [label?.getAttribute('x'), label?.getAttribute('y')]
            const anchor = (label?.getAttribute('text-anchor') ?? 'middle') as Place['anchor']
            return x && y ? [[id, { x, y, anchor }] as const] : []
          }),
        ),
      )
    look()
    const holder = document.querySelector('.react-flow__edges')
    if (!holder) return
    let frame = 0
    const observer = new MutationObserver(() => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(look)
    })
    observer.observe(holder, { attributes: true, attributeFilter: ['d'], subtree: true })
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
    }
  }, [elements])
  return places
}

export function MomentEdges({ simulation }: { simulation: Simulation }) {
  const elements = useEdgeElements()
  const places = usePlaces(elements)
  const rates = useRates(simulation)
  return (
    <>
      <style>{HIDE}</style>
      {[...places].map(([id, { x, y, anchor }]) => {
        const [element, words] = [elements.get(id), rates.get(id)]
        if (!element || words === undefined) return null
        return createPortal(
          <text x={x} y={y} textAnchor={anchor} className="edge-label moment">
            {words}
          </text>,
          element,
          id,
        )
      })}
    </>
  )
}
