/** The nodes and edges that are on the screen, and where in nodes something is drawn: for what is laid over a drawing. */
import { useEffect, useState } from 'react'

interface Strip {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Where a node draws something, in its own pixels; looked for anew whenever `renewed` is another. */
export function useStrip(node: Element, find: string, renewed: unknown): Strip | undefined {
  const [strip, setStrip] = useState<Strip>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a node is laid out anew with what is named
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const [own, around] = [node.querySelector(find)?.getBoundingClientRect(), node.getBoundingClientRect()]
      const by = around.width / ((node as HTMLElement).offsetWidth || 1)
      if (!own || own.width === 0 || own.height === 0 || by === 0) return setStrip(undefined)
      setStrip({
        left: (own.left - around.left) / by,
        top: (own.top - around.top) / by,
        width: own.width / by,
        height: own.height / by,
      })
    })
    return () => cancelAnimationFrame(frame)
  }, [node, find, renewed])
  return strip
}

/** The nodes that are on the screen, by their ids; renewed as they come and go. */
export const useNodeElements = (): ReadonlyMap<string, Element> =>
  useDrawn('.react-flow__nodes', '.react-flow__node')

/** The edges that are on the screen, by their ids; renewed as they come and go. */
export const useEdgeElements = (): ReadonlyMap<string, Element> =>
  useDrawn('.react-flow__edges', '.react-flow__edge')

/** The parts of the drawing of one kind that are on the screen, by their ids; renewed as they come and go. */
function useDrawn(within: string, find: string): ReadonlyMap<string, Element> {
  const [elements, setElements] = useState<ReadonlyMap<string, Element>>(new Map())
  useEffect(() => {
    const holder = document.querySelector(within)
    if (!holder) return
    const look = () =>
      setElements(
        new Map(
          [...holder.querySelectorAll(find)].flatMap((element) => {
            const id = element.getAttribute('data-id')
            return id === null ? [] : [[id, element] as const]
          }),
        ),
      )
    look()
    const observer = new MutationObserver(look)
    observer.observe(holder, { childList: true })
    return () => observer.disconnect()
  }, [within, find])
  return elements
}
