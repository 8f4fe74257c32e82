import SquareDashed from 'lucide-react/icons/square-dashed'
import StickyNote from 'lucide-react/icons/sticky-note'
import type { MouseEvent, ReactNode } from 'react'
import { KIND_WORDS } from '@/core/edits/kind-words'
import { MARK_KINDS, MARKS, type MarkKind } from '@/core/model/marks'
import { NODE_KINDS, type NodeKind } from '@/core/model/node-id'
import { KIND_ICONS } from '@/figures/kind-icons'
import { SHORTCUTS } from '@/stores/session/shortcuts'
import { shownShortcut } from '@/ui/shown-shortcut'
import { canvasKind } from '../kinds/index'
import { beginMark } from '../marks/begin-mark'
import { addToDrawing } from './add-to-drawing'
import { PALETTE_TYPE, type PaletteKind } from './palette-type'
import { useFingerDrag } from './use-finger-drag'

const MARK_ITEMS = {
  note: { label: 'Note', article: 'a', icon: StickyNote },
  area: { label: 'Area', article: 'an', icon: SquareDashed },
} as const satisfies Record<MarkKind, unknown>

const BUTTON =
  'flex flex-col items-center gap-0.5 py-1.5 text-ink-soft text-small hover:bg-sunk hover:text-ink max-md:min-w-0 max-md:flex-1 max-md:flex-row max-md:justify-center max-md:py-2 max-sm:flex-col max-sm:py-1.5'

/** Does something at a click and at a key, and once at a double click, which is one wish. */
const onFirst = (act: () => void) => (event: MouseEvent) => {
  if (event.detail < 2) act()
}

/** The kinds of node to draw, and notes and areas: drag one onto the canvas, click it, or press its key. */
export function Palette() {
  return (
    <nav
      aria-label="Add to the drawing"
      data-one-stop
      className="flex w-14 shrink-0 flex-col gap-1 border-line border-r bg-raised py-2 max-md:w-full max-md:flex-row max-md:gap-0 max-md:border-r-0 max-md:border-b max-md:py-0"
    >
      {NODE_KINDS.map((kind) => (
        <PaletteButton key={kind} kind={kind} what={`a ${KIND_WORDS[kind]}`} onAdd={() => addToDrawing(kind)}>
          <PaletteIcon kind={kind} />
          <span>{canvasKind(kind).label}</span>
        </PaletteButton>
      ))}
      <hr className="mx-2 my-1 border-line border-t max-md:hidden" />
      {MARK_KINDS.map((kind) => (
        <PaletteButton
          key={kind}
          kind={kind}
          what={`${MARK_ITEMS[kind].article} ${MARKS[kind].word}`}
          onAdd={() => void beginMark(kind)}
        >
          <MarkIcon kind={kind} />
          <span>{MARK_ITEMS[kind].label}</span>
        </PaletteButton>
      ))}
    </nav>
  )
}

interface PaletteButtonProps {
  readonly kind: PaletteKind
  /** What it adds, with its article. */
  readonly what: string
  readonly onAdd: () => void
  readonly children: ReactNode
}

function PaletteButton({ kind, what, onAdd, children }: PaletteButtonProps) {
  const finger = useFingerDrag(kind)
  return (
    <button
      type="button"
      draggable
      title={`Add ${what}: click, drag, or press ${shownShortcut(SHORTCUTS[`add-${kind}`])}`}
      onClick={onFirst(onAdd)}
      onDragStart={(event) => {
        event.dataTransfer.setData(PALETTE_TYPE, kind)
        event.dataTransfer.effectAllowed = 'copy'
      }}
      {...finger}
      className={`${BUTTON} touch-none`}
    >
      {children}
    </button>
  )
}

function PaletteIcon({ kind }: { kind: NodeKind }) {
  const Icon = KIND_ICONS[kind]
  return <Icon size={16} aria-hidden="true" />
}

function MarkIcon({ kind }: { kind: MarkKind }) {
  const Icon = MARK_ITEMS[kind].icon
  return <Icon size={16} aria-hidden="true" />
}
