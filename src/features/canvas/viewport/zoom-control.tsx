import { useStoreApi } from '@xyflow/react'
import ListTree from 'lucide-react/icons/list-tree'
import Maximize from 'lucide-react/icons/maximize'
import Minus from 'lucide-react/icons/minus'
import Plus from 'lucide-react/icons/plus'
import { type MouseEvent, memo, useEffect, useState } from 'react'
import { useSwitch } from '@/stores/session/preferences-store'
import { SHORTCUTS, type ShortcutOf } from '@/stores/session/shortcuts'
import { runCommand } from '@/ui/command'
import { leaveButton } from '@/ui/leave-button'
import { shownShortcut } from '@/ui/shown-shortcut'
import { canvasCommands } from '../canvas-commands'

const run = (id: ShortcutOf) => (event: MouseEvent<HTMLElement>) => {
  leaveButton(event)
  runCommand(canvasCommands, id)
}

const keysOf = (id: ShortcutOf) => shownShortcut(SHORTCUTS[id])

const BUTTON = 'grid size-7 place-items-center text-ink-soft hover:bg-sunk hover:text-ink'

/** How long after a change the zoom is written: in every frame it would lay the page out in every frame. */
const WRITE_MS = 100

function useZoomPercent(): number {
  const store = useStoreApi()
  const [zoom, setZoom] = useState(() => store.getState().transform[2])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const write = () => {
      timer = undefined
      setZoom(store.getState().transform[2])
    }
    const follow = () => {
      timer ??= setTimeout(write, WRITE_MS)
    }
    follow()
    const stop = store.subscribe((now, before) => {
      if (now.transform[2] !== before.transform[2]) follow()
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [store])
  return Math.round(zoom * 100)
}

/** By itself, so that a zoom writes a number and renders nothing else. */
function ZoomPercent() {
  const percent = useZoomPercent()
  return (
    <button
      type="button"
      aria-label={`Zoom is ${percent} %: back to 100 %`}
      title={`Zoom to 100 % (${keysOf('zoom-one')})`}
      className="h-7 w-13 contain-strict text-center text-ink-soft text-small hover:text-ink"
      onClick={run('zoom-one')}
    >
      {percent} %
    </button>
  )
}

export const ZoomControl = memo(function ZoomControl({ isStill = false }: { isStill?: boolean }) {
  const showsOutline = useSwitch('outline')
  return (
    <div
      data-one-stop
      data-covers
      className="absolute bottom-3 left-3 flex items-center overflow-hidden rounded-control border border-line bg-raised"
    >
      <button
        type="button"
        aria-label="Zoom out"
        title={`Zoom out (${keysOf('zoom-out')})`}
        className={BUTTON}
        onClick={run('zoom-out')}
      >
        <Minus size={14} />
      </button>
      <ZoomPercent />
      <button
        type="button"
        aria-label="Zoom in"
        title={`Zoom in (${keysOf('zoom-in')})`}
        className={BUTTON}
        onClick={run('zoom-in')}
      >
        <Plus size={14} />
      </button>
      <button
        type="button"
        aria-label="Show everything"
        title={`Show everything (${keysOf('fit')})`}
        className={BUTTON}
        onClick={run('fit')}
      >
        <Maximize size={14} />
      </button>
      {!isStill && (
        <button
          type="button"
          aria-label="Outline"
          aria-pressed={showsOutline}
          title={`${showsOutline ? 'Hide' : 'Show'} the outline (${keysOf('outline')})`}
          className={`${BUTTON} border-line border-l aria-pressed:bg-sunk aria-pressed:text-accent`}
          onClick={() => runCommand(canvasCommands, 'outline')}
        >
          <ListTree size={14} />
        </button>
      )}
    </div>
  )
})
