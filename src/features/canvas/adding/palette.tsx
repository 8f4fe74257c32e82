import { KIND_WORDS } from '@/core/edits/kind-words'
import { NODE_KINDS, type NodeKind } from '@/core/model/node-id'
import { KIND_ICONS } from '@/figures/kind-icons'
import { SHORTCUTS } from '@/stores/session/shortcuts'
import { shownShortcut } from '@/ui/shown-shortcut'
import { addToDrawing } from './add-to-drawing'

/** What a drag from the palette carries. */
export const PALETTE_TYPE = 'application/x-surveyor-kind'

/** One word a kind: there is room for no more. */
const LABELS = { producer: 'Producer', topic: 'Topic', consumerGroup: 'Group' } as const satisfies Record<
  NodeKind,
  string
>

/** The kinds of node to draw: drag one onto the canvas, click it, or press its key. */
export function Palette() {
  return (
    <nav
      aria-label="Add to the drawing"
      className="flex w-14 shrink-0 flex-col gap-1 border-line border-r bg-raised py-2 max-md:w-full max-md:flex-row max-md:border-r-0 max-md:border-b max-md:py-0"
    >
      {NODE_KINDS.map((kind) => (
        <button
          key={kind}
          type="button"
          draggable
          title={`Add a ${KIND_WORDS[kind]}: click, drag, or press ${shownShortcut(SHORTCUTS[`add-${kind}`])}`}
          onClick={() => addToDrawing(kind)}
          onDragStart={(event) => {
            event.dataTransfer.setData(PALETTE_TYPE, kind)
            event.dataTransfer.effectAllowed = 'copy'
          }}
          className="flex flex-col items-center gap-0.5 py-1.5 text-ink-soft text-small hover:bg-sunk hover:text-ink max-md:flex-1 max-md:flex-row max-md:justify-center max-md:py-2"
        >
          <PaletteIcon kind={kind} />
          <span>{LABELS[kind]}</span>
        </button>
      ))}
    </nav>
  )
}

function PaletteIcon({ kind }: { kind: NodeKind }) {
  const Icon = KIND_ICONS[kind]
  return <Icon size={16} aria-hidden="true" />
}
