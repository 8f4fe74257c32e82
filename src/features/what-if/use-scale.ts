import { useEffect, useState } from 'react'

/** How large the drawing is shown. */
export function useScale(): number {
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

const READABLE = 0.85
const MOST = 1.9

/** How many times as large words are drawn that are to be read from afar. */
export const largerAt = (scale: number): number => Math.min(MOST, Math.max(1, READABLE / scale))
