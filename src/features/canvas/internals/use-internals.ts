import { useEffect, useMemo, useState } from 'react'
import { useNumbers } from '@/stores/document/numbers-store'
import { useSwitch } from '@/stores/session/preferences-store'
import { canvasHandle } from '../flow/canvas-handle'
import type { FlowEdge } from '../flow/flow-types'
import type { Scene } from '../flow/scene'
import type { DrawnNode } from '../marks/mark-nodes'
import { isAllIn, showAll } from '../viewport/show-all'

type Make = typeof import('./to-internals').toInternals

const NONE = { nodes: [] as DrawnNode[], edges: [] as FlowEdge[] }

/** Returns what Kafka makes by itself, to be drawn beside what a user drew while that is asked for; else nothing. */
export function useInternals(scene: Scene): typeof NONE {
  const isShown = useSwitch('internals')
  const analysis = useNumbers((whole) => whole)
  const [make, setMake] = useState<{ readonly by: Make }>()
  const isWanted = isShown && make === undefined
  useEffect(() => {
    if (isWanted)
      import('./to-internals').then(
        ({ toInternals }) => setMake({ by: toInternals }),
        () => undefined,
      )
  }, [isWanted])
  const drawn = useMemo(
    () => (isShown && make && analysis ? (make.by(analysis, scene) as unknown as typeof NONE) : NONE),
    [isShown, make, analysis, scene],
  )
  const stand = drawn.nodes.length > 0
  useEffect(() => {
    const handle = canvasHandle()
    if (!stand || !handle) return
    const { clientWidth, clientHeight } = handle.element
    // Whoever sees the whole drawing sees these with it; a part that is looked at stays.
    if (isAllIn(handle.flow.getViewport(), clientWidth, clientHeight)) requestAnimationFrame(() => showAll())
  }, [stand])
  return drawn
}
