/** Where on the screen nodes draw what a moment is laid over. */
import { useEffect, useState } from 'react'

interface Strip {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Where a node draws its partitions or members, in its own pixels: it draws them elsewhere when it is small. */
export function useStrip(node: Element, find: string): Strip | undefined {
  const scale = useScale()
  const [strip, setStrip] = useState<Strip>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a node is laid out anew with every scale
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const [own, around] = [node.querySelector(find)?.getBoundingClientRect(), node.getBoundingClientRect()]
      const by = around.width / ((node as HTMLElement).offsetWidth || 1)
      if (!own || own.width === 0 || by === 0) return setStrip(undefined)
      setStrip({
        left: (own.left - around.left) / by,
        top: (own.top - around.top) / by,
        width: own.width / by,
        height: own.height / by,
      })
    })
    return () => cancelAnimationFrame(frame)
  }, [node, find, scale])
  return strip
}

/** How large the drawing is shown. */
function useScale(): number {
  const [scale, setScale] = useState(1)
  useEffect(() => {
    const viewport = document.querySelector<HTMLElement>('.react-flow__viewport')
    if (!viewport) return
    const look = () => setScale(Number(/scale\(([\d.]+)\)/.exec(viewport.style.transform)?.[1] ?? 1))
    look()
    const observer = new MutationObserver(look)
    observer.observe(viewport, { attributes: true, attributeFilter: ['style'] })
    return () => observer.disconnect()
  }, [])
  return scale
}

/** The nodes that are on the screen, by their ids; renewed as they come and go. */
export function useNodeElements(): ReadonlyMap<string, Element> {
  const [elements, setElements] = useState<ReadonlyMap<string, Element>>(new Map())
  useEffect(() => {
    const holder = document.querySelector('.react-flow__nodes')
    if (!holder) return
    const look = () =>
      setElements(
        new Map(
          [...holder.querySelectorAll('.react-flow__node')].flatMap((element) => {
            const id = element.getAttribute('data-id')
            return id === null ? [] : [[id, element] as const]
          }),
        ),
      )
    look()
    const observer = new MutationObserver(look)
    observer.observe(holder, { childList: true })
    return () => observer.disconnect()
  }, [])
  return elements
}
