import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'

const STEP = 10
const LARGE_STEP = 50
/** The separator itself. */
const LINE = 1

/** How a pane lies at the end of its row or column. A separator is named after the way that its line runs. */
const SIDE = {
  width: {
    orientation: 'vertical',
    axis: 'clientX',
    grow: 'ArrowLeft',
    shrink: 'ArrowRight',
    room: 'ml-px',
    line: '-left-px inset-y-0 w-px cursor-col-resize before:inset-y-0 before:-inset-x-1 pointer-coarse:before:-inset-x-2.5',
  },
  height: {
    orientation: 'horizontal',
    axis: 'clientY',
    grow: 'ArrowUp',
    shrink: 'ArrowDown',
    room: 'mt-px',
    line: '-top-px inset-x-0 h-px cursor-row-resize before:inset-x-0 before:-inset-y-1 pointer-coarse:before:-inset-y-2.5',
  },
} as const

interface SizedPaneProps {
  /** What its user sets: the width of the last pane of a row, or the height of the last one of a column. */
  readonly side: keyof typeof SIDE
  /** What the separator is called. */
  readonly label: string
  /** All sizes are pixels. */
  readonly size: number
  /** Comes back by a double click, or by Enter. */
  readonly sizeAtFirst: number
  readonly least: number
  readonly most?: number
  /** What stays for the panes before it, however large this one was made or however small the window is. */
  readonly rest: number
  readonly onSize: (size: number) => void
  /** What part of the page it is, to those who go by landmarks. */
  readonly landmark: { readonly as: 'aside' | 'section'; readonly label: string }
  readonly children: ReactNode
}

/**
 * The last pane of a flex row or column, with the separator before it, by which mouse, touch and keyboard
 * size it. It keeps its pixels when the window changes. A fifth of React Flow's own weight was the library
 * that did this.
 */
export function SizedPane({ side, label, size, least, rest, onSize, children, ...props }: SizedPaneProps) {
  const { sizeAtFirst, most = Number.POSITIVE_INFINITY } = props
  const { orientation, axis, grow, shrink, room: apart, line } = SIDE[side]
  const { as: Part, label: part } = props.landmark
  const id = useId()
  const pane = useRef<HTMLDivElement>(null)
  const room = useRoom(pane, side)
  const [drag, setDrag] = useState<{ readonly from: number; readonly to: number } | null>(null)
  const largest = Math.max(least, Math.min(most, room - rest - LINE))
  const within = (wanted: number) => Math.round(Math.min(largest, Math.max(least, wanted)))
  const shown = drag ? within(drag.to) : size

  const begin = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setDrag({ from: event[axis] + within(size), to: within(size) })
  }
  const follow = (event: PointerEvent<HTMLElement>) => {
    if (drag) setDrag({ from: drag.from, to: drag.from - event[axis] })
  }
  const end = () => {
    if (drag && shown !== within(size)) onSize(shown)
    setDrag(null)
  }
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.shiftKey ? LARGE_STEP : STEP
    const wanted = {
      [grow]: within(size) + step,
      [shrink]: within(size) - step,
      Home: least,
      End: largest,
      Enter: sizeAtFirst,
    }[event.key]
    if (wanted === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    onSize(within(wanted))
  }
  return (
    <div
      id={id}
      ref={pane}
      className={`relative shrink-0 ${apart}`}
      style={{ [side]: `clamp(${least}px, ${shown}px, 100% - ${rest + LINE}px)` }}
    >
      <Part aria-label={part} className="size-full">
        {/* biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is no hr */}
        <div
          role="separator"
          aria-label={label}
          aria-orientation={orientation}
          aria-controls={id}
          aria-valuenow={within(shown)}
          aria-valuemin={least}
          aria-valuemax={Number.isFinite(largest) ? largest : within(shown)}
          tabIndex={0}
          data-dragging={drag ? '' : undefined}
          onPointerDown={begin}
          onPointerMove={follow}
          onPointerUp={end}
          onPointerCancel={() => setDrag(null)}
          onDoubleClick={() => onSize(sizeAtFirst)}
          onKeyDown={press}
          className={`absolute z-10 touch-none select-none bg-line outline-offset-0 before:absolute before:content-[''] hover:bg-accent data-dragging:bg-accent ${line}`}
        />
        {children}
      </Part>
    </div>
  )
}

/** The pixels of the row or column that the pane lies in; without an end until it stands. */
function useRoom(pane: { readonly current: HTMLElement | null }, side: keyof typeof SIDE): number {
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY)
  useEffect(() => {
    const parent = pane.current?.parentElement
    if (!parent) return
    const observer = new ResizeObserver(([entry]) => entry && setRoom(entry.contentRect[side]))
    observer.observe(parent)
    return () => observer.disconnect()
  }, [pane, side])
  return room
}
