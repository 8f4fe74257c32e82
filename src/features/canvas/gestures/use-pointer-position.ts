import { type RefObject, useEffect } from 'react'
import { notePointer } from './pointer-position'

/** What lies over the drawing and is not of it. */
const OVER = 'button, input, select, textarea, [role=tree], [role=menu], [role=dialog], [role=img]'

/** Follows where the pointer is on the drawing, for what is added or pasted there by a key. */
export function usePointerPosition(wrapper: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const area = wrapper.current
    if (!area) return
    const follow = ({ target, clientX: x, clientY: y, pointerType }: PointerEvent) => {
      const isOver = target instanceof Element && target.closest(OVER) !== null
      notePointer(isOver || pointerType === 'touch' ? null : { x, y })
    }
    const leave = () => notePointer(null)
    area.addEventListener('pointermove', follow)
    area.addEventListener('pointerleave', leave)
    return () => {
      area.removeEventListener('pointermove', follow)
      area.removeEventListener('pointerleave', leave)
    }
  }, [wrapper])
}
