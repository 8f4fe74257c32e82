import { cloneElement, lazy, Suspense, useState } from 'react'
import type { PopoverProps } from './popover-panel'

const PopoverPanel = lazy(() =>
  import('./popover-panel').then((module) => ({ default: module.PopoverPanel })),
)

/** A small panel beside what opened it; Escape and a click elsewhere close it. Loaded when first opened. */
export function Popover(props: PopoverProps) {
  const [isWanted, setWanted] = useState(false)
  const trigger = cloneElement(props.trigger, { 'aria-haspopup': 'dialog', onClick: () => setWanted(true) })
  if (!isWanted) return trigger
  return (
    <Suspense fallback={trigger}>
      <PopoverPanel {...props} />
    </Suspense>
  )
}
